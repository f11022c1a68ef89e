"""Print what holds the window up longest in an issue with an article of 100,000 characters.

    python -m benchmarks.unblocked

Runs the errands of `tests/journeys/test_unblocked.py` by themselves, up to three rounds: a deed
that takes 100 ms or more of the screen's thread in each of them is called missed.
"""

import subprocess
import sys


ERRANDS = "tests/journeys/test_unblocked.py"


def main() -> int:
    """Print the longest turns of each round; return 0 if no deed is always slow."""
    options = ("-q", "-s", "-m", "alone", "-p", "no:cacheprovider")
    return subprocess.run(
        (sys.executable, "-m", "pytest", *options, ERRANDS), check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
