"""Word's drawings, which it keeps in conditional comments: words of text boxes, pictures.

Other programs see a picture of a text box beside the comment, or nothing; the words are in the
comment alone. Only plain searches are made here, no tree: the words inside a box are HTML again.
"""

import re
from bisect import bisect
from typing import NamedTuple


_LARGEST = 2_000_000
_MOST = 200
_SHAPE = re.compile(
    r"<v:(?:shape|rect|roundrect|oval|group)\s[^<>]{0,2000}?\bid=[\"']?([^\s\"'>]{1,200})"
)
_IMAGE = re.compile(r"<v:imagedata\s[^<>]{0,2000}?\bsrc=\"([^\"<>]{1,2000})\"")
_BOX = re.compile(r"<v:textbox\b[^<>]{0,2000}>")
_BOX_END = "</v:textbox>"
_CONDITION = re.compile(r"<!\[(?:if [^\]<>]{0,60}|endif)\]>")


class Drawn(NamedTuple):
    """The text boxes as pairs of a shape's name and HTML; the pictures' addresses by shape."""

    boxes: tuple[tuple[str, str], ...]
    pictures: dict[str, str]


def is_some(comment: str) -> bool:
    """Return whether a comment is one of Word's conditional ones that hold drawings."""
    return comment.startswith("[if gte vml") and len(comment) <= _LARGEST


def read(comment: str) -> Drawn:
    """Return what the drawings in a comment hold."""
    shapes = [(found.start(), found[1]) for found in _SHAPE.finditer(comment)]
    starts = [start for start, _ in shapes]

    def around(at: int) -> str:
        before = bisect(starts, at)
        return shapes[before - 1][1] if before else ""

    boxes: list[tuple[str, str]] = []
    for found in _BOX.finditer(comment):
        end = comment.find(_BOX_END, found.end())
        if end < 0 or len(boxes) >= _MOST:
            break
        inside = _CONDITION.sub("", comment[found.end() : end])
        boxes.append((around(found.start()), inside))
    pictures = {around(found.start()): found[1] for found in _IMAGE.finditer(comment)}
    return Drawn(tuple(boxes), pictures)
