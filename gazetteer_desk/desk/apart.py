"""What is done apart (旁边的进程): long deeds that read and copy, in a process of their own.

Python gives the interpreter to one thread at a time, so that a check of every word, done on a
thread beside the window's, is felt in each of its turns. A deed is one of `_DEEDS`, its arguments
are paths, its answer is a value that JSON can carry. The child gives way to everything else. When
its job is to stop, or the program that asked is gone, its standard input closes: then it stops at
the next look and clears up; where it does not come to one it ends all the same, or is killed.

Where no child can be had, and where less is to be read than a child takes to start, the deed is
done here: never is it left out.
"""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from gazetteer_desk import paths, stopping
from gazetteer_desk.desk import examining
from gazetteer_desk.errors import Known, Stopped
from gazetteer_desk.log import log


SMALL = 1_000_000  # bytes that are read within a tenth of a second
_DEEDS = (examining.examine, examining.rehearse, examining.back_up)
_LOOK_EVERY_S = 0.05  # whether it is to stop
_GRACE_S = 2.0  # to stop and clear up
_NICE = 10
_REFUSED = 1  # the child's exit code where it answers nothing
_BROKEN_OFF = "检查中途断了，没有查完。", "请在“自检”里再查一次。"
_NOT_BACKED_UP = "备份中途断了，没有做完。", "请在“自检”里再备份一次。"
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)
T = TypeVar("T")


def do(deed: Callable[..., T], kind: type[T], first: Path, *others: Path) -> T:
    """Return what a deed answers, of type `kind`; `first` is the file it reads.

    Raises what the deed raises, `Stopped` where the job is to stop, and `Known` where the child was
    killed by somebody else: what it broke at would break this process too.
    """
    if _is_small(first):
        return deed(first, *others)
    try:
        code, said = ask(deed.__name__, *map(str, (first, *others)))
    except OSError as error:
        log.warning("no process to work apart: %s", type(error).__name__)
        return deed(first, *others)
    if code not in (0, _REFUSED):
        raise Known(*(_NOT_BACKED_UP if deed is examining.back_up else _BROKEN_OFF))
    try:
        return msgspec.json.decode(said, type=kind)
    except ValueError:
        return deed(first, *others)  # it says itself what is the matter


def _is_small(path: Path) -> bool:
    """Tell whether a deed on a file is done here; one that is not there says so itself."""
    try:
        return path.stat().st_size < SMALL
    except OSError:
        return True


def ask(*arguments: str) -> tuple[int, bytes]:
    """Return a child's exit code and all that it said; raise `Stopped` and end it where asked."""
    said: list[bytes] = []
    with _started(arguments) as child:
        stream = child.stdout
        assert stream is not None
        listening = threading.Thread(target=lambda: said.append(stream.read()), daemon=True)
        listening.start()
        try:
            while listening.is_alive():
                listening.join(_LOOK_EVERY_S)
                stopping.poll()
        except Stopped:
            _end(child)
            if child.wait():  # else it was done before it could stop
                raise
        finally:
            listening.join()
    return child.returncode, said[0]


def _end(child: "subprocess.Popen[bytes]") -> None:
    assert child.stdin is not None
    child.stdin.close()
    try:
        child.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        child.kill()


def _started(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*paths.own_command(), "--apart", *arguments],
        stdin=subprocess.PIPE,  # closes with this process, and the child ends
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=paths.own_environment(),
        creationflags=_FLAGS,
    )


def serve(name: str, *where: str) -> int:
    """Do the deed of that name and write its answer; return the exit code. Called in the child."""
    token = threading.Event()
    threading.Thread(target=_end_with_parent, args=(token,), daemon=True).start()
    if hasattr(os, "nice"):  # Windows was told when it started the child
        os.nice(_NICE)
    deeds: dict[str, Callable[..., Any]] = {deed.__name__: deed for deed in _DEEDS}
    try:
        with stopping.by(token):
            answer = msgspec.json.encode(deeds[name](*map(Path, where)))
    # Whatever it is, the parent does the deed itself and hears it.
    except Exception:
        return _REFUSED
    with open(1, "wb", closefd=False) as answers:  # sys.stdout may be missing
        answers.write(answer)
    return 0


def _end_with_parent(token: threading.Event) -> None:
    while os.read(0, 1):
        pass
    token.set()
    time.sleep(_GRACE_S)
    os._exit(_REFUSED)
