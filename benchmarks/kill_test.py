"""Kill whoever saves, backs up, restores, recovers or removes, at random; count what was lost.

    python benchmarks/kill_test.py [--kills 200] [--seed 1] [--keep FOLDER]

Every round a few processes work on one store and are killed (-9) at a random moment of their work:
writers that keep revisions, at their side one that makes backups or the index anew; or one alone
that restores a backup, makes the store again from its journal, or takes back what is intact of a
damaged one; or one that removes for good (`kill_mending` says what must hold of these). What a
writer was told is kept must be there afterwards, to the byte, the store sound; after a restore that
was broken off the store is what it was or what the backup is. At the end the store is made again
from its journal and compared row by row. POSIX only: the processes are forked, so that a kill costs
no start.
"""

import argparse
import contextlib
import logging
import os
import pickle
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar


sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import kill_mending
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Masthead
from gazetteer_desk.history import placing
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.search import index
from gazetteer_desk.store import backup, check, connect, copies, rows
from gazetteer_desk.store.engine import Store, beside, open_store
from gazetteer_desk.store.pack import unpack


T = TypeVar("T")
Deed = Callable[[Path, random.Random, Callable[[str], None]], None]
_LONGEST = 1.0  # seconds that a round may work before it is killed


def main() -> int:
    """Run the test; return 0 where nothing was lost."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="keep the store there to look at")
    options = asked.parse_args()
    logging.getLogger("gazetteer_desk").addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory() as folder:
        path = (options.keep or Path(folder)) / "desk.sqlite"
        run = Run(path, random.Random(options.seed))
        started = time.monotonic()
        while run.killed < options.kills and not run.troubles:
            run.round()
        run.finish()
        print(
            f"{run.killed} kills in {time.monotonic() - started:.0f} s "
            f"({', '.join(f'{name} {count}' for name, count in sorted(run.deeds.items()))}), "
            f"{run.acknowledged} revisions acknowledged, {len(run.troubles)} troubles"
        )
        print(*run.troubles, sep="\n", end="\n" if run.troubles else "")
    return 1 if run.troubles else 0


class Run:
    """What was acknowledged, what was killed, and what went wrong."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path = path
        self.chance = chance
        self.killed = 0
        self.acknowledged = 0
        self.deeds: dict[str, int] = {}
        self.troubles: list[str] = []
        self._there: set[str] = set()  # digests that must be in the store
        self._rounds = 0
        self._warm()
        in_child(lambda: open_store(path).close())

    def _warm(self) -> None:
        """Do each thing once, so that whoever is forked begins at once."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "desk.sqlite"
            store = open_store(path)
            ledger = Ledger(store, (placing.follow, index.follow))
            ledger.enter(issue(random.Random(0)), {}, occasion=Occasion.SAVED)
            backup.restore(path, backup.back_up(store))
            store.close()
            rebuild(path, path.with_name("again.sqlite"))

    def round(self) -> None:
        """Let some work and kill them; look at what they left."""
        self._rounds += 1
        names = self._who()
        if "take back" in names:
            seed = self.chance.random()
            in_child(lambda: kill_mending.damage(self.path, random.Random(seed)))
        for said in self._work(names):
            self._there.add(said)
            self.acknowledged += 1
        self._look(names)

    def _who(self) -> list[str]:
        """Choose who works in a round: one alone, or some at a time."""
        has_backup = self._there and copies.named(beside(self.path) / "backups")
        if has_backup and self.chance.random() < 0.4:
            return [self.chance.choice(("restore", "journal", "take back"))]
        if self._there and self.chance.random() < 0.15:
            return ["remove", self.chance.choice(("save", "back up"))]
        names = ["save", "save"]
        if self.chance.random() < 0.5:
            names.append(self.chance.choice(("back up", "index", "items")))
        return names

    def _work(self, names: list[str]) -> list[str]:
        started = [self._start(name) for name in names]
        is_long = names[0] in AFTER
        time.sleep(self.chance.uniform(0.0, kill_mending.LONGEST if is_long else _LONGEST))
        said: list[str] = []
        for (process, _), name in zip(started, names, strict=True):
            os.kill(process, signal.SIGKILL)
            _, status = os.waitpid(process, 0)
            if os.WIFSIGNALED(status):
                self.killed += 1
                self.deeds[name] = self.deeds.get(name, 0) + 1
        for _, pipe in started:
            with os.fdopen(pipe) as stream:
                lines = stream.read().split("\n")[:-1]
            said += [line for line in lines if not line.startswith("!")]
            self.troubles += [line for line in lines if line.startswith("!")]
        return said

    def _start(self, name: str) -> tuple[int, int]:
        reading, writing = os.pipe()
        seed = self.chance.random()
        process = os.fork()
        if process:
            os.close(writing)
            return process, reading
        try:
            DEEDS[name](self.path, random.Random(seed), lambda line: _say(writing, line))
        except BaseException as error:  # told to the parent: this process is about to end
            _say(writing, f"! {name}: {type(error).__name__} {error}")
        finally:
            os._exit(0)

    def _look(self, names: list[str]) -> None:
        """See in another process that everything is there."""
        if names[0] in AFTER:
            found = in_child(lambda: AFTER[names[0]](self.path))
            self.troubles += [f"after {names}: {fault}" for fault in found]
        there, faults = in_child(lambda: _state(self.path, thorough=self._rounds % 10 == 0))
        self.troubles += [f"after {names}: {fault}" for fault in faults]
        lost = self._there - there
        if "restore" in names and lost:
            backed_up = in_child(lambda: _newest_state(self.path))
            lost = set() if there == backed_up else lost
            self._there = there
        if lost:
            self.troubles.append(f"after {names}: {len(lost)} revisions lost")

    def finish(self) -> None:
        """See that the journal has all of it, row by row."""
        again = self.path.with_name("again.sqlite")

        def compare() -> list[str]:
            taken = rebuild(self.path, again)
            if taken.missed or taken.wordless:
                return [f"the journal lacks {taken.missed} records, {taken.wordless} words"]
            here, made = everything(self.path), everything(again)
            return [f"{name}: not as in the journal" for name in here if here[name] != made[name]]

        if not self.troubles:
            self.troubles += in_child(compare)


def in_child(job: Callable[[], T]) -> T:
    """Return what a job in another process returns; SQLite does not live through a fork."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        with os.fdopen(writing, "wb") as stream:
            try:
                pickle.dump((job(), ""), stream)
            except BaseException as error:
                pickle.dump((None, f"{type(error).__name__} {error}"), stream)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        value, trouble = pickle.load(stream)
    os.waitpid(process, 0)
    if trouble:
        raise RuntimeError(trouble)
    return value


def _say(pipe: int, line: str) -> None:
    os.write(pipe, f"{line}\n".encode())


def _state(path: Path, *, thorough: bool) -> tuple[set[str], list[str]]:
    """Return the digests in the store, and what is wrong with it."""
    store = open_store(path, create=False)
    with store.writing():  # what a journal is ahead comes in now
        pass
    with contextlib.closing(connect.reader(path)) as raw:
        there = {digest for (digest,) in raw.execute("SELECT digest FROM revision")}
        faults = check.faults(raw) if thorough else []
    store.close()
    return there, faults


def _newest_state(path: Path) -> set[str]:
    """Return the digests in the backup that `restore` goes back to."""
    found = Path(path.with_name("restored").read_text("utf-8"))
    with contextlib.closing(connect.reader(found)) as raw:
        return {digest for (digest,) in raw.execute("SELECT digest FROM revision")}


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that the journal keeps, words unpacked."""
    with contextlib.closing(connect.reader(path)) as raw:
        return {
            table: [
                tuple(_unpacked(value) for value in row)
                for row in raw.execute(f"SELECT * FROM {table} ORDER BY {key}")
            ]
            for table, key in rows.tables().items()
        }


def _unpacked(value: object) -> object:
    with contextlib.suppress(ValueError):
        return unpack(value) if isinstance(value, bytes) else value
    return value


def _opened(path: Path) -> tuple[Store, Ledger]:
    store = open_store(path, create=False)
    return store, Ledger(store, (placing.follow, index.follow))


def issue(chance: random.Random) -> Bulletin:
    """Return a made-up issue of some size, unlike any other."""
    articles = tuple(
        Article(
            key=f"{chance.getrandbits(48):012x}",
            title=(f"第{nth}篇",),
            body=(paragraph("".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(400))),),
        )
        for nth in range(chance.randint(1, 4))
    )
    number = IssueNumber(year=2026, number=chance.randint(1, 999))
    return Bulletin(masthead=Masthead(series="简报"), number=number, articles=articles)


def save(path: Path, chance: random.Random, say: Callable[[str], None]) -> None:
    """Keep new issues, and new revisions of old ones."""
    _, ledger = _opened(path)
    entries: list[int] = []
    while True:
        words = issue(chance)
        if entries and chance.random() < 0.6:
            which = chance.choice(entries)
            ledger.keep(which, words, {}, base=None, occasion=Occasion.SAVED)
        else:
            entries.append(ledger.enter(words, {}, occasion=Occasion.SAVED).entry)
        say(codec.digest(codec.canonical(words)))


def back_up(path: Path, chance: random.Random, say: Callable[[str], None]) -> None:
    """Make backups."""
    del chance, say
    store, _ = _opened(path)
    while True:
        backup.back_up(store)


def make_index(path: Path, chance: random.Random, say: Callable[[str], None]) -> None:
    """Make the index anew."""
    del chance, say
    store, _ = _opened(path)
    while True:
        with store.writing() as session:
            index.doubt(session)
        for _ in index.catch_up(store):
            pass


def items(path: Path, chance: random.Random, say: Callable[[str], None]) -> None:
    """Receive, put by and decline articles."""
    del say
    store, _ = _opened(path)
    drawer = Items(store)
    while True:
        item = drawer.receive(issue(chance).articles[0], source="邮件")
        drawer.decline(item, chance.choice(("", "重复")))


def restore(path: Path, chance: random.Random, say: Callable[[str], None]) -> None:
    """Go back to the newest backup, or to a new one."""
    del say
    if chance.random() < 0.5:
        store, _ = _opened(path)
        backup.back_up(store)
        store.close()
    newest = copies.named(beside(path) / "backups")[-1][1]
    noted = path.with_name("restored")
    noted.with_suffix(".new").write_text(str(newest), "utf-8")
    noted.with_suffix(".new").replace(noted)
    backup.restore(path, newest)
    while True:
        select.select([], [], [])


def from_journal(path: Path, chance: random.Random, say: Callable[[str], None]) -> None:
    """Make the store again from its journal, and put it in its own place."""
    del say
    built = path.with_name(f"built-{chance.getrandbits(32):08x}.sqlite")
    rebuild(path, built)
    backup.restore(path, built)
    while True:
        select.select([], [], [])


DEEDS: dict[str, Deed] = {
    "save": save,
    "back up": back_up,
    "index": make_index,
    "items": items,
    "restore": restore,
    "journal": from_journal,
    "take back": kill_mending.take_back,
    "remove": kill_mending.remove,
}
AFTER: dict[str, Callable[[Path], list[str]]] = {
    "take back": kill_mending.after_recovery,
    "remove": kill_mending.after_removal,
}


if __name__ == "__main__":
    raise SystemExit(main())
