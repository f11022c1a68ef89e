"""Whether a window can open here at all, before Qt ends the process over it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gazetteer_desk.cli.speech import say, speak_utf8


Formats = list[tuple[str, int]]  # the names of what is on the clipboard, and their bytes


class Screen(NamedTuple):
    """What only the screen's half of the program can do; the door hands it to the commands."""

    window: Callable[[], int]
    clipboard: Callable[[Path], Formats] | None = None  # writes all that is on it to a file


def missing() -> str:
    """Return the sentence for a Linux machine without a display, "" where there is one."""
    given = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in given):
        return ""
    return "这里没有屏幕，窗口打不开；可以改用命令行，见 gazetteer-desk --help。"


def unfit(error: ImportError) -> str:
    """Return the sentence for a machine where Qt cannot be loaded."""
    library = str(error).partition(":")[0]
    if library.startswith("lib"):
        return f"本机缺少系统库 {library}，窗口打不开，请先安装它。"
    return "界面部分没有装好，窗口打不开，请重新安装本程序。"


def refuse(said: str) -> int:
    """Say it on stderr and return the exit code for what could not be done."""
    speak_utf8()
    say(said)
    return 1
