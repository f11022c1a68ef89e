"""替换 of the hit that is looked at, and of all those that the clerk leaves ticked: one step."""

from functools import partial

from gazetteer_desk.bulletin import find
from gazetteer_desk.bulletin.find import Hit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.replacing import Words, previews, replaced, words_for
from gazetteer_desk.errors import Known
from ui.dialogs.replacements import ReplacementLine, Replacements
from ui.presenters.bench import Bench
from ui.presenters.finding import Finding


_PARTS = {
    "title": "题名",
    "subtitle": "副题",
    "note": "按语",
    "body": "正文",
    "credits": "供稿单位",
}


class Replacing:
    """Joins the second line of the find bar to the issue in front."""

    def __init__(self, bench: Bench, finding: Finding) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._finding = finding
        self._bar = bench.find_bar
        self._bar.replace_asked.connect(self.replace)
        self._bar.replace_all_asked.connect(self.replace_all)

    def replace(self, words: str) -> None:
        """Replace the hit at the caret and go on; where there is none there, go to the next."""
        if self._begin():
            self._finding.look(partial(self._replace_here, words))

    def replace_all(self, words: str) -> None:
        """Show what would become of each hit; what is left ticked is replaced."""
        if self._begin():
            self._finding.look(partial(self._show_all, words))

    def _begin(self) -> bool:
        if self._bench.editor.is_composing or self._bench.editor.isReadOnly():
            return False
        self._sitting.settle()
        return True

    def _words(self, words: str) -> Words | None:
        try:
            return words_for(words, self._bar.query())
        except Known as error:
            self._say(str(error))
            return None

    def _replace_here(self, words: str) -> None:
        finding = self._finding
        if not finding.is_at_hit:
            finding.step(1)
        elif (made := self._words(words)) is not None:
            hit = finding.hits[finding.at]
            self._sitting.apply("替换", lambda b: replaced(b, (hit,), made))
            finding.go_on_behind(hit.place, made(hit))

    def _show_all(self, words: str) -> None:
        hits, draft = self._finding.hits, self._sitting.current
        made = self._words(words)
        if draft is None or made is None or not hits:
            return
        lines = tuple(
            ReplacementLine(shown, where)
            for shown, where in zip(
                previews(draft.bulletin, hits, made), _wheres(draft.bulletin, hits), strict=True
            )
        )
        dialog = Replacements(
            lines, self._bench.window, is_cut=len(hits) == find.MOST, articles=_articles(hits)
        )
        dialog.agreed.connect(partial(self._replace_all, hits, made))
        dialog.open()

    def _replace_all(self, hits: tuple[Hit, ...], made: Words, ticked: tuple[int, ...]) -> None:
        if self._bench.editor.is_composing:
            return
        chosen = [hits[at] for at in ticked]
        change = partial(replaced, hits=chosen, words=made)
        if not self._sitting.apply("全部替换", change, everywhere=True):
            self._say("这些地方已经是这样，没有可替换的。")
            return
        self._sitting.offer_undo()
        articles = _articles(chosen)
        words = f"已替换 {len(chosen)} 处" + (f"，涉及 {articles} 篇。" if articles > 1 else "。")
        self._bench.window.status_line.show_note(words, deed=("undo", "撤销"))
        self._finding.show_anew()

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)


def _articles(hits: tuple[Hit, ...] | list[Hit]) -> int:
    return len({hit.place.article for hit in hits})


def _wheres(bulletin: Bulletin, hits: tuple[Hit, ...]) -> list[str]:
    """Return the article and the part of each hit, as the office calls them."""
    names = {
        article.key: f"第{at}篇　{article.headline or '（还没有题名）'}"
        for at, article in enumerate(bulletin.articles, 1)
    }
    return [
        f"{names[hit.place.article]}　{_PARTS[hit.place.part]}" if hit.place.article else "编者按"
        for hit in hits
    ]
