"""What the command line says: answers on stdout, everything else on stderr, all in UTF-8."""

import contextlib
import io
import os
import sys

from gazetteer_desk.errors import Known


class Unheard(Exception):  # noqa: N818 - what it is
    """Whoever read stdout has gone, as `head` does when it has seen enough."""


def speak_utf8() -> None:
    """Make both streams UTF-8, whatever the locale says."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def tell(words: str) -> None:
    """Print an answer; it has left this process when this returns."""
    try:
        sys.stdout.write(words + "\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        _let_go()
        raise Unheard from error
    except OSError as error:
        _let_go()
        raise Known("结果没有写出去，可能磁盘满了。", "请换一个地方再试。") from error


def say(words: str) -> None:
    """Print a sentence on stderr, where there is one: a window program on Windows has none."""
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write(words + "\n")
        sys.stderr.flush()


def _let_go() -> None:
    """Point stdout nowhere, so that the interpreter does not try its last words again."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
