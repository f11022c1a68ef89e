"""The remarks on the issue in front: under its fields, and at the top of its forms.

What the ledger and the lists know is fetched where it may have changed; the issue is judged by it
after each deed, so that a mark is gone as soon as the field is right.
"""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, checks, mending, review, unfilled
from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.review import Known
from gazetteer_desk.bulletin.unfilled import Closed
from gazetteer_desk.desk import numbers, reviewing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.lines import Kept
from ui.presenters import pointing
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting
from ui.presenters.keeping import Keeping
from ui.presenters.listing import Listing
from ui.presenters.sitting import Parts


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Reviewing:
    """Joins the one list of remarks to the forms.

    `found` are the remarks on the issue in front; `judged` are told when it was judged anew.
    """

    def __init__(
        self, bench: Bench, drafting: Drafting, keeping: Keeping, listing: Listing
    ) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._drafting = drafting
        self._known: tuple[str, str, Known] | None = None  # of a draft and a series
        self._waiting: list[Callable[[], None]] = []
        self.judged: list[Callable[[], None]] = []
        self._beside: Mapping[Remark, Callable[[], object]] = {}
        self._closed = Closed()
        self.found: tuple[Remark, ...] = ()
        bench.sitting.shown.append(self.look_up)
        bench.sitting.changed.append(self._on_changed)
        bench.sitting.placed.append(partial(self._show, arrives=True))
        keeping.kept.append(self._on_kept)
        listing.changed.append(self.look_up)
        window.masthead_form.numbers_typed.connect(self._on_typed)
        window.article_page.strip.field_chosen.connect(self.focus)
        window.article_page.remedied.connect(self.mend)
        for form in (window.masthead_form, window.tail_form):
            form.remedied.connect(self.mend)
            form.confirmed.connect(self._confirm)
            form.all_confirmed.connect(self._confirm_all)

    def look_up(self) -> None:
        """Fetch what is known beside the issue in front, and judge it anew."""
        draft = self._sitting.current
        if draft is None:
            self._known, self.found = None, ()
            self._window.outline.show_remarks(())
            self._tell()
            return
        asked = numbers.on_desk(draft)
        others = tuple(numbers.on_desk(d) for d in self._sitting.drafts.values() if d is not draft)
        self._bench.worker.read(
            lambda: reviewing.known(self._bench.desk, asked, others),
            partial(self._take, draft, asked.series),
            topic="review",
        )

    def when_known(self, then: "Callable[[], None]") -> None:
        """Do something as soon as the issue in front is judged by all that is known."""
        self._waiting.append(then)
        if self._knows(self._sitting.current):
            self._judge()

    def show_beside(self, others: "Mapping[Remark, Callable[[], object]]") -> None:
        """Show these under their fields beside `found`, each with what its remedy does."""
        if others.keys() != self._beside.keys():
            self._beside = others
            self._show()
        else:
            self._beside = others

    def _take(self, draft: Draft, series: str, known: Known) -> None:
        if draft is self._sitting.current:
            is_first = not self._knows(draft)
            self._known = draft.key, series, known
            self._judge(arrives=is_first)

    def _knows(self, draft: Draft | None) -> bool:
        known, series = self._known, draft.bulletin.masthead.series if draft else ""
        return known is not None and draft is not None and known[:2] == (draft.key, series)

    def _on_changed(self, _parts: Parts) -> None:
        if self._knows(self._sitting.current):
            self._judge()
        else:
            self.look_up()

    def _on_kept(self, _draft: Draft, kept: Kept) -> None:
        if kept.is_new:
            self.look_up()

    def _judge(self, *, arrives: bool = False) -> None:
        draft = self._sitting.current
        if draft is None or self._known is None:
            return
        self.found = review.remarks(draft.bulletin, self._known[2], self._closed)
        self._window.outline.show_remarks(self.found)
        self._show(arrives=arrives)
        self._tell()
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _tell(self) -> None:
        for callback in self.judged:
            callback()

    def _on_typed(self, number: IssueNumber, dated: dt.date | None) -> None:
        """Judge a number or a date before it is told: a wrong one is said at rest."""
        draft = self._sitting.current
        if draft is not None and self._knows(draft):
            self._show_masthead(replace(draft.bulletin, number=number, dated=dated))

    def _show(self, *, arrives: bool = False) -> None:
        draft, place = self._sitting.current, self._sitting.place
        if draft is None or not self._knows(draft):
            return
        if place == MASTHEAD:
            self._show_masthead(draft.bulletin)
        elif place == TAIL:
            self._window.tail_form.show_remarks(self._of(place) + self._beside_of(place))
        else:
            self._window.article_page.show_remarks(self._of(place), arrives=arrives)

    def _show_masthead(self, bulletin: Bulletin) -> None:
        assert self._known is not None
        known = self._known[2]
        told = [
            one for one in review.remarks(bulletin, known, self._closed) if one.place == MASTHEAD
        ]
        told += self._beside_of(MASTHEAD)
        self._window.masthead_form.show_remarks(told, sound=review.assurances(bulletin, known))

    def _of(self, place: str) -> list[Remark]:
        return [one for one in self.found if one.place == place]

    def _beside_of(self, place: str) -> list[Remark]:
        return [one for one in self._beside if one.place == place]

    def go(self, remark: Remark) -> None:
        """Bring the field of a remark to the front and put the focus there."""
        draft = self._sitting.current
        if draft is None:
            return
        self._window.show_draft()
        hits = unfilled.unfilled(draft.bulletin, self._closed)
        spot = (remark.place if remark.place != MASTHEAD else "", remark.field)
        hit = next((h.place for h in hits if (h.place.article, h.place.part) == spot), None)
        if self._sitting.place != remark.place:
            self._drafting.go(remark.place)
        if hit is not None and remark.place != TAIL:
            pointing.focus(self._bench, hit)
            pointing.select(self._bench, hit)
        else:
            self.focus(remark.field)

    def mend(self, remark: Remark) -> None:
        """Do what the link of a remark says; where that is for the clerk to do, lead there."""
        if (do := self._beside.get(remark)) is not None:
            do()
            return
        self._sitting.settle()
        if not self._sitting.apply(remark.remedy, lambda b: mending.mended(b, remark)):
            self.go(remark)

    def of_field(self) -> tuple[Remark, ...]:
        """Return the remarks on the field that has the focus."""
        field = self.field()
        return tuple(one for one in self._of(self._sitting.place) if one.field == field)

    def _confirm(self, field: str) -> None:
        self._sitting.settle()
        self._sitting.apply(checks.CONFIRM, lambda b: carried.confirm(b, field))

    def _confirm_all(self) -> None:
        self._sitting.settle()
        place = self._sitting.place
        self._sitting.apply(f"都{checks.CONFIRM}", lambda b: carried.confirm_all(b, place))

    def field(self) -> str:
        """Return the name of the field that has the focus, "" where it is elsewhere."""
        place = self._sitting.place
        forms = {MASTHEAD: self._window.masthead_form, TAIL: self._window.tail_form}
        return forms.get(place, self._window.article_page).focused()

    def focus(self, field: str) -> None:
        """Put the focus into a field of the form in front."""
        place = self._sitting.place
        forms = {MASTHEAD: self._window.masthead_form, TAIL: self._window.tail_form}
        forms.get(place, self._window.article_page).focus_field(field)
