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
from typing import Any

import msgspec

from gazetteer_desk.log import log
from gazetteer_desk.store import journal, rows
from gazetteer_desk.store.journal import Found, Record, Turn


class Words:
    """The words of digests, wherever the journal has them."""

    def __init__(self, store_path: Path) -> None:
        self._found = {  # where they stand alone: there are very many
            one.header["digest"]: msgspec.structs.replace(one, header={}, digest="")
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
        elif here is not None and turn.nth == here[0] and turn.mark in (here[1], journal.UNKNOWN):
            later = []
    is_whole = later is not None and not any(turn.missed for turn in later)
    if later:
        take_over(raw, store_path, later, is_complete=is_whole)
    if not is_whole:
        with transaction(raw):
            write_whole(raw, beside, store_path, latest + 1)


def write_whole(raw: sqlite3.Connection, beside: Path, store_path: Path, nth: int) -> None:
    """Write everything in the store into its journal, in the open transaction."""
    records = rows.whole(raw, Words(store_path))
    rows.stand(raw, nth, journal.append(beside, nth, records))
    log.info("the whole store is written into the journal")


def take_over(
    raw: sqlite3.Connection, store_path: Path, turns: Iterable[Turn], *, is_complete: bool = True
) -> Taken:
    """Do to the store what the turns say, in one transaction of its own; it stands at the last.

    Where they are not complete, a writing of everything takes nothing away.
    """
    words = Words(store_path)
    missed = wordless = 0
    turn = None
    with transaction(raw), untriggered(raw):
        for turn in turns:
            missed += turn.missed
            for found in turn.records:
                if found.header["kind"] == "whole" and not is_complete:
                    continue
                wordless += not rows.put(raw, Record(found.header, found.body()), words)
        rows.derive(raw)
        if turn is not None:
            rows.stand(raw, turn.nth, turn.mark)
    log.info("turns taken over from the journal, %d records missed", missed)
    return Taken(missed, wordless)


def latest(store_path: Path) -> int:
    """Return the highest number of a turn in the journal, 0 where there is none."""
    return max((turn.nth for turn in journal.turns(store_path)), default=0)


def is_whole(turn: Turn) -> bool:
    """Tell whether a turn is a writing of everything."""
    return any(found.header["kind"] == "whole" for found in turn.records)


def effective(turns: Iterable[Turn]) -> list[Turn]:
    """Return the turns from the last undamaged writing of everything on; all where none is."""
    found: list[Turn] = []
    for turn in turns:
        if is_whole(turn) and not turn.missed:
            found.clear()
        found.append(turn)
    return found


def is_ahead(raw: sqlite3.Connection, beside: Path) -> bool:
    """Tell, at a glance at its end, whether the journal has turns that the store has not."""
    here, end = rows.standing(raw), journal.last(beside)
    return here is not None and end is not None and end[0] > here[0]


def faults(raw: sqlite3.Connection, store_path: Path) -> list[str]:
    """Return what is wrong with the journal beside a store, one sentence each; none if nothing."""
    turns, here = _until_here(raw, store_path)
    if not turns:
        return []
    said: list[str] = []
    words = Words(store_path)
    missed = sum(turn.missed for turn in turns) + sum(
        found.header["digest"] not in words
        for turn in turns
        for found in turn.records
        if found.header["kind"] in ("revision", "plate")
    )
    if missed:
        said.append(f"流水里有 {missed} 条读不出来。")
    if here is not None and here[0] > 0 and here not in {(turn.nth, turn.mark) for turn in turns}:
        said.append("流水与历史库接不上。")
    return said


def changed(raw: sqlite3.Connection, store_path: Path) -> list[tuple[str, Any]]:
    """Return table and key of the rows that are not as the journal has them.

    That finds a changed stage, remark or name, which no digest covers. Nothing is said where the
    journal is not whole.
    """
    turns, here = _until_here(raw, store_path)
    if not turns or here != (turns[-1].nth, turns[-1].mark) or any(turn.missed for turn in turns):
        return []
    if not is_whole(turns[0]) and turns[0].nth != 1:
        return []
    latest: dict[tuple[str, Any], Found] = {}
    for turn in turns:
        for found in turn.records:
            if found.header["kind"] == "whole":
                latest.clear()
            else:
                latest[rows.identity(found.header)] = found
    wrong: list[tuple[str, Any]] = []
    for name, row in rows.present(raw):
        found = latest.pop(name, None)
        if found is None or not rows.is_as(row, Record(found.header, found.body())):
            wrong.append(name)
    wrong += [name for name, found in latest.items() if found.header["kind"] != "gone"]
    return wrong


def _until_here(
    raw: sqlite3.Connection, store_path: Path
) -> tuple[list[Turn], tuple[int, int] | None]:
    """Return the turns up to where the store stands, and where that is."""
    here = rows.standing(raw)
    found = journal.turns(store_path)
    return effective(turn for turn in found if here is None or turn.nth <= here[0]), here


def _is_begun(here: tuple[int, int], beside: Path) -> bool:
    """Tell whether store or journal has any turn; a new store has none, and neither its journal."""
    return here[0] > 0 or any((beside / "journal").glob("*.journal"))


@contextlib.contextmanager
def transaction(raw: sqlite3.Connection) -> Generator[None]:
    """Do everything in the block or nothing, whatever points to what meanwhile."""
    raw.execute("PRAGMA foreign_keys=OFF")  # rows may come before those that they point to
    try:
        raw.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if raw.in_transaction:  # a full disk has ended it already
                raw.execute("ROLLBACK")
            raise
        raw.execute("COMMIT")
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


@contextlib.contextmanager
def untriggered(raw: sqlite3.Connection) -> Generator[None]:
    """Let revisions be put in anew for the length of the block, in the open transaction."""
    asked = "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'"
    triggers = raw.execute(asked).fetchall()
    for name, _ in triggers:
        raw.execute(f'DROP TRIGGER main."{name}"')
    yield
    for _, sql in triggers:
        raw.execute(sql)
