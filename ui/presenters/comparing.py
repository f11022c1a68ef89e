"""对比: any two kept 稿 of the issue in front, or one of them and the words as they stand now."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from gazetteer_desk.bulletin import changes, compare, plain
from gazetteer_desk.bulletin.changes import Change, Spot
from gazetteer_desk.bulletin.compared import Comparison
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.history.lines import RevisionLine
from ui.editor import compared_lines
from ui.editor.compared_pair import ComparedPair
from ui.editor.compared_view import ComparedView
from ui.panes.versions import VersionLine
from ui.presenters.bench import Bench
from ui.presenters.helping import editor_look
from ui.presenters.recalling import Recalling
from ui.presenters.sitting import Parts
from ui.presenters.version_lines import version


PRESENT = 0  # the revision of the words as they stand now
_LONG = 40_000  # characters: of a longer issue the changes alone are shown at first


_View = TypeVar("_View", ComparedView, ComparedPair)


@dataclass(frozen=True, slots=True)
class Compared:
    """The two texts on the page, and whose the changes are: which 稿, and of when."""

    old: Bulletin
    new: Bulletin
    names: tuple[str, str]
    taken: dt.datetime


@dataclass(frozen=True, slots=True)
class _Answer:
    """Two texts compared, as it is shown."""

    found: Comparison
    listed: tuple[Change, ...]


class Comparing:
    """Joins the page 对比 to the history."""

    def __init__(self, bench: Bench, recalling: Recalling) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._page = page = window.compare_page
        self._recalling = recalling
        self._view: ComparedView | None = None  # made when one first compares
        self._pair: ComparedPair | None = None  # made when one first compares side by side
        self._lines: tuple[VersionLine, ...] = ()
        self._taken: dict[int, dt.datetime] = {}  # of each kept 稿
        self._answer: _Answer | None = None
        self._at = -1
        self._picked_only: bool | None = None  # what the clerk chose, if he did
        window.versions.compare_asked.connect(self.open)
        window.deeds["compare"].triggered.connect(self._on_asked)
        for name, by in (("next", 1), ("previous", -1)):
            window.deeds[f"{name}_remark"].triggered.connect(partial(self.step, by))
            window.deeds[f"find_{name}"].triggered.connect(partial(self.step, by))
        page.back_asked.connect(self.close)
        page.sides_picked.connect(self.choose)
        page.restore_asked.connect(self._on_restore)
        page.only_picked.connect(self._on_only)
        page.beside_picked.connect(self._on_beside)
        page.stepped.connect(self.step)
        page.list.change_chosen.connect(self._go)
        for told in (bench.sitting.placed, bench.sitting.shown):
            told.append(self.close)
        bench.sitting.changed.append(self._on_changed)

    @property
    def view(self) -> ComparedView | ComparedPair:
        """Return the view of the two texts, in one or side by side."""
        if self._page.is_beside:
            self._pair = self._pair or self._made(ComparedPair(editor_look()))
            return self._pair
        self._view = self._view or self._made(ComparedView(editor_look()))
        return self._view

    def _made(self, view: _View) -> _View:
        view.spot_pressed.connect(self._on_spot)
        self._page.put_text(view)
        return view

    def open(self, old: int = PRESENT) -> None:
        """Bring the page to the front: a kept 稿, or the last that differs, and what is now."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None:
            return
        if draft.entry is None:
            self._window.status_line.show_note("这一期还没有存过稿，没有可以对比的。")
            return
        self._window.show_draft()
        self._answer = None
        self._page.show_changes(())
        self._page.show_waiting()
        self.view.show_lines(())
        self._window.lay_over(self._page)
        self._page.list.setFocus()
        entry = draft.entry
        self._bench.worker.read(
            lambda: self._desk.revisions(entry),
            partial(self._on_revisions, draft, old),
            topic="compare revisions",
            failed=self._on_failed,
        )

    def close(self) -> None:
        """Go back to 起草."""
        if self._window.is_comparing():
            self._window.lay_over(None)
            self._window.enter_page()
            self.view.show_lines(())  # a long page takes room
            self._answer = None

    def choose(self, old: int, new: int) -> None:
        """Compare these two, PRESENT being the words as they stand now."""
        draft = self._sitting.current
        if draft is None:
            return
        self._page.show_versions(self._lines, old, new)
        self._page.show_waiting()
        present = draft.bulletin

        def job() -> _Answer:
            before, after = (
                present if side == PRESENT else self._desk.revision(side) for side in (old, new)
            )
            found = compare.compare(before, after)
            return _Answer(found, changes.listed(found))

        self._bench.worker.read(job, self._show, topic="compare", failed=self._on_failed)

    def compared(self) -> Compared | None:
        """Return what is on the page, None while nothing is compared there."""
        if not self._window.is_comparing() or self._answer is None:
            return None
        sides = self._page.sides()
        names = {line.revision: line.name for line in self._lines}
        moment = self._taken.get(sides[1]) or dt.datetime.now(dt.UTC)
        found = self._answer.found
        return Compared(found.old, found.new, (names[sides[0]], names[sides[1]]), moment)

    def step(self, by: int) -> None:
        """Go to the next change, or the one before; behind the last comes the first."""
        if self._window.is_comparing() and self._answer and (count := len(self._answer.listed)):
            first = 0 if by > 0 else count - 1
            self._page.list.choose(first if self._at < 0 else (self._at + by) % count)

    def _on_asked(self) -> None:
        self.open(self._window.versions.current())

    def _on_revisions(self, draft: Draft, old: int, lines: list[RevisionLine]) -> None:
        if draft is not self._sitting.current or not self._window.is_comparing():
            return
        self._lines = (_present(draft), *(version(line) for line in lines))
        self._taken = {line.id: line.taken for line in lines}
        if old not in {line.id for line in lines}:
            is_news = draft.is_unsaved or draft.base != lines[0].id
            old = lines[0 if is_news or len(lines) == 1 else 1].id
        self.choose(old, PRESENT)

    def _show(self, answer: _Answer) -> None:
        if not self._window.is_comparing():
            return
        self._answer, self._at = answer, -1
        self._page.show_changes(answer.listed)
        self._page.show_only(only=self._is_only(answer.found))
        self._write()
        if answer.listed:
            self._page.list.choose(0)

    def _write(self) -> None:
        """Write the page of the present answer."""
        if self._answer is not None:
            only = self._is_only(self._answer.found)
            self.view.show_lines(compared_lines.lines(self._answer.found, only=only))
            if self._at >= 0:
                self.view.show_spot(self._answer.listed[self._at].spot)

    def _is_only(self, found: Comparison) -> bool:
        """Tell whether what stayed is folded: as the clerk chose, else in a long issue."""
        if self._picked_only is not None:
            return self._picked_only
        return _length(found.new) > _LONG

    def _on_only(self, only: bool) -> None:
        self._picked_only = only
        self._write()

    def _on_beside(self, is_beside: bool) -> None:
        if left := self._view if is_beside else self._pair:
            left.show_lines(())  # a long page takes room
        self._page.put_text(self.view)
        self._write()

    def _go(self, at: int) -> None:
        """Show the change that was chosen in the list."""
        if self._answer is not None:
            self._at = at
            self._page.show_nth(at)
            self.view.show_spot(self._answer.listed[at].spot)

    def _on_spot(self, spot: Spot) -> None:
        """Choose in the list what was clicked in the text."""
        listed = self._answer.listed if self._answer else ()
        at = next((nth for nth, change in enumerate(listed) if change.spot == spot), -1)
        if at >= 0:
            self._page.list.choose(at)

    def _on_restore(self, revision: int) -> None:
        if not self._sitting.refuses():
            self.close()
            self._recalling.restore(revision)

    def _on_changed(self, _parts: Parts) -> None:
        if self._window.is_comparing() and PRESENT in self._page.sides():
            self.choose(*self._page.sides())

    def _on_failed(self, error: Known) -> None:
        if self._window.is_comparing():
            self._answer = None
            self._page.show_changes((), str(error))
            self.view.show_lines(())


def _present(draft: Draft) -> VersionLine:
    """Return the line of the words as they stand now."""
    return VersionLine(
        revision=PRESENT,
        nth=0,
        when="有没存成稿的改动" if draft.is_unsaved else "和最后一稿一样",
        occasion="",
        note="",
        characters=_length(draft.bulletin),
    )


def _length(bulletin: Bulletin) -> int:
    return sum(plain.count_article(article) for article in bulletin.articles)
