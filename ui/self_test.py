"""The program tries itself out (试用): the errands of a clerk, in a desk of its own, unseen.

`--self-test` proves an installed or frozen program: the store's steps, the window, icons and
Chinese words, the child process, keeping, finding, the Word file, a printed page. The window is
not shown, and nothing of the clerk's is touched.
"""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin import plain
from gazetteer_desk.cli.speech import say, speak_utf8, tell
from gazetteer_desk.desk import pages, past, printing
from gazetteer_desk.desk.desk import sample
from gazetteer_desk.errors import Known
from gazetteer_desk.log import where
from gazetteer_desk.store import base, connect
from gazetteer_desk.store.engine import open_store
from ui import app, theme
from ui.actions import TABLE
from ui.dialogs.paper import Paper
from ui.program import Program


_A4 = QSizeF(210, 297)
_BLANK = 20_000  # bytes: a page with nothing on it takes 2,000


class Failed(Exception):  # noqa: N818 - what it is
    """Something is not as it should be; says what, in Chinese."""


class Trial:
    """The errands in their order; what one makes, the next one uses."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._caught: list[BaseException] = []
        self._opened: Program | None = None
        self.errands: dict[str, Callable[[], None]] = {
            "历史库升级": self._raise_a_store,
            "打开窗口": self._open,
            "图标和中文界面": self._look,
            "读剪贴板": self._paste,
            "存稿和查找": self._keep,
            "导出 Word": self._export,
            "打印": self._print,
            "关闭窗口": self._close,
        }

    def do(self, errand: Callable[[], None]) -> None:
        """Do one errand; what went wrong inside Qt's signals comes out here too."""
        errand()
        if self._caught:
            raise self._caught[0]

    def catch(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Note an error that Qt would only print."""
        self._caught.append(error)

    def let_go(self) -> None:
        """End the threads of a window that could not be closed as it should."""
        if self._opened is not None:
            self._opened.dismantle()
            self._opened.desk.close()

    @property
    def _program(self) -> Program:
        if self._opened is None:
            raise Failed("窗口没有打开。")
        return self._opened

    def _raise_a_store(self) -> None:
        """Make a store as the first version made it, and open it as any older store is opened."""
        from gazetteer_desk.store import migrate

        path = self._folder / "old.sqlite"
        with closing(sqlite3.connect(path)) as raw:
            raw.execute(f"PRAGMA application_id={connect.APPLICATION}")
        migrate.run(path, folder=migrate.STEPS, start=0, target=1)
        store = open_store(path)
        store.close()
        with closing(sqlite3.connect(path)) as raw:
            found = raw.execute("PRAGMA user_version").fetchone()
        _check(found == (base.VERSION,), "升级没有做完。")

    def _open(self) -> None:
        self._opened = program = app.build(path=self._folder / "desk.sqlite")
        program.window.show()
        program.begin()
        self._settle()

    def _settle(self) -> None:
        for _ in range(4):
            self._program.worker.drain()
            QApplication.processEvents()

    def _look(self) -> None:
        for name in {deed.icon for deed in TABLE if deed.icon}:
            theme.icon(name)
        _check(QApplication.translate("QPlatformTheme", "Cancel") == "取消", "缺少 Qt 的中文译文。")

    def _paste(self) -> None:
        handed = self._program.desk.hands.html("<p>一、网页</p>".encode(), 60)
        _check([words for _, words in plain.body_lines(handed.body)] == ["一、网页"], "读得不对。")

    def _keep(self) -> None:
        program = self._program
        program.opening.new_sample()
        program.window.deeds["save"].trigger()
        self._settle()
        _check(
            program.sitting.current is not None and bool(program.desk.lines()), "没有存进历史库。"
        )
        title = sample().articles[0].title[0]
        _check(bool(past.search(program.desk, title).hits), "没有查到刚存的。")
        _check(not program.desk.verify(), "历史库不完好。")

    def _export(self) -> None:
        to = self._folder / "样例.docx"
        self._program.issuing.export_to(sample(), to)
        self._settle()
        _check(to.is_file(), "没有写出 Word 文件。")

    def _print(self) -> None:
        """Print the first page, to a file: no paper is used."""
        to = self._folder / "样例.pdf"
        printer = QPrinter()
        printer.setOutputFileName(str(to))
        sheet = Paper(printer, _A4)
        desk = self._program.desk
        made = pages.placed(desk, sample())
        sheet.begin()
        for part in printing.parts(made.pages[0]):
            sheet.draw(printing.drawing(desk, made, part))
        sheet.finish()
        _check(to.stat().st_size > _BLANK, "印出来是空白。")

    def _close(self) -> None:
        program = self._program
        program.window.close()
        _check(not program.window.isVisible(), "窗口没有关上。")
        program.dismantle()
        self._opened = None


def _check(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise Failed(otherwise)


def main() -> int:
    """Do every errand; say on stderr which one failed and why. Return the exit code."""
    speak_utf8()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["GAZETTEER_DESK_HOME"] = folder
        os.environ.pop("GAZETTEER_DESK_STORE", None)
        trial, before = Trial(Path(folder)), sys.excepthook
        sys.excepthook = trial.catch
        try:
            return _run(trial)
        finally:
            sys.excepthook = before
            trial.let_go()


def _run(trial: Trial) -> int:
    for words, errand in trial.errands.items():
        try:
            trial.do(errand)
        # Whatever it is: a module that was left out, a library, a bug.
        except Exception as error:
            why = str(error) if isinstance(error, (Failed, Known)) else where(error)
            say(f"试用没有通过：{words}。{why}")
            return 1
    tell(f"试用通过：{'、'.join(trial.errands)}。")
    return 0
