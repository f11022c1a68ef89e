"""The window program: how it starts and how it ends."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gazetteer_desk import log, paths
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import Known
from ui import crash, refusing, theme
from ui.dialogs.trouble import show_refusal
from ui.input_method import starting
from ui.places import PLACES, Places
from ui.program import Program


def application(argv: Sequence[str]) -> QApplication:
    """Return the one QApplication, in Chinese and in the office's look."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(list(argv))
    app.setApplicationName("gazetteer-desk")
    app.setApplicationDisplayName("方志简报工作台")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    words = QTranslator(app)
    if words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    return app


def build(argv: Sequence[str] = (), path: Path | None = None) -> Program:
    """Return the whole program, its window not yet shown; raises `Known` where the store is not."""
    app = application(argv or sys.argv[:1])
    store = path or paths.store_path()
    folder = paths.data_dir()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    places = Places(folder / PLACES)
    theme.enlarge(places.type_size())
    theme.apply(app, places.theme())
    desk = Desk(store)
    with theme.bare(app):
        return Program(app, desk, folder)


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the exit code when it is closed."""
    with starting.telling(Places(paths.data_dir() / PLACES).input_method()):
        app = application(argv or sys.argv)
    try:
        logs = paths.data_dir() / "logs"
        log.start(logs)
        stream, crashed = crash.watch(logs)
    except (Known, OSError):
        show_refusal("数据文件夹不能写入，请换一个位置。")
        return 1
    with stream:
        found = refusing.opened(lambda path: build(path=path))
        if found is None:
            return 1
        program, told = found
        crash.CrashHook(program.keeping.rescue, program.tell_crash).install()
        program.window.show()
        if told is not None:
            program.restoring.tell_recovered(told)
        QTimer.singleShot(0, lambda: program.begin(crashed=crashed))
        if os.environ.get("GAZETTEER_DESK_BENCH") == "usable":
            QTimer.singleShot(0, lambda: _tell_usable(program))
        code = app.exec()
        program.close()
        program.end()
    return code


def _tell_usable(program: Program) -> None:
    """Say that the window can be used, for the script that measures it, and go."""
    program.app.processEvents()
    sys.stdout.write("usable\n")
    sys.stdout.flush()
    program.app.quit()
