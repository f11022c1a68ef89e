"""Print what holds the window up longest in an issue with an article of 100,000 characters.

    python -m benchmarks.unblocked

Runs the errands of `tests/journeys/test_unblocked.py` by themselves, up to three rounds: a deed
that takes 100 ms or more of the screen's thread in each of them is called missed.
"""

import os
import subprocess
import sys


ERRANDS = "tests/journeys/test_unblocked.py::test_the_errands_by_themselves"


def main() -> int:
    """Print the longest turns of each round; return 0 if no deed is always slow."""
    given = {"GAZETTEER_DESK_ERRANDS": "1"}
    command = (sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", ERRANDS)
    return subprocess.run(command, env={**os.environ, **given}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
