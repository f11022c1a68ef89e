"""The drawer of foreign files (收件): each is taken, waits for review, or is refused, once.

What becomes of a file is written in one transaction with what comes of it, so that whoever is
killed in between has it done or not begun: nothing comes in twice, nothing gets lost.

A taken issue is archived (归档) at once: it went out long ago. One goes in by itself only if no
other issue, kept or waiting, has its number. What waits keeps its original, zipped, where that has
no more than `LARGEST_KEPT` bytes, so that it can be seen beside the result; it stands among the
plates, which the journal, the backups and the checks know already. Of what is taken the words are
in the history and the original stays where the clerk has it: to keep ten years of files once more,
in the store and its journal and in every backup, would make each of them many times as large.

A refused file is tried again whenever it comes again: a newer program may read it.
"""

import datetime as dt
import io
import zipfile

import msgspec
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.history import chain, keeping, standing
from gazetteer_desk.history.lines import Hook
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rows import FileState, IntakeFile
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.tables import Plate
from gazetteer_desk.log import log
from gazetteer_desk.store import trouble
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store
from gazetteer_desk.store.pack import pack, unpack


LARGEST_KEPT = 5_000_000  # bytes of an original
_ZIP = "application/zip"
_NOTHING = b"null"
_INSIDE = "original"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same original gives the same bytes


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """A file on its way in: what was recognised in it, or why it is refused.

    `doubts` are the reasons why somebody has to look at it first; `value` is the JSON of all that
    was recognised, and `original` the bytes of the file: both are kept only while it waits.
    """

    sha256: str
    name: str
    form: str
    size: int
    bulletin: Bulletin | None = None
    plates: Plates = {}
    doubts: tuple[str, ...] = ()
    value: bytes = _NOTHING
    original: bytes = b""
    refusal: str = ""


class FileLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One file in the list (收件一行): why it waits or is refused (`reason`), its issue."""

    sha256: str
    name: str
    form: str
    size: int
    status: FileState
    received: dt.datetime
    reason: str = ""
    entry: int | None = None


class IntakeDrawer:
    """The foreign files of one store; `on_keep` is called for every issue that is taken."""

    def __init__(self, store: Store, on_keep: tuple[Hook, ...] = ()) -> None:
        self._store = store
        self._on_keep = on_keep

    def known(self, sha256: str) -> FileLine | None:
        """Return what became of these bytes before, None where they are new or were refused."""
        with self._store.reading() as session:
            return _known(session, sha256)

    def clashes(self, bulletin: Bulletin) -> tuple[str, ...]:
        """Return why the number of an issue is in the way, nothing where it is free."""
        with self._store.reading() as session:
            return _clashes(session, bulletin)

    def put(self, file: Incoming) -> tuple[FileLine, bool]:
        """Write down what becomes of a file, and take its issue in where nothing is in the way.

        Return what became of it, and whether just now: it may have come in meanwhile.
        """
        words = chain.Words(file.bulletin) if file.bulletin and not file.refusal else None
        original = _zipped(file.original) if 0 < len(file.original) <= LARGEST_KEPT else b""
        with self._store.writing() as session:
            if known := _known(session, file.sha256):
                return known, False
            session.execute(delete(IntakeFile).where(IntakeFile.sha256 == file.sha256))
            row = _row(file)
            session.add(row)
            if words is not None:
                row.reason = "".join((*file.doubts, *_clashes(session, words.bulletin)))
                if row.reason:
                    _set_aside(session, row, file)
                    _keep_original(session, row, original)
                else:
                    self._enter(session, row, words, file.plates)
            session.flush()
            log.info("a file of %d bytes: %s", file.size, row.status)
            return _line(row), True

    def lines(self, status: FileState | None = None) -> list[FileLine]:
        """Return the files, the latest first; of one state, or all."""
        asked = select(IntakeFile).order_by(IntakeFile.received.desc())
        if status is not None:
            asked = asked.where(IntakeFile.status == status)
        with self._store.reading() as session:
            return [_line(row) for row in session.scalars(asked)]

    def counts(self) -> dict[FileState, int]:
        """Return how many files there are of each state."""
        asked = select(IntakeFile.status, func.count()).group_by(IntakeFile.status)
        with self._store.reading() as session:
            found = {row[0]: row[1] for row in session.execute(asked)}
        return {status: found.get(status, 0) for status in FileState}

    def value(self, sha256: str) -> bytes:
        """Return the JSON of what was recognised in a file; `NotFound` where it does not wait."""
        with self._store.reading() as session:
            row = _waiting(session, sha256)
        try:
            data = unpack(row.value)
        except ValueError:
            data = b""
        if codec.digest(data) != row.digest:
            raise NotADesk("这一件待审的内容在历史库里已经损坏。", trouble.RESTORE)
        return data

    def original(self, sha256: str) -> bytes | None:
        """Return the bytes of a file that waits, None where they were too many to be kept."""
        with self._store.reading() as session:
            plate = session.get(Plate, _waiting(session, sha256).original)
        if plate is None:
            return None
        with zipfile.ZipFile(io.BytesIO(plate.bytes)) as archive:
            return archive.read(_INSIDE)

    def take(self, sha256: str, bulletin: Bulletin, plates: Plates | None = None) -> FileLine:
        """Take the issue of a file that waits in, as it was looked through (收下).

        Raises `NoSuchStep` where another issue has gone out with its number, and `NotFound` where
        the file does not wait.
        """
        words = chain.Words(bulletin)
        with self._store.writing() as session:
            row = _waiting(session, sha256)
            row.reason = row.numbered = ""
            row.value, row.digest = pack(_NOTHING), codec.digest(_NOTHING)
            self._enter(session, row, words, plates or {})
            session.execute(delete(Plate).where(Plate.digest == row.original))
            session.flush()
            log.info("a file is taken in after review")
            return _line(row)

    def decline(self, sha256: str, reason: str) -> FileLine:
        """Do not take a file that waits (不收): it is asked no more, and may wait again."""
        return self._move(sha256, FileState.REVIEW, FileState.DECLINED, clean_line(reason).strip())

    def reopen(self, sha256: str, reason: str = "") -> FileLine:
        """Let a declined file wait again; `NotFound` where it was not declined."""
        return self._move(sha256, FileState.DECLINED, FileState.REVIEW, reason)

    def _move(self, sha256: str, present: FileState, wanted: FileState, reason: str) -> FileLine:
        with self._store.writing() as session:
            row = _in_state(session, sha256, present)
            row.status, row.reason = wanted, reason
            session.flush()
            log.info("a file: %s", wanted)
            return _line(row)

    def _enter(self, session: Session, row: IntakeFile, words: chain.Words, plates: Plates) -> None:
        pen = keeping.Pen(session, self._on_keep)
        kept = pen.enter(words, plates, keeping.Why(Occasion.IMPORTED), status=Status.FILED)
        row.status, row.entry_id = FileState.TAKEN, kept.entry


def numbered(bulletin: Bulletin) -> str:
    """Return the number of an issue in one line, to be compared; "" where it has none."""
    number = bulletin.number
    if number.number is None:
        return ""
    kind = "增刊" if number.supplement else ""
    return f"{bulletin.masthead.series}\t{number.year}\t{kind}{number.number}"


def _clashes(session: Session, bulletin: Bulletin) -> tuple[str, ...]:
    """Return why the number of an issue is in the way, nothing where it is free."""
    label = bulletin.label
    kept = standing.numbered_so(session, bulletin.number, bulletin.masthead.series)
    if kept:
        return (f"{label}已在台账里，编号 {'、'.join(map(str, kept))}。",)
    asked = select(IntakeFile.name).where(
        IntakeFile.numbered == numbered(bulletin),
        IntakeFile.numbered != "",
        IntakeFile.status == FileState.REVIEW,
    )
    waiting = session.scalars(asked.limit(1)).first()
    return (f"待审的“{waiting}”也是{label}。",) if waiting is not None else ()


def _set_aside(session: Session, row: IntakeFile, file: Incoming) -> None:
    """Let a file wait for review, with its pictures."""
    assert file.bulletin is not None
    keeping.Pen(session).add_plates(file.plates)
    row.status, row.numbered = FileState.REVIEW, numbered(file.bulletin)
    row.value, row.digest = pack(file.value), codec.digest(file.value)


def _keep_original(session: Session, row: IntakeFile, zipped: bytes) -> None:
    if not zipped:
        return
    row.original = codec.digest(zipped)
    if session.get(Plate, row.original) is None:
        session.add(Plate(digest=row.original, media=_ZIP, bytes=zipped))


def _known(session: Session, sha256: str) -> FileLine | None:
    asked = select(IntakeFile).where(
        IntakeFile.sha256 == sha256, IntakeFile.status != FileState.REFUSED
    )
    row = session.scalars(asked).one_or_none()
    return _line(row) if row else None


def _waiting(session: Session, sha256: str) -> IntakeFile:
    return _in_state(session, sha256, FileState.REVIEW)


def _in_state(session: Session, sha256: str, state: FileState) -> IntakeFile:
    row = session.get(IntakeFile, sha256)
    if row is None or row.status is not state:
        raise NotFound(f"这一件不在“{state.label}”里。")
    return row


def _row(file: Incoming) -> IntakeFile:
    return IntakeFile(
        sha256=file.sha256,
        name=file.name,
        form=file.form,
        size=file.size,
        status=FileState.REFUSED,
        received=now(),
        digest=codec.digest(_NOTHING),
        value=pack(_NOTHING),
        reason=file.refusal,
    )


def _line(row: IntakeFile) -> FileLine:
    return FileLine(
        sha256=row.sha256,
        name=row.name,
        form=row.form,
        size=row.size,
        status=row.status,
        received=row.received,
        reason=row.reason,
        entry=row.entry_id,
    )


def _zipped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(_INSIDE, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
