"""What a slip of the hand would lose (误删): a long text that is nearly gone is kept as a 稿 first.

Undo brings it back as long as the window is open; autosave has overwritten it by then, and it was
never kept by hand. So whenever an article shrinks to less than a fifth of what it was, the issue as
it stood is kept under a name before the short one is written.
"""

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import has_words
from gazetteer_desk.bulletin.tally import Tally
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.lines import Kept
from gazetteer_desk.history.occasion import Occasion
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.sitting import Parts


NAME = "大段删去之前"
_LONG = 100  # 字: what is shorter is quickly written again
_SHARE = 5  # less than a fifth is nearly gone


class Guarding:
    """Joins every change of the issue in front to the history."""

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._keeping = keeping
        self._tallies: dict[str, Tally] = {}
        self._longest: dict[tuple[str, str], tuple[int, Bulletin]] = {}  # by draft and article
        bench.sitting.shown.append(self._on_shown)
        bench.sitting.changed.append(self._on_changed)
        bench.sitting.opened.append(self._forget_closed)

    def _on_shown(self) -> None:
        if (draft := self._sitting.current) is not None:
            self._look(draft, {article.key for article in draft.bulletin.articles})

    def _on_changed(self, parts: Parts) -> None:
        if (draft := self._sitting.current) is not None:
            self._look(draft, parts)

    def _look(self, draft: Draft, parts: Parts | set[str]) -> None:
        """Keep the issue as it was when one of these articles was long and is nearly gone now."""
        tally = self._tallies.setdefault(draft.key, Tally())
        before: Bulletin | None = None
        for article in draft.bulletin.articles:
            if article.key not in parts:
                continue
            size = tally.of(article)
            most, when = self._longest.get((draft.key, article.key), (0, draft.bulletin))
            is_gone = most >= _LONG and size * _SHARE < most
            if is_gone and not _is_kept(draft, when, article.key):
                before = when
            if is_gone or size >= most:
                self._longest[draft.key, article.key] = size, draft.bulletin
        if before is not None:
            self._keeping.keep(draft, Occasion.AUTO, note=NAME, bulletin=before, done=self._tell)

    def _tell(self, kept: Kept) -> None:
        words = f"删去的字多，原来的已存为第{kept.nth}稿。"
        self._bench.window.status_line.show_note(words)

    def _forget_closed(self) -> None:
        there = self._sitting.drafts
        self._longest = {key: one for key, one in self._longest.items() if key[0] in there}
        self._tallies = {key: one for key, one in self._tallies.items() if key in there}


def _is_kept(draft: Draft, when: Bulletin, key: str) -> bool:
    """Tell whether the long article is in the last revision, or the short one went back to it."""
    if draft.redo_name(key):
        return True  # taken back on purpose, and can be done again
    held = (
        next((one for one in draft.kept.articles if one.key == key), None) if draft.kept else None
    )
    went_back = held == draft.bulletin.article(key) and held is not None and has_words(held.body)
    return held == when.article(key) or went_back
