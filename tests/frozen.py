"""Do a clerk's errands with the frozen programs, in an empty home and from another folder.

    python -m tests.frozen FOLDER

`build_installer.py --self-test` calls it for what it has just frozen. Nothing here is run by
pytest: it needs a bundle.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest import mock

import msgspec

from build_installer import CONSOLE, IS_WINDOWS, ROOT, WINDOW
from gazetteer_desk import __version__, paths
from gazetteer_desk.desk import apart
from gazetteer_desk.desk.examining import Examined
from gazetteer_desk.errors import Known
from gazetteer_desk.export import tables
from gazetteer_desk.hands import Hands


PATIENCE = 120  # seconds for one errand


class Failed(Exception):  # noqa: N818
    """What a program did was not what it should do; says what, in Chinese."""


class Trial:
    """The frozen programs, an empty home, and another folder to work in."""

    def __init__(self, bundle: Path, home: Path) -> None:
        self.bundle = bundle
        self.here = home / "别 处"  # with a blank and Chinese in its name
        self.here.mkdir()
        self.sample = ROOT / "resources" / "sample.json"
        own = ("PYTHON", "GAZETTEER", "VIRTUAL_ENV", "XDG_", "LD_")
        self.env = {name: v for name, v in os.environ.items() if not name.startswith(own)}
        self.env |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        if IS_WINDOWS:  # where the system itself tells the data folder, whatever HOME says
            self.env["GAZETTEER_DESK_HOME"] = str(home / "data")
        else:
            self.env["PATH"] = str(home)  # nothing of this machine is started by name

    def program(self, name: str) -> str:
        """Return the path of one of the two programs."""
        return str(self.bundle / (f"{name}.exe" if IS_WINDOWS else name))

    def run(self, name: str, *args: object, **env: str) -> str:
        """Run a program and return what it printed; raises `Failed` with what it said instead."""
        command = [self.program(name), *map(str, args)]
        done = subprocess.run(
            command,
            cwd=self.here,
            env=self.env | env,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise Failed(f"{name} {' '.join(command[1:])}：退出码 {done.returncode}。{said}")
        return done.stdout.decode("utf-8").strip()


def _keeps_and_finds(trial: Trial) -> None:
    _same(trial.run(CONSOLE, "--version"), f"gazetteer-desk {__version__}", "--version")
    title = json.loads(trial.sample.read_bytes())["articles"][0]["title"][0]
    entry = trial.run(CONSOLE, "add", trial.sample)
    _same(title in trial.run(CONSOLE, "show", entry), True, "show")
    _same([one["id"] for one in json.loads(trial.run(CONSOLE, "list", "--json"))], [1], "list")
    _same(json.loads(trial.run(CONSOLE, "search", title, "--json"))["count"] > 0, True, "search")
    trial.run(CONSOLE, "backup")
    trial.run(CONSOLE, "verify")


def _exports_as_the_sources_do(trial: Trial) -> None:
    wanted = trial.here / "源代码.docx"
    command = [sys.executable, "-m", "gazetteer_desk", "export", str(trial.sample), "-o"]
    subprocess.run([*command, str(wanted)], cwd=ROOT, capture_output=True, check=True)
    for what in (1, trial.sample):
        trial.run(CONSOLE, "export", what, "-o", "导出.docx")
        _same(_parts(trial.here / "导出.docx"), _parts(wanted), f"export {what}")


def _sets_pages(trial: Trial) -> None:
    trial.run(CONSOLE, "pdf", trial.sample, "-o", "导出.pdf")
    if b"<pdfaid:part>2</pdfaid:part>" not in (trial.here / "导出.pdf").read_bytes():
        raise Failed("导出的 PDF 不是 PDF/A。")


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _hands_read(trial: Trial) -> None:
    for name in (CONSOLE, WINDOW):
        hands = Hands([trial.program(name), "--hands"])
        with contextlib.closing(hands):
            body = hands.html("<p>一、网页</p>".encode(), PATIENCE).body
            rows = hands.table(tables.xlsx_bytes(("姓名",), [("沈砚秋",)]), PATIENCE)
        _same(len(body), 1, f"{name} --hands")
        _same(rows, (("姓名",), ("沈砚秋",)), f"{name} --hands, a workbook")


def _checks_apart(trial: Trial) -> None:
    store = trial.here / "历史库.sqlite"
    trial.run(CONSOLE, "--store", store, "add", trial.sample)
    for name in (CONSOLE, WINDOW):
        with mock.patch.object(paths, "own_command", partial(_command, trial, name)):
            found = apart.ask("examine", str(store))
        _same(found, (0, msgspec.json.encode(Examined())), f"{name} --apart")


def _command(trial: Trial, name: str) -> list[str]:
    return [trial.program(name)]


def _window_works(trial: Trial) -> None:
    for name in (WINDOW, CONSOLE):
        trial.run(name, "--self-test")
    began = time.perf_counter()
    _same(trial.run(WINDOW, GAZETTEER_DESK_BENCH="usable"), "usable", "窗口")
    print(f"窗口从启动到可用 {time.perf_counter() - began:.1f} 秒（含退出）")


def _same(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        raise Failed(f"{what} 的结果不对。")


ERRANDS: dict[str, Callable[[Trial], None]] = {
    "收进、查看、列出、查找、备份、检查": _keeps_and_finds,
    "从历史库、从文件导出，与源代码导出的相同": _exports_as_the_sources_do,
    "排成 PDF": _sets_pages,
    "两个程序的子进程": _hands_read,
    "在子进程里检查历史库": _checks_apart,
    "不显示的窗口": _window_works,
}


def try_out(bundle: Path) -> None:
    """Do every errand with the frozen programs; raises `Failed` at the first that fails."""
    with tempfile.TemporaryDirectory() as home:
        trial = Trial(bundle, Path(home))
        for words, errand in ERRANDS.items():
            errand(trial)
            print(f"通过：{words}", flush=True)


def main(bundle: str) -> int:
    """Try the bundle out; return the exit code."""
    try:
        try_out(Path(bundle).absolute())
    except (Failed, Known, subprocess.SubprocessError, OSError, ValueError) as error:
        print(f"没有通过：{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
