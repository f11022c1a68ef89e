"""Removal for good (彻底删除), step by step through all that has the words.

First a mark is written beside the store that says what is to go, and the rows go at once, so that
nobody can put it back any more. Then come the index, the journal, the file of the store, and each
backup; last of all the mark goes. A window that finds a mark at its start goes on from the
beginning: what is done already costs little then.
"""

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import msgspec

from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import Known, NotFound
from gazetteer_desk.files import write_whole
from gazetteer_desk.history import removing
from gazetteer_desk.history.removing import Removal
from gazetteer_desk.history.trash import Sort
from gazetteer_desk.log import log
from gazetteer_desk.search import building, index
from gazetteer_desk.search.tables import Owner
from gazetteer_desk.store import cleaning, connect, copies, journal, rows
from gazetteer_desk.store.lock import held


_OWNERS = {Sort.ISSUE: Owner.ISSUE, Sort.ITEM: Owner.ITEM}


class Mark(msgspec.Struct, frozen=True):
    """What is being removed; of the backups those after number `since` are suspect."""

    removal: Removal
    since: int = 0


class Step(msgspec.Struct, frozen=True):
    """How many files are done of how many, and which backups could not be read.

    `percent` is how much of the next one is done.
    """

    done: int
    of: int
    unread: tuple[Path, ...] = ()
    percent: int = 0


def begin(desk: Desk, sort: Sort, of: int, still: Iterable[str] = ()) -> Path:
    """Note that something in the trash is removed now, and take its rows out; return the mark.

    `still` are the pictures that open issues show: they stay. `NotFound` where it is not there.
    """
    with desk.store.reading() as session:
        removal = removing.look(session, sort, of, still)
    return _begin(desk, removal, f"{sort}-{of}")


def begin_file(desk: Desk, sha256: str) -> Path:
    """Note that a file that waits, or was refused, is removed now; as `begin` (收件)."""
    with desk.store.reading() as session:
        removal = removing.look_at_file(session, sha256)
    return _begin(desk, removal, f"{Sort.FILE}-{sha256}")


def _begin(desk: Desk, removal: Removal, name: str) -> Path:
    present = copies.named(desk.store.beside / "backups")
    mark = Mark(removal, present[-1][0] if present else 0)
    folder = _folder(desk)
    connect.make_folder(folder)
    path = folder / f"{name}.json"
    write_whole(path, msgspec.json.encode(mark), mode=0o600)
    with desk.store.writing() as session:
        removing.remove(session, removal, _take_out)
    return path


def pending(desk: Desk) -> list[Path]:
    """Return the marks of removals that were not finished."""
    return sorted(_folder(desk).glob("*.json"))


def steps(desk: Desk, mark_path: Path) -> Generator[Step]:
    """Remove what a mark names, a file at a time; whatever breaks off, every file is whole.

    What lies in the trash no more, since the store was restored meanwhile or before a killed
    process had come to its rows, stays.

    Who saves meanwhile waits for a slice of it only; the index's are the most of them.
    """
    try:
        mark = msgspec.json.decode(mark_path.read_bytes(), type=Mark)
    except (OSError, ValueError) as error:
        raise NotFound("没有找到要彻底删除的那一项。") from error
    removal = mark.removal
    with desk.store.writing() as session:
        is_back = removing.is_back(session, removal)
        if not is_back:
            removing.remove(session, removal, _take_out)
    if is_back:
        mark_path.unlink(missing_ok=True)
        return
    expected = len(_files(desk)) + 1
    for percent in building.merge(desk.store):
        yield Step(0, expected, percent=percent)
    _rewrite_journal(desk, removal)
    cleaning.clean(desk.path)
    backups, unread = _files(desk), list[Path]()  # now: one made meanwhile has some of it too
    total = len(backups) + 1
    yield Step(1, total)
    for done, (sequence, path) in enumerate(backups, start=2):
        try:
            cleaning.clean_copy(
                path,
                desk.store.beside,
                lambda session: removing.is_in(session, removal),
                lambda session: removing.remove(session, removal, _purge, is_copy=True),
                is_suspect=sequence > mark.since,
            )
        except Known as error:
            if path.exists():  # else a newer backup took its place meanwhile: nothing is left of it
                log.info("a backup could not be cleaned: %s", type(error).__name__)
                unread.append(path)
        yield Step(done, total, tuple(unread))
    if not unread:
        mark_path.unlink(missing_ok=True)


def _files(desk: Desk) -> list[tuple[int, Path]]:
    """Return the backups with their numbers, and what was put aside as damaged with none."""
    folder = desk.store.beside / "backups"
    if folder.is_dir():
        cleaning.sweep(folder)
    damaged = sorted(desk.path.parent.glob(f"{desk.path.name}*.damaged"))
    return [*copies.named(folder), *((0, path) for path in damaged)]


def _take_out(session: Any, sort: Sort, ids: list[int]) -> None:
    if ids:
        index.take_out(session, _OWNERS[sort], ids)


def _purge(session: Any, sort: Sort, ids: list[int]) -> None:
    if ids:
        index.purge(session, _OWNERS[sort], ids)


def _rewrite_journal(desk: Desk, removal: Removal) -> None:
    """Take its records out of the journal; of the emptied row the last one stays."""
    items = {item for item, _ in removal.items}

    def is_its_row(header: dict[str, Any]) -> bool:
        key, table = header.get("key"), header.get("table")
        if header.get("kind") != "row":
            return False
        return (table == "entry" and key == removal.entry) or (table == "item" and key in items)

    def is_its_words(header: dict[str, Any]) -> bool:
        kind, table = header.get("kind"), header.get("table")
        if kind == "plate":
            return header["digest"] in removal.plates - still
        if kind == "revision":
            return header["entry"] == removal.entry
        if table == "item_revision":
            return header.get("item_id") in items
        if table == "intake_file":
            return kind == "row" and header["key"] in removal.files
        if table in ("signature", "printing"):
            return header.get("revision_id") in removal.revisions
        return kind == "row" and table == "dropped" and header.get("entry_id") == removal.entry

    with held(desk.store.beside):
        still = set(desk.ledger.plates(removal.plates))
        left: dict[tuple[str, int], int] = {}
        for found in journal.found_records(desk.path):
            if is_its_row(found.header):
                row = found.header["table"], found.header["key"]
                left[row] = left.get(row, 0) + 1

        def is_gone(header: dict[str, Any]) -> bool:
            if is_its_row(header):
                row = header["table"], header["key"]
                left[row] -= 1
                return left[row] > 0
            return is_its_words(header)

        journal.rewrite(desk.path, is_gone)
    with desk.store.writing() as session:
        if removing.is_said_elsewhere(session, removal):
            # The journal may have had those words once, for both: it is written whole again.
            raw: Any = session.connection().connection.driver_connection
            rows.forget_standing(raw)


def _folder(desk: Desk) -> Path:
    return desk.store.beside / "removing"
