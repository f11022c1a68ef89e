"""A destroyed store made again from the journal beside it: the last resort (从流水重建)."""

import base64
import binascii
import datetime as dt
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.errors import NotFound, NotWritable
from gazetteer_desk.history import chain, keeping, standing
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import NUMBERED, Status
from gazetteer_desk.history.tables import Entry, Revision
from gazetteer_desk.store import journal
from gazetteer_desk.store.engine import open_store


def rebuild(store_path: Path, into: Path) -> int:
    """Make a new store at `into` from the journal beside `store_path`; return its revisions.

    Entries keep their ids, stages and remarks, revisions their words, moments and occasions. What
    a restore took back is there again, but of two that went out with one number only the later.
    Names that revisions got later, items, signatures and the directory are not in the journal; a
    backup has them.
    """
    if into.exists():
        raise NotWritable(f"“{into.name}”已经有了，没有重建。", "请换一个文件名。")
    found = list(journal.records(store_path))
    if not found:
        raise NotFound("历史库旁边没有可用的流水。", "请改用“恢复备份”。")
    made = 0
    gone_out: dict[int, journal.Record] = {}
    store = open_store(into)
    try:
        with store.writing() as session:
            pen = keeping.Pen(session, store.note)
            for record in found:
                if record.header.get("kind") == "plate":
                    _plate(pen, record)
                elif record.header.get("kind") == "revision":
                    made += _revision(session, pen, record)
                elif record.header.get("kind") == "standing":
                    _standing(session, store.note, record, gone_out)
            # In the end, and the latest first: meanwhile a number may have belonged to two.
            for record in reversed(gone_out.values()):
                _gone_out(session, store.note, record)
    finally:
        store.close()
    return made


def _plate(pen: keeping.Pen, record: journal.Record) -> None:
    try:
        pen.add_plates({record.header["digest"]: base64.b64decode(record.body)})
    except binascii.Error as error:
        raise ValueError("a whole record with a body that is none") from error


def _standing(
    session: Session,
    note: standing.Journal,
    record: journal.Record,
    gone_out: dict[int, journal.Record],
) -> None:
    header = record.header
    entry = session.get(Entry, header["entry"])
    if entry is None:
        return
    status = Status(header["status"])
    gone_out.pop(entry.id, None)
    if status in NUMBERED:
        gone_out[entry.id] = record
    else:
        standing.put(session, note, entry, status, header["remark"])


def _gone_out(session: Session, note: standing.Journal, record: journal.Record) -> None:
    header = record.header
    entry = session.get_one(Entry, header["entry"])
    taken = standing.is_taken(session, entry.id, entry.series_id, standing.number_of(entry))
    status = entry.status if taken else Status(header["status"])
    standing.put(session, note, entry, status, header["remark"])


def _revision(session: Session, pen: keeping.Pen, record: journal.Record) -> int:
    """Put one revision after those its entry has; the same words twice in a row are one."""
    header: dict[str, Any] = record.header
    words = chain.Words(codec.restore(record.body), kept=record.body)
    taken = dt.datetime.fromisoformat(header["taken"])
    entry = session.get(Entry, header["entry"])
    if entry is None:
        entry = Entry(opened=taken, changed=taken)
        entry.id = header["entry"]
        session.add(entry)
        session.flush()
    head = session.scalar(select(Revision).where(Revision.id == entry.head_id))
    if head is not None and head.digest == words.digest:
        return 0
    why = keeping.Why(Occasion(header["occasion"]), header["note"], header["by"])
    pen.append(entry, words, why, taken=taken)
    return 1
