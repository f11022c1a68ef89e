"""The desk: what the rooms of the core do together. The only place that knows them all.

A desk is plain Python without threads. Who calls it decides where: the window calls the methods
under "writing" on its write queue and those under "asking" on its read queue; tests and the
command line call them as they are. Arguments and answers are values.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin, plates_of
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.desk import apart, examining
from gazetteer_desk.desk.draft import Part, part_bytes
from gazetteer_desk.desk.last_words import last_words
from gazetteer_desk.desk.values import Beginning, Opened, Saving
from gazetteer_desk.directory.columns import ColumnDrawer
from gazetteer_desk.directory.persons import PersonDrawer
from gazetteer_desk.directory.recipients import RecipientDrawer
from gazetteer_desk.directory.rules import RuleDrawer
from gazetteer_desk.directory.series import Directory
from gazetteer_desk.directory.units import UnitDrawer
from gazetteer_desk.errors import NotFound
from gazetteer_desk.files import read_whole, write_whole
from gazetteer_desk.hands import Handed, Hands
from gazetteer_desk.history import placing
from gazetteer_desk.history.dropped import Dropped
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.lines import EntryLine, Kept, RevisionLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.recovery import Recovery
from gazetteer_desk.history.trash import Trash
from gazetteer_desk.log import log
from gazetteer_desk.paths import data_dir, resources
from gazetteer_desk.search import index
from gazetteer_desk.store import backup
from gazetteer_desk.store import recover as recovering
from gazetteer_desk.store.engine import open_store
from gazetteer_desk.store.holds import Holder


if TYPE_CHECKING:
    from gazetteer_desk.desk.laid import Laid
    from gazetteer_desk.export.report import Report
    from gazetteer_desk.export.shelf import Shelf


class Desk:
    """One open store and everything one can do with it."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the store at `path`, or make one there; raises the kinds of `Known` of the store."""
        self.path = path
        self.hands = Hands()
        self._bases: dict[str, tuple[int, int]] = {}
        self._open(create=create)

    def _open(self, *, create: bool = True) -> None:
        self.store = open_store(self.path, create=create)
        self.ledger = Ledger(self.store, (placing.follow, index.follow))
        self.items = Items(self.store, (index.follow_items,))
        self.recovery = Recovery(self.store)
        self.trash = Trash(self.store, (index.follow_trash,))
        self.dropped = Dropped(self.store)
        self.directory = Directory(self.store)
        self.units, self.columns = UnitDrawer(self.store), ColumnDrawer(self.store)
        self.recipients = RecipientDrawer(self.store)
        self.persons, self.rules = PersonDrawer(self.store), RuleDrawer(self.store)

    def close(self) -> None:
        """Close the store and the child process."""
        self.hands.close()
        self.store.close()

    def begin(self) -> Beginning:
        """Mark the store as open in a window; return what the last session left behind."""
        self.store.mark_open()
        store = self.store
        if not store.is_first:  # last words in the store belong to the window that wrote them
            return Beginning(store.created, False, False, ())
        self.dropped.clear()
        words = tuple(w for row in self.recovery.read_all() if (w := last_words(self.ledger, row)))
        return Beginning(store.created, store.unclean, True, words)

    def keep(self, saving: Saving) -> Kept:
        """Keep a revision of an issue, of a new entry where it has none; forget its last words.

        A save that was queued before this one may have made the entry already.
        """
        entry, base = self._bases.get(saving.key, (saving.entry, saving.base))
        kept = self._keep(saving, entry, base)
        self._bases[saving.key] = (kept.entry, kept.revision)
        self.recovery.forget(saving.key)
        return kept

    def _keep(self, saving: Saving, entry: int | None, base: int | None) -> Kept:
        if entry is not None:
            try:
                return self.ledger.keep(
                    entry,
                    saving.bulletin,
                    {},
                    base=base,
                    occasion=saving.occasion,
                    note=saving.note,
                )
            except NotFound:
                # A backup from before this entry was put in the store's place: it comes anew.
                log.info("entry %d is gone: entered anew", entry)
        return self.ledger.enter(saving.bulletin, {}, occasion=saving.occasion)

    def go_on_from(self, entry: int, revision: int) -> None:
        """Let the drafts of an issue go on from this revision, which none of them has made."""
        self._bases |= {key: (entry, revision) for key, of in self._bases.items() if of[0] == entry}

    def entry_of(self, key: str, entry: int | None) -> int | None:
        """Return the entry that a draft is kept in by now; `entry` is what it knew of."""
        return self._bases.get(key, (entry, 0))[0]

    def autosave(
        self, key: str, entry: int | None, base: int | None, parts: Mapping[str, Part | None]
    ) -> None:
        """Keep the last words of a draft, part by part; a save may have moved it by now."""
        entry, base = self._bases.get(key, (entry, base))
        stored = {name: None if part is None else part_bytes(part) for name, part in parts.items()}
        self.recovery.write(key, entry, base, stored)

    def forget(self, key: str) -> None:
        """Drop the last words of a draft."""
        self.recovery.forget(key)

    def hold(self, entry: int) -> Holder | None:
        """Take an issue under this window's pen; None where it is, else who has it already."""
        return self.store.holds.take(entry)

    def let_go(self, entry: int) -> None:
        """Let others take the issue under their pen."""
        self.store.holds.release(entry)

    def store_plates(self, plates: codec.Plates) -> None:
        """Keep the bytes of pictures, so that a draft may point to them."""
        self.ledger.store_plates(plates)

    def take_in(self, path: Path) -> Kept:
        """Put the bulletin of an exchange file into the history."""
        bulletin, plates = codec.read(read_whole(path, limit=codec.LARGEST))
        return self.ledger.enter(bulletin, plates, occasion=Occasion.IMPORTED)

    def name_revision(self, revision: int, note: str) -> None:
        """Give a revision a name (命名这一稿)."""
        self.ledger.name_revision(revision, note)

    def set_scheme(self, series: str, scheme: Scheme) -> None:
        """Keep what a series prints (版式设置)."""
        self.directory.set_scheme(series, scheme)

    def back_up_if_needed(self) -> Path | None:
        """Make a backup if anything was kept since the newest one."""
        return self.back_up() if backup.is_needed(self.store) else None

    def back_up(self) -> Path:
        """Make a checked backup beside the store; return its path."""
        return self.store.beside / "backups" / apart.do(examining.back_up, str, self.path)

    def restore(self, path: Path) -> Path:
        """Make the store what a backup is; return where what it was until now has gone.

        Nothing else may ask or write meanwhile. The issues stay under this window's pen.
        """
        aside = backup.restore(self.path, path, closed=self._closed)
        self._bases.clear()
        return aside

    def recover(self) -> recovering.Recovered:
        """Make a damaged store whole again from whatever is intact; ids stay as they are (取回)."""
        return recovering.recover(self.path, closed=self._closed)

    @contextmanager
    def _closed(self) -> Generator[None]:
        """Let go of the file for as long as the block lasts; what was held is held again."""
        held = self.store.holds.entries
        self.store.mark_clean()
        self.store.close()
        try:
            yield
        finally:
            self._open()
            self.store.mark_open()
            for entry in held:
                self.store.holds.take(entry)

    def end(self) -> None:
        """Note that the window ended as it should."""
        self.store.mark_clean()

    def entry(self, entry: int) -> Opened:
        """Return an entry's line and its head revision."""
        with self.store.reading():
            revision, bulletin = self.ledger.head(entry)
            return Opened(self.ledger.line(entry), revision.id, bulletin)

    def last_issue(self, series: str = "") -> Opened | None:
        """Return the issue to go on from, None where there is none yet.

        That of `series`; where it has none, of the series that was worked on last.
        """
        with self.store.reading():
            line = self.ledger.last_issue(series) if series else None
            if line is None and (lines := self.ledger.lines()):
                line = self.ledger.last_issue(max(lines, key=lambda one: one.changed).series)
            return None if line is None else self.entry(line.id)

    def lines(self) -> list[EntryLine]:
        """Return every issue in the history, newest first."""
        return self.ledger.lines()

    def revisions(self, entry: int) -> list[RevisionLine]:
        """Return the kept revisions of an issue, newest first."""
        return self.ledger.revisions(entry)

    def revision(self, revision: int) -> Bulletin:
        """Return the words of one kept revision."""
        return self.ledger.revision(revision)

    def catch_up(self) -> Generator[index.Progress]:
        """Bring the index up to the words, a short write at a time."""
        return index.catch_up(self.store)

    def plates(self, bulletin: Bulletin) -> codec.Plates:
        """Return the bytes of an issue's pictures by digest."""
        return self.ledger.plates(plates_of(bulletin))

    def plate(self, digest: str) -> bytes | None:
        """Return the bytes of one picture, None where it is not kept."""
        return self.ledger.plates((digest,)).get(digest)

    def backups(self) -> list[backup.Backup]:
        """Return the backups beside the store, newest first."""
        return backup.list_backups(self.store)

    def verify(self) -> list[str]:
        """Return what is wrong with the store, one sentence each; nothing where it is sound."""
        return backup.verify(self.store)

    def series(self) -> list[str]:
        """Return the names of all series, in the order in which they are offered."""
        return self.directory.series()

    def scheme_of(self, series: str) -> Scheme:
        """Return what a series prints."""
        return self.directory.scheme_of(series)

    def laid(self, bulletin: Bulletin) -> "Laid":
        """Return an issue as its series prints it."""
        from gazetteer_desk.desk.laid import laid

        return laid(bulletin, self.scheme_of(bulletin.masthead.series), self.shelf.folder)

    def export(self, bulletin: Bulletin, to: Path) -> "Report":
        """Write an issue in the form that the ending of `to` names; return what to say of it."""
        from gazetteer_desk.export.exporting import export

        report = export(
            bulletin,
            self.plates(bulletin),
            to,
            scheme=self.scheme_of(bulletin.masthead.series),
            templates=self.shelf.folder,
        )
        log.info("exported, %d articles", len(bulletin.articles))
        return report

    def export_json(self, bulletin: Bulletin, to: Path) -> None:
        """Write an issue in the exchange form, pictures inside."""
        write_whole(to, codec.write(bulletin, self.plates(bulletin)))

    def read_html(self, data: bytes) -> Handed:
        """Return what another program put on the clipboard, as blocks of ours."""
        return self.hands.html(data)

    def read_text(self, data: bytes, *, plain: bool = False) -> Handed:
        """Return plain text as blocks of ours; `plain`: as paragraphs only, no tables."""
        return self.hands.text(data, plain=plain)

    @cached_property
    def shelf(self) -> "Shelf":
        """Return the templates: ours and the office's own."""
        from gazetteer_desk.export.shelf import Shelf  # late: a window opens without it

        return Shelf(data_dir() / "templates")


def sample() -> Bulletin:
    """Return the sample bulletin that comes with the program."""
    return codec.read((resources() / "sample.json").read_bytes())[0]
