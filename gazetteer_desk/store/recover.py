"""A damaged store made whole again (取回): from its journal, its backups and what is intact in it.

The journal comes first: it has every change, each under a digest. Where it is not whole, the newest
good backup is laid under it, and what can still be read in the damaged store is put beside it. All
of this is done in a new file; the damaged one is put aside as it is.
"""

import contextlib
import itertools
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from gazetteer_desk import stopping
from gazetteer_desk.errors import Known, NotFound
from gazetteer_desk.log import log
from gazetteer_desk.store import (
    aside,
    backup,
    base,
    birth,
    check,
    connect,
    copies,
    journal,
    mending,
    redo,
    rows,
    salvage,
    trouble,
)
from gazetteer_desk.store.engine import beside
from gazetteer_desk.store.lock import held
from gazetteer_desk.store.mending import Row


class Recovered(msgspec.Struct, frozen=True):
    """Where the damaged store is now, and of which revisions (entry, nth) nothing is left.

    Of the `doubtful` ones the words are there, but when and why they were kept cannot be proved.
    Unless `is_all`, there may have been more: neither the journal is whole nor the damaged file.
    """

    aside: Path
    revisions: int
    lost: tuple[mending.Place, ...] = ()
    doubtful: tuple[mending.Place, ...] = ()
    is_all: bool = True


def recover(
    store_path: Path,
    *,
    closed: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext,
) -> Recovered:
    """Put a store in the damaged one's place that has everything that is intact somewhere.

    Raises the kinds of `Known` that `backup.restore` does, and `NotFound` where nothing is intact
    anywhere; then nothing has changed.
    """
    store_path = store_path.absolute()
    with trouble.told(store_path):
        aside.settle(store_path)
        return _recover(store_path, closed)


def _recover(store_path: Path, closed: Callable[[], AbstractContextManager[None]]) -> Recovered:
    built = beside(store_path) / f"recovering-{secrets.token_hex(4)}.sqlite"
    begun = _how_far(store_path)
    try:
        lost, doubtful, is_all = _compose(store_path, built)
        with contextlib.closing(connect.reader(built)) as raw:
            found = check.counts(raw)
        if not any(getattr(found, name) for name in found.__struct_fields__):
            raise NotFound("历史库、备份和流水里都没有读得出来的内容，没有动它们。")
        kept_aside = backup.restore(
            store_path, built, closed=closed, is_current=lambda: _how_far(store_path) == begun
        )
    finally:
        for ending in ("", "-wal", "-shm"):
            built.with_name(built.name + ending).unlink(missing_ok=True)
        shutil.rmtree(beside(built), ignore_errors=True)
    log.info("recovered, %d revisions, %d lost", found.revisions, len(lost))
    return Recovered(kept_aside, found.revisions, tuple(lost), tuple(doubtful), is_all)


def _compose(store_path: Path, into: Path) -> tuple[list[mending.Place], list[mending.Place], bool]:
    """Make the new store; return what is lost, what is doubtful, and whether that is all."""
    all_turns = list(journal.turns(store_path))
    turns = redo.effective(all_turns)
    is_complete = _is_complete(turns, store_path)
    under = None if is_complete else _newest_good(store_path)
    if under is None:
        birth.make(into, beside(into))
    else:
        backup.copy_raised(under, into)
    with held(beside(into)), contextlib.closing(connect.writer(into)) as raw:
        here = rows.standing(raw)
        after = [turn for turn in turns if here is None or under is None or turn.nth > here[0]]
        taken = redo.take_over(raw, store_path, after, is_complete=is_complete)
        with redo.transaction(raw), redo.untriggered(raw):
            mending.add(raw, _readable(store_path, mending.LAST_WORDS))
            if is_complete and not taken.wordless:
                return [], [], True
            headers = _gather(raw, store_path, turns)
            _glean(raw, store_path, all_turns, turns)
            lost, doubtful = mending.tidy(raw, headers)
            rows.derive(raw)
            return lost, doubtful, _can_be_read_through(store_path)


def _gather(
    raw: sqlite3.Connection, store_path: Path, turns: list[journal.Turn]
) -> mending.Headers:
    """Put in what is intact in the damaged store and the backups; return what is known of all."""
    known = {(table, found.header["key"]) for table, found in _rows_of(turns)}
    headers: mending.Headers = {}

    def of_the_store() -> Iterator[tuple[str, Row]]:
        for table, row in _readable(store_path, *rows.tables()):
            if link := mending.revision_of(table, row):
                headers[link["entry_id"], link["nth"]] = link
            if mending.is_to_add(table, row, known):
                yield table, row

    mending.add(raw, of_the_store())
    for found in _revisions_of(turns):
        headers[found.header["entry"], found.header["nth"]] = mending.row_of(found.header)
    for one in _backups(store_path):
        mending.add(raw, mending.missing(raw, one, headers))
        there = _readable(one, *rows.tables())
        mending.add(raw, (row for row in there if mending.is_to_add(*row, known)))
    return headers


def _glean(
    raw: sqlite3.Connection,
    store_path: Path,
    all_turns: list[journal.Turn],
    turns: list[journal.Turn],
) -> None:
    """Put in those words of the journal that are whole, though what lies around them is not."""
    begins = turns and redo.is_whole(turns[0]) and not turns[0].missed
    since = salvage.place_of(turns[0].records[0]) if begins else ("", 0)
    words = redo.Words(store_path)
    for found in salvage.loose(store_path, all_turns, since):
        rows.put(raw, journal.Record(found.header, found.body()), words, how="IGNORE")
    for table, row in salvage.salvage(raw, store_path, since):
        mending.add(raw, [(table, row)])


def _how_far(store_path: Path) -> tuple[object, ...]:
    """Return what any save changes: a recovery that has not seen one would lose it."""
    return journal.last(beside(store_path)), _standing(store_path)


def _is_complete(turns: list[journal.Turn], store_path: Path) -> bool:
    """Tell whether the journal has everything, from the beginning to where the store stands."""
    if not turns or any(turn.missed for turn in turns):
        return False
    begins = turns[0].nth == 1 or redo.is_whole(turns[0])
    return begins and _is_gapless(turns) and _reaches(turns, store_path)


def _is_gapless(turns: list[journal.Turn]) -> bool:
    return all(later.nth == before.nth + 1 for before, later in itertools.pairwise(turns))


def _reaches(turns: list[journal.Turn], store_path: Path) -> bool:
    """Tell whether the turns go as far as the store and its backups, where those can be read."""
    marks = {(turn.nth, turn.mark) for turn in turns}
    here = _standing(store_path)
    if journal.last(beside(store_path)) is None and here != (turns[-1].nth, turns[-1].mark):
        return False  # whether what is torn at its end was kept nobody knows
    newest = max((_standing(one) for one in _backups(store_path)), default=(0, 0))
    return newest[0] <= turns[-1].nth and (here[0] == 0 or here in marks)


def _can_be_read_through(path: Path) -> bool:
    """Tell whether every row of the damaged store was seen, if not its words."""
    with (
        contextlib.suppress(Known, *trouble.UNREADABLE),
        contextlib.closing(connect.reader(path)) as raw,
    ):
        return raw.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    return False


def _standing(path: Path) -> tuple[int, int]:
    with (
        contextlib.suppress(Known, *trouble.UNREADABLE),
        contextlib.closing(connect.reader(path)) as raw,
    ):
        return rows.standing(raw) or (0, 0)
    return 0, 0


def _rows_of(turns: list[journal.Turn]) -> Iterator[tuple[str, journal.Found]]:
    for turn in turns:
        for found in turn.records:
            if "key" in found.header:
                yield found.header["table"], found


def _revisions_of(turns: list[journal.Turn]) -> Iterator[journal.Found]:
    for turn in turns:
        yield from (found for found in turn.records if found.header["kind"] == "revision")


def _backups(store_path: Path) -> Iterator[Path]:
    for _, path in reversed(copies.named(beside(store_path) / "backups")):
        yield path


def _newest_good(store_path: Path) -> Path | None:
    for path in _backups(store_path):
        with contextlib.suppress(Known):
            copies.check_copy(path)
            return path
    return None


def _readable(path: Path, *tables: str) -> Iterator[tuple[str, Row]]:
    """Yield every row of these tables that can be read, however damaged the store is."""
    with (
        contextlib.suppress(Known, *trouble.UNREADABLE),
        contextlib.closing(connect.reader(path)) as raw,
    ):
        connect.version(raw, path, base.VERSION)
        for table in tables:
            for row in mending.readable(raw, table):
                stopping.poll()
                yield table, row
