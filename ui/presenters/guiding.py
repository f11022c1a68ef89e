"""F1: the help opens at the page for what has the focus, and its links do what they say.

A dialog that keeps the window waiting gets the key too, as soon as it has the focus: the help then
stands over that dialog.
"""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from gazetteer_desk import files as written
from gazetteer_desk.errors import Known
from ui import shortcuts
from ui.dialogs import files
from ui.dialogs.guide import Guide
from ui.dialogs.replacements import Replacements
from ui.dialogs.steps import StepDialog
from ui.guide_pages import KEYS
from ui.presenters.bench import Bench
from ui.presenters.greying import Greying


_ROOMS = {"recall": "past", "register": "register", "selfcheck": "backup", "settings": "settings"}
_DIALOGS: dict[type[QWidget], str] = {StepDialog: "sign", Replacements: "find"}
_DRAFT, _NOTHING_OPEN = "window", "new"


class Guiding(QObject):
    """Joins the help to the window, as long as that lives."""

    def __init__(self, bench: Bench, greying: Greying) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._window = window = bench.window
        self._greying = greying
        self._guide: Guide | None = None
        window.deeds["help"].triggered.connect(self._on_help)
        window.deeds["shortcuts"].triggered.connect(self._on_keys)
        window.application().focusChanged.connect(self._on_focus)

    def page_for(self, focus: QWidget | None) -> str:
        """Return the page for what has the focus: the smallest part that has one, else the room."""
        window = self._window
        parts: dict[QWidget, str] = {
            window.palette_line: "commands",
            self._bench.find_bar: "find",
            self._bench.toolbar: "headings",
            self._bench.editor: "write",
            window.article_page: "write",
            window.masthead_form: "masthead",
            window.tail_form: "tail",
            window.outline: "articles",
            window.preview: "preview",
            window.problems: "proof",
            window.versions: "save",
            window.recall_pane: "past",
            window.headings: "headings",
            window.precheck: "export",
            window.compare_page: "save",
            window.empty_page: _NOTHING_OPEN,
        }
        while focus is not None:
            name = parts.get(focus) or _DIALOGS.get(type(focus))
            if name:
                return name
            focus = focus.parentWidget()
        return _ROOMS.get(window.room(), _DRAFT)

    def open(self, page: str) -> None:
        """Bring the help up at a page."""
        over, guide = QApplication.activeModalWidget() or self._window, self.guide
        if guide is None or guide.parentWidget() is not over:
            if guide is not None:
                guide.deleteLater()  # the dialog it stood beside keeps it waiting
            self._guide = guide = Guide(over)
            guide.deed_asked.connect(self._do)
            guide.keys_asked.connect(self._keep_keys)
        guide.show_page(page)
        guide.show()
        guide.raise_()
        guide.activateWindow()
        guide.text.setFocus()

    @property
    def guide(self) -> Guide | None:
        """Return the window of the help, None before it was asked for."""
        return self._guide if self._guide is not None and isValid(self._guide) else None

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not isValid(self._window):
            return
        dialog, deed = new.window(), self._window.deeds["help"]
        if isinstance(dialog, QDialog) and dialog.isModal() and deed not in dialog.actions():
            dialog.addAction(deed)

    def _on_help(self) -> None:
        self.open(self.page_for(QApplication.focusWidget()))

    def _on_keys(self) -> None:
        self.open(KEYS)

    def _do(self, name: str) -> None:
        """Do a deed of a page in the window, or say there why it cannot be done now."""
        deed = self._window.deeds[name]
        if QApplication.activeModalWidget() is not None:
            self._say("现在不能做，请先关掉打开的那个小窗口。")
            return
        why = self._greying.refused().get(name) or ("" if deed.isEnabled() else deed.whatsThis())
        if why:
            self._say(f"现在不能做：{why}。")
            return
        self._window.activateWindow()
        deed.trigger()

    def _keep_keys(self) -> None:
        asked = files.ask_save(self._window, "存快捷键一览", "快捷键一览.html", "网页 (*.html)")
        if asked is not None:
            text = shortcuts.page().encode()
            self._bench.worker.work(
                lambda: written.write_whole(asked, text), lambda _: self._kept(asked), self._failed
            )

    def _kept(self, path: Path) -> None:
        self._say(f"已存为“{path.name}”。")
        files.show_outside(path)

    def _failed(self, error: Known) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        if (guide := self.guide) is not None:
            guide.say(words)
