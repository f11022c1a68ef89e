"""Headers and footers: the words in their slots, the number of the page as a series wants it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gazetteer_desk.bulletin.scheme import PageNumbers
from gazetteer_desk.export import placeholders, trees
from gazetteer_desk.export.oxml import W
from gazetteer_desk.export.skeleton import Reader
from gazetteer_desk.layout import filling
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.plan import Planned
from gazetteer_desk.layout.sheet import Sheet


if TYPE_CHECKING:
    from docx.document import Document

Element = Any
_WHERE = "页眉页脚"
_NUMBER = " \t\u3000—-0123456789"  # what stands in the paragraph of the page's number


def roots(document: "Document") -> list[Element]:
    """Return the trees of all headers and footers, in the order of their names."""
    parts = {
        str(rel.target_part.partname): rel.target_part
        for rel in document.part.rels.values()
        if rel.reltype.endswith(("/header", "/footer"))
    }
    found: list[Any] = [parts[name] for name in sorted(parts)]
    return [part.element for part in found]


def faults(trees: Iterable[Element]) -> tuple[str, ...]:
    """Return what is not in order in headers and footers, each once."""
    found: list[str] = []
    for root in trees:
        reader = Reader(root, {})
        for paragraph in root.iter(f"{W}p"):
            made = reader.read(paragraph, _WHERE)
            found += placeholders.faults(made.text, _WHERE)
            for anchor in placeholders.anchors_in(made.text):
                found.append(f"{_WHERE}里不能有占位“{{{{{anchor}}}}}”")
        found += reader.faults
    return tuple(dict.fromkeys(found))


def has_more(trees_of: Iterable[Element]) -> bool:
    """Tell whether headers and footers have words or pictures beside the number of the page."""
    return any(_is_more(paragraph) for root in trees_of for paragraph in root.iter(f"{W}p"))


def _is_more(paragraph: Element) -> bool:
    has_number = "PAGE" in trees.instructions(paragraph)
    words = trees.words(paragraph).strip(_NUMBER if has_number else None)
    drawn = next(paragraph.iter(f"{W}drawing", f"{W}pict"), None)
    return bool(words) or drawn is not None


def fill(document: "Document", sheet: Sheet, look: Look) -> None:
    """Put the words of an issue into the slots, and the number of the page as the series wants it.

    A slot here repeats what the page says elsewhere: it takes nothing from 版记.
    """
    for root in roots(document):
        for paragraph in [*root.iter(f"{W}p")]:
            if "PAGE" in trees.instructions(paragraph):
                _number(paragraph, sheet.page_numbers)
            if "{{" in trees.words(paragraph):
                _fill(root, paragraph, sheet, look)


def _number(paragraph: Element, how: PageNumbers) -> None:
    """Take the dashes beside the number, or all of the paragraph."""
    for text in [*paragraph.iter(f"{W}t")] if how is PageNumbers.PLAIN else ():
        if "—" in text.text:
            text.text = text.text.replace("—", "").strip()
    if how is PageNumbers.NONE:
        for child in [one for one in paragraph if one.tag != f"{W}pPr"]:
            paragraph.remove(child)


def _fill(root: Element, paragraph: Element, sheet: Sheet, look: Look) -> None:
    made = Reader(root, {}).read(paragraph, _WHERE)
    line = filling.filled(Planned(Style.PAGE_ODD, made.parts, kept=made.kept), sheet.named, look)
    fresh = trees.parsed(made.xml(() if line is None else line.pieces), root)
    paragraph.getparent().replace(paragraph, fresh)
