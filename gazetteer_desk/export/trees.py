"""The parts of a Word package as trees: what is looked up in them, and what is changed.

The trees are those of lxml, as python-docx hands them out; some are of the standard library, which
read alike.
"""

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from gazetteer_desk.export.oxml import W


Element = Any
# What may follow w:w in w:rPr, and w:rPr in w:style (ECMA-376, CT_RPr and CT_Style).
_AFTER_WIDTH = (
    *("kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
    *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
)
_LARGEST_WHOLE = 2**31 - 1  # Word's whole numbers have 32 bits
_AFTER_LETTERS = ("tblPr", "trPr", "tcPr", "tblStylePr")
_FACES = [f"{W}{slot}" for slot in ("ascii", "hAnsi", "eastAsia", "cs")]


def value(parent: Element, tag: str) -> str:
    """Return what the w:val of a child says, "" where there is no such child."""
    child = parent.find(f"{W}{tag}")
    return "" if child is None else child.get(f"{W}val", "")


def is_on(parent: Element, tag: str) -> bool:
    """Return whether a switch is there and not switched off."""
    child = parent.find(f"{W}{tag}")
    return child is not None and child.get(f"{W}val", "1") not in ("0", "false", "off")


def child(parent: Element, tag: str, *, before: Iterable[str]) -> Element:
    """Return a new child, put before the first of the named ones, else at the end."""
    made = parent.makeelement(f"{W}{tag}")
    names = {f"{W}{name}" for name in before}
    at = next((n for n, one in enumerate(parent) if one.tag in names), len(parent))
    parent.insert(at, made)
    return made


def within(parent: Element, tag: str) -> Iterable[Element]:
    """Return the children of a child, none where there is no such child."""
    child = parent.find(f"{W}{tag}")
    return () if child is None else child


def words(element: Element) -> str:
    """Return all text in an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def instructions(element: Element) -> str:
    """Return what the fields in an element are asked to show."""
    asked = [text.text or "" for text in element.iter(f"{W}instrText")]
    return " ".join((*asked, *(one.get(f"{W}instr", "") for one in element.iter(f"{W}fldSimple"))))


def parsed(xml: str, root: Element) -> Element:
    """Return XML as a tree that can stand in the part of `root`."""
    return all_parsed(xml, root)[0]


def all_parsed(xml: str, root: Element) -> list[Element]:
    """Return the elements of some XML as trees that can stand in the part of `root`."""
    from docx.oxml import parse_xml

    spaces = "".join(
        f' xmlns{f":{prefix}" if prefix else ""}="{uri}"' for prefix, uri in root.nsmap.items()
    )
    made: Element = parse_xml(f"<x{spaces}>{xml}</x>")
    return list(made)


def namespaces(root: Element) -> str:
    """Return a pattern of the namespaces that a part declares at its root."""
    names = (
        f' xmlns{f":{prefix}" if prefix else ""}="{uri}"' for prefix, uri in root.nsmap.items()
    )
    return "|".join(map(re.escape, names))


def text_of(element: Element, declared: str) -> str:
    """Return an element as XML, without the namespaces declared at the root of its part."""
    # lxml has no types, and is loaded here so that plain text is written without it.
    from lxml import etree  # pyright: ignore

    as_text = cast("Callable[..., str]", etree.tostring)  # pyright: ignore
    xml = as_text(element, encoding="unicode", with_tail=False)
    return re.sub(declared, "", xml) if declared else xml


def has_section(document: Element) -> bool:
    """Return whether the document's last section says how its page is set up."""
    return document.find(f"{W}body/{W}sectPr") is not None


def mend_grids(document: Element) -> None:
    """Write a negative w:charSpace as such: LibreOffice writes it as if it had no sign."""
    for grid in document.iter(f"{W}docGrid"):
        said = grid.get(f"{W}charSpace", "")
        if said.isdecimal() and int(said) > _LARGEST_WHOLE:
            grid.set(f"{W}charSpace", f"{int(said) - 2 * (_LARGEST_WHOLE + 1)}")


def empty(document: Element) -> None:
    """Take everything out of the document's body but its last section."""
    document.body.clear_content()


def style_names(styles: Element) -> dict[str, str]:
    """Return the name of every paragraph style by its id; "" is the id of the usual one."""
    names: dict[str, str] = {}
    for style in styles.findall(f"{W}style"):
        if style.get(f"{W}type", "paragraph") == "paragraph":
            names[style.get(f"{W}styleId", "")] = value(style, "name")
            if style.get(f"{W}default") in ("1", "true", "on"):
                names[""] = value(style, "name")
    return names


def style_ids(styles: Element) -> dict[str, str]:
    """Return the id of every style by its name."""
    return {
        name.get(f"{W}val"): style.get(f"{W}styleId")
        for style in styles.findall(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
    }


def rename(root: Element, names: Mapping[str, str]) -> None:
    """Put the faces in a tree under other names."""
    for fonts in root.iter(f"{W}rFonts") if names else ():
        for slot in _FACES:
            if (face := fonts.get(slot)) in names:
                fonts.set(slot, names[face])


def faces(roots: Iterable[Element], texts: Iterable[str]) -> list[str]:
    """Return the faces that trees and XML texts name, each once, in the order of their coming."""
    found = [
        face
        for root in roots
        for fonts in root.iter(f"{W}rFonts")
        for slot in _FACES
        if (face := fonts.get(slot))
    ]
    said = r'<w:rFonts[^>]*w:eastAsia="([^"]*)"'
    return [*dict.fromkeys((*found, *(face for text in texts for face in re.findall(said, text))))]


def shrink(styles: Element, style_id: str, largest: float) -> None:
    """Make a style's letters `largest` points at most, for letters too wide for one line."""
    for style in styles.findall(f"{W}style"):
        if style.get(f"{W}styleId") == style_id:
            for tag in ("sz", "szCs"):
                size = style.find(f"{W}rPr/{W}{tag}")
                if size is not None and float(size.get(f"{W}val")) > 2 * largest:
                    size.set(f"{W}val", f"{round(2 * largest)}")


def condense(styles: Element, style_id: str, percent: int) -> None:
    """Give a style's letters that percent of their width."""
    style = _find(styles, style_id)
    look = style.find(f"{W}rPr")
    if look is None:
        look = child(style, "rPr", before=_AFTER_LETTERS)
    for old in look.findall(f"{W}w"):
        look.remove(old)
    child(look, "w", before=_AFTER_WIDTH).set(f"{W}val", f"{percent}")


def combine(styles: Element, names: tuple[str, ...], ids: tuple[str, ...]) -> str:
    """Add the character style that is all of `ids` at once, and return its id.

    A run can name one style only, and direct formatting is not wanted: so a marked word in a
    heading's face gets a style of its own, based on the first, with what the others add.
    """
    joined = "".join(ids)
    made = copy.deepcopy(_find(styles, ids[0]))
    made.set(f"{W}styleId", joined)
    made.find(f"{W}name").set(f"{W}val", "与".join(names))
    based = made.find(f"{W}basedOn")
    if based is not None:
        based.set(f"{W}val", ids[0])
    look = made.find(f"{W}rPr")
    for other in ids[1:]:
        for part in _find(styles, other).findall(f"{W}rPr/*"):
            if look.find(part.tag) is None:
                look.append(copy.deepcopy(part))
    styles.append(made)
    return joined


def _find(styles: Element, style_id: str) -> Element:
    return next(s for s in styles.findall(f"{W}style") if s.get(f"{W}styleId") == style_id)
