"""Foreign files into the history, thousands of them (往期入库), in slices.

Two threads read a file each, hash it, and have a child process of their own say what is in it;
whoever runs the generator writes it down, a file in one short transaction (`history/intake.py`).
A slice never waits long for the children, so that saves pass in between. To pause, do not ask for
the next slice; to cancel, close the generator: what was not written down yet has left no trace.
After a kill, take the same folder in again: what came in before is known by its bytes. Only a few
files are under way at once, so that memory does not grow with the folder.

In a dry run nothing is written down: what would become of each file is told.
"""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, wait
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.reading_in import Read, Readers
from gazetteer_desk.history import placing
from gazetteer_desk.history.intake import FileLine, IntakeDrawer, numbered
from gazetteer_desk.history.rows import FileState
from gazetteer_desk.intake.document import Form
from gazetteer_desk.intake.found import Found
from gazetteer_desk.search import index
from gazetteer_desk.store.engine import Store


_AHEAD = 4  # files that are read before the oldest of them is written down
_SLICE_S = 0.04


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file; `is_known` tells that it had come in before."""

    file: Path
    status: FileState
    form: str = Form.UNKNOWN
    reason: str = ""
    entry: int | None = None
    found: Found | None = None
    is_known: bool = False

    @property
    def is_refused(self) -> bool:
        """Return whether it did not come in at all."""
        return self.status is FileState.REFUSED


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """How many files are done of how many, and what became of the one that just was, if one was."""

    done: int
    of: int
    outcome: Outcome | None = None


def drawer(store: Store) -> IntakeDrawer:
    """Return the drawer of foreign files of a store, with all that follows when an issue comes."""
    return IntakeDrawer(store, (placing.follow, index.follow))


def take_in(files: Sequence[Path], drawer: IntakeDrawer) -> Generator[Step]:
    """Take the files in, in their order; yields a step after each file and while it waits."""
    readers = Readers(drawer.known)
    return _steps(files, readers, lambda read: _put(drawer, read))


def look(files: Sequence[Path], drawer: IntakeDrawer | None) -> Generator[Step]:
    """Tell what would become of the files; nothing is written, and no store is needed."""
    return _steps(files, Readers(), _Foretold(drawer).of)


def _steps(
    files: Sequence[Path], readers: Readers, finish: Callable[[Read], Outcome]
) -> Generator[Step]:
    under_way: deque[Future[Read]] = deque()
    waiting = iter(files)
    done = 0
    with readers:
        while True:
            under_way += map(readers.read, islice(waiting, _AHEAD - len(under_way)))
            if not under_way:
                return
            wait([under_way[0]], timeout=_SLICE_S)
            if not under_way[0].done():
                yield Step(done=done, of=len(files))
                continue
            outcome = finish(under_way.popleft().result())
            done += 1
            yield Step(done=done, of=len(files), outcome=outcome)


def _put(drawer: IntakeDrawer, read: Read) -> Outcome:
    """Write down what becomes of a file; of one that cannot even be read there is nothing to."""
    if read.incoming is None:
        return Outcome(file=read.file, status=FileState.REFUSED, reason=read.trouble)
    line, is_new = (read.known, False) if read.known else drawer.put(read.incoming)
    return _outcome(read, line, is_known=not is_new)


def _outcome(read: Read, line: FileLine, *, is_known: bool) -> Outcome:
    """Return what became of a file by its line; what somebody declined is refused again."""
    is_declined = line.status is FileState.DECLINED
    return Outcome(
        file=read.file,
        status=FileState.REFUSED if is_declined else line.status,
        form=line.form,
        reason=f"以前看过，定为不收。{line.reason}" if is_declined else line.reason,
        entry=line.entry,
        found=read.found,
        is_known=is_known,
    )


class _Foretold:
    """What would become of files, one after the other, by their bytes and by their numbers."""

    def __init__(self, drawer: IntakeDrawer | None) -> None:
        self._drawer = drawer
        self._by_bytes: dict[str, Outcome] = {}
        self._by_number: dict[str, Path] = {}

    def of(self, read: Read) -> Outcome:
        """Return what would become of a file after those before it."""
        incoming = read.incoming
        one = Outcome(
            file=read.file,
            status=FileState.REFUSED,
            form=incoming.form if incoming else Form.UNKNOWN,
            reason=incoming.refusal if incoming else read.trouble,
            found=read.found,
        )
        if incoming is None or incoming.bulletin is None:
            return one
        if before := self._by_bytes.get(incoming.sha256):
            return replace(before, file=read.file, found=read.found, is_known=True)
        if line := self._drawer and self._drawer.known(incoming.sha256):
            return _outcome(read, line, is_known=True)
        reason = "".join((*incoming.doubts, *self._clashes(incoming.bulletin)))
        one = replace(one, status=FileState.REVIEW if reason else FileState.TAKEN, reason=reason)
        self._by_bytes[incoming.sha256] = replace(one, found=None)
        self._by_number.setdefault(numbered(incoming.bulletin), read.file)
        return one

    def _clashes(self, bulletin: Bulletin) -> tuple[str, ...]:
        if self._drawer and (clashes := self._drawer.clashes(bulletin)):
            return clashes
        other = self._by_number.get(numbered(bulletin)) if numbered(bulletin) else None
        return (f"与“{other.name}”期号相同。",) if other else ()
