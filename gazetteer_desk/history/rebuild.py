"""A destroyed store made again from the journal beside it: the last resort (从流水重建)."""

import contextlib
from pathlib import Path

import msgspec

from gazetteer_desk.errors import NotFound, NotWritable
from gazetteer_desk.log import log
from gazetteer_desk.store import birth, connect, journal, redo, trouble
from gazetteer_desk.store.engine import beside
from gazetteer_desk.store.lock import held


class Rebuilt(msgspec.Struct, frozen=True):
    """What a journal brought back; of `missed` records and `wordless` rows nothing is left."""

    revisions: int
    missed: int
    wordless: int


def rebuild(store_path: Path, into: Path) -> Rebuilt:
    """Make a new store at `into` from the journal beside `store_path`.

    It is what the store was after the last turn: issues with every revision, their stages and
    remarks, items, pictures, the directory, signatures. Last words are not in it, nor is the index.
    """
    if into.exists():
        raise NotWritable(f"“{into.name}”已经有了，没有重建。", "请换一个文件名。")
    with trouble.told(into):
        turns = redo.effective(journal.turns(store_path))
        if not turns:
            raise NotFound("历史库旁边没有可用的流水。", "请改用“恢复备份”。")
        birth.make(into, beside(into))
        with held(beside(into)), contextlib.closing(connect.writer(into)) as raw:
            found = redo.take_over(raw, store_path, turns)
            (revisions,) = raw.execute("SELECT count(*) FROM revision").fetchone()
    log.info("rebuilt from the journal, %d revisions", revisions)
    return Rebuilt(revisions, found.missed, found.wordless)
