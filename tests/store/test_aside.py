"""A damaged store and a whole one change places: both are done, or neither, wherever it ends."""

from pathlib import Path

import pytest

from gazetteer_desk.store import aside


class Killed(BaseException):
    """Stands for the end of the process: nothing is tidied up after it."""


PARTS = ("", "-wal", "-shm")


@pytest.fixture
def office(tmp_path):
    """Give a store's files and the finished one that is to take its place."""
    path, ready = tmp_path / "desk.sqlite", tmp_path / "desk.sqlite.d" / "restoring"
    ready.parent.mkdir()
    for ending in PARTS:
        path.with_name(path.name + ending).write_text(f"old{ending}")
    ready.write_text("new")
    return path, ready


def texts(path: Path) -> list[str]:
    parts = (path.with_name(path.name + ending) for ending in PARTS)
    return [part.read_text() for part in parts if part.exists()]


def fail_at(monkeypatch, nth: int, error: BaseException) -> None:
    """Let the n-th move of a file fail, and all that come after it."""
    replace, moves = Path.replace, []

    def moving(path: Path, to: Path) -> Path:
        moves.append(path)
        if len(moves) >= nth:
            raise error
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", moving)


def test_the_old_one_goes_with_its_log_and_the_new_one_comes(office):
    path, ready = office
    to = aside.swap(path, ready)
    assert (to.name, texts(to), texts(path)) == (
        "desk.sqlite.damaged",
        ["old", "old-wal", "old-shm"],
        ["new"],
    )
    assert [one.name for one in ready.parent.iterdir()] == []


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5])
def test_killed_between_any_two_moves_the_old_one_comes_back(office, monkeypatch, nth):
    path, ready = office
    fail_at(monkeypatch, nth, Killed())  # the first is that of the note
    with pytest.raises(Killed):
        aside.swap(path, ready)
    monkeypatch.undo()
    aside.settle(path)
    assert texts(path) == ["old", "old-wal", "old-shm"]
    assert list(path.parent.glob("*.damaged*")) == []
    assert texts(aside.swap(path, ready)) == ["old", "old-wal", "old-shm"]


def test_killed_with_the_new_one_in_place_it_stays(office, monkeypatch):
    path, ready = office
    unlink = Path.unlink

    def dying(gone: Path, **said: bool) -> None:
        if gone.name == "moving":
            raise Killed
        unlink(gone, **said)

    monkeypatch.setattr(Path, "unlink", dying)
    with pytest.raises(Killed):
        aside.swap(path, ready)
    monkeypatch.undo()
    aside.settle(path)
    assert texts(path) == ["new"]
    path.unlink()
    aside.settle(path)  # long afterwards: what was put aside is not the store
    assert not path.exists()


def test_a_log_that_lies_there_alone_is_not_mistaken_for_that_of_the_next_one(office):
    path, ready = office
    path.unlink()
    path.with_name("desk.sqlite.damaged-wal").write_text("older")
    to = aside.swap(path, ready)
    assert (texts(to), texts(path)) == (["old-wal", "old-shm"], ["new"])
