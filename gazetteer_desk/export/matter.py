"""What paragraphs and tables of a Word file are compared by."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from gazetteer_desk.bulletin.pairing import Item, Likeness
from gazetteer_desk.export import trees
from gazetteer_desk.export.oxml import W


Element = Any
BLOCKS = Likeness(here=0.4, anywhere=0.75, shortest=8)
ROWS = Likeness(here=0.3, anywhere=None)
_TEXTS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
# Of pictures each has a number of its own; which namespaces are declared depends on the place.
_NOISE = re.compile(r'\bid="\d+" name="图\d+"| xmlns:\w+="[^"]*"')
_THINGS = 0xF0000  # what is no text is compared as characters of a private plane


class Atom(NamedTuple):
    """A character of a paragraph and the w:rPr it has; `thing` is what is no text."""

    character: str
    look: str
    thing: Element | None = None


def block(element: Element) -> Item:
    """Return what a paragraph or table is found again by; tables of one shape are one."""
    if not is_table(element):
        return Item(value(element), text(element))
    rows = element.findall(f"{W}tr")
    shape: list[object] = [value(element.find(f"{W}tblPr")), value(element.find(f"{W}tblGrid"))]
    if has_tall_cells(element):
        shape += [_cells(one) for one in rows]
    words = "\n".join(row(one).text for one in rows)
    return Item(value(element), words, tuple(shape), least=BLOCKS.here)


def row(element: Element) -> Item:
    """Return what a row is found again by: rows with the same cells are one, in their order."""
    words = "\t".join(text(one) for one in element.iter(f"{W}p"))
    return Item(value(element), words, _cells(element), least=ROWS.here)


def has_tall_cells(table: Element) -> bool:
    """Tell whether a cell spans rows."""
    return next(table.iter(f"{W}vMerge"), None) is not None


def _cells(row: Element) -> tuple[str, ...]:
    return tuple(value(cell.find(f"{W}tcPr")) for cell in row.findall(f"{W}tc"))


def is_table(element: Element) -> bool:
    """Tell a table from a paragraph."""
    return element.tag == f"{W}tbl"


def value(element: Element | None) -> str:
    """Return what makes an element what it is, for comparing."""
    return "" if element is None else _NOISE.sub("", trees.text_of(element, ""))


def text(paragraph: Element) -> str:
    """Return a paragraph's characters, with one in place of each thing that is no text."""
    return "".join(one.character for one in atoms(paragraph, {}))


def runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, also those within a field or the like."""
    for child in list(paragraph):
        if child.tag == f"{W}r":
            yield child
        elif child.tag != f"{W}pPr":
            yield from runs(child)


def looks(paragraph: Element) -> dict[str, Element]:
    """Return the w:rPr of a paragraph's runs by what they say."""
    found = (run.find(f"{W}rPr") for run in runs(paragraph))
    return {value(look): look for look in found if look is not None}


def atoms(paragraph: Element, things: dict[str, str]) -> list[Atom]:
    """Return a paragraph's characters; `things` has those that stand for what is no text."""
    made: list[Atom] = []
    for run in runs(paragraph):
        look = value(run.find(f"{W}rPr"))
        for child in run:
            if child.tag == f"{W}t":
                made += [Atom(character, look) for character in child.text or ""]
            elif child.tag != f"{W}rPr":
                said = value(child)
                kept = things.setdefault(said, chr(_THINGS + len(things)))
                made.append(Atom(_TEXTS.get(child.tag, kept), look, child))
    return made
