"""An article to read beside the draft: its words can be chosen and copied, not written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from gazetteer_desk.bulletin.body import Body
from ui.editor import keys, menu
from ui.editor.body_editor import BodyEditor
from ui.editor.look import Look


class Reader(BodyEditor):
    """The words at their printed measure. A copy keeps kinds, marks, tables and pictures.

    Signal: passage_asked() to put what is chosen, or the paragraph of the caret, into the draft.
    """

    passage_asked = Signal()

    def __init__(
        self,
        look: Look | None = None,
        plate: Callable[[str], bytes | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, plate, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptDrops(False)
        self.setAccessibleName("往期正文")
        self.setAccessibleDescription("只能看，可以选中文字复制")

    @property
    def deed(self) -> str:
        """Return what `passage_asked` is called on buttons and in menus."""
        return "插入所选" if self.has_selection else "插入这一段"

    def passage(self) -> Body:
        """Return what is chosen, else the paragraph, table or picture at the caret."""
        if self.has_selection:
            return self.selected()
        at = self.spot().block
        return self.body()[at : at + 1]

    def offered(self) -> QMenu:
        """Return the menu of the right mouse button: the way into the draft too."""
        made = menu.context_menu(self)
        made.addSeparator()
        made.addAction(self.deed, self.passage_asked.emit)
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the commands of the place that was pointed at."""
        menu.caret_to(self, self.cursorForPosition(event.pos()))
        self.offered().exec(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Tab: there is nothing to indent here."""
        if event.key() in keys.TABS and not event.modifiers() & ~keys.SHIFT:
            back = event.key() == keys.BACKTAB or bool(event.modifiers() & keys.SHIFT)
            self.focusNextPrevChild(not back)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words; an empty article asks nobody to write."""
        if not self.manuscript.isEmpty():
            super().paintEvent(event)
