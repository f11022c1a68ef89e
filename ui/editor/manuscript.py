"""The document under the pen, and its single lines: paragraphs, pictures, gaps.

`document.py` says how the whole stands together.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from PySide6.QtCore import QByteArray, QObject, QUrl, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from gazetteer_desk.bulletin.body import (
    Block,
    Cell,
    Kind,
    Paragraph,
    Picture,
    Span,
    Table,
    tidy_spans,
)
from ui.editor import edits, plates
from ui.editor.look import CAPTION, KIND, SEAM, TABLE_CAPTION, Look, Measure, characters, marks_of
from ui.editor.shown import Shown, table_at
from ui.utf16 import units


_KINDS = {str(kind): kind for kind in Kind}
Rows = tuple[tuple[Cell, ...], ...]
Measured = tuple[Rows, tuple[float, ...], tuple[float, ...]]  # and what the columns take
_OBJECT = "\ufffc"  # where a picture stands
_FEW = 100  # touched lines that are looked at one by one
_MANY = 10_000  # touched characters: their tables are not looked for one by one
_BREAK = "\u2028"  # Shift+Enter, or what an input method commits


def _no_plate(_digest: str) -> bytes | None:
    return None


class Known(NamedTuple):
    """A block of the body, and where on the screen it begins: a line, or a table."""

    value: Block
    line: QTextBlock
    start: int = 0  # in the line's characters; above 0 where one line holds several blocks
    table: Shown | None = None


@dataclass
class Walk:
    """What a walk through the document has found, and which lines were touched since, by number."""

    found: list[Known]
    numbers: list[int]  # of the line that each block begins at
    lines: int  # of the document
    touched: set[int] = field(default_factory=set[int])


class Manuscript(QTextDocument):
    """The words under the pen (文稿), shown from a body and read back as one.

    Signals: begun_anew() nothing is laid out any more but what is seen.
    """

    begun_anew = Signal()

    def __init__(
        self,
        look: Look | None = None,
        plate: Callable[[str], bytes | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.measure = Measure(look or Look())
        self.plate = plate or _no_plate
        self.values: dict[int, Paragraph] = {}
        self.tables: dict[int, Rows] = {}  # of every part of a table that was not touched since
        self.wholes: dict[int, Table] = {}  # each table as it was last read, by its first part
        self.measured: deque[Measured] = deque(maxlen=8)
        self.last_walk: Walk | None = None
        self._last_number = -1
        self._filling = False
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setDefaultFont(self.measure.font)
        self.documentLayout()  # without a layout Qt reports no changes
        self.contentsChange.connect(self._forget)

    @contextmanager
    def filling(self) -> Generator[QTextCursor]:
        """Write by program in one edit block; what is written is known, not touched."""
        outer, self._filling = self._filling, True
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self._filling = outer

    @contextmanager
    def laying_anew(self) -> Generator[None]:
        """Lay out nothing meanwhile; after it the lines that can be seen, and the rest by and by.

        Otherwise Qt lays out all that changed, and all above the caret, before it goes on.
        """
        is_outermost = self.isLayoutEnabled()
        self.setLayoutEnabled(False)
        try:
            yield
        finally:
            self.setLayoutEnabled(is_outermost)
            if is_outermost:
                self.begun_anew.emit()

    @property
    def is_filling(self) -> bool:
        """Return whether the present change is made by program."""
        return self._filling

    def remember(self, line: QTextBlock, paragraph: Paragraph) -> None:
        """Take note that a line stands for this paragraph."""
        self._last_number += 1
        self.values[self._last_number] = paragraph
        line.setUserState(self._last_number)

    def known(self, line: QTextBlock) -> Paragraph | None:
        """Return the paragraph a line stands for, None where it was touched since."""
        return self.values.get(line.userState())

    def former(self, line: QTextBlock) -> Paragraph | None:
        """Return the paragraph that a line stood for before it was touched."""
        state = line.userState()
        return self.values.get(-2 - state if state < -1 else state)

    def lead(self, line: QTextBlock, text: str) -> int:
        """Return the run-in stretch of a line in UTF-16 units, for the painter of faces."""
        paragraph = self.known(line)
        lead = paragraph.lead if paragraph else 0
        if paragraph is None and (kind := kind_of(line)):
            lead = edits.lead_of(self.former(line), kind, text)
        return units(text, lead) if lead else 0

    def touch(self, position: int) -> None:
        """Take note that the words of the line there changed, before Qt reports it."""
        self._forget(position, 0, 0)

    def _forget(self, position: int, _removed: int, added: int) -> None:
        self._note(position, added)
        if self._filling:
            return
        if added > _MANY:
            self.tables.clear()
        line = self.findBlock(position)
        while line.isValid() and line.position() <= position + added:
            if (state := line.userState()) >= 0:
                line.setUserState(-2 - state)
            if self.tables and (part := table_at(self, line.position())) is not None:
                self.tables.pop(part.objectIndex(), None)
            line = line.next()

    def _note(self, position: int, added: int) -> None:
        """Note for the next walk which lines were touched; where they are many, it begins anew."""
        walk = self.last_walk
        if walk is None:
            return
        last = self.findBlock(min(position + added, self.characterCount() - 1)).blockNumber()
        lines = range(self.findBlock(position).blockNumber(), last + 1)
        if walk.lines != self.blockCount() or len(lines) > _FEW:
            self.last_walk = None
        else:
            walk.touched.update(lines)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give nothing but our own plates to a picture: no file, no address is ever read."""
        return plates.resource(self, name) or QByteArray()


def kind_of(line: QTextBlock) -> Kind | None:
    """Return the kind of a line, None for a gap, a picture or a caption."""
    return _KINDS.get(line.blockFormat().stringProperty(KIND))


def role_of(line: QTextBlock) -> str:
    """Return the kind or the role of a line, "" for a gap."""
    return line.blockFormat().stringProperty(KIND)


def read_line(document: Manuscript, line: QTextBlock, found: list[Known]) -> None:
    """Add what a touched line stands for to the blocks found above it."""
    text = line.text()
    role = role_of(line)
    if _OBJECT in text:
        found += _pictures(line)
        return
    if role in ("", SEAM) and not text:
        return
    under = found[-1] if found else None
    if role == CAPTION and under and isinstance(under.value, Picture) and _is_under(under, line):
        found[-1] = under._replace(value=plates.with_caption(under.value, text))
        return
    kind = _KINDS.get(role, Kind.CENTERED if role in (CAPTION, TABLE_CAPTION) else Kind.BODY)
    start = 0
    for spans in _split(_spans(line)):
        paragraph = Paragraph(kind, spans)
        lead = edits.lead_of(document.former(line) if not start else None, kind, paragraph.text)
        found.append(Known(Paragraph(kind, spans, lead), line, start))
        start += len(paragraph.text) + 1
    if start == len(text) + 1 and _BREAK not in text and role in _KINDS:
        value = cast("Paragraph", found[-1].value)
        former = document.former(line)
        if former is not None and former == value:
            found[-1] = Known(former, line)
        document.remember(line, cast("Paragraph", found[-1].value))


def _is_under(above: Known, line: QTextBlock) -> bool:
    return above.line == line.previous()


def _spans(line: QTextBlock) -> list[Span]:
    spans: list[Span] = []
    at = line.begin()
    while not at.atEnd():
        fragment = at.fragment()
        spans.append(Span(fragment.text(), marks_of(fragment.charFormat())))
        at += 1
    return spans


def _split(spans: list[Span]) -> list[tuple[Span, ...]]:
    """Return the spans of each line that a soft break ends."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        head, *more = span.text.split(_BREAK)
        lines[-1].append(Span(head, span.marks))
        lines += [[Span(words, span.marks)] for words in more]
    return [tidy_spans(tuple(one)) for one in lines]


def _pictures(line: QTextBlock) -> Iterator[Known]:
    """Yield the pictures of a line; words typed beside one are paragraphs of their own."""
    words: list[Span] = []
    start = at_character = 0
    at = line.begin()
    while not at.atEnd():
        fragment = at.fragment()
        picture = plates.read(fragment.charFormat())
        if picture is not None:
            if spans := tidy_spans(tuple(words)):
                yield Known(Paragraph(Kind.BODY, spans), line, start)
            # Two pictures side by side that are the same are one fragment of two characters.
            for _ in fragment.text():
                yield Known(picture, line, at_character)
            words, start = [], at_character + len(fragment.text())
        else:
            text = fragment.text().replace(_BREAK, " ")
            words.append(Span(text, marks_of(fragment.charFormat())))
        at_character += len(fragment.text())
        at += 1
    if spans := tidy_spans(tuple(words)):
        yield Known(Paragraph(_KINDS.get(role_of(line), Kind.BODY), spans), line, start)


def write_paragraph(
    document: Manuscript,
    cursor: QTextCursor,
    value: Paragraph,
    *,
    free: bool,
    in_cell: bool = False,
) -> None:
    """Write a paragraph at the cursor: on its empty line if that is `free`, else on a new one."""
    begin_line(document, cursor, value.kind, free=free, in_cell=in_cell)
    write_spans(cursor, value.spans)
    document.remember(cursor.block(), value)


def write_spans(cursor: QTextCursor, spans: tuple[Span, ...]) -> None:
    """Write characters with their marks at the cursor."""
    for span in spans:
        cursor.insertText(span.text, characters(span.marks))


def begin_line(
    document: Manuscript, cursor: QTextCursor, role: str, *, free: bool, in_cell: bool = False
) -> None:
    """Begin a line of a kind or role at the cursor."""
    looks = document.measure.block(role, in_cell=in_cell)
    if free:
        cursor.setBlockFormat(looks)
        # In a cell the format of the first line's end is that of the cell, spans and all.
        if not in_cell:
            cursor.setBlockCharFormat(document.measure.plain_characters)
    else:
        cursor.insertBlock(looks, document.measure.plain_characters)
