"""提纲: the headings of the article in front, kept up with what is typed."""

from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.outline import moved_section, neighbours, sections
from ui.editor.edits import Spot
from ui.presenters.bench import Bench


_REST_MS = 300
_LONGEST = 12  # characters of a heading that are said again


class Outlining:
    """Joins the pane 提纲 to the editor."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._pane = bench.window.headings
        self._rest = QTimer(bench.editor, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show)
        bench.editor.manuscript.contentsChanged.connect(self._rest.start)
        bench.editor.cursorPositionChanged.connect(self._rest.start)
        bench.window.side.pane_chosen.connect(self._on_pane)
        bench.window.deeds["panes"].toggled.connect(self._on_pane)
        bench.window.deeds["headings"].triggered.connect(self._open)
        self._pane.heading_chosen.connect(self._go)
        self._pane.section_moved.connect(self._move)

    def _on_pane(self, _which: str | bool) -> None:
        self._rest.start()

    def _open(self) -> None:
        self._bench.window.show_draft()
        self._bench.window.show_side("提纲")
        self._show()
        self._pane.setFocus()

    def _is_article(self) -> bool:
        draft = self._sitting.current
        place = self._sitting.place
        return draft is not None and any(one.key == place for one in draft.bulletin.articles)

    def _show(self) -> None:
        editor = self._bench.editor
        if self._pane.isVisible() and not editor.is_composing:
            found = sections(editor.body()) if self._is_article() else ()
            self._pane.show_sections(found, editor.spot().block)

    def _go(self, block: int) -> None:
        if self._is_article():
            self._bench.editor.flush()
            self._bench.editor.go_to(Spot((block,)))
            self._bench.editor.setFocus()

    def _move(self, block: int, by: int) -> None:
        editor, key, draft = self._bench.editor, self._sitting.place, self._sitting.current
        if draft is None or not self._is_article() or editor.isReadOnly() or editor.is_composing:
            return
        self._sitting.settle()
        before = draft.bulletin.article(key).body
        body, at = moved_section(before, block, by)
        name = "整节上移" if by < 0 else "整节下移"
        if not self._sitting.apply(name, lambda b: edit.change_article(b, key, body=body)):
            where = "前面" if by < 0 else "后面"
            if neighbours(before, block, by):
                self._say("一节末尾的署名、日期或附件说明会成为全文的，没有移动。")
            else:
                self._say(f"{where}没有同一级的标题，没有移动。")
            return
        editor.go_to(Spot((at,)))
        self._show()
        words = next(one.words for one in sections(body) if one.at == at)
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        self._say(f"已把“{shown}”{name}。")

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)
