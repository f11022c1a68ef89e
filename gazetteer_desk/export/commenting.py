"""Comments of Word (批注) on words of a file: marks in the paragraphs, and the part they are in.

A run is parted where a comment begins or ends; both halves keep its look, so that nothing on the
page moves. (ECMA-376, 17.13.4)
"""

import copy
import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from gazetteer_desk.export import oxml, trees
from gazetteer_desk.export.oxml import W
from gazetteer_desk.layout.sheet import Colophon, Grid


if TYPE_CHECKING:
    from docx.document import Document

Element = Any
PART = "word/comments.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = f"{W}t"
_ONES = {f"{W}tab", f"{W}br", f"{W}cr"}  # that count as one character
# Set on the paragraph: the usual one of a template is that of official text, in 16 pt.
_SHAPE = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
_LETTERS = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'


class Comment(msgspec.Struct, frozen=True):
    """A comment on a paragraph's characters from `start` up to `end`; a line each of `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


class Commenter:
    """Writes the comments of one file; each gets a number in the order of their coming."""

    def __init__(self, author: str, initials: str, when: dt.datetime) -> None:
        # Word shows w:date as it stands, whatever the Z says ([MS-DOCX], dateUtc).
        self._who = (
            f'w:author="{oxml.quote(author)}" w:initials="{oxml.quote(initials)}"'
            f' w:date="{when:%Y-%m-%dT%H:%M:%SZ}"'
        )
        self._comments: list[str] = []

    def mark(self, paragraph: Element, comments: Iterable[Comment]) -> None:
        """Put the marks of some comments into a paragraph (w:p)."""
        for comment in comments:
            number = str(len(self._comments))
            self._comments.append(self._comment(number, comment.lines))
            start, end = _visible(paragraph, comment)
            opened = _made(paragraph, "commentRangeStart", number)
            paragraph.insert(_before(paragraph, start), opened)
            told = paragraph.makeelement(f"{W}r", nsmap={"w": W.strip("{}")})
            told.append(_made(paragraph, "commentReference", number))
            last = _before(paragraph, end)
            paragraph.insert(last, _made(paragraph, "commentRangeEnd", number))
            paragraph.insert(last + 1, told)

    def put_into(self, document: "Document") -> None:
        """Give a document the part that holds the comments; none where there are none."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        if not self._comments:
            return
        uri, inner = W.strip("{}"), "".join(self._comments)
        head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        data = f'{head}<w:comments xmlns:w="{uri}">{inner}</w:comments>'.encode()
        main = document.part
        part = Part(PackURI(f"/{PART}"), CONTENT_TYPE.WML_COMMENTS, data, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)

    def _comment(self, number: str, lines: Iterable[str]) -> str:
        mark = "<w:r><w:annotationRef/></w:r>"
        paragraphs: list[str] = []
        for line in lines:
            first = "" if paragraphs else mark
            paragraphs.append(f"<w:p>{_SHAPE}{first}{oxml.run_like(_LETTERS, line)}</w:p>")
        return f'<w:comment w:id="{number}" {self._who}>{"".join(paragraphs)}</w:comment>'


def paragraph_in(made: list[Element], element: object, path: tuple[int, ...]) -> Element:
    """Return the paragraph (w:p) at a path of an element of the sheet, which was written as `made`.

    The path is that of `layout.tracing`.
    """
    match element:
        case Grid():
            row, cell, line = path
            found = made[0].findall(f"{W}tr")[row].findall(f"{W}tc")[cell]
            return found.findall(f"{W}p")[line]
        case Colophon():
            tables = [one for one in made if one.tag == f"{W}tbl"]
            return [p for table in tables for p in table.iter(f"{W}p")][path[0]]
        case _:
            return made[-1]  # below a picture its caption


def _visible(paragraph: Element, comment: Comment) -> tuple[int, int]:
    """Return its characters; where something is missing, the one beside that place."""
    if comment.start < comment.end:
        return comment.start, comment.end
    total = sum(size for child in paragraph for _, size in _sized(child))
    start = max(min(comment.start, total - 1), 0)
    return start, start + 1


def _before(paragraph: Element, at: int) -> int:
    """Return the place among a paragraph's children that stands before character `at`.

    A run that has it in its middle is parted there.
    """
    seen = 0
    for place, child in enumerate(paragraph):
        size = sum(size for _, size in _sized(child))
        if size and seen + size > at:
            if child.tag == f"{W}r" and seen < at:
                child.addnext(_parted(child, at - seen))
                return place + 1
            return place
        seen += size
    return len(paragraph)


def _parted(run: Element, at: int) -> Element:
    """Return a run with what stood from character `at` on, which is taken out of the one given."""
    rest = run.makeelement(f"{W}r", nsmap={"w": W.strip("{}")})
    look = run.find(f"{W}rPr")
    if look is not None:
        rest.append(copy.deepcopy(look))
    seen = 0
    for child, size in [*_sized(run)]:
        if seen >= at and child.tag != f"{W}rPr":
            rest.append(child)
        elif child.tag == _TEXT and seen + size > at:
            words = child.text or ""
            half = copy.deepcopy(child)
            child.text, half.text = words[: at - seen], words[at - seen :]
            for one in (child, half):
                one.set(_SPACE, "preserve")
            rest.append(half)
        seen += size
    return rest


def _sized(element: Element) -> Iterator[tuple[Element, int]]:
    """Yield what stands in a run, or in what wraps some, each with its characters."""
    if element.tag == f"{W}r":
        for child in element:
            is_text = child.tag == _TEXT
            yield child, len(child.text or "") if is_text else int(child.tag in _ONES)
    elif element.tag != f"{W}pPr":
        yield element, len(trees.words(element))


def _made(at: Element, tag: str, number: str) -> Element:
    return at.makeelement(f"{W}{tag}", {f"{W}id": number}, {"w": W.strip("{}")})
