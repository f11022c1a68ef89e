"""The preview between the page and the other panes, where the window is wide enough for both."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.panes.preview import Preview
from ui.widgets.foldable import Foldable


class PreviewColumn(Foldable):
    """A head over the preview, which is here only while it is held."""

    def __init__(self, preview: Preview) -> None:
        title, holder = QLabel("预览"), QWidget()
        theme.set_font(title, 13, bold=True)
        title.setContentsMargins(6, 0, 0, 0)
        super().__init__("预览", title, holder, least=340, most=760, key="")
        theme.set_least_height(self._head, 34)
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 0, 0)

        self.preview = preview
        self.setFocusProxy(preview.view)

    def hold(self) -> None:
        """Take the preview in."""
        self._inside.addWidget(self.preview)
        self.preview.show()
