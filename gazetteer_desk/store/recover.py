"""A damaged store made whole again (取回): from its journal, its backups and what is intact in it.

The journal comes first: it has every change, each under a digest. Where it is not whole, the newest
good backup is laid under it, and what can still be read in the damaged store is put beside it. All
of this is done in a new file; the damaged one is put aside as it is.
"""

import contextlib
import itertools
import secrets
import shutil
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
    trouble,
)
from gazetteer_desk.store.engine import beside
from gazetteer_desk.store.lock import held
from gazetteer_desk.store.mending import Row


_Place = tuple[int, int]  # entry and nth


class Recovered(msgspec.Struct, frozen=True):
    """Where the damaged store is now, and of which revisions (entry, nth) nothing is left.

    Of the `doubtful` ones the words are there, but when and why they were kept cannot be proved.
    Unless `is_all`, there may have been more: neither the journal is whole nor the damaged file.
    """

    aside: Path
    revisions: int
    lost: tuple[_Place, ...] = ()
    doubtful: tuple[_Place, ...] = ()
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
    built = beside(store_path) / f"recovering-{secrets.token_hex(4)}.sqlite"
    with trouble.told(store_path):
        aside.settle(store_path)
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


def _compose(store_path: Path, into: Path) -> tuple[list[_Place], list[_Place], bool]:
    """Make the new store; return what is lost, what is doubtful, and whether that is all."""
    turns = redo.effective(journal.turns(store_path))
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
            present = list(_readable(store_path))
            mending.add(raw, (one for one in present if one[0] == mending.LAST_WORDS))
            if is_complete and not taken.wordless:
                return [], [], True
            known = {(table, found.header["key"]) for table, found in _rows_of(turns)}
            mending.add(raw, (one for one in present if mending.is_to_add(*one, known)))
            headers = [row for table, row in present if mending.is_revision(table, row)]
            headers += [mending.row_of(found.header) for found in _revisions_of(turns)]
            for one in _backups(store_path):
                mending.add(raw, mending.missing(raw, one, headers))
                there = _readable(one)
                mending.add(raw, (row for row in there if mending.is_to_add(*row, known)))
            lost, doubtful = mending.tidy(raw, headers)
            rows.derive(raw)
            return lost, doubtful, _can_be_read_through(store_path)


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


def _readable(store_path: Path) -> Iterator[tuple[str, Row]]:
    """Yield every row of a damaged store that can be read, and the last words in it."""
    with (
        contextlib.suppress(Known, *trouble.UNREADABLE),
        contextlib.closing(connect.reader(store_path)) as raw,
    ):
        connect.version(raw, store_path, base.VERSION)
        for table in (*rows.tables(), mending.LAST_WORDS):
            for row in mending.readable(raw, table):
                stopping.poll()
                yield table, row
