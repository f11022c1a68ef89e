"""Freeze the program (冻结) and try it out. Build the installer: not yet.

`--self-test` freezes everything with PyInstaller into one folder under `.build/frozen`: a console
program and a window program that share every file. Then `tests.frozen` does a clerk's errands with
the two. Whatever was forgotten (a template, a step of the store, a module imported by name) fails
here and not on an office's PC.

The spec is written here too: it is mostly the two lists of what is left out. Nothing is fetched.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path


ROOT = Path(__file__).parent
WORK = ROOT / ".build" / "frozen"
CONSOLE, WINDOW = "gazetteer-desk", "gazetteer-desk-window"
BUNDLE = WORK / CONSOLE
IS_WINDOWS = sys.platform == "win32"
STEPS = "gazetteer_desk/store/migrations/versions"  # Alembic reads them as files
DATA = (("resources", "gazetteer_desk/resources"), (STEPS, STEPS))

MODULES_LEFT_OUT = (
    "tkinter", "unittest", "test", "lib2to3", "pydoc_data", "ensurepip", "distutils",
    "pip", "setuptools", "wheel", "pytest", "_pytest", "hypothesis", "coverage",
    "alembic.testing", "sqlalchemy.testing", "sqlalchemy.ext.mypy", "mypy", "greenlet",
    "pygments", "rich", "numpy", "PIL",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest",
)  # fmt: skip
FILES_LEFT_OUT = (
    "*[vV]irtual[kK]eyboard*",  # GPL
    "*Qt6Qml*", "*Qt6Quick*", "*Qt6Pdf*", "*/imageformats/*qpdf*", "*/qml/*", "*/qmltooling/*",
    "*/wayland-graphics-integration-server/*", "*Qt6WaylandCompositor*",
    "*/platforms/*eglfs*", "*/platforms/*linuxfb*", "*/platforms/*minimal*", "*/platforms/*vnc*",
    "*/platforms/*vkkhr*", "*/egldeviceintegrations/*", "*Qt6Egl[fF][sS]*", "*/generic/*",
    "*/platformthemes/*qgtk3*",  # it would bring the GTK of the machine it is built on
    "*/networkinformation/*", "*/tls/*", "*/sqldrivers/*", "*opengl32sw*",
    "gazetteer_desk/resources/*.py", "*__pycache__*",
    "*.dist-info/RECORD", "*.dist-info/direct_url.json", "*.dist-info/REQUESTED",
)  # fmt: skip
TRANSLATION = "*/qtbase_zh_CN.qm"
# What every Linux with a screen has, and what must be the system's own: its drivers know it.
SYSTEMS = re.compile(
    r"(ld-linux.*|lib(c|dl|m|pthread|resolv|rt|util|EGL|GL|GLX|OpenGL|drm|gbm|xcb|vulkan|crypt|nsl"
    r"|wayland-(client|cursor|egl|server)))\.so\.\d+"
)

ENTRY = """\
import os
import sys

# The bootloader points the loader at our own libraries. What we open, such as WPS for the Word
# file, must find its own.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before

from gazetteer_desk.__main__ import main

sys.exit(main())
"""
SPEC = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
import build_installer as b
from PyInstaller.utils.hooks import copy_metadata

about = [file for name in b.packages() for file in copy_metadata(name, recursive=True)]
found = Analysis(["entry.py"], pathex=[{str(ROOT)!r}], datas=b.data() + about,
                 hiddenimports=b.own_modules(), excludes=list(b.MODULES_LEFT_OUT))
pure = PYZ(found.pure)
how = dict(strip=not b.IS_WINDOWS, upx=False)
programs = [EXE(pure, found.scripts, [], exclude_binaries=True, name=name, console=console, **how)
            for name, console in ((b.CONSOLE, True), (b.WINDOW, False))]
kept = [one for one in found.binaries + found.datas if not b.is_left_out(one[0])]
COLLECT(*programs, kept, name=b.CONSOLE, **how)
"""


class Failed(Exception):  # noqa: N818 - what it is
    """Something about the frozen program is not as it should be; says what, in Chinese."""


def data() -> list[tuple[str, str]]:
    """Return the files that stand beside the frozen modules: where from, and in which folder."""
    return [(str(ROOT / source), to) for source, to in DATA]


def own_modules() -> list[str]:
    """Return the names of our modules: many are imported by name, where no analysis can see it."""
    paths = [path for own in ("gazetteer_desk", "ui") for path in (ROOT / own).rglob("*.py")]
    places = [path.relative_to(ROOT) for path in paths if path.parent != ROOT / STEPS]
    return sorted(".".join(place.with_suffix("").parts) for place in places)


def packages() -> list[str]:
    """Return the packages the program needs: their names, versions and licences go along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [re.split(r"[\[<>=!~; ]", one)[0] for one in project["dependencies"]]


def is_left_out(name: str) -> bool:
    """Tell whether a file stays out of the bundle; `name` is its place in it."""
    place = name.replace("\\", "/")
    if place.endswith(".qm"):
        return not fnmatchcase(place, TRANSLATION)
    return any(fnmatchcase(place, one) for one in FILES_LEFT_OUT)


def freeze() -> None:
    """Make the bundle anew; raises `Failed` where PyInstaller does not get through."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    (WORK / "entry.py").write_text(ENTRY, "utf-8")
    (WORK / "desk.spec").write_text(SPEC, "utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    command += [f"--distpath={WORK}", f"--workpath={WORK / 'work'}", "desk.spec"]
    # The same sources give the same bytes: order and moments are fixed.
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1767225600"}
    if subprocess.run(command, cwd=WORK, env={**os.environ, **fixed}, check=False).returncode:
        raise Failed("PyInstaller 没有做完，原因见上。")


class Needs:
    """What the libraries in a folder need of a Linux system: glibc, and other libraries."""

    def __init__(self, folder: Path) -> None:
        self.glibc: tuple[int, ...] = ()
        self.newest = ""  # the file that needs this glibc
        self.libraries: dict[str, str] = {}  # by name, each with a file that needs it
        for path in _files(folder):
            if not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF":
                self._read(path)

    def _read(self, path: Path) -> None:
        command = ["objdump", "--private-headers", str(path)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for name in re.findall(r"NEEDED +(\S+)", told):
            self.libraries.setdefault(name, path.name)
        for version in re.findall(r"\bGLIBC_([\d.]+)", told):
            if (numbers := tuple(map(int, version.split(".")))) > self.glibc:
                self.glibc, self.newest = numbers, path.name


def prune() -> None:
    """Take away the libraries that only something left out needed; say what the rest needs."""
    while True:
        needs = Needs(BUNDLE)
        libraries = [p for p in _files(BUNDLE) if p.name.startswith("lib") and ".so" in p.name]
        idle = [p for p in libraries if p.name not in needs.libraries and not _is_loaded(p)]
        if not idle:
            break
        for path in idle:
            path.unlink()
    there = {path.name for path in libraries}
    outside = sorted(name for name in needs.libraries if name not in there)
    for name in outside:
        if not SYSTEMS.fullmatch(name):
            raise Failed(f"{needs.libraries[name]} 要用 {name}，这台机器上没有，没有带上。")
    _say(f"要用 glibc {'.'.join(map(str, needs.glibc))} 以上（{needs.newest}）")
    _say(f"要系统自带：{' '.join(outside)}")


def _is_loaded(library: Path) -> bool:
    """Tell whether a library is loaded by name: Python's own, and Qt's plugins."""
    return library.name.startswith("libpython") or "plugins" in library.parts


def look_over() -> None:
    """Look at the files of the bundle; raises `Failed` where something lacks or is too much."""
    inside = BUNDLE / "_internal"
    places = {path.relative_to(inside).as_posix(): path for path in _files(inside)}
    for source, to in data():
        for path in _files(Path(source)):
            place = f"{to}/{path.relative_to(source).as_posix()}"
            found = places.get(place)
            if not is_left_out(place) and (not found or found.read_bytes() != path.read_bytes()):
                raise Failed(f"冻结的程序里没有 {place}，或内容不同。")
    if extra := [place for place in places if is_left_out(place)]:
        raise Failed(f"冻结的程序里有不该带的文件：{extra[0]}。")
    size = sum(path.stat().st_size for path in _files(BUNDLE) if not path.is_symlink())
    _say(f"{len(places)} 个文件，{size / 1e6:.0f} MB，在 {BUNDLE}")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(args: Sequence[str] | None = None) -> int:
    """Freeze and try out, or say what cannot be done yet; return the exit code."""
    parser = argparse.ArgumentParser(description="冻结程序，试用，制作安装包。")
    parser.add_argument("--self-test", action="store_true", help="冻结程序并试用，不制作安装包")
    if not parser.parse_args(args).self_test:
        sys.stderr.write(
            "还不能制作安装包：Windows 安装程序和 .deb 都没有做。\n"
            "现在请这样安装：在本目录运行 py -m pip install .（Windows）"
            "或 python3 -m pip install .（其他系统），再运行 gazetteer-desk。\n"
        )
        return 1
    began = time.perf_counter()
    try:
        freeze()
        if sys.platform == "linux":
            prune()
        look_over()
        _say(f"冻结用了 {time.perf_counter() - began:.0f} 秒")
        trial = [sys.executable, "-m", "tests.frozen", str(BUNDLE)]
        if subprocess.run(trial, cwd=ROOT, check=False).returncode:
            raise Failed("冻结的程序试用没有通过，原因见上。")
    except (Failed, subprocess.SubprocessError, OSError) as error:
        sys.stderr.write(f"没有通过：{error}\n")
        return 1
    _say(f"冻结的程序全部通过，共 {time.perf_counter() - began:.0f} 秒")
    return 0


if __name__ == "__main__":
    sys.exit(main())
