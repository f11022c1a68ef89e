"""What an article on the shelf said before it was put by once more: undo brings that back there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.desk.draft import FRAME, Draft
from ui.presenters.bench import Bench
from ui.presenters.sitting import Parts


PutBy = Callable[[Draft, Article], None]


@dataclass(slots=True)
class _Shelved:
    """One article: the issue that it left, its words on the shelf before, how it was put by."""

    home: str
    before: Article
    again: PutBy
    is_back: bool = False


class ShelvedWords:
    """Follows undo and redo of what put articles by; `put_back` shelves the words of before."""

    def __init__(self, bench: Bench, put_back: PutBy) -> None:
        self._sitting = bench.sitting
        self._put_back = put_back
        self._shelved: dict[str, _Shelved] = {}
        bench.sitting.changed.append(self._on_changed)

    def forget(self, keys: list[str]) -> None:
        """Follow these no longer: they are put by anew."""
        for key in keys:
            self._shelved.pop(key, None)

    def follow(self, draft: Draft, before: Mapping[str, Article], again: PutBy) -> None:
        """Follow what left this issue; `before` is what stood on the shelf, by key."""
        for key, words in before.items():
            self._shelved[key] = _Shelved(draft.key, words, again)
        self._turn()  # it may have been undone while it was written down

    def _on_changed(self, parts: Parts) -> None:
        if FRAME in parts:
            self._turn()

    def _turn(self) -> None:
        for key, one in list(self._shelved.items()):
            draft = self._sitting.drafts.get(one.home)
            if draft is None:
                del self._shelved[key]
                continue
            is_here = any(article.key == key for article in draft.bulletin.articles)
            if is_here and not one.is_back:
                one.is_back = True
                self._put_back(draft, one.before)
            elif one.is_back and not is_here and (words := _redone(draft, key)):
                one.is_back = False
                one.again(draft, words)


def _redone(draft: Draft, key: str) -> Article | None:
    """Return the article that the last step took out of the issue, if it was this one."""
    step = draft.last_step
    before, after = step.changes.get(key, (None, None)) if step is not None else (None, None)
    return before if after is None and isinstance(before, Article) else None
