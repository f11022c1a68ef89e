"""流程记录: every step of an issue on its way, to read: who, when, with which words."""

from dataclasses import astuple, dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.dialogs.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Record:
    """One step: what it was, who took it and when, which 稿 it was taken with, 核对码, remark."""

    step: str
    who: str
    when: str
    version: str
    code: str
    remark: str


_HEADS = ("步骤", "经办", "时间", "稿次", "核对码", "备注")


def sheet(name: str, lines: tuple[Record, ...], said: str, parent: QWidget | None = None) -> Sheet:
    """Return the sheet of an issue's steps, the newest first; `said` is how it stands to them."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if not lines:
        said = "还没有记录。送核稿、核稿、签发、印发、归档、作废、退回，都记在这里。"
    if said:
        words = QLabel(said)
        words.setWordWrap(True)
        words.setProperty("tone", "second")
        column.addWidget(words)
    if lines:
        column.addWidget(_table(lines), 1)
    made = Sheet(f"{name}　流程记录", inside, parent)
    made.take_room(theme.scaled(780), theme.scaled(420 if lines else 160))
    return made


def _table(lines: tuple[Record, ...]) -> QTableWidget:
    table = QTableWidget(len(lines), len(_HEADS))
    table.setAccessibleName("流程记录")
    table.setHorizontalHeaderLabels(list(_HEADS))
    table.verticalHeader().hide()
    table.setTabKeyNavigation(False)  # Tab leads on to the button
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    for row, line in enumerate(lines):
        for at, (head, words) in enumerate(zip(_HEADS, astuple(line), strict=True)):
            item = QTableWidgetItem(words or "—")
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}：{words or '没有写'}")
            table.setItem(row, at, item)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setCurrentCell(0, 0)
    return table
