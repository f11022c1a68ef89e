"""重新编号: on request, and offered where a move has put the numbers out of order."""

from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.renumber import renumbered
from ui.presenters.bench import Bench
from ui.presenters.sitting import Parts


_NAME = "renumber"
_MOVES = frozenset(("移动段落", "移动文字", "整节上移", "整节下移"))
_SHOWN = 3  # changed numbers that are said


class Renumbering:
    """Joins 格式 › 重新编号 to the article in front."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._status = bench.window.status_line
        bench.window.deeds["renumber"].triggered.connect(self.renumber)
        bench.sitting.changed.append(self._on_changed)
        self._status.note_answered.connect(self._on_answered)

    def renumber(self) -> None:
        """Put the numbers of the article in order, as one deed, and say what was changed."""
        if self._bench.editor.is_composing:
            return
        self._sitting.settle()
        article = self._article()
        if article is None or self._sitting.refuses():
            return
        body, changed = renumbered(article.body)
        key, spot = article.key, self._bench.editor.spot()
        if not self._sitting.apply("重新编号", lambda b: edit.change_article(b, key, body=body)):
            self._status.show_note("序号都连着，没有要改的。")
            return
        self._bench.editor.go_to(spot)
        said = "，".join(f"“{old}”改为“{new}”" for old, new in changed[:_SHOWN])
        more = "等" if len(changed) > _SHOWN else ""
        self._sitting.offer_undo()
        words = f"已重新编号 {len(changed)} 处：{said}{more}。"
        self._status.show_note(words, deed=("undo", "撤销"))

    def _article(self) -> Article | None:
        draft, place = self._sitting.current, self._sitting.place
        articles = draft.bulletin.articles if draft else ()
        return next((one for one in articles if one.key == place), None)

    def _on_changed(self, _parts: Parts) -> None:
        draft = self._sitting.current
        step = draft.last_step if draft else None
        if step is None or step.name not in _MOVES:
            return
        before, after = step.changes.get(self._sitting.place, (None, None))
        if not isinstance(before, Article) or not isinstance(after, Article):
            return
        if len(renumbered(after.body).changed) > len(renumbered(before.body).changed):
            # Whoever moved the words says so first.
            QTimer.singleShot(0, self._bench.editor, self._offer)

    def _offer(self) -> None:
        self._status.show_note("序号不连了。", deed=(_NAME, "重新编号"))

    def _on_answered(self, name: str) -> None:
        if name == _NAME:
            self.renumber()
