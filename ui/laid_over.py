"""The pages that lie over everything under the tabs: 印前检查 and 对比."""

from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.panes.compare import ComparePage
from ui.panes.precheck import Precheck


class LaidOver:
    """The part of a window that knows which page lies over the draft."""

    precheck: Precheck
    compare_page: ComparePage
    _under_tabs: QStackedWidget
    _split: QSplitter

    def lay_over(self, page: QWidget | None) -> None:
        """Let a page take the place of everything under the tabs, or give it back."""
        self._under_tabs.setCurrentWidget(page or self._split)

    def over(self) -> Precheck | ComparePage | None:
        """Return the page that lies over the draft, None where none does."""
        page = self._under_tabs.currentWidget()
        return page if isinstance(page, Precheck | ComparePage) else None

    def is_prechecking(self) -> bool:
        """Say whether 印前检查 is in front of the draft."""
        return self.over() is self.precheck

    def is_comparing(self) -> bool:
        """Say whether 对比 is in front of the draft."""
        return self.over() is self.compare_page
