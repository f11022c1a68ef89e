"""What stands in the place of the list: searches made before, or why nothing was found."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons


HELP = (
    "几个词用空格隔开，都要有；引号里的连在一起；词前加 - 是不要；或 是有一个就行。",
    "限定范围：栏目:动态　单位:档案馆　题名:规划　刊:简报　期:2024-15",
    "年:2023..2025　日期:2024-06　状态:留用稿",
)


@dataclass(frozen=True, slots=True)
class Without:
    """A condition, how many it finds alone, and how many the `rest` of the words finds."""

    said: str
    alone: int
    rest: str
    count: int


class NothingFound(QScrollArea):
    """The page. Signals: asked(words) one of those that are offered."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("plain")
        self._page = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_recent(self, recent: tuple[str, ...]) -> None:
        """Offer the searches made before, the newest first, and say how one may ask."""
        column = self._fresh()
        if recent:
            column.addWidget(_words("最近查过", bold=True))
            for words in recent:
                self._offer(column, words, words)
            column.addSpacing(12)
        column.addWidget(_words("怎样查", bold=True))
        for line in HELP:
            column.addWidget(_words(line, tone="second"))
        column.addStretch(1)

    def show_nothing(self, words: str, each: tuple[Without, ...]) -> None:
        """Say that nothing was found, what each condition finds, and which one to drop."""
        column = self._fresh()
        column.addWidget(_words(f"没有查到“{words}”。", bold=True))
        offers = [one for one in each if one.count and one.rest]
        for one in sorted(offers, key=lambda one: -one.count):
            self._offer(column, f"去掉“{one.said}”有 {one.count} 篇", one.rest)
        if len(each) > 1:
            alone = "；".join(f"{one.said} {one.alone} 篇" for one in each)
            column.addWidget(_words(f"单独查：{alone}。", tone="second"))
            if not offers:
                column.addWidget(_words("去掉哪一个都没有，可以再去掉一个。", tone="second"))
        elif each:
            advice = "各期和留用稿的题名、正文、栏目、单位都查过了，可以少写几个字，或换一个说法。"
            column.addWidget(_words(advice, tone="second"))
        column.addStretch(1)

    def _offer(self, column: QVBoxLayout, said: str, words: str) -> None:
        link = buttons.link(said)
        link.clicked.connect(lambda: self.asked.emit(words))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _fresh(self) -> QVBoxLayout:
        self._page = QWidget()
        self._page.setObjectName("base")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(6)
        self.setWidget(self._page)
        return column


def _words(words: str, *, bold: bool = False, tone: str = "") -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    theme.set_font(label, 13 if bold else 12, bold=bold)
    if tone:
        label.setProperty("tone", tone)
    return label
