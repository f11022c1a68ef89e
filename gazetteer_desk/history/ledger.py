"""The ledger (台账): entering issues, keeping their revisions, giving them back.

Every save is a whole revision that never changes. Two who write the same entry overwrite nothing:
both revisions are there, and the later one is told what it overtook.
"""

import json
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from sqlalchemy import Select, column, func, select, table

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.sequence import Listed
from gazetteer_desk.errors import NoSuchStep, NotADesk
from gazetteer_desk.history import lines
from gazetteer_desk.history.lines import EntryLine, Hook, Kept, RevisionLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.tables import Entry, Plate, Revision
from gazetteer_desk.store import trouble
from gazetteer_desk.store.engine import Store


_SERIES = table("series", column("id"), column("name"))  # the directory's; a foreign key by name
_DATE = 10  # characters of a stored moment


class Ledger:
    """The history of issues in one store."""

    def __init__(self, store: Store, on_keep: tuple[Hook, ...] = ()) -> None:
        self._store = store
        self._on_keep = on_keep

    def enter(
        self, bulletin: Bulletin, plates: Plates, *, occasion: Occasion, by: str = ""
    ) -> Kept:
        """Keep an issue as a new entry; one that is kept already, to the byte, is not doubled."""
        from gazetteer_desk.history import chain, keeping

        words = chain.Words(bulletin)
        with self._store.writing() as session:
            pen = keeping.Pen(session, self._on_keep)
            return pen.enter(words, plates, keeping.Why(occasion, by=by))

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
        no revision and stays on it, even where others kept one meanwhile (`overtook` tells which);
        only a restoring may bring it back. Raises `NotFound` for an entry that is not there, as
        after a restore.
        """
        from gazetteer_desk.history import chain, keeping

        words = chain.Words(bulletin)
        with self._store.writing() as session:
            pen = keeping.Pen(session, self._on_keep)
            return pen.keep(entry, words, plates, keeping.Why(occasion, note, by), base=base)

    def store_plates(self, plates: Plates) -> None:
        """Keep pictures at once, before any revision shows them, so that recovery has them."""
        from gazetteer_desk.history import keeping

        with self._store.writing() as session:
            keeping.Pen(session).add_plates(plates)

    def name_revision(self, revision: int, note: str) -> None:
        """Give a revision a name (命名这一稿); its words never change."""
        with self._store.writing() as session:
            row = session.get(Revision, revision)
            if row is None:
                raise lines.no_revision()
            if row.occasion is Occasion.CORRECTED:
                raise NoSuchStep("更正的一稿已写着原因，没有改名。")
            row.note = note

    def advance(
        self,
        entry: int,
        wanted: Status,
        *,
        reason: str = "",
        who: str = "",
        revision: int | None = None,
    ) -> None:
        """Take an entry to another stage and note who did, and why or with which remark.

        `revision` is what was read of it: there is no step where that is not the newest any more.
        Raises `NoSuchStep` with a sentence, or `NotFound`.
        """
        from gazetteer_desk.history import signing

        with self._store.writing() as session:
            signing.advance(session, entry, wanted, who=who, remark=reason, revision=revision)

    def correct(self, entry: int, reason: str) -> None:
        """Open what has gone out for a correction (更正); `NoSuchStep` with a sentence."""
        from gazetteer_desk.history import correcting

        with self._store.writing() as session:
            correcting.begin(session, entry, reason)

    def end_correction(self, entry: int) -> bool:
        """Lock what has gone out again, tell if it was changed; `NoSuchStep` if it was not open."""
        from gazetteer_desk.history import correcting

        with self._store.writing() as session:
            return correcting.end(session, entry)

    def drop_correction(self, entry: int) -> int:
        """Lock what has gone out again as it was before its correction; `NoSuchStep` as above.

        Return the 稿次 of the newest words that are dropped, 0 where nothing was changed.
        """
        from gazetteer_desk.history import correcting, keeping

        with self._store.writing() as session:
            return correcting.drop(session, keeping.Pen(session, self._on_keep), entry)

    def remark(self, entry: int, words: str) -> None:
        """Note something on an entry (备注); raises `NoSuchStep` with a sentence, or `NotFound`."""
        from gazetteer_desk.history import standing

        with self._store.writing() as session:
            standing.remark(session, entry, words)

    def line(self, entry: int) -> EntryLine:
        """Return the line of one entry."""
        with self._store.reading() as session:
            row = session.execute(entry_rows().where(Entry.id == entry)).one_or_none()
            if row is None:
                raise lines.missing(session, entry)
        return lines.entry_line(row)

    def lines(self) -> list[EntryLine]:
        """Return every entry, newest first; one without a date stands by the day it was opened."""
        with self._store.reading() as session:
            found = [lines.entry_line(row) for row in session.execute(entry_rows())]
        found.sort(key=lambda line: (line.dated or line.opened.date(), line.id), reverse=True)
        return found

    def newest(
        self,
        most: int,
        *,
        series: str | None = None,
        apart_from: int | None = None,
        is_void: bool | None = None,
    ) -> list[EntryLine]:
        """Return the first `most` of `lines`, of that series, apart from an entry, void or not."""
        day = func.coalesce(Entry.dated, func.substr(Entry.opened, 1, _DATE))
        asked = entry_rows().where(Entry.id.is_distinct_from(apart_from))
        if series is not None:
            asked = asked.where(func.coalesce(_SERIES.c.name, "") == series)
        if is_void is not None:
            asked = asked.where((Entry.status == Status.VOID).is_(is_void))
        with self._store.reading() as session:
            rows = session.execute(asked.order_by(day.desc(), Entry.id.desc()).limit(most))
            return [lines.entry_line(row) for row in rows]

    def lines_of(self, entries: Collection[int]) -> list[EntryLine]:
        """Return the lines of these entries, in no order."""
        with self._store.reading() as session:
            rows = session.execute(_some_entries(), {"ids": json.dumps([*entries])})
            return [lines.entry_line(row) for row in rows]

    def revisions(self, entry: int) -> list[RevisionLine]:
        """Return the revisions of an entry, newest first."""
        asked = lines.revisions().join(Entry, Entry.id == Revision.entry_id)
        asked = asked.where(Entry.id == entry, Entry.deleted.is_(None))
        with self._store.reading() as session:
            rows = session.execute(asked.order_by(Revision.nth.desc()))
            found = [lines.revision_line(row) for row in rows]
            if not found:
                raise lines.missing(session, entry)
        return found

    def head(self, entry: int) -> tuple[RevisionLine, Bulletin]:
        """Return the newest revision of an entry."""
        with self._store.reading() as session:
            row = session.execute(lines.heads().where(Entry.id == entry)).one_or_none()
            if row is None:
                raise lines.missing(session, entry)
        return lines.revision_line(row), lines.restore(row.bulletin, row.digest)

    def revision(self, revision: int) -> Bulletin:
        """Return the words of one revision, checked against its digest."""
        asked = select(Revision.bulletin, Revision.digest).where(Revision.id == revision)
        with self._store.reading() as session:
            row = session.execute(asked).one_or_none()
        if row is None:
            raise lines.no_revision()
        return lines.restore(row.bulletin, row.digest)

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
        from gazetteer_desk.history import standing

        with self._store.reading() as session:
            found = standing.numbered_so(session, number, series)
        return [entry for entry in found if entry != apart_from]

    def same(self, bulletin: Bulletin) -> int | None:
        """Return the entry whose newest revision is these very words, None where there is none."""
        some = self.clash(bulletin.number, bulletin.masthead.series, apart_from=None)
        return next((entry for entry in some if self.head(entry)[1] == bulletin), None)

    def listed(self, series: str) -> dict[int, Listed]:
        """Return by entry how the issues of a series are numbered."""
        asked = (
            select(Entry.id, Entry.year, Entry.number, Entry.total, Entry.supplement)
            .add_columns(Entry.dated, Entry.status)
            .join(_SERIES, _SERIES.c.id == Entry.series_id, isouter=True)
            .where(func.coalesce(_SERIES.c.name, "") == series)
            .where(Entry.head_id.is_not(None), Entry.deleted.is_(None))
        )
        with self._store.reading() as session:
            return {row.id: lines.listed(row) for row in session.execute(asked)}

    def last_issue(self, series: str | None = None) -> EntryLine | None:
        """Return the issue to make the next one from (照上期新建), None where there is none.

        The highest number of the latest year; a supplement or a void issue only where there is
        nothing else.
        """
        found = [line for line in self.lines() if series is None or line.series == series]
        return max(found, key=_rank, default=None)


def _rank(line: EntryLine) -> tuple[bool, bool, int, int, int]:
    number, is_void = line.number, line.status is Status.VOID
    return (not is_void, not number.supplement, number.year or 0, number.number or 0, line.id)


@cache
def _some_entries() -> Select[*tuple[Any, ...]]:
    return entry_rows().where(lines.among(Entry.id))


def entry_rows(*, deleted: bool = False) -> Select[*tuple[Any, ...]]:
    """Return the question whose rows `lines.entry_line` reads: what is in the trash, or is not."""
    return (
        select(*Entry.__table__.c, _SERIES.c.name.label("series"), Revision.nth)
        .join(Revision, Revision.id == Entry.head_id)
        .join(_SERIES, _SERIES.c.id == Entry.series_id, isouter=True)
        .where(Entry.deleted.is_not(None) if deleted else Entry.deleted.is_(None))
    )
