"""The ledger with its filters: year, status and series, and the sum of what is shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.panes.ledger import LedgerTable
from ui.panes.ledger_rows import LedgerLine, chosen, summed
from ui.widgets.choices import Choice


_ALL_YEARS, _ALL_STATUSES, _ALL_SERIES = "全部年份", "全部状态", "全部刊名"


class LedgerPage(QWidget):
    """Filters over the table. Signals: those of `table`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LedgerLine, ...] = ()
        self.year, self.status, self.series = Choice("年份"), Choice("状态"), Choice("刊名")
        self.table = LedgerTable()
        self._sum = QLabel()
        theme.set_font(self._sum, 12)
        self._sum.setProperty("tone", "second")
        bar = QFrame()
        bar.setObjectName("panel")
        bar.setProperty("rule", "below")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        for choice in (self.year, self.status, self.series):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            choice.currentIndexChanged.connect(self._filter)
            row.addWidget(choice)
        row.addStretch(1)
        row.addWidget(self._sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.show_lines(())

    def show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        """Show these rows, as far as the filters let them through."""
        self._lines = lines
        years = sorted({line.year for line in lines if line.year}, reverse=True)
        series = sorted({line.series for line in lines if line.series})
        _offer(self.year, (_ALL_YEARS, *(f"{year}年" for year in years)))
        _offer(self.status, (_ALL_STATUSES, *dict.fromkeys(line.status for line in lines)))
        _offer(self.series, (_ALL_SERIES, *series))
        self.series.setVisible(len(series) > 1)
        self._filter()

    def show_entry(self, entry: int) -> None:
        """Let the row of this issue through and write its remark."""
        for choice in (self.year, self.status, self.series):
            choice.setCurrentIndex(0)
        self.table.write_remark(entry)

    def _filter(self) -> None:
        year = self.year.currentText().removesuffix("年")
        shown = chosen(
            self._lines,
            year=int(year) if year.isdecimal() else 0,
            status=self.status.currentText() if self.status.currentIndex() > 0 else "",
            series=self.series.currentText() if self.series.currentIndex() > 0 else "",
        )
        self.table.show_lines(shown)
        self._sum.setText(summed(shown))


def _offer(choice: Choice, words: Sequence[str]) -> None:
    """Offer these words; the chosen one stays chosen where it is still offered."""
    kept = choice.currentText()
    if [choice.itemText(at) for at in range(choice.count())] == list(words):
        return
    choice.blockSignals(True)
    choice.clear()
    choice.addItems(list(words))
    choice.setCurrentIndex(max(choice.findText(kept), 0))
    choice.blockSignals(False)
