"""Kill `gazetteer-desk add` at random, again and again; count what was acknowledged and lost.

    python benchmarks/kill_test.py [--kills 100] [--writers 2] [--store FILE]

Each writer adds made-up issues in a loop, a process each, and every process may be killed (-9) at
any moment of its life. An id that was printed must be there afterwards and show the same words.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path


ROOT = Path(__file__).parents[1]
DESK = [sys.executable, "-m", "gazetteer_desk"]


def main() -> int:
    """Run the test; return 0 where nothing was lost."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--writers", type=int, default=2)
    asked.add_argument("--store", type=Path)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GAZETTEER_DESK_HOME"] = folder  # the log of a desk that is nobody's
        store = options.store or Path(folder) / "desk.sqlite"
        run = Run(store, Path(folder), options.kills)
        writers = [
            threading.Thread(target=run.write, args=(nth, random.Random(options.seed + nth)))
            for nth in range(options.writers)
        ]
        started = time.monotonic()
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        lost = run.lost()
        sound = desk(store, "verify")
        print(
            f"{run.killed} kills in {time.monotonic() - started:.0f} s, "
            f"{len(run.acknowledged)} ids acknowledged, {len(lost)} lost, "
            f"verify: exit {sound.returncode}"
        )
        print(*lost, sound.stderr, sep="\n", end="")
    return 1 if lost or sound.returncode or run.failed else 0


class Run:
    """What the writers share: how many kills are left, and what was acknowledged."""

    def __init__(self, store: Path, folder: Path, kills: int) -> None:
        self.store = store
        self.folder = folder
        self.kills = kills
        self.killed = 0
        self.failed: list[str] = []
        self.acknowledged: dict[int, str] = {}
        self._lock = threading.Lock()

    def write(self, nth: int, chance: random.Random) -> None:
        """Add issues until there are kills enough, some of them a few at a time."""
        at = 0
        while self.killed < self.kills and not self.failed:
            files: list[Path] = []
            for _ in range(chance.randint(1, 8)):
                at += 1
                files.append(self.folder / f"{nth}-{at % 8}.json")
                files[-1].write_text(issue(nth, at, chance), "utf-8")
            process = subprocess.Popen(
                [*DESK, "--store", str(self.store), "add", *map(str, files)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            time.sleep(chance.uniform(0.05, 1.2))
            if process.poll() is None:
                process.kill()
            printed, said = process.communicate()
            self._note(process.returncode, printed, said, files)

    def _note(self, code: int, printed: str, said: str, files: list[Path]) -> None:
        whole = printed.split("\n")[:-1]
        with self._lock:
            self.killed += code < 0
            if code > 0:
                self.failed.append(said)
                print(f"add: exit {code}: {said}", file=sys.stderr)
            for line, file in zip(whole, files, strict=False):
                self.acknowledged[int(line)] = file.read_text("utf-8")

    def lost(self) -> list[str]:
        """Return a line for every acknowledged id that is not there or not equal."""
        lines: list[str] = []
        for number, text in self.acknowledged.items():
            shown = desk(self.store, "show", str(number), "--json")
            if shown.returncode:
                lines.append(f"{number}: exit {shown.returncode}: {shown.stderr}")
                continue
            wanted, found = json.loads(text), json.loads(shown.stdout)
            same = all(found[key] == wanted[key] for key in ("number", "dated"))
            words = [a["body"][0]["spans"][0]["text"] for a in found["articles"]]
            if not same or words != [a["body"][0] for a in wanted["articles"]]:
                lines.append(f"{number}: not equal")
        return lines


def issue(writer: int, at: int, chance: random.Random) -> str:
    """Return a made-up issue of some size, unlike any other, in the exchange form."""
    articles = [
        {
            "title": [f"第{writer}组第{at}期第{nth}篇"],
            "body": ["".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(3000))],
        }
        for nth in range(chance.randint(1, 12))
    ]
    number = {"year": 2000 + writer, "number": at, "total": None, "supplement": False}
    return json.dumps({"number": number, "dated": "2026-03-05", "articles": articles})


def desk(store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program on the store."""
    return subprocess.run(
        [*DESK, "--store", str(store), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    raise SystemExit(main())
