"""Kill whoever takes a folder of past issues in, at random; see that nothing is lost or doubled.

    python benchmarks/kill_intake.py [--kills 200] [--seed 1]

A process takes a folder in and is killed (-9) at a random moment, again and again, until one comes
to the end; then each file must have ended as it would have without any kill, each sure issue must
be in the ledger once, and the store must be sound. Then the next folder. What is in a file is known
without a child process, so that the kills fall on the writing. POSIX only: it forks.
"""

import argparse
import logging
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path


sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.kill_test import in_child
from gazetteer_desk.desk import reading_in, taking_in
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.rows import FileState
from gazetteer_desk.store import backup
from gazetteer_desk.store.engine import open_store
from tests.desk.children import Fake


FILES = 60
_LONGEST_S = 0.8


def main() -> int:
    """Run the test; return 0 where nothing was lost or doubled."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    logging.getLogger("gazetteer_desk").addHandler(logging.NullHandler())
    reading_in.Hands = Fake  # type: ignore[assignment,misc]
    chance = random.Random(options.seed)
    kills = folders = 0
    troubles: list[str] = []
    while kills < options.kills and not troubles:
        with tempfile.TemporaryDirectory() as name:
            killed, troubles = _folder(Path(name), chance)
        kills += killed
        folders += 1
    print(f"{kills} kills in {folders} folders of {FILES} files, {len(troubles)} troubles")
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles else 0


def _folder(folder: Path, chance: random.Random) -> tuple[int, list[str]]:
    """Take one folder in to the end; return how many were killed at it, and what is wrong."""
    kinds = _make(folder, chance)
    in_child(lambda: open_store(folder / "desk.sqlite").close())
    killed = 0
    while _was_killed(folder, chance):
        killed += 1
    return killed, in_child(lambda: _wrong(folder, kinds))


def _make(folder: Path, chance: random.Random) -> dict[str, int]:
    """Write the files of a folder; return how many of each kind there are."""
    kinds: dict[str, int] = {}
    for nth in range(FILES):
        kind = chance.choice("期期期疑弹")
        kinds[kind] = kinds.get(kind, 0) + 1
        (folder / f"{nth:02}.txt").write_text(f"{kind}{nth:02}", "utf-8")
    return kinds


def _was_killed(folder: Path, chance: random.Random) -> bool:
    process = os.fork()
    if not process:
        try:
            _work(folder)
        finally:
            os._exit(0)
    time.sleep(chance.uniform(0.0, _LONGEST_S))
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def _work(folder: Path) -> None:
    files = sorted(folder.glob("*.txt"))
    for _ in taking_in.take_in(files, taking_in.drawer(open_store(folder / "desk.sqlite"))):
        pass


def _wrong(folder: Path, kinds: dict[str, int]) -> list[str]:
    store = open_store(folder / "desk.sqlite")
    drawer = taking_in.drawer(store)
    counts = drawer.counts()
    wanted = {
        FileState.TAKEN: kinds.get("期", 0),
        FileState.REVIEW: kinds.get("疑", 0),
        FileState.REFUSED: kinds.get("弹", 0),
        FileState.DECLINED: 0,
    }
    found = [] if counts == wanted else [f"{counts} where there should be {wanted}"]
    entries = sorted(line.id for line in Ledger(store).lines())
    taken = sorted(line.entry or 0 for line in drawer.lines(FileState.TAKEN))
    if entries != taken:
        found.append(f"the ledger has {len(entries)} issues, of which {len(taken)} came in")
    return found + backup.verify(store)


if __name__ == "__main__":
    sys.exit(main())
