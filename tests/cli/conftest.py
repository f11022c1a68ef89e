"""The command line as a user has it: arguments in, exit code and two streams out."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.cli import door


class Answer(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what was printed, as a value."""
        return json.loads(self.out)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a store that is not there yet; every command uses it."""
    path = tmp_path / "史.sqlite"
    monkeypatch.setenv("GAZETTEER_DESK_STORE", str(path))
    return path


@pytest.fixture
def desk(store: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Return a function that runs a command in this process."""

    def run(*args: object) -> Answer:
        code = door.run([str(arg) for arg in args], window=lambda: 77)
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def shell(store: Path, own_desk: Path) -> Callable[..., Answer]:
    """Return a function that runs a command as a process."""

    def run(*args: object, **more: Any) -> Answer:
        more["env"] = {**os.environ, **more.get("env", {})}
        whole = [sys.executable, "-m", "gazetteer_desk", *map(str, args)]
        done = subprocess.run(whole, capture_output=True, check=False, timeout=60, **more)
        return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a bulletin into an exchange file."""

    def write(bulletin: Bulletin, name: str = "期.json", plates: Any = None) -> Path:
        path = tmp_path / name
        path.write_bytes(codec.write(bulletin, plates))
        return path

    return write
