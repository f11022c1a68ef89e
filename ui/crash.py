"""When something breaks that nobody foresaw: the draft first, then an honest report.

The report names kinds of error, modules and line numbers, never a value and never a word of a
draft. Crashes below Python are written by `faulthandler` and told of at the next start.
"""

import faulthandler
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import qVersion

from gazetteer_desk import __version__
from gazetteer_desk.log import log, where


class CrashHook:
    """Catches what nothing else caught.

    `rescue` keeps the drafts and tells whether it could; `show` tells the clerk.
    """

    def __init__(self, rescue: Callable[[], bool], show: Callable[[str, bool], None]) -> None:
        self._rescue = rescue
        self._show = show
        self._is_busy = False

    def install(self) -> None:
        """Take over every error that reaches the top, also from a slot."""
        sys.excepthook = self._caught

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        report = where(error.with_traceback(trace))
        log.error("crash: %s", report)
        if self._is_busy:  # an error while telling of an error: the first report is enough
            return
        self._is_busy = True
        is_kept = False
        try:
            is_kept = self._rescue()
        except Exception as failed:
            log.error("rescue failed: %s", where(failed))
        try:
            self._show(report_text(report), is_kept)
        finally:
            self._is_busy = False


def report_text(trouble: str) -> str:
    """Return the report a clerk may send: versions, and where the trouble was."""
    return "\n".join(
        (
            f"GazetteerDesk {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            *trouble.split("; ", 1)[0].split(" < "),
        )
    )


def watch(folder: Path) -> tuple[IO[str], bool]:
    """Write crashes below Python to a file in `folder`; tell whether the last run left one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "crash.log"
    crashed = path.exists() and path.stat().st_size > 0
    if crashed:
        path.replace(folder / "crash-last.log")
    stream = path.open("w", encoding="utf-8")
    faulthandler.enable(stream)
    return stream, crashed
