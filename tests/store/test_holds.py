"""One window at a time has an issue under the pen."""

import subprocess
import sys

import pytest

from gazetteer_desk.store.engine import open_store
from gazetteer_desk.store.holds import Holder, Holds


HOLDING = (
    "import sys; from pathlib import Path\n"
    "from gazetteer_desk.store.engine import open_store\n"
    "store = open_store(Path(sys.argv[1]))\n"
    "print(store.holds.take(7), flush=True); sys.stdin.readline()\n"
)


def windows(store):
    """Return the holds of two windows on one store."""
    return store.holds, Holds(store.path, store.beside)


def test_the_second_window_learns_who_has_it(store):
    first, second = windows(store)
    assert first.take(7) is None
    assert first.take(7) is None
    holder = second.take(7)
    assert holder is not None
    assert holder.who
    assert holder.since is not None
    assert second.take(8) is None
    first.release(7)
    assert second.take(7) is None
    second.release_all()
    assert first.take(8) is None
    first.release_all()


def test_what_was_never_held_can_be_let_go(store):
    store.holds.release(99)


def test_a_process_that_is_killed_keeps_nobody_out(path):
    store = open_store(path)
    holds = store.holds
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "None\n"
    assert holds.take(7) is not None
    other.kill()
    other.communicate()
    assert holds.take(7) is None
    store.close()


@pytest.mark.parametrize("left", [b"nonsense", b'{"who":"\xff"}', b""])
def test_an_unreadable_name_is_no_name(store, left):
    first, second = windows(store)
    assert first.take(7) is None
    (store.beside / "holds" / "7.json").write_bytes(left)
    assert second.take(7) == Holder()
    first.release_all()


def test_nobodys_name_is_left_behind(store):
    assert store.holds.take(7) is None
    assert (store.beside / "holds" / "7.json").exists()
    store.holds.release(7)
    assert not (store.beside / "holds" / "7.json").exists()
