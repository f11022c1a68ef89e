"""What happens inside the transaction of a save."""

import datetime as dt
from collections.abc import Iterable

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin, plates_of
from gazetteer_desk.errors import BadBulletin, Locked, NoSuchStep
from gazetteer_desk.history import chain, lines, standing
from gazetteer_desk.history.lines import Hook, Kept, RevisionLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import LOCKED, NUMBERED, Status
from gazetteer_desk.history.tables import Entry, Plate, Revision
from gazetteer_desk.log import log, where
from gazetteer_desk.store.base import now


class Why(msgspec.Struct, frozen=True):
    """What is said of a save beside its words."""

    occasion: Occasion
    note: str = ""
    by: str = ""


class Pen:
    """Writes revisions in one transaction."""

    def __init__(self, session: Session, hooks: tuple[Hook, ...] = ()) -> None:
        self._session = session
        self._hooks = hooks

    def enter(
        self, words: chain.Words, plates: Plates, why: Why, *, status: Status = Status.DRAFT
    ) -> Kept:
        """Keep the words as a new entry's first revision, unless they are kept already.

        Raises `NoSuchStep` for an issue that is to stand there as gone out, where another one has
        gone out with its number.
        """
        if kept := self._kept_already(words.digest):
            return kept
        moment = now()
        entry = Entry(opened=moment, changed=moment, status=status)
        self._session.add(entry)
        self._session.flush()
        self._take_plates(words.bulletin, plates)
        return self.append(entry, words, why)

    def keep(
        self, entry: int, words: chain.Words, plates: Plates, why: Why, *, base: int | None
    ) -> Kept:
        """Keep the words as the entry's next revision, if they say anything new.

        A draft that changed nothing stays on its base: what others kept was never in it, and a
        draft that took their head for its own would seem to have removed their words. What has
        gone out (印发) takes new words as a correction alone, what is void none: `Locked`.
        """
        row = self._session.get(Entry, entry)
        if row is None or row.head_id is None or row.deleted:
            raise lines.missing(self._session, entry)
        head = self._line(entry, row.head_id)
        begun = self._line(entry, base)
        overtook = tuple(range(begun.nth + 1, head.nth + 1)) if head and begun else ()
        if head and head.digest == words.digest:
            return _kept(head, overtook)
        if begun and begun.digest == words.digest and why.occasion is not Occasion.RESTORED:
            return _kept(begun, overtook)
        is_correction = row.correcting and why.occasion is Occasion.CORRECTED
        if row.status in LOCKED and not is_correction:
            way = "要改请先写更正。" if row.status in NUMBERED else "要用其中的内容，请照此新建。"
            raise Locked(f"这一期已{row.status.label}，内容锁定，没有存。", way)
        self._take_plates(words.bulletin, plates)
        return self.append(row, words, why, overtook=overtook)

    def add_plates(self, plates: Plates) -> None:
        """Keep those pictures that are not kept yet."""
        there = self._plates_there(plates)
        for digest, data in plates.items():
            media = codec.media_of(data)
            if codec.digest(data) != digest or media is None:
                raise BadBulletin("有一张图片的内容与它的校验值不符，没有存。", "请重新插入图片。")
            if digest not in there:
                self._session.add(Plate(digest=digest, media=media, bytes=data))
        self._session.flush()

    def append(
        self,
        entry: Entry,
        words: chain.Words,
        why: Why,
        *,
        overtook: tuple[int, ...] = (),
        taken: dt.datetime | None = None,
    ) -> Kept:
        """Keep the words after the entry's head, taken now unless it was long ago."""
        head = self._session.get(Revision, entry.head_id) if entry.head_id else None
        revision = chain.following(
            head, entry.id, words, occasion=why.occasion, by=why.by, note=why.note, taken=taken
        )
        self._session.add(revision)
        self._session.flush()
        self._project(entry, revision, words.bulletin)
        for hook in self._hooks:
            self._call(hook, entry.id, revision.id, words.bulletin)
        log.info("entry %d: revision %d kept, %d bytes", entry.id, revision.nth, len(words.data))
        return Kept(
            entry=entry.id,
            revision=revision.id,
            nth=revision.nth,
            digest=words.digest,
            is_new=True,
            overtook=overtook,
        )

    def _call(self, hook: Hook, entry: int, revision: int, bulletin: Bulletin) -> None:
        """Call a hook in a savepoint: whatever happens to it, the save goes on."""
        try:
            with self._session.begin_nested():
                hook(self._session, entry, revision, bulletin)
        except Exception as error:
            log.error("a hook failed: %s", where(error))

    def _project(self, entry: Entry, head: Revision, bulletin: Bulletin) -> None:
        """Write what the list shows of the head revision; no other code sets these columns.

        A void issue keeps the number that is used up, whatever is written in it afterwards; one
        that has gone out (印发) takes no number of another that has: `NoSuchStep`.
        """
        number = bulletin.number
        if entry.status is not Status.VOID:
            series = self._series(bulletin.masthead.series)
            gone_out = entry.status in NUMBERED
            if gone_out and standing.is_taken(self._session, entry.id, series, number):
                raise NoSuchStep("同一期号已经印发过一期，没有存。", "请先改期号。")
            entry.series_id = series
            entry.year, entry.number, entry.total = number.year, number.number, number.total
            entry.supplement = number.supplement
        entry.head_id = head.id
        entry.changed = head.taken
        entry.is_corrected = entry.is_corrected or head.occasion is Occasion.CORRECTED
        entry.title = bulletin.headlines
        entry.dated = bulletin.dated
        self._session.flush()

    def _series(self, name: str) -> int | None:
        """Return the series' row, made where the directory has none of that name yet."""
        if not name:
            return None
        rows = Entry.metadata.tables["series"]  # the directory's table: a foreign key by name
        found = self._session.scalar(select(rows.c.id).where(rows.c.name == name))
        if found is None:
            defaults = dict.fromkeys(("masthead", "scheme", "template", "numbering"), "")
            made = rows.insert().values(name=name, place=0, **defaults).returning(rows.c.id)
            found = self._session.scalar(made)
        return found

    def _kept_already(self, digest: str) -> Kept | None:
        """Return where these words are kept: an entry they head before one they only passed."""
        asked = (
            lines.revisions()
            .join(Entry, Entry.id == Revision.entry_id)
            .where(Revision.digest == digest, Entry.deleted.is_(None))
            .order_by((Entry.head_id == Revision.id).desc(), Revision.id)
            .limit(1)
        )
        row = self._session.execute(asked).one_or_none()
        return _kept(lines.revision_line(row), ()) if row else None

    def _line(self, entry: int, revision: int | None) -> RevisionLine | None:
        asked = lines.revisions().where(Revision.id == revision, Revision.entry_id == entry)
        row = self._session.execute(asked).one_or_none()
        return lines.revision_line(row) if row else None

    def _plates_there(self, digests: Iterable[str]) -> set[str]:
        asked = select(Plate.digest).where(Plate.digest.in_(set(digests)))
        return set(self._session.scalars(asked))

    def _take_plates(self, bulletin: Bulletin, plates: Plates) -> None:
        """Keep the pictures; refuse an issue that shows one nobody has."""
        self.add_plates(plates)
        wanted = plates_of(bulletin)
        if wanted - self._plates_there(wanted):
            raise BadBulletin("有一张图片只有校验值，没有内容，没有存。", "请重新插入图片。")


def _kept(line: RevisionLine, overtook: tuple[int, ...]) -> Kept:
    return Kept(
        entry=line.entry,
        revision=line.id,
        nth=line.nth,
        digest=line.digest,
        is_new=False,
        overtook=overtook,
    )
