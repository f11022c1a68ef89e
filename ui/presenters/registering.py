"""The room 名录: what the office's lists hold, and every change to them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import order, recipients, units
from gazetteer_desk.bulletin.phrase import Phrase
from gazetteer_desk.bulletin.recipients import Recipient, Recipients
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.desk import offering
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.values import Lists
from gazetteer_desk.directory import phrases
from gazetteer_desk.directory.recipients import ListState
from ui.panes.register.recipients import PastList, key_of
from ui.presenters.bench import Bench
from ui.presenters.learning import Learning
from ui.presenters.list_files import ListFiles
from ui.presenters.listing import Listing
from ui.presenters.rostering import Rostering
from ui.presenters.ruling import Ruling


class Held(msgspec.Struct, frozen=True):
    """What the room shows: the lists, those that one series had before, the own phrases."""

    lists: Lists
    chosen: str
    states: tuple[ListState, ...]
    phrases: tuple[Phrase, ...]


class Registering:
    """Joins the room 名录 to the drawers; `manage` opens the book of phrases."""

    def __init__(
        self, bench: Bench, listing: Listing, folder: Path, manage: Callable[[], None]
    ) -> None:
        self._bench = bench
        self._window = bench.window
        self._room = bench.window.register_room
        self._listing = listing
        self._ruling = Ruling(bench, listing)
        self._rostering = Rostering(bench, listing)
        self.learning = Learning(bench, listing)
        self._list_files = ListFiles(bench, listing, self._choose_row)
        self._folder = folder
        self._manage = manage
        self._series = ""
        self._states: tuple[ListState, ...] = ()
        self._choose: dict[str, str] = {}
        self._window.room_chosen.connect(self._on_room)
        self._window.closing.connect(self._room.flush)
        listing.changed.append(self._on_changed)

    def _choose_row(self, kind: str, key: str) -> None:
        self._choose[kind] = key

    def read(self) -> None:
        """Read everything that the room shows."""
        asked = partial(self._held, self._series)
        self._bench.worker.read(asked, self._show, topic="register")
        self._ruling.read()
        self._rostering.read()

    def _on_room(self, name: str) -> None:
        if name == "register":
            if not self._room.is_built:
                self._build()
            draft = self._bench.sitting.current
            self._series = self._series or (draft.bulletin.masthead.series if draft else "")
            self.read()
        else:
            self._room.flush()

    def _build(self) -> None:
        self._room.build()
        self._join_units()
        self._join_recipients()
        self._join_columns()
        self._join_phrases()
        self._ruling.join(self._room.rules)
        self._rostering.join(self._room.persons)
        self._list_files.join(self._room.units, self._room.persons)
        self.learning.join(self._room.persons)

    def _on_changed(self) -> None:
        if self._window.room() == "register":
            self.read()

    def _held(self, series: str) -> Held:
        desk = self._bench.desk
        names = desk.series()
        chosen = series if series in names else next(iter(names), "")
        states = desk.recipients.states(chosen)
        own = phrases.read(self._folder).own
        return Held(offering.lists(desk, chosen), chosen, states, own)

    def _show(self, held: Held) -> None:
        room, lists, choose = self._room, held.lists, self._choose
        self._series, self._states, self._choose = held.chosen, held.states, {}
        for page in (room.recipients, room.columns):
            page.show_series(lists.series, held.chosen)
        room.units.show_units(lists.units, choose=choose.get("units", ""))
        room.recipients.show_list(lists.recipients, choose=choose.get("recipients", ""))
        room.recipients.recipient_form.show_past(tuple(map(_past, held.states[1:])))
        room.columns.show_columns(lists.columns, choose=choose.get("columns", ""))
        room.phrases.show_phrases(held.phrases, choose=choose.get("phrases", ""))

    def _on_series(self, name: str) -> None:
        self._series = name
        self.read()

    def _join_units(self) -> None:
        page = self._room.units
        page.unit_form.edited.connect(self._on_unit)
        page.unit_form.merged.connect(self._on_merged)
        page.removed.connect(self._on_unit_removed)
        page.moved.connect(self._on_unit_moved)

    def _on_unit(self, old: str, unit: Unit) -> None:
        self._choose["units"] = unit.name
        words = f"已改“{unit.name}”" if old else f"已记入名录：{unit.name}"
        self._listing.change_units(lambda now: units.put(now, unit, instead_of=old), words)

    def _on_merged(self, name: str, into: str) -> None:
        words = f"“{name}”已并入“{into}”"
        self._listing.change_units(lambda now: units.merged(now, name, into), words)

    def _on_unit_removed(self, name: str) -> None:
        self._listing.change_units(lambda now: units.removed(now, name), f"已删去“{name}”")

    def _on_unit_moved(self, name: str, by: int) -> None:
        self._choose["units"] = name
        self._listing.change_units(lambda now: units.moved(now, name, by), f"已移动“{name}”")

    def _join_recipients(self) -> None:
        page = self._room.recipients
        page.series_chosen.connect(self._on_series)
        page.recipient_form.edited.connect(self._on_recipient)
        page.recipient_form.kept_edited.connect(self._on_kept)
        page.recipient_form.restored.connect(self._on_restored)
        page.removed.connect(self._on_recipient_removed)
        page.moved.connect(self._on_recipient_moved)

    def _change_list(self, change: Callable[[Recipients], Recipients], words: str) -> None:
        self._listing.change_recipients(self._series, change, words)

    def _on_recipient(self, old: Recipient | None, one: Recipient) -> None:
        self._choose["recipients"] = key_of(one)
        words = f"已改“{one.name}”" if old else f"已记入名单：{one.name}"
        self._change_list(lambda now: recipients.put(now, one, instead_of=old), words)

    def _on_kept(self, archive: int, spare: int) -> None:
        words = f"存档 {archive} 份，备用 {spare} 份"
        self._change_list(lambda now: replace(now, archive=archive, spare=spare), words)

    def _on_recipient_removed(self, key: str) -> None:
        if (one := self._room.recipients.of_key(key)) is not None:
            change = partial(recipients.removed, group=one.group, name=one.name)
            self._change_list(change, f"已删去“{one.name}”")

    def _on_recipient_moved(self, key: str, by: int) -> None:
        if (one := self._room.recipients.of_key(key)) is not None:
            self._choose["recipients"] = key
            change = partial(recipients.moved, one=one, by=by)
            self._change_list(change, f"已移动“{one.name}”")

    def _on_restored(self, state: int) -> None:
        if (old := next((one for one in self._states if one.id == state), None)) is not None:
            self._change_list(lambda _: old.value, f"已恢复 {_when(old)}的名单")

    def _join_columns(self) -> None:
        page = self._room.columns
        page.series_chosen.connect(self._on_series)
        page.column_form.edited.connect(self._on_column)
        page.used_asked.connect(self._on_used)
        page.removed.connect(self._on_column_removed)
        page.moved.connect(self._on_column_moved)

    def _on_column(self, old: str, name: str) -> None:
        self._choose["columns"] = name
        words = f"已改“{name}”" if old else f"已记入栏目：{name}"

        def change(now: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(name if one == old else one for one in now) if old else (*now, name)

        self._listing.change_columns(self._series, change, words)

    def _on_column_removed(self, name: str) -> None:
        self._listing.change_columns(
            self._series, lambda now: tuple(n for n in now if n != name), f"已删去“{name}”"
        )

    def _on_column_moved(self, name: str, by: int) -> None:
        self._choose["columns"] = name
        self._listing.change_columns(
            self._series, lambda now: order.moved(now, name, by), f"已移动“{name}”"
        )

    def _on_used(self) -> None:
        series, desk = self._series, self._bench.desk
        self._bench.worker.read(partial(_used, desk, series), self._take_used, topic="used columns")

    def _take_used(self, names: tuple[str, ...]) -> None:
        self._listing.change_columns(
            self._series, lambda now: tuple(dict.fromkeys((*now, *names))), "已记下往期用过的栏目"
        )

    def _join_phrases(self) -> None:
        page = self._room.phrases
        page.phrase_form.edited.connect(self._on_phrase)
        page.shared_asked.connect(self._manage)
        page.removed.connect(self._on_phrase_removed)
        page.moved.connect(self._on_phrase_moved)

    def _change_phrases(
        self, change: Callable[[tuple[Phrase, ...]], tuple[Phrase, ...]], words: str
    ) -> None:
        self._listing.change_phrases(self._folder, change, words)

    def _on_phrase(self, old: Phrase | None, made: Phrase) -> None:
        if old is None:
            self._choose["phrases"] = str(self._room.phrases.count)

        def change(now: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
            if old not in now:
                return (*now, made)
            return tuple(made if one == old else one for one in now)

        self._change_phrases(change, "常用语已保存")

    def _on_phrase_removed(self, key: str) -> None:
        if (phrase := self._room.phrases.of_key(key)) is not None:
            gone = phrase
            self._change_phrases(lambda now: tuple(p for p in now if p != gone), "已删去一条常用语")

    def _on_phrase_moved(self, key: str, by: int) -> None:
        if (phrase := self._room.phrases.of_key(key)) is not None:
            self._choose["phrases"] = str(max(int(key) + by, 0))
            one = phrase
            self._change_phrases(lambda now: order.moved(now, one, by), "已移动一条常用语")


def _used(desk: Desk, series: str) -> tuple[str, ...]:
    return tuple(one.text for one in offering.offers(desk, series)["column"].all())


def _when(state: ListState) -> str:
    day = state.taken.astimezone()
    return f"{day.year}年{day.month}月{day.day}日 {day:%H:%M}"


def _past(state: ListState) -> PastList:
    value = state.value
    together = sum(one.copies for one in value.recipients) + value.archive + value.spare
    return PastList(state.id, f"{_when(state)}　{len(value.recipients)} 个，{together} 份")
