"""The journal as the way forward and the way back: what it has and the store has not.

A turn is in the journal before its transaction commits. So where a log of SQLite was lost or a
process was killed in between, the journal is ahead, and the store takes its turns over before
anything else is written. Where the journal does not go on from the store as it is (it was lost or
damaged, or the store was restored), everything in the store is written into it once.
"""

import contextlib
import sqlite3
from collections.abc import Generator, Iterable
from pathlib import Path

import msgspec

from gazetteer_desk.log import log
from gazetteer_desk.store import journal, rows
from gazetteer_desk.store.journal import Record, Turn


class Words:
    """The words of digests, wherever the journal has them."""

    def __init__(self, store_path: Path) -> None:
        self._found = {
            one.header["digest"]: one
            for one in journal.found_records(store_path)
            if one.size and one.header.get("kind") in ("revision", "plate")
        }

    def __contains__(self, digest: object) -> bool:
        return digest in self._found

    def __call__(self, digest: str) -> bytes | None:
        """Return the words of a digest as a record has them; None where none has."""
        found = self._found.get(digest)
        return None if found is None else found.body()


class Taken(msgspec.Struct, frozen=True):
    """What was not in the turns any more: records, and rows whose words are nowhere."""

    missed: int
    wordless: int


def join(raw: sqlite3.Connection, beside: Path, store_path: Path) -> None:
    """Bring the store up to its journal, or its journal up to it; the caller holds the lock."""
    here = rows.standing(raw)
    if here is not None and (here == journal.last(beside) or not _is_begun(here, beside)):
        return
    latest = here[0] if here else 0
    later: list[Turn] | None = [] if here is not None and here[0] == 0 else None
    for turn in journal.turns(store_path):
        latest = max(latest, turn.nth)
        if later is not None:
            later.append(turn)
        elif (turn.nth, turn.mark) == here:
            later = []
    is_whole = later is not None and not any(turn.missed for turn in later)
    if later:
        take_over(raw, store_path, later)
    if not is_whole:
        with _transaction(raw):
            write_whole(raw, beside, store_path, latest + 1)


def write_whole(raw: sqlite3.Connection, beside: Path, store_path: Path, nth: int) -> None:
    """Write everything in the store into its journal, in the open transaction."""
    records = rows.whole(raw, Words(store_path))
    rows.stand(raw, nth, journal.append(beside, nth, records))
    log.info("the whole store is written into the journal")


def take_over(raw: sqlite3.Connection, store_path: Path, turns: Iterable[Turn]) -> Taken:
    """Do to the store what the turns say, in one transaction of its own; it stands at the last."""
    words = Words(store_path)
    missed = wordless = 0
    turn = None
    with _transaction(raw), _untriggered(raw):
        for turn in turns:
            missed += turn.missed
            for found in turn.records:
                wordless += not rows.put(raw, Record(found.header, found.body()), words)
        rows.derive(raw)
        if turn is not None:
            rows.stand(raw, turn.nth, turn.mark)
    log.info("turns taken over from the journal, %d records missed", missed)
    return Taken(missed, wordless)


def latest(store_path: Path) -> int:
    """Return the highest number of a turn in the journal, 0 where there is none."""
    return max((turn.nth for turn in journal.turns(store_path)), default=0)


def is_behind(raw: sqlite3.Connection, store_path: Path) -> int:
    """Return how many turns the journal has that the store has not, as far as that can be told."""
    here = rows.standing(raw)
    if here is None or here[0] == 0:
        return 0
    ahead: int | None = None
    for turn in journal.turns(store_path):
        if ahead is not None:
            ahead += 1
        elif (turn.nth, turn.mark) == here:
            ahead = 0
    return ahead or 0


def _is_begun(here: tuple[int, int], beside: Path) -> bool:
    """Tell whether store or journal has any turn; a new store has none, and neither its journal."""
    return here[0] > 0 or any((beside / "journal").glob("*.journal"))


@contextlib.contextmanager
def _transaction(raw: sqlite3.Connection) -> Generator[None]:
    raw.execute("PRAGMA foreign_keys=OFF")  # rows may come before those that they point to
    try:
        raw.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            raw.execute("ROLLBACK")
            raise
        raw.execute("COMMIT")
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


@contextlib.contextmanager
def _untriggered(raw: sqlite3.Connection) -> Generator[None]:
    """Take away for a while what keeps revisions from being put in anew, in the transaction."""
    asked = "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'"
    triggers = raw.execute(asked).fetchall()
    for name, _ in triggers:
        raw.execute(f'DROP TRIGGER main."{name}"')
    yield
    for _, sql in triggers:
        raw.execute(sql)
