"""Writes the lines of a comparison into a document: faces, grounds, tables."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from gazetteer_desk.bulletin import grid
from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.bulletin.compared import RowChange, Run, Runs, Sort
from ui import theme
from ui.editor import look
from ui.editor.compared_lines import COLUMN, FIELD, FOLD, HEAD, NOTE, SUBTITLE, TABLE, TITLE, Line
from ui.editor.look import Measure


_STATES = {sort: at for at, sort in enumerate(Sort)}
_IN_FACE_OF_WINDOW = (HEAD, FIELD, NOTE, FOLD, COLUMN)
_LARGER = {TITLE: 22 / 16, SUBTITLE: 1.0}


class Writing:
    """One document that is being filled from its beginning to its end."""

    def __init__(self, document: QTextDocument, measure: Measure) -> None:
        self._document = document
        self._measure = measure
        self._is_open = True  # its last block is empty and waits for words

    def write(self, line: Line) -> tuple[int, int]:
        """Write a line at the end; return where it begins and where its last block is."""
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if line.role == TABLE:
            return self._table(cursor, line)
        if self._is_open:
            self._is_open = False
            cursor.setBlockFormat(self._block(line.role))
        else:
            cursor.insertBlock(self._block(line.role), QTextCharFormat())
        start = cursor.position()
        cursor.block().setUserState(_STATES[line.sort] if line.sort is not Sort.SAME else -1)
        if line.tag:
            cursor.insertText(f" {line.tag} ", self._tag_format())
            cursor.insertText(" ", QTextCharFormat())
        self._runs(cursor, line.runs, line.role, line.lead)
        return start, cursor.position()

    def _runs(self, cursor: QTextCursor, runs: Runs, role: str, lead: int = 0) -> None:
        """Write the words; of a run-in heading only the first `lead` have the heading's face."""
        base = self._face(role)
        left = lead
        for run in runs:
            parts = [(run.text, base)]
            if lead and base is not None and run.sort.in_new:
                parts = [(run.text[:left], base), (run.text[left:], None)]
                left = max(left - len(run.text), 0)
            for text, face in parts:
                if text:
                    cursor.insertText(text.replace("\n", "\u2028"), self._format(run, face))

    def _format(self, run: Run, face: QTextCharFormat | None) -> QTextCharFormat:
        """Return the look of a run: what became of it lies over its marks and its face."""
        marks = run.was if run.sort is Sort.DELETED else run.marks
        made = QTextCharFormat(look.characters(marks))  # that one is shared
        if face is not None:
            made.merge(face)
        if run.sort in (Sort.ADDED, Sort.MOVED):
            made.setBackground(theme.color("ins"))
            made.setForeground(theme.color("instext"))
            made.setFontUnderline(True)
        elif run.sort in (Sort.DELETED, Sort.TAKEN):
            made.setBackground(theme.color("dele"))
            made.setForeground(theme.color("deltext"))
            made.setFontStrikeOut(True)
        elif run.sort is Sort.CHANGED:
            made.setBackground(theme.color("ambertint"))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return made

    def _face(self, role: str) -> QTextCharFormat | None:
        """Return the face of a role, None for body text."""
        if role in _IN_FACE_OF_WINDOW:
            made = QTextCharFormat()
            made.setFont(theme.ui_font(13, bold=role in (HEAD, COLUMN)))
            made.setForeground(theme.color("text" if role in (FIELD, COLUMN) else "text2"))
            return made
        if role in _LARGER:
            made = QTextCharFormat()
            families = self._measure.look.title if role == TITLE else self._measure.look.body
            made.setFontFamilies([*families])
            made.setFontPointSize(self._measure.points * _LARGER[role])
            made.setFontWeight(QFont.Weight.Bold if role == TITLE else QFont.Weight.Normal)
            return made
        return self._measure.face(role)

    def _block(self, role: str) -> QTextBlockFormat:
        """Return how a line of this role stands on the page."""
        if role not in (*_IN_FACE_OF_WINDOW, *_LARGER):
            return self._measure.block(role)
        made = QTextBlockFormat()
        made.setTopMargin(14 if role in (HEAD, COLUMN) else 4)
        made.setBottomMargin(8 if role in (*_LARGER, FOLD) else 2)
        if role in (*_LARGER, FOLD):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _tag_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme.ui_font(12))
        made.setBackground(theme.color("ambertint"))
        made.setForeground(theme.color("amber"))
        return made

    def _table(self, cursor: QTextCursor, line: Line) -> tuple[int, int]:
        """Write a table, cell by cell; return where its first and its last block are."""
        cells = tuple(row.new if row.new is not None else row.old or () for row in line.rows)
        columns, placed = grid.place(Table(cells, header=False))
        table = cursor.insertTable(max(len(cells), 1), columns, _table_format(columns))
        nth: dict[int, int] = {}
        for one in placed:
            if one.rowspan > 1 or one.colspan > 1:
                table.mergeCells(one.row, one.column, one.rowspan, one.colspan)
            at = nth.get(one.row, 0)
            nth[one.row] = at + 1
            self._cell(table, one.row, one.column, line.rows[one.row], at)
        self._is_open = True  # Qt has made an empty block below the table
        return table.firstPosition(), table.lastPosition()

    def _cell(self, table: QTextTable, row: int, column: int, change: RowChange, at: int) -> None:
        cursor = table.cellAt(row, column).firstCursorPosition()
        for nth, block in enumerate(change.cells[at]):
            if nth:
                cursor.insertBlock()
            cursor.setBlockFormat(self._measure.block("", in_cell=True))
            if not column and change.sort is not Sort.SAME:
                cursor.block().setUserState(_STATES[change.sort])
            self._runs(cursor, block.runs, "")


def _table_format(columns: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(1)
    made.setBorderBrush(theme.color("border"))
    made.setBorderCollapse(True)
    made.setCellPadding(4)
    made.setCellSpacing(0)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns
    )
    return made
