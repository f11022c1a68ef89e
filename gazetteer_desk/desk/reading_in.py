"""Foreign files read and recognised by two children side by side (收件的读取).

What cannot be read at all (not there, no right to it) has no bytes to be known by: it is told, and
nothing is written down of it.
"""

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import msgspec

from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.errors import Known
from gazetteer_desk.files import known, read_whole
from gazetteer_desk.hands import LARGEST, Hands
from gazetteer_desk.history.intake import LARGEST_KEPT, FileLine, Incoming
from gazetteer_desk.intake.document import Form
from gazetteer_desk.intake.doubts import doubts
from gazetteer_desk.intake.found import Found
from gazetteer_desk.intake.refusals import Refused, Why


_CHILDREN = 2
_LARGE = 8_000_000  # bytes: of such files one at a time is in this process


class Read(msgspec.Struct, frozen=True):
    """A file that was read: what comes in, what is known of it, or why it cannot be read."""

    file: Path
    incoming: Incoming | None = None
    found: Found | None = None
    known: FileLine | None = None
    trouble: str = ""


class Readers:
    """Two threads with a child process each; `known` tells what became of these bytes before."""

    def __init__(self, known: Callable[[str], FileLine | None] = lambda _: None) -> None:
        self._known = known
        self._all = [Hands() for _ in range(_CHILDREN)]
        self._free: SimpleQueue[Hands] = SimpleQueue()
        for one in self._all:
            self._free.put(one)
        self._threads = ThreadPoolExecutor(_CHILDREN, thread_name_prefix="intake")
        self._large = threading.Lock()

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        """End the children at once, whatever they are at."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for one in self._all:
            one.break_off()
        self._threads.shutdown()
        for one in self._all:
            one.close()

    def read(self, file: Path) -> "Future[Read]":
        """Let a file be read; the answer comes in time, whatever is in the file."""
        return self._threads.submit(self._read, file)

    def _read(self, file: Path) -> Read:
        try:
            size = file.stat().st_size
            if size > LARGEST:
                return Read(file, _refused(file, size, _digest_of(file), Refused(Why.TOO_LARGE)))
            if size > _LARGE:
                with self._large:
                    return self._asked(file, read_whole(file, limit=LARGEST))
            return self._asked(file, read_whole(file, limit=LARGEST))
        except OSError as error:
            return Read(file, trouble=str(known(error, file)))
        except Known as trouble:
            return Read(file, trouble=str(trouble))

    def _asked(self, file: Path, data: bytes) -> Read:
        digest = hashlib.sha256(data).hexdigest()
        if line := self._known(digest):
            return Read(file, _incoming(file, len(data), digest), known=line)
        hands = self._free.get()
        try:
            found = hands.take_in(data)
        except Refused as refused:
            return Read(file, _refused(file, len(data), digest, refused))
        finally:
            self._free.put(hands)
        reasons = doubts(found.recognised)
        incoming = _incoming(file, len(data), digest, form=found.document.form)
        return Read(
            file,
            msgspec.structs.replace(
                incoming,
                bulletin=found.recognised.bulletin,
                plates=found.document.plates,
                doubts=reasons,
                value=found.json(),
                original=data if len(data) <= LARGEST_KEPT else b"",
            ),
            found,
        )


def _incoming(
    file: Path, size: int, digest: str, *, form: str = Form.UNKNOWN, refusal: str = ""
) -> Incoming:
    name = clean_line(file.name)
    return Incoming(sha256=digest, name=name, form=form, size=size, refusal=refusal)


def _refused(file: Path, size: int, digest: str, refused: Refused) -> Incoming:
    return _incoming(file, size, digest, refusal=str(refused))


def _digest_of(file: Path) -> str:
    """Return the SHA-256 of a file that is too large to be held."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
