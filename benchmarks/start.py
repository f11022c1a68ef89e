"""Print how fast the programs start, side by side with what they cannot do without.

    python -m benchmarks.start [ROUNDS]

Every round runs each command once, in turn, so that a busy machine slows all of them alike.
"""

import os
import subprocess
import sys
import time

from benchmarks import figures


LIBRARIES = "import sqlalchemy.orm; from PySide6 import QtWidgets"


def main(rounds: int) -> None:
    """Measure and print."""
    with figures.office() as (folder, given):
        sample = figures.ROOT / "resources" / "sample.json"
        entry = figures.add(sample, given)
        took = figures.medians(
            {
                "orm": (figures.PYTHON, "-c", "import sqlalchemy.orm"),
                "show": (*figures.DESK, "show", str(entry)),
                "docx": (figures.PYTHON, "-c", "import docx"),
                "export": (*figures.DESK, "export", str(sample), "-o", str(folder / "x.docx")),
                "qt": (figures.PYTHON, "-c", LIBRARIES),
            },
            given,
            rounds,
        )
        usable = sorted(_until_usable(given) for _ in range(rounds))[rounds // 2]
        resident = figures.measured((str(entry), "sample-01", "0"), given)["resident_mb"]
    for what, seconds, against, bound in (
        ("show, a process", took["show"], "orm", 1.4),
        ("export FILE.json, a process", took["export"], "docx", 1.6),
        ("window usable", usable, "qt", 3.0),
    ):
        ratio = seconds / took[against]
        print(f"{what}: {seconds * 1000:.0f} ms; {against}: {took[against] * 1000:.0f} ms")
        figures.tell(f"  {what} / {against}", f"{ratio:.2f}", f"<= {bound}", is_met=ratio <= bound)
    figures.tell(
        "resident memory, the sample open",
        f"{resident:.0f} MB",
        "<= 220 MB",
        is_met=resident <= 220,
    )


def _until_usable(given: dict[str, str]) -> float:
    """Return the seconds from the start of the process until the window says it is usable."""
    began = time.perf_counter()
    process = subprocess.Popen(
        figures.DESK,
        env={**given, "GAZETTEER_DESK_BENCH": "usable"},
        cwd=figures.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    took = time.perf_counter() - began
    process.stdout.close()
    process.wait()
    if line != b"usable" + os.linesep.encode():
        sys.exit("the window did not say that it is usable")
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 9)
