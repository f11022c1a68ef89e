"""The words of an article: blocks of a kind, spans with marks.

A body is a tuple of blocks. A block is a paragraph, a table or a picture; a table's cells hold
paragraphs only, so nothing nests. A paragraph says what it *is* (heading1, note ...), never how
it looks; a span adds at most the four marks. There is no colour, font, size or alignment: look
is decided once, in the template.

Values hold nothing but values, so none can be part of a ring: no collection of garbage need look
at them (`gc=False`), and the many of an open issue cost the window nothing.
"""

from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What a paragraph is (段落的种类). The stored words are never renamed."""

    BODY = "body"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    NOTE = "note"
    CENTERED = "centered"
    SIGNATURE = "signature"
    DATELINE = "dateline"
    ATTACHMENT = "attachment"

    @property
    def label(self) -> str:
        """Return the office's word for this kind."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.BODY: "正文",
    Kind.HEADING1: "一级标题",
    Kind.HEADING2: "二级标题",
    Kind.HEADING3: "三级标题",
    Kind.HEADING4: "四级标题",
    Kind.NOTE: "按语",
    Kind.CENTERED: "居中",
    Kind.SIGNATURE: "署名",
    Kind.DATELINE: "日期",
    Kind.ATTACHMENT: "附件说明",
}
HEADINGS = (Kind.HEADING1, Kind.HEADING2, Kind.HEADING3, Kind.HEADING4)


class Mark(StrEnum):
    """What is special about some characters (字符标记)."""

    BOLD = "bold"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"

    @property
    def label(self) -> str:
        """Return the office's word for this mark."""
        return _MARK_LABELS[self]


_MARK_LABELS = {
    Mark.BOLD: "加粗",
    Mark.UNDERLINE: "下划线",
    Mark.SUPERSCRIPT: "上标",
    Mark.SUBSCRIPT: "下标",
}
NO_MARKS: frozenset[Mark] = frozenset()


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Some characters with the same marks."""

    text: str
    marks: frozenset[Mark] = NO_MARKS


class Paragraph(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
    tag_field="block",
    tag="paragraph",
):
    """One paragraph (段).

    `lead` counts the leading characters of a run-in heading that stand in the heading's face
    (标题句); 0 means that the whole paragraph has one face.
    """

    kind: Kind
    spans: tuple[Span, ...] = ()
    lead: int = 0

    @property
    def text(self) -> str:
        """Return the characters without their marks."""
        spans = self.spans
        return spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One cell of a table; spans count columns and rows."""

    paragraphs: tuple[Paragraph, ...]
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        """Return the cell's paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Table(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
    tag_field="block",
    tag="table",
):
    """A table (表). `widths` are shares of the type area's width, one a column, or empty.

    A cell that a span of an earlier cell covers is not listed, as in HTML.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: bool
    widths: tuple[float, ...] = ()
    caption: str = ""


class Picture(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
    tag_field="block",
    tag="picture",
):
    """A picture (图): SHA-256 of its bytes, which are kept apart as a plate; width in mm.

    Width 0 is the picture's own size, at most that of the type area.
    """

    digest: str
    media: str
    width_mm: float = 0
    caption: str = ""


Block = Paragraph | Table | Picture
Body = tuple[Block, ...]


def paragraph(text: str, kind: Kind = Kind.BODY, *, lead: int = 0) -> Paragraph:
    """Return a paragraph of unmarked text."""
    return Paragraph(kind, (Span(text),) if text else (), lead)


def tidy_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the same characters in the fewest spans, none of them empty."""
    tidied: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if tidied and tidied[-1].marks == span.marks:
            tidied[-1] = Span(tidied[-1].text + span.text, span.marks)
        else:
            tidied.append(span)
    return spans if len(tidied) == len(spans) else tuple(tidied)


def cut(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Return the characters from `start` to `end` with their marks."""
    made: list[Span] = []
    at = 0
    for span in spans:
        text = span.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            made.append(span if len(text) == len(span.text) else Span(text, span.marks))
        at += len(span.text)
    return tuple(made)


def differing(old: Body, new: Body) -> tuple[Body, Body]:
    """Return two bodies without the blocks, the very same ones, that both begin and end with."""
    most = min(len(old), len(new))
    ahead = next((n for n in range(most) if old[n] is not new[n]), most)
    most -= ahead
    behind = next((n for n in range(most) if old[-1 - n] is not new[-1 - n]), most)
    return old[ahead : len(old) - behind], new[ahead : len(new) - behind]


def digests(body: Body) -> set[str]:
    """Return the digests of the plates that this body points to."""
    return {block.digest for block in body if isinstance(block, Picture)}
