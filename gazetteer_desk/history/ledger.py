"""The ledger (台账): entering issues, keeping their revisions, giving them back.

Every save is a whole revision that never changes. Two who write the same entry overwrite nothing:
both revisions are there, and the later one is told what it overtook.
"""

from collections.abc import Iterable
from typing import Any, Protocol

from sqlalchemy import Select, column, func, select, table
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, plates_of
from gazetteer_desk.errors import BadBulletin, NotADesk, NotFound
from gazetteer_desk.history import chain, lines
from gazetteer_desk.history.lines import EntryLine, Kept, RevisionLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.tables import Entry, Plate, Revision
from gazetteer_desk.log import log, where
from gazetteer_desk.store import trouble
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store
from gazetteer_desk.store.pack import unpack


_SERIES = table("series", column("id"), column("name"))  # the directory's; a foreign key by name


class Hook(Protocol):
    """Something to do in the transaction of every new revision, such as the index."""

    def __call__(self, session: Session, entry: int, revision: int, bulletin: Bulletin, /) -> None:
        """Do it; an error undoes this much and never the save."""
        ...


class Ledger:
    """The history of issues in one store."""

    def __init__(self, store: Store, on_keep: tuple[Hook, ...] = ()) -> None:
        self._store = store
        self._on_keep = on_keep

    # --- writing ---

    def enter(
        self, bulletin: Bulletin, plates: Plates, *, occasion: Occasion, by: str = ""
    ) -> Kept:
        """Keep an issue as a new entry; one that is kept already, to the byte, is not doubled."""
        words = chain.Words(bulletin)
        with self._store.writing() as session:
            if kept := _kept_already(session, words.digest):
                return kept
            entry = Entry(opened=now(), changed=now())
            session.add(entry)
            session.flush()
            return self._append(session, entry, words, plates, occasion=occasion, by=by)

    def keep(
        self,
        entry: int,
        bulletin: Bulletin,
        plates: Plates,
        *,
        base: int | None,
        occasion: Occasion,
        note: str = "",
        by: str = "",
    ) -> Kept:
        """Keep the next revision of an entry, if it says anything new.

        `base` is the revision that the draft began from. A draft that changed nothing of it makes
        no revision, even where others kept one meanwhile.
        """
        words = chain.Words(bulletin)
        with self._store.writing() as session:
            row = session.get(Entry, entry)
            head = (
                row
                and session.execute(
                    lines.revisions().where(Revision.id == row.head_id)
                ).one_or_none()
            )
            if row is None or head is None:
                raise _no_entry(entry)
            begun = _begun(session, entry, base)
            overtook = tuple(range(begun.nth + 1, head.nth + 1)) if begun else ()
            idle = begun and begun.digest == words.digest and occasion is not Occasion.RESTORED
            if head.digest == words.digest or idle:
                return Kept(
                    entry=entry,
                    revision=head.id,
                    nth=head.nth,
                    digest=head.digest,
                    is_new=False,
                    overtook=overtook,
                )
            return self._append(
                session, row, words, plates, occasion=occasion, by=by, note=note, overtook=overtook
            )

    def store_plates(self, plates: Plates) -> None:
        """Keep pictures at once, before any revision shows them, so that recovery has them."""
        with self._store.writing() as session:
            self._add_plates(session, plates)

    def name_revision(self, revision: int, note: str) -> None:
        """Give a revision a name (命名这一稿); its words never change."""
        with self._store.writing() as session:
            row = session.get(Revision, revision)
            if row is None:
                raise _no_revision()
            row.note = note

    def _append(
        self,
        session: Session,
        entry: Entry,
        words: chain.Words,
        plates: Plates,
        *,
        occasion: Occasion,
        by: str,
        note: str = "",
        overtook: tuple[int, ...] = (),
    ) -> Kept:
        self._add_plates(session, plates)
        _refuse_missing(session, words.bulletin)
        revision = chain.next_revision(session, entry, words, occasion=occasion, by=by, note=note)
        session.add(revision)
        session.flush()
        _project(session, entry, revision, words.bulletin)
        self._store.note(chain.record(revision, words))
        for hook in self._on_keep:
            _call(hook, session, entry, revision, words.bulletin)
        log.info("entry %d: revision %d kept, %d bytes", entry.id, revision.nth, len(words.data))
        return Kept(
            entry=entry.id,
            revision=revision.id,
            nth=revision.nth,
            digest=words.digest,
            is_new=True,
            overtook=overtook,
        )

    def _add_plates(self, session: Session, plates: Plates) -> None:
        there = _plates_there(session, plates)
        for digest, data in plates.items():
            media = codec.media_of(data)
            if codec.digest(data) != digest or media is None:
                raise BadBulletin("有一张图片的内容与它的校验值不符，没有存。", "请重新插入图片。")
            if digest not in there:
                session.add(Plate(digest=digest, media=media, bytes=data))
                self._store.note(chain.plate_record(digest, data))
        session.flush()

    # --- reading ---

    def line(self, entry: int) -> EntryLine:
        """Return the line of one entry."""
        with self._store.reading() as session:
            row = session.execute(_entries().where(Entry.id == entry)).one_or_none()
        if row is None:
            raise _no_entry(entry)
        return lines.entry_line(row)

    def lines(self) -> list[EntryLine]:
        """Return every entry, newest first; one without a date stands by the day it was opened."""
        with self._store.reading() as session:
            found = [lines.entry_line(row) for row in session.execute(_entries())]
        found.sort(key=lambda line: (line.dated or line.opened.date(), line.id), reverse=True)
        return found

    def revisions(self, entry: int) -> list[RevisionLine]:
        """Return the revisions of an entry, newest first."""
        asked = lines.revisions().where(Revision.entry_id == entry).order_by(Revision.nth.desc())
        with self._store.reading() as session:
            found = [lines.revision_line(row) for row in session.execute(asked)]
        if not found:
            raise _no_entry(entry)
        return found

    def head(self, entry: int) -> tuple[RevisionLine, Bulletin]:
        """Return the newest revision of an entry."""
        with self._store.reading() as session:
            row = session.execute(lines.heads().where(Entry.id == entry)).one_or_none()
        if row is None:
            raise _no_entry(entry)
        return lines.revision_line(row), _restore(row.bulletin, row.digest)

    def revision(self, revision: int) -> Bulletin:
        """Return the words of one revision, checked against its digest."""
        asked = select(Revision.bulletin, Revision.digest).where(Revision.id == revision)
        with self._store.reading() as session:
            row = session.execute(asked).one_or_none()
        if row is None:
            raise _no_revision()
        return _restore(row.bulletin, row.digest)

    def plates(self, digests: Iterable[str]) -> Plates:
        """Return the bytes of these pictures, checked; those that are not kept are left out."""
        asked = select(Plate.digest, Plate.bytes).where(Plate.digest.in_(set(digests)))
        with self._store.reading() as session:
            found = {row.digest: row.bytes for row in session.execute(asked)}
        if any(codec.digest(data) != digest for digest, data in found.items()):
            raise NotADesk("有一张图片在历史库里已经损坏。", trouble.RESTORE)
        return found

    def clash(self, number: IssueNumber, series: str, *, apart_from: int | None) -> list[int]:
        """Return the entries of the series that have this number already, oldest first."""
        if number.number is None:
            return []
        asked = (
            select(Entry.id)
            .join(_SERIES, _SERIES.c.id == Entry.series_id, isouter=True)
            .where(func.coalesce(_SERIES.c.name, "") == series)
            .where(Entry.year.is_not_distinct_from(number.year))
            .where(Entry.number == number.number, Entry.supplement == number.supplement)
            .where(Entry.id.is_distinct_from(apart_from))
            .order_by(Entry.id)
        )
        with self._store.reading() as session:
            return list(session.scalars(asked))

    def last_issue(self, series: str | None = None) -> EntryLine | None:
        """Return the issue to make the next one from (照上期新建), None where there is none.

        The highest number of the latest year; a supplement only where there is nothing else.
        """
        found = [line for line in self.lines() if series is None or line.series == series]
        return max(found, key=_rank, default=None)


def _rank(line: EntryLine) -> tuple[bool, int, int, int]:
    number = line.number
    return (not number.supplement, number.year or 0, number.number or 0, line.id)


def _entries() -> Select[Any]:
    return (
        select(*Entry.__table__.c, _SERIES.c.name.label("series"), Revision.nth)
        .join(Revision, Revision.id == Entry.head_id)
        .join(_SERIES, _SERIES.c.id == Entry.series_id, isouter=True)
    )


def _kept_already(session: Session, digest: str) -> Kept | None:
    """Return where these very words are kept: an entry they head before one they only passed."""
    asked = (
        select(Revision.id, Revision.entry_id, Revision.nth)
        .join(Entry, Entry.id == Revision.entry_id)
        .where(Revision.digest == digest)
        .order_by((Entry.head_id == Revision.id).desc(), Revision.id)
    )
    row = session.execute(asked.limit(1)).one_or_none()
    if row is None:
        return None
    return Kept(entry=row.entry_id, revision=row.id, nth=row.nth, digest=digest, is_new=False)


def _begun(session: Session, entry: int, base: int | None) -> Any:
    if base is None:
        return None
    asked = select(Revision.nth, Revision.digest)
    return session.execute(
        asked.where(Revision.id == base, Revision.entry_id == entry)
    ).one_or_none()


def _project(session: Session, entry: Entry, head: Revision, bulletin: Bulletin) -> None:
    """Write what the list shows of the head revision; no other code sets these columns."""
    number = bulletin.number
    entry.head_id = head.id
    entry.changed = head.taken
    entry.series_id = _series(session, bulletin.masthead.series)
    entry.year, entry.number, entry.total = number.year, number.number, number.total
    entry.supplement = number.supplement
    entry.title = "\n".join(a.headline.replace("\n", " ") for a in bulletin.articles)
    entry.dated = bulletin.dated
    session.flush()


def _series(session: Session, name: str) -> int | None:
    """Return the series' row, made where the directory has none of that name yet."""
    if not name:
        return None
    rows = Entry.metadata.tables["series"]
    found = session.scalar(select(rows.c.id).where(rows.c.name == name))
    if found is None:
        made = session.execute(rows.insert().values(name=name)).inserted_primary_key
        found = made[0] if made else None
    return found


def _plates_there(session: Session, digests: Iterable[str]) -> set[str]:
    return set(session.scalars(select(Plate.digest).where(Plate.digest.in_(set(digests)))))


def _refuse_missing(session: Session, bulletin: Bulletin) -> None:
    wanted = plates_of(bulletin)
    if wanted - _plates_there(session, wanted):
        raise BadBulletin("有一张图片只有校验值，没有内容，没有存。", "请重新插入图片。")


def _call(
    hook: Hook, session: Session, entry: Entry, revision: Revision, bulletin: Bulletin
) -> None:
    try:
        with session.begin_nested():
            hook(session, entry.id, revision.id, bulletin)
    except Exception as error:
        log.error("a hook failed: %s", where(error))


def _restore(packed: bytes, digest: str) -> Bulletin:
    try:
        data = unpack(packed)
        if codec.digest(data) == digest:
            return codec.restore(data)
    except ValueError as error:
        raise _damaged() from error
    raise _damaged()


def _damaged() -> NotADesk:
    return NotADesk("这一稿在历史库里已经损坏，没有打开。", trouble.RESTORE)


def _no_entry(entry: int) -> NotFound:
    return NotFound(f"历史里没有编号为 {entry} 的简报。")


def _no_revision() -> NotFound:
    return NotFound("历史里没有这一稿。")
