"""Damage stores at random: is it found and named, and does everything intact come back.

    python benchmarks/flip_test.py [--stores 200] [--seed 1]

A store with issues, revisions, items, pictures, units and backups is copied again and again; each
copy is damaged in its file, its log, its journal or its backups, or in several of them: bits and
bytes flipped, pages zeroed, files cut short or gone. Then it is opened as the window opens it and
checked, and recovered. Damage that changes anything must be found and named; what is intact in any
of the files must be there afterwards, under its digest; what is not must be told; an empty store in
silence never comes of it. Exit 1 where any of this is not so.
"""

import argparse
import contextlib
import itertools
import logging
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any


sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import kill_test
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.directory.units import UnitDrawer
from gazetteer_desk.errors import Known
from gazetteer_desk.history import placing
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.search import index
from gazetteer_desk.store import backup, connect, copies
from gazetteer_desk.store.engine import beside, open_store
from gazetteer_desk.store.pack import unpack
from gazetteer_desk.store.recover import recover


NAME = "desk.sqlite"
FILES = {
    "store": (NAME,),
    "log": (f"{NAME}-wal",),
    "journal": (f"{NAME}.d/journal/*",),
    "backups": (f"{NAME}.d/backups/*",),
}
WHERE = (
    ("store",), ("store",), ("log",), ("journal",), ("backups",), ("store", "journal"),
    ("store", "backups"), ("store", "log"), ("store", "journal", "backups"),
)  # fmt: skip
HOW = ("bit", "bit", "bits", "bytes", "page", "cut", "gone")
_PAGE = 8192
Rows = dict[str, list[tuple[Any, ...]]]


def main() -> int:
    """Run the test; return 0 where all was found and all that is intact came back."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--stores", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--tell", action="store_true", help="say which stores lost anything")
    options = asked.parse_args()
    logging.getLogger("gazetteer_desk").addHandler(logging.NullHandler())
    counts: Counter[str] = Counter()
    troubles: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        truth = make(made / NAME, random.Random(options.seed))
        for nth in range(options.stores):
            chance = random.Random(f"{options.seed} {nth}")
            there = Path(folder) / "damaged"
            shutil.rmtree(there, ignore_errors=True)
            shutil.copytree(made, there)
            said = damage(there, chance)
            lost_before = counts["lost with every copy"]
            found = judge(there / NAME, truth, counts)
            if options.tell and counts["lost with every copy"] > lost_before:
                print(f"{nth}: {said}: lost {counts['lost with every copy'] - lost_before}")
            for trouble in found:
                troubles.append(f"{nth}: {said}: {trouble}")
                print(troubles[-1], flush=True)
    print(f"{options.stores} stores:", ", ".join(f"{n} {name}" for name, n in counts.items()))
    print(f"{len(troubles)} troubles")
    return 1 if troubles else 0


def make(path: Path, chance: random.Random) -> Rows:
    """Make a store with backups and a log that waits; return every row that it has."""
    store = open_store(path)
    ledger = Ledger(store, (placing.follow, index.follow))
    for nth in range(12):
        kept = ledger.enter(kill_test.issue(chance), {}, occasion=Occasion.SAVED)
        for _ in range(chance.randint(0, 3)):
            words = kill_test.issue(chance)
            ledger.keep(kept.entry, words, {}, base=None, occasion=Occasion.SAVED)
        if nth % 3 == 0:
            ledger.advance(kept.entry, Status.CHECKED)
            ledger.remark(kept.entry, "第二版")
        item = Items(store).receive(kill_test.issue(chance).articles[0], source="邮件")
        Items(store).decline(item, "重复" if nth % 2 else "")
        UnitDrawer(store).change(lambda now, nth=nth: (*now, Unit(name=f"单位{nth}")))
        if nth in (3, 6, 9):
            backup.back_up(store)
    # The log that waits is copied with the file, as a power cut leaves both.
    waiting = path.with_name("waiting")
    waiting.mkdir()
    for part in (path, path.with_name(f"{NAME}-wal")):
        shutil.copy(part, waiting / part.name)
    truth = kill_test.everything(path)
    store.close()
    for part in waiting.iterdir():
        part.replace(path.with_name(part.name))
    waiting.rmdir()
    path.with_name(f"{NAME}-shm").unlink(missing_ok=True)
    return truth


def damage(folder: Path, chance: random.Random) -> str:
    """Damage some of the files below a folder; return what was done."""
    done: list[str] = []
    for kind in chance.choice(WHERE):
        files = sorted(file for pattern in FILES[kind] for file in folder.glob(pattern))
        if kind == "backups":
            files = [file for file in files if file.suffix == ".sqlite"]
        if files:
            file, how = chance.choice(files), chance.choice(HOW)
            _damage(file, how, chance)
            done.append(f"{how} in {kind} {file.name}")
    return "; ".join(done)


def _damage(file: Path, how: str, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    size = len(data)
    if how == "gone":
        file.unlink()
        return
    if how == "cut":
        del data[chance.randrange(size) :]
    elif how == "page":
        at = chance.randrange(size) // _PAGE * _PAGE
        data[at : at + _PAGE] = bytes(len(data[at : at + _PAGE]))
    elif how == "bytes":
        at = chance.randrange(size)
        data[at : at + 40] = chance.randbytes(len(data[at : at + 40]))
    else:
        for _ in range(1 if how == "bit" else 30):
            data[chance.randrange(size)] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def judge(path: Path, truth: Rows, counts: Counter[str]) -> list[str]:
    """Look, recover, and compare; return what is not as it should be."""
    before = intact(path) & {row[8] for row in truth["revision"]}
    named = look(path)
    is_harmless = not named and _rows(path) == truth
    counts["found" if named else "harmless" if is_harmless else "missed"] += 1
    troubles = [] if named or is_harmless else ["not found"]
    try:
        told = recover(path)
    except Known as error:
        counts["nothing to recover"] += 1
        return [*troubles, f"not recovered: {error}"] if before else troubles
    found = kill_test.everything(path)
    counts["whole again" if found == truth else "in part"] += 1
    there = {row[8] for row in found["revision"]} | {row[0] for row in found["plate"]}
    if missing := before - there:
        troubles.append(f"{len(missing)} intact ones did not come back")
    wanted = {(row[1], row[2]) for row in truth["revision"]}
    here = {(row[1], row[2]) for row in found["revision"]}
    counts["lost with every copy"] += len(wanted - here)
    if wanted - here - set(told.lost) and told.is_all:
        troubles.append("something is lost, and nothing was told")
    store = open_store(path, create=False)
    if faults := backup.verify(store):
        troubles.append(f"not sound afterwards: {faults}")
    kept = Ledger(store).enter(kill_test.issue(random.Random(9)), {}, occasion=Occasion.SAVED)
    if not kept.is_new:
        troubles.append("cannot go on")
    store.close()
    return troubles


def look(path: Path) -> list[str]:
    """Return what the program says of the store when it is opened and checked."""
    try:
        store = open_store(path)
    except Known as error:
        return [str(error)]
    try:
        return backup.verify(store)
    except Known as error:
        return [str(error)]
    finally:
        store.close()


def intact(path: Path) -> set[str]:
    """Return the digests of revisions that stand, whole, in any of the files.

    In the journal words are a line; the header above it may be damaged, or the one that ends its
    turn, as long as a revision after it or a quarter of its digest still names it.
    """
    found: set[str] = set()
    for file in (path, *(one for _, one in copies.named(beside(path) / "backups"))):
        with contextlib.suppress(Exception), contextlib.closing(connect.reader(file)) as raw:
            for digest, packed in raw.execute("SELECT digest, bulletin FROM revision"):
                with contextlib.suppress(Exception):
                    found |= {digest} & {codec.digest(unpack(packed))}
    for file in (beside(path) / "journal").glob("*"):
        lines = file.read_bytes().split(b"\n")
        everything = b"\n".join(lines)
        for above, line in itertools.pairwise(lines):
            digest = codec.digest(line)
            quarters = [digest[at : at + 16].encode() for at in range(0, 64, 16)]
            if (
                any(one in above for one in quarters)
                or b'"previous":"%b"' % digest.encode() in everything
            ):
                found.add(digest)
    return found


def _rows(path: Path) -> Rows:
    with contextlib.suppress(Exception):
        return kill_test.everything(path)
    return {}


if __name__ == "__main__":
    raise SystemExit(main())
