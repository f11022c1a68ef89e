"""The row of table commands over a table, the panel under a picture: each where its thing is."""

from PySide6.QtCore import QEvent, QObject

from ui.editor import table_deeds, table_looks, table_menu
from ui.editor.picture_panel import PicturePanel
from ui.editor.table_bar import TableBar
from ui.presenters.bench import Bench


class Tabling(QObject):
    """Joins the commands of tables and pictures to the editor."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.window)
        self._editor = bench.editor
        self._toolbar = bench.toolbar
        self._bar = TableBar()
        self._panel = PicturePanel(bench.editor)
        bench.window.article_page.put_bar(self._bar)
        bench.sitting.before_deed.append(self._panel.flush)
        bench.sitting.before_leaving.append(self._panel.flush)
        bench.toolbar.installEventFilter(self)
        menu = bench.window.menus["format"]
        menu.addSeparator()
        self._menu = menu.addMenu("表格(&Y)")
        self._menu.aboutToShow.connect(self._fill)
        self._bar.asked.connect(self._on_asked)
        bench.editor.caret_moved.connect(self._follow)
        bench.editor.choice.changed.connect(self._follow)
        bench.editor.rested.connect(self._follow)

    def _follow(self, *_: object) -> None:
        """Show the commands where the caret is in a table, without moving the words."""
        editor = self._editor
        shown = None if editor.isReadOnly() else table_deeds.shown_at(editor)
        is_wanted = shown is not None and not self._toolbar.isHidden()
        if shown is not None:
            heading, _ = table_looks.told(shown)
            area = editor.choice.area
            can_merge = area is not None and area != shown.area_at(editor.textCursor().position())
            self._bar.show_table(has_heading=heading, can_merge=can_merge)
        if is_wanted != self._bar.isHidden():
            return
        bar = editor.verticalScrollBar()
        there = bar.value() + (self._bar.height() if is_wanted else -self._bar.height())
        self._bar.setVisible(is_wanted)
        bar.setValue(there)

    def _fill(self) -> None:
        """Put into the menu 格式 › 表格 what can be done where the caret is."""
        writes = self._editor.isVisible() and not self._editor.isReadOnly()
        shown = table_deeds.shown_at(self._editor) if writes else None
        self._menu.clear()
        if shown is None:
            self._menu.addAction("光标在表格里时才能用").setEnabled(False)
        else:
            table_menu.fill(self._menu, self._editor, has_heading=table_looks.told(shown)[0])

    def _on_asked(self, name: str) -> None:
        table_deeds.command(self._editor, name)
        self._editor.setFocus()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go and come with the toolbar (专注)."""
        if event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent):
            self._follow()
        return super().eventFilter(watched, event)
