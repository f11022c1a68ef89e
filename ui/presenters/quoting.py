"""Words of a past article, or of one on the shelf, put into the article under the pen (引自)."""

from functools import partial

from gazetteer_desk.bulletin import edit, origin
from gazetteer_desk.bulletin.body import Body
from gazetteer_desk.bulletin.lacking import has_words
from gazetteer_desk.bulletin.settle import cleaned
from ui.editor import document, edits
from ui.presenters.bench import Bench
from ui.presenters.beside import Beside
from ui.presenters.previewing import Previewing


_NAME = "插入往期文字"
_NOWHERE = "先打开一篇，把光标放到要写的地方，再插入。"
_COMPOSING = "正在打的字还没有选定，选定后再插入。"
_NOTHING = "这里没有可以插入的文字，请先选中一段。"


class Quoting:
    """Joins 插入这一段 and 插入所选 beside what is read to the caret."""

    def __init__(self, bench: Bench, beside: Beside, previewing: Previewing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        window = bench.window
        for view, read in (
            (window.recall_pane.past, beside),
            (window.recall_room.search.view, previewing),
        ):
            view.passage_asked.connect(partial(self._on_asked, read))

    def _on_asked(self, read: Beside | Previewing) -> None:
        self.insert(read.reader.passage(), read.origin())

    def insert(self, passage: Body, source: str) -> None:
        """Insert blocks at the caret and note where they are from, as one deed."""
        self._sitting.leave()
        self._sitting.settle()
        draft, key = self._sitting.current, self._sitting.place
        editor, status = self._bench.editor, self._bench.window.status_line
        article = draft and next((one for one in draft.bulletin.articles if one.key == key), None)
        if article is None or editor.is_composing:
            status.show_note(_COMPOSING if article else _NOWHERE)
            return
        if not has_words(passage):
            status.show_note(_NOTHING)
            return
        # Behind what is chosen, not in its place: it may be chosen only to be looked at (曾用).
        spot = document.spot_of(editor.manuscript, editor.textCursor().selectionEnd())
        body, end = edits.inserted(editor.body(), spot, passage)
        changed = {"body": cleaned(body), "source": origin.together((article.source, source))}
        if self._sitting.apply(_NAME, lambda b: edit.change_article(b, key, **changed)):
            self._bench.window.show_draft()
            editor.go_to(end)
            editor.setFocus()
            self._sitting.offer_undo()
            status.show_note(f"已插入，记下了{source}。", deed=("undo", "撤销"))
