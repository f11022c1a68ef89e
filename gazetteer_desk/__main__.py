"""The door: the command line, or the window where no command is given.

`--hands` is looked for before anything else is imported: the child process that reads foreign
files starts often, and must not pay for what it never uses. `--apart` is the child that checks the
store beside the window.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from pathlib import Path


_STOPPED = 130  # as a shell says that Ctrl+C ended a command


def main() -> int:
    """Run what was asked for and return the exit code."""
    if sys.argv[1:2] == ["--hands"]:
        from gazetteer_desk import child

        child.serve()
        return 0
    if sys.argv[1:2] == ["--apart"]:
        from gazetteer_desk.desk import apart

        return apart.serve(*sys.argv[2:])
    if not sys.argv[1:]:
        return _window()
    if sys.argv[1:] == ["--self-test"]:
        return _self_test()
    sys.unraisablehook = _hand_over
    gc.set_threshold(50_000)  # what a short command imports lives as long as it does
    try:
        from gazetteer_desk.cli import door

        code = door.run(sys.argv[1:], window=_window, clipboard=_dump_clipboard)
        # Else the interpreter looks through all of it several times before it ends, which takes a
        # fifth of a short command's time; atexit and whatever is closed by name are as ever.
        gc.freeze()
    except KeyboardInterrupt:  # while importing, or on the way out
        return _STOPPED
    return code


def _hand_over(lost: "sys.UnraisableHookArgs") -> None:
    """End the command where Ctrl+C came while a weak reference was let go: there Python drops it.

    What is half done then is as after a loss of power, which the store and the files stand.
    """
    if issubclass(lost.exc_type, KeyboardInterrupt):
        os._exit(_STOPPED)
    sys.__unraisablehook__(lost)


def _window() -> int:
    from gazetteer_desk.cli import screen

    if said := screen.missing():
        return screen.refuse(said)
    try:
        from ui.app import main as open_window
    except ImportError as error:
        return screen.refuse(screen.unfit(error))
    return open_window()


def _dump_clipboard(path: "Path") -> "list[tuple[str, int]]":
    """Write what is on the clipboard to a file; return the names and sizes of its formats."""
    from gazetteer_desk.cli import screen
    from gazetteer_desk.errors import Known

    if said := screen.missing():
        raise Known(said)
    try:
        from ui.clipboard_dump import dump
    except ImportError as error:
        raise Known(screen.unfit(error)) from error
    return dump(path)


def _self_test() -> int:
    """Try the program out, unseen: no screen is needed."""
    from gazetteer_desk.cli import screen

    try:
        from ui.self_test import main as try_out
    except ImportError as error:
        return screen.refuse(screen.unfit(error))
    return try_out()


if __name__ == "__main__":
    sys.exit(main())
