"""How a table looks while it is written: borders, widths as they are printed, a shaded heading."""

from collections import Counter

from PySide6.QtGui import (
    QBrush,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from gazetteer_desk.bulletin import table_edit
from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.layout import tables as printed
from ui.editor.look import KIND
from ui.editor.manuscript import Manuscript, role_of
from ui.editor.shown import Shown, cells_of


_HEADER, _WIDTHS = KIND + 20, KIND + 21  # what a table's format says for good
_HEAD_SHADE = 34  # of 255: the line colour behind a heading row
PADDING = 4
_SEAM = -4  # pixels: the last border of a part and the first one below it are one line


def told(shown: Shown) -> tuple[bool, tuple[float, ...]]:
    """Return whether a table has a heading row, and its widths, as its first part says."""
    looks = shown.parts[0].format()
    columns, _, words = looks.stringProperty(_WIDTHS).partition("|")
    widths = words.split() if columns == str(shown.columns) else []
    return looks.boolProperty(_HEADER), tuple(float(one) for one in widths)


def dress(document: Manuscript, shown: Shown, table: Table) -> None:
    """Give the parts of a table its widths and heading, and what joins them on the screen."""
    widths = f"{shown.columns}|" + " ".join(repr(one) for one in table.widths)
    constraints = [
        QTextLength(QTextLength.Type.PercentageLength, 100 * one)
        for one in _shares(document, table)
    ]
    last = len(shown.parts) - 1
    for at, part in enumerate(shown.parts):
        present = part.format()
        looks = _looks(document, present)
        looks.setTopMargin(6 if at == 0 else _SEAM)
        looks.setBottomMargin(6 if at == last else 0)
        looks.setProperty(_WIDTHS, widths)
        looks.setProperty(_HEADER, table.header and at == 0)
        looks.setColumnWidthConstraints(constraints)
        if present != looks:
            part.setFormat(looks)
    _shade(document, shown.parts[0], table_edit.heading_rows(table))


def _shares(document: Manuscript, table: Table) -> tuple[float, ...]:
    """Return what each column takes of the whole; words that were measured are not again."""
    for rows, widths, known in document.measured:
        if rows is table.rows and widths == table.widths:
            return known
    shares = printed.shares(table)
    made = tuple(one / sum(shares) for one in shares)
    document.measured.append((table.rows, table.widths, made))
    return made


def tint(document: Manuscript, shown: Shown, table: Table) -> None:
    """Give the borders and the heading of a table the colours of the present look."""
    for part in shown.parts:
        looks = _looks(document, part.format())
        if part.format() != looks:
            part.setFormat(looks)
    _shade(document, shown.parts[0], table_edit.heading_rows(table))


def remeasure(document: Manuscript, part: QTextTable) -> None:
    """Give the lines of a part their formats anew: all at once what most of them are."""
    first = document.findBlock(part.firstPosition())
    roles = _roles(first, document.findBlock(part.lastPosition()))
    usual = Counter(roles).most_common(1)[0][0]
    cursor = QTextCursor(document)
    cursor.setPosition(part.firstPosition())
    cursor.setPosition(part.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    cursor.setBlockFormat(document.measure.block(usual, in_cell=True))
    for at, role in enumerate(roles):
        if role != usual:
            line = document.findBlockByNumber(first.blockNumber() + at)
            cursor.setPosition(line.position())
            cursor.setBlockFormat(document.measure.block(role, in_cell=True))


def _roles(line: QTextBlock, last: QTextBlock) -> list[str]:
    """Return what the lines of a part are; each format is asked only once, for there are few."""
    known: dict[int, str] = {}
    found: list[str] = []
    for _ in range(last.blockNumber() - line.blockNumber() + 1):
        index = line.blockFormatIndex()
        if index not in known:
            known[index] = role_of(line)
        found.append(known[index])
        line = line.next()
    return found


def _looks(document: Manuscript, present: QTextTableFormat) -> QTextTableFormat:
    made = QTextTableFormat(present)
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(document.measure.look.color("line"))
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(PADDING)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made


def _shade(document: Manuscript, part: QTextTable, heading: int) -> None:
    """Shade the heading's rows, and none below them."""
    shade = document.measure.look.color("line")
    shade.setAlpha(_HEAD_SHADE)
    for row, cells in enumerate(cells_of(part)):
        wanted = QBrush(shade) if row < heading else QBrush()
        for cell in cells:
            looks = cell.format()
            if looks.background() != wanted:
                looks.setBackground(wanted)
                cell.setFormat(looks)
