"""Printing a file through the system's own program."""

import os
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QProcess

from ui.dialogs import files


_OFFICES = ("libreoffice", "soffice")
_SENT = "已送去打印。没有印出来的，请打开文件，按 Ctrl+P 打印。"  # nobody tells us
_BY_HAND = "请在打开的文件里按 Ctrl+P 打印。"
_NOTHING = "没有找到能打印的程序，请装好 WPS 或 LibreOffice。"


def send(path: Path) -> str:
    """Print a file on the usual printer, or open it for that; return what there is to say."""
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")
        except OSError:  # no program of this PC prints such a file
            return _BY_HAND if files.show_outside(path) else _NOTHING
        return _SENT
    for office in _OFFICES:
        command = shutil.which(office)
        if command and QProcess.startDetached(command, ["--headless", "-p", str(path)])[0]:
            return _SENT
    return _BY_HAND if files.show_outside(path) else _NOTHING
