"""A folder of past issues comes in: files a second, processor time and memory.

    python benchmarks/intake_batch.py [--files 200] [--forms docx] [--seed 2026]

The files are made issues as this program exports them, in a temporary folder. All is counted that
coming in takes: reading, recognising in the children, writing down with index and journal. Memory
is of the process that calls, the files' making apart: it takes them in in a process of its own.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path


sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import made
from gazetteer_desk.bulletin import codec
from gazetteer_desk.desk import gathering, taking_in
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.export.exporting import export


MB = 1 << 20


def main() -> None:
    """Make the files, take them in, print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--files", type=int, default=200)
    asked.add_argument("--forms", default="docx")
    asked.add_argument("--seed", type=int, default=made.SEED)
    asked.add_argument("--of", type=Path, help="take in what is in this folder (in the child)")
    options = asked.parse_args()
    if options.of:
        _take_in(options.of)
        return
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder) / "往期", options.files, options.forms.split(","), options.seed)
        subprocess.run([sys.executable, __file__, "--of", folder], check=True)


def _make(folder: Path, count: int, forms: list[str], seed: int) -> None:
    folder.mkdir()
    for nth, (name, bulletin, plates) in enumerate(made.issues(count, seed)):
        export(bulletin, plates, folder / f"{name}.{forms[nth % len(forms)]}")


def _take_in(folder: Path) -> None:
    desk = Desk(folder / "desk.sqlite")
    files = gathering.gather([folder / "往期"]).files
    drawer = taking_in.drawer(desk.store)
    codec.read(b'{"form": 1}')
    started, before = time.perf_counter(), _memory()
    spent = time.process_time()
    slowest, counts, doubts = 0.0, Counter[str](), Counter[str]()
    at = time.perf_counter()
    for step in taking_in.take_in(files, drawer):
        slowest, at = max(slowest, time.perf_counter() - at), time.perf_counter()
        if step.outcome:
            counts[step.outcome.status.label] += 1
            doubts[step.outcome.reason] += 1
    took = time.perf_counter() - started
    own = time.process_time() - spent
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    children = used.ru_utime + used.ru_stime
    print(f"{len(files)} files, {sum(f.stat().st_size for f in files) / MB:.0f} MB: {dict(counts)}")
    print(
        f"{len(files) / took:.1f} a second by the clock; processor per file: here "
        f"{own / len(files) * 1000:.1f} ms, children {children / len(files) * 1000:.1f} ms, so "
        f"{len(files) / ((own + children) / 2):.1f} a second on 2 whole cores"
    )
    print(
        f"the longest slice {slowest * 1000:.0f} ms; memory {before:.0f} MB before, "
        f"{_memory():.0f} MB after, {_peak():.0f} MB at most"
    )
    for reason, count in doubts.most_common(5):
        print(f"  {count} × {reason or 'nothing'}")
    desk.close()


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB


def _peak() -> float:
    # Not what getrusage says: that goes back to the process that made the files.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
