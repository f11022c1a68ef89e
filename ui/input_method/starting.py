"""What this session and this Qt have for an input method, and what Qt is told at its start."""

import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QPluginLoader
from PySide6.QtGui import QGuiApplication

from ui.input_method import choosing
from ui.input_method.choosing import Choice, Session


_TOLD = "gazetteer_desk_input_module"
_VARIABLES = ("QT_IM_MODULES", "QT_IM_MODULE")
_PLUGIN = re.compile(r"lib(\w+?)platforminputcontextplugin\.so")


def plugins() -> frozenset[str]:
    """Return the input methods that this Qt has a plugin for; one for fcitx only where it fits."""
    folders = {*QCoreApplication.libraryPaths(), _own_plugins()}
    files = [file for folder in folders for file in _files(Path(folder))]
    return frozenset(name for name, file in files if not choosing.is_fcitx(name) or _fits(file))


def session() -> Session:
    """Return what the session says, seen from the running program."""
    return choosing.look(os.environ, plugins(), QGuiApplication.platformName())


def told() -> str:
    """Return what Qt was told to load when it started; "" if it was left to the session."""
    app = QCoreApplication.instance()
    return str(app.property(_TOLD) or "") if app else ""


@contextmanager
def telling(choice: Choice) -> Generator[None]:
    """Tell the Qt that starts inside the block what to load; children get the session's own."""
    name = ""
    if sys.platform == "linux" and choice is not Choice.AUTO:
        name = choosing.module(choosing.look(os.environ, plugins()), choice)
    if not name:
        yield
        return
    before = {variable: os.environ.pop(variable, None) for variable in _VARIABLES}
    os.environ["QT_IM_MODULE"] = name
    try:
        yield
    finally:
        del os.environ["QT_IM_MODULE"]
        os.environ.update({key: value for key, value in before.items() if value is not None})
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_TOLD, name)


def _own_plugins() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)


def _files(folder: Path) -> list[tuple[str, Path]]:
    found = (folder / "platforminputcontexts").glob("lib*platforminputcontextplugin.so")
    matched = ((_PLUGIN.fullmatch(file.name), file) for file in found)
    return [
        ("fcitx" if choosing.is_fcitx(match[1]) else match[1], file)
        for match, file in matched
        if match
    ]


def _fits(file: Path) -> bool:
    """Say whether a plugin loads: it is bound to the very Qt that it was built against."""
    return QPluginLoader(str(file)).load()
