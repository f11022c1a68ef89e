"""An article stands in one issue: one that comes back here leaves the one it went to meanwhile.

Held or sent on, it may be in another issue by now; then undo, or an older revision, brings it back
here as well. Where both have the same words the other issue gives it up, as one deed there; where
they differ, or the other may not be changed, both keep it and the clerk is told.
"""

from functools import partial

from gazetteer_desk.bulletin import edit
from gazetteer_desk.desk import shelving
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.items import ItemLine
from ui.presenters.bench import Bench
from ui.presenters.leaving import keys_of, titles_of
from ui.presenters.sitting import Parts
from ui.widgets.banner import Notice


class Doubling:
    """Joins what comes into an open issue to the others that may have it."""

    def __init__(self, bench: Bench) -> None:
        self._sitting = bench.sitting
        self._window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keys: dict[str, set[str]] = {}  # of all that stands in an open issue, by its draft
        bench.sitting.opened.append(self._on_opened)
        bench.sitting.changed.append(self._on_changed)

    def _on_opened(self) -> None:
        drafts = self._sitting.drafts
        fresh = [draft for key, draft in drafts.items() if key not in self._keys]
        self._keys = {key: self._keys.get(key, set()) for key in drafts}
        for draft in fresh:
            self._keys[draft.key] = keys_of(draft)
            for other in self._others(draft):
                for key in sorted(keys_of(draft) & keys_of(other)):
                    self._tell(draft, key, other.bulletin.number.label)

    def _on_changed(self, _parts: Parts) -> None:
        for draft in tuple(self._sitting.drafts.values()):
            now, before = keys_of(draft), self._keys.get(draft.key)
            self._keys[draft.key] = now
            if before is not None and (came := now - before):
                for other in self._others(draft):
                    for key in sorted(came & keys_of(other)):
                        self._take_from(other, draft, key)
                self._worker.read(
                    self._desk.items.lines,
                    partial(self._on_lines, draft, came),
                    topic=f"twice {draft.key}",
                )

    def _others(self, draft: Draft) -> list[Draft]:
        return [one for one in self._sitting.drafts.values() if one is not draft]

    def _take_from(self, other: Draft, draft: Draft, key: str) -> None:
        pair = [one for d in (draft, other) for one in d.bulletin.articles if one.key == key]
        if len(pair) == len((draft, other)) and pair[0] == pair[1] and not other.locked:
            self._sitting.apply_to(other, "移回篇目", partial(edit.remove_articles, keys=(key,)))
        else:
            self._tell(draft, key, other.bulletin.number.label)

    def _on_lines(self, draft: Draft, came: set[str], lines: list[ItemLine]) -> None:
        """Look among the issues that are not open."""
        if draft.key not in self._sitting.drafts:
            return
        issues = shelving.open_issues(self._sitting.drafts.values())
        for line in lines:
            placed = shelving.elsewhere(line, issues)
            if line.key in came & keys_of(draft) and placed:
                self._tell(draft, line.key, placed[-1].number.label)

    def _tell(self, draft: Draft, key: str, where: str) -> None:
        title = next(a.headline for a in draft.bulletin.articles if key in a.keys)
        label = where.partition("（")[0] or "另一期"
        words = f"{titles_of([title])}在{label}里也有，两期里都有，请留一份。"
        self._window.banner.show_notice(Notice("twice", words, "amber", (("known", "知道了"),)))
