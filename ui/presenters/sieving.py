"""The conditions of the room's search: as chips, as filters to tick, and where nothing is found.

The words in the field are the one state; chips and filters are read out of them, and change them.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

from gazetteer_desk import stopping
from gazetteer_desk.desk import past
from gazetteer_desk.errors import Known, Stopped
from gazetteer_desk.search import conditions, when
from gazetteer_desk.search.easing import Eased
from gazetteer_desk.search.filters import Filter
from gazetteer_desk.search.fold import fold
from ui.panes.recall.filter_list import Section, Ticked
from ui.panes.recall.nothing import Without
from ui.presenters.bench import Bench
from ui.presenters.searching import Asked, Searching


T = TypeVar("T")
_UNREAD = "没认出“{}”，可写成 2023、2023-06 或 2023-06-01。"


class Sieving:
    """Joins chips, filters and the page of nothing to the words in the field."""

    def __init__(self, bench: Bench, searching: Searching) -> None:
        self._desk = bench.desk
        self._worker = bench.worker
        self._searching = searching
        self._stop = Event()  # set once other words are asked for: counting stands in their way
        room = bench.window.recall_room
        self._head, self._side, self._field = room.head, room.search, room.field
        searching.found.append(self._on_found)
        self._head.chips.dropped.connect(self._drop)
        self._field.textChanged.connect(self._show_conditions)
        self._side.filters.filters.toggled.connect(self._toggle)
        self._side.filters.days_written.connect(self._take_days)
        bench.window.room_chosen.connect(self._on_room)

    def _on_room(self, name: str) -> None:
        if name == "recall":  # there may be other issues now
            self._searching.ask(self._field.text().strip())

    def _show_conditions(self, words: str) -> None:
        """Show what is recognised in the words as they are typed."""
        self._stop.set()
        said = tuple(one.said for one in conditions.conditions(words))
        self._head.show_asked(said, self._searching.room.count)
        first, last = conditions.days(words)
        self._side.filters.show_days(_day(first), _day(last))

    def _on_found(self, asked: Asked) -> None:
        self._show_conditions(self._field.text())
        self._stop = Event()
        words, hits = asked.words, list(asked.hits)
        self._side.show_aside("")
        if words and not asked.count:
            self._count(
                "what to drop",
                lambda: past.eased(self._desk, words),
                partial(self._show_without, words),
            )
        self._count(
            "filters",
            lambda: past.filtered(self._desk, words, hits),
            partial(self._show_filters, words),
        )

    def _count(self, topic: str, job: Callable[[], T], then: Callable[[T], None]) -> None:
        token = self._stop

        def watched() -> T:
            with stopping.by(token):
                return job()

        self._worker.read(watched, then, topic=topic, failed=self._on_failed)

    def _on_failed(self, error: Known) -> None:
        if not isinstance(error, Stopped):
            self._worker.failed_unseen.emit(error)

    def _show_filters(self, words: str, filters: tuple[Filter, ...] | None) -> None:
        if filters is None or words != self._searching.room.words:
            return
        self._side.filters.filters.show_sections(tuple(map(_section, filters)))
        held = next((v.count for one in filters for v in one.values if v.value == past.HELD), 0)
        is_mixed = words and 0 < held < self._searching.room.count
        self._side.show_aside(f"其中留用稿 {held} 篇" if is_mixed else "")

    def _show_without(self, words: str, each: tuple[Eased, ...]) -> None:
        if words == self._searching.room.words and not self._searching.room.count:
            shown = (Without(one.said, one.alone, one.rest, one.dropped) for one in each)
            self._side.show_without(words, tuple(shown))

    def _drop(self, at: int) -> None:
        words = self._field.text()
        self._field.ask_for(conditions.without(words, conditions.conditions(words)[at]))
        self._field.setFocus()

    def _toggle(self, name: str, value: str) -> None:
        self._field.ask_for(conditions.toggle(self._field.text(), name, value))

    def _take_days(self, first: str, last: str) -> None:
        """Ask for these days; say which one is no day."""
        spans = [when.span(fold(words)) if words else None for words in (first, last)]
        for words, span in zip((first, last), spans, strict=True):
            if words and span is None:
                self._side.filters.refuse(_UNREAD.format(words))
                return
        begin, end = spans
        days = begin.first if begin else None, end.last if end else None
        self._side.filters.refuse("")
        if days != conditions.days(self._field.text()):
            self._field.ask_for(conditions.between(self._field.text(), *days))


def _section(one: Filter) -> Section:
    values = (Ticked(value.value, value.count, value.is_chosen) for value in one.values)
    return Section(one.name, tuple(values))


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
