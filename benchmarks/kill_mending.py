"""Two more who are killed (see `kill_test`): one who takes a damaged store back, one who removes.

Before 取回 the store is damaged for certain, its words whole in the journal. Killed anywhere, the
damaged file is still there, to the byte, the recovery can be done again, and nothing is lost, last
words included. 彻底删除, killed anywhere, never began or is done at the next start; then no byte is
left of what was removed, and neither is one once it was told to be done.
"""

import contextlib
import hashlib
import json
import random
import select
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.desk import removing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.recovery import Recovery
from gazetteer_desk.history.trash import Sort
from gazetteer_desk.store import aside, backup, connect
from gazetteer_desk.store.engine import beside, open_store
from gazetteer_desk.store.pack import pack
from gazetteer_desk.store.recover import recover


LONGEST = 4.0  # seconds: both write the whole store several times
_LAST_WORDS = {"frame": "急救稿".encode() * 100}
_PARTS = ("", "-wal")


def damage(path: Path, chance: random.Random) -> None:
    """Damage a store that nobody has open, its journal aside; note what it is now."""
    store = open_store(path, create=False)
    Recovery(store).write("last", None, None, _LAST_WORDS)
    store.close()
    how = chance.choice(("words", "words", "header", "cut", "gone"))
    if how == "words":
        with contextlib.closing(connect.writer(path)) as raw:
            raw.execute("DROP TRIGGER revision_stays")
            (most,) = raw.execute("SELECT max(id) FROM revision").fetchone()
            asked = "UPDATE revision SET bulletin = zeroblob(30) WHERE id = ?"
            raw.execute(asked, (chance.randint(1, most),))
            raw.execute(asked, (most,))
            if chance.random() < 0.5:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                _copy_with_log(path)
        _put_log_back(path)
    elif how == "gone":
        path.unlink()
    else:
        data = path.read_bytes()
        path.write_bytes(bytes(100) + data[100:] if how == "header" else data[: len(data) // 2])
    _write(path, "damaged", {"how": how, "parts": _digests(path)})


def _copy_with_log(path: Path) -> None:
    """Leave the log that waits beside the file, as a power cut does."""
    kept = {ending: path.with_name(path.name + ending).read_bytes() for ending in _PARTS}
    for ending, data in kept.items():
        path.with_name(f"{path.name}{ending}.kept").write_bytes(data)


def _put_log_back(path: Path) -> None:
    """Put the file and the log that waits in place, once their last connection is closed."""
    for ending in _PARTS:
        kept = path.with_name(f"{path.name}{ending}.kept")
        if kept.exists():
            kept.replace(path.with_name(path.name + ending))
            path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _digests(path: Path) -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest()] if path.exists() else []


def take_back(path: Path, _chance: random.Random, _say: Callable[[str], None]) -> None:
    """Recover the damaged store."""
    recover(path)
    while True:
        select.select([], [], [])


def after_recovery(path: Path) -> list[str]:
    """Return what is wrong after a recovery was killed; then do it once more."""
    noted = _read(path, "damaged")
    aside.settle(path)
    troubles: list[str] = []
    there = [path, *path.parent.glob(f"{path.name}*.damaged")]
    if any(one not in [d for file in there for d in _digests(file)] for one in noted["parts"]):
        troubles.append("the damaged file is not there any more")
    if not backup.is_sound(path):
        told = recover(path)
        if told.lost or told.doubtful or not told.is_all:
            troubles.append(f"recovered again, and lost {told.lost} {told.doubtful}")
    store = open_store(path, create=False)
    if noted["how"] == "words":
        words = [row.parts for row in Recovery(store).read_all() if row.draft_key == "last"]
        troubles += [] if words == [_LAST_WORDS] else ["the last words are lost"]
    troubles += backup.verify(store)
    store.close()
    for file in path.parent.glob(f"{path.name}*.damaged*"):
        file.unlink()
    return [f"{noted['how']}: {trouble}" for trouble in troubles]


def remove(path: Path, chance: random.Random, _say: Callable[[str], None]) -> None:
    """Enter an issue, delete it, and remove it for good."""
    mark = f"Qz{chance.getrandbits(64):016x}"
    text = "".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(300))
    article = Article(key=mark[2:14], title=(f"绝密{mark}",), body=(paragraph(f"{mark}{text}"),))
    words = Bulletin(masthead=Masthead(series="简报"), articles=(article,))
    data = codec.canonical(words)
    noted: dict[str, Any] = {
        "mark": mark,
        "digest": codec.digest(data),
        "packed": pack(data)[40:90].hex(),
        "told": False,
    }
    _write(path, "removed", noted)
    desk = Desk(path)
    entry = desk.ledger.enter(words, {}, occasion=Occasion.SAVED).entry
    if chance.random() < 0.5:
        desk.back_up()
    desk.trash.put(entry)
    for _ in removing.steps(desk, removing.begin(desk, Sort.ISSUE, entry)):
        pass
    _write(path, "removed", {**noted, "told": True})
    while True:
        select.select([], [], [])


def after_removal(path: Path) -> list[str]:
    """Return what is wrong after a removal was killed; it is finished first, if it began."""
    noted = _read(path, "removed")
    if noted["told"] and (found := _traces(path, noted)):
        return [f"told done, and there is {found}"]
    desk = Desk(path)
    pending = removing.pending(desk)
    if noted["told"] and pending:
        return ["told done, and it is still marked"]
    unread = [step.unread for mark in pending for step in removing.steps(desk, mark)]
    with contextlib.closing(connect.reader(path)) as raw:
        asked = "SELECT 1 FROM revision WHERE digest = ?"
        is_there = raw.execute(asked, (noted["digest"],)).fetchone() is not None
    faults = backup.verify(desk.store)
    desk.close()
    if any(unread):
        faults.append("a backup could not be read")
    if is_there:
        return [*faults, *(["it began, and is still there"] if pending else [])]
    return faults + [f"removed, and there is {one}" for one in _traces(path, noted)]


def _traces(path: Path, noted: dict[str, Any]) -> list[str]:
    """Return the files that have a byte of it, beside the note."""
    words = noted["mark"].encode(), noted["mark"].lower().encode(), bytes.fromhex(noted["packed"])
    files = [*path.parent.glob(f"{path.name}*"), *beside(path).rglob("*")]
    return [
        file.name
        for file in files
        if file.is_file() and any(word in file.read_bytes() for word in words)
    ]


def _write(path: Path, name: str, noted: dict[str, Any]) -> None:
    new = path.with_name(f"{name}.new")
    new.write_text(json.dumps(noted), "utf-8")
    new.replace(path.with_name(name))


def _read(path: Path, name: str) -> dict[str, Any]:
    return json.loads(path.with_name(name).read_text("utf-8"))
