"""What helps around the work: the look, the zoom, what this program is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from shiboken6 import isValid

from gazetteer_desk import __version__
from gazetteer_desk.bulletin.body import Kind
from ui import theme
from ui.actions import allow
from ui.dialogs import sheets
from ui.editor.body_editor import BodyEditor
from ui.editor.compared_view import ComparedView
from ui.editor.look import Look
from ui.presenters.bench import Bench


if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_AN_ISSUE = frozenset(
    [
        "close_tab",
        "save",
        "drop_changes",
        *("export", "export_pdf", "export_pictures", "export_proof", "export_report", "redline"),
        *("print", "print_proof"),
        "go_to",
        "export_json",
        "headings",
        "preview",
        "find",
        "replace",
        "new_article",
        "previous_article",
        "next_article",
        "check",
        "next_remark",
        "previous_remark",
        "mend",
        "name_revision",
        "compare",
        "count",
    ]
)
_OF_BODY = frozenset(
    [
        "table",
        "picture",
        "bold",
        "underline",
        "superscript",
        "subscript",
        "lead_sentence",
        "lead_whole",
    ]
)
_OF_WORDS = frozenset(["today", "symbol", "paste_text"])
_ROOMY = frozenset(["remark", "find_next", "find_previous"])  # in the issue, or among past ones
_NO_ISSUE, _NO_FIELD = "要先打开一期", "光标要在能写字的地方"
_STEP = 10  # percent of zoom a key


class Helping:
    """Joins 视图 and 帮助 to the window."""

    def __init__(self, bench: Bench) -> None:
        self._sitting = bench.sitting
        self._bench = bench
        self._window = window = bench.window
        self._coats: Iterator[None] = iter(())
        self._soon = QTimer(window, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        actions = window.deeds
        for mode in theme.MODES:
            actions[f"theme_{mode}"].triggered.connect(partial(self._choose_theme, mode))
        for percent in theme.TYPE_SIZES:
            actions[f"type_{percent}"].triggered.connect(partial(self._choose_type, percent))
        actions[f"type_{window.kept_type_size()}"].setChecked(True)
        actions["zoom_in"].triggered.connect(partial(self._zoom, 1))
        actions["zoom_out"].triggered.connect(partial(self._zoom, -1))
        actions["zoom_whole"].triggered.connect(lambda: bench.editor.zoom(100))
        actions["zoom_fit"].triggered.connect(lambda: bench.editor.zoom(0))
        window.status_line.zoom_asked.connect(self._zoom)
        bench.editor.zoomed.connect(window.status_line.show_zoom)
        bench.editor.zoomed.connect(bench.title.zoom)
        actions["about"].triggered.connect(lambda: sheets.about(__version__, window).open())
        window.application().styleHints().colorSchemeChanged.connect(
            self._follow_system, Qt.ConnectionType.QueuedConnection
        )
        bench.sitting.shown.append(self._enable)
        window.pages.currentChanged.connect(self._enable)
        window.room_chosen.connect(self._enable)
        bench.at_caret.moved.connect(self._enable)
        self._enable()
        self.take_theme()

    def _enable(self, _shown: object = None) -> None:
        """Grey what needs an open issue while there is none, and what the caret's field cannot."""
        window, is_open, at_caret = (
            self._window,
            self._sitting.current is not None,
            self._bench.at_caret,
        )
        in_room = is_open and window.room() == "draft"
        in_sight = in_room and window.pages.currentWidget() is window.article_page
        in_body = in_sight and at_caret.is_in_body
        in_words = at_caret.can_write and (in_body or not at_caret.is_in_body)
        for name, deed in window.deeds.items():
            if name in _OF_AN_ISSUE:
                allow(deed, is_open, _NO_ISSUE)
            elif name in _ROOMY:
                allow(deed, is_open or window.room() == "recall", _NO_ISSUE)
            elif name in ("renumber", "compare_past"):
                allow(deed, in_sight, "要先打开一篇" if is_open else _NO_ISSUE)
            elif name == "phrase":
                allow(deed, in_sight or in_words, _NO_FIELD)
            elif name in _OF_BODY or name.startswith("kind_"):
                allow(deed, in_body, "光标要在正文里" if is_open else _NO_ISSUE)
            elif name in _OF_WORDS:
                allow(deed, in_words, _NO_FIELD)
            elif name in ("undo", "redo"):
                allow(deed, in_room or not at_caret.is_in_draft, _NO_ISSUE)
        self._bench.toolbar.enable(body=in_body, words=in_words)

    def take_theme(self) -> None:
        """Give the editor the look that the window has."""
        self._window.deeds[f"theme_{theme.mode()}"].setChecked(True)
        look = editor_look()
        for editor in self._window.findChildren(BodyEditor):  # and what is read beside it
            editor.take_look(look)
        for page in self._window.findChildren(ComparedView):
            page.take_look(look)
        self._bench.title.take_look(look)
        self._bench.toolbar.retint()

    def _choose_theme(self, mode: theme.Mode, _checked: bool = False) -> None:
        self._window.keep_theme(mode)
        self._paint(mode)

    def _follow_system(self) -> None:
        if theme.mode() == "system" and isValid(self._window):
            self._paint("system")

    def _choose_type(self, percent: int, _checked: bool = False) -> None:
        self._window.keep_type_size(percent)
        theme.enlarge(percent)
        self._paint(theme.mode())

    def _paint(self, mode: theme.Mode) -> None:
        self._coats = theme.coats(self._window.application(), mode)
        self._window.setUpdatesEnabled(False)  # nobody shall see it half painted
        self._go_on()

    def _go_on(self) -> None:
        is_more = False
        try:
            is_more = next(self._coats, self) is not self
            if not is_more:
                self.take_theme()
        finally:
            if is_more:
                self._soon.start()
            else:
                self._window.setUpdatesEnabled(True)
                # What asked to be painted just before has been passed over, and Qt asks only once:
                # without this nothing of the window would ever be painted again.
                self._window.repaint()

    def _zoom(self, by: int, _checked: bool = False) -> None:
        self._bench.editor.zoom(self._bench.editor.percent + by * _STEP)


def editor_look() -> Look:
    """Return the editor's colours and faces as the theme has them now."""
    hei, kai = (theme.face("heiti"),), (theme.face("kaiti"),)
    return Look(
        text=theme.color("text").name(),
        muted=theme.color("text3").name(),
        base=theme.color("base").name(),
        line=theme.color("border").name(),
        body=(theme.face("fangsong"),),
        title=(theme.face("songti"),),
        faces={Kind.HEADING1: hei, Kind.HEADING2: kai, Kind.NOTE: kai},
    )
