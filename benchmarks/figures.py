"""What the scripts of this folder share: processes timed side by side, and how they are told."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path


ROOT = Path(__file__).parents[1]
PYTHON = sys.executable
DESK = (PYTHON, "-m", "gazetteer_desk")


@contextmanager
def office() -> Generator[tuple[Path, dict[str, str]]]:
    """Give a folder and an environment that are nobody's, without a screen."""
    with tempfile.TemporaryDirectory() as folder:
        given = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "GAZETTEER_DESK_HOME": folder}
        # As on an office PC: the installed program's bytecode is there, as that of its libraries.
        given.pop("PYTHONDONTWRITEBYTECODE", None)
        given["PYTHONPATH"] = str(ROOT)  # a script's own folder is all that Python would look in
        given["GAZETTEER_DESK_STORE"] = str(Path(folder) / "desk.sqlite")
        yield Path(folder), given


def add(path: Path, given: Mapping[str, str]) -> int:
    """Put a bulletin into the store; return its id."""
    return int(run((*DESK, "add", str(path)), given))


def run(command: tuple[str, ...], given: Mapping[str, str]) -> str:
    """Run a command to its end; return what it printed."""
    done = subprocess.run(command, env=given, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def medians(
    commands: Mapping[str, tuple[str, ...]], given: Mapping[str, str], times: int
) -> dict[str, float]:
    """Return the median seconds of each command, all of them run in turn, `times` times."""
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            began = time.perf_counter()
            run(command, given)
            took[name].append(time.perf_counter() - began)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def tell(what: str, value: str, bound: str, *, is_met: bool) -> None:
    """Print one figure beside its bound."""
    print(f"{what:<44} {value:>10}   {bound:<12} {'ok' if is_met else 'MISSED'}")


def measured(arguments: tuple[str, ...], given: Mapping[str, str]) -> dict[str, float]:
    """Return what `window.py` measured in a process of its own."""
    program = str(ROOT / "benchmarks" / "window.py")
    return json.loads(run((PYTHON, program, *arguments), given).splitlines()[-1])
