"""The history beside the draft: its versions, and the issues of the ledger to read."""

from functools import partial

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import signing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.history.lines import Kept, RevisionLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.signing import Signed
from ui.panes.recall.reading import Reading
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.version_lines import version, when
from ui.widgets.status import Link


_NAME = "name_kept"


class Recalling:
    """Joins the pane 版本 and the ledger to the history."""

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._sitting = sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping = keeping
        sitting.shown.append(self.show_versions)
        self._told = 0  # the revision that the note is about
        keeping.kept.append(self._on_kept)
        keeping.saved.append(self._tell_saved)
        window.status_line.note_answered.connect(self._on_note_answered)
        versions = window.versions
        versions.restore_asked.connect(self.restore)
        versions.naming_asked.connect(self._name)
        versions.revision_chosen.connect(self._read_revision)
        window.recall_room.past.chosen.connect(self._read_issue)
        actions = window.deeds
        actions["name_revision"].triggered.connect(versions.ask_name)

    def show_versions(self) -> None:
        """Show the kept revisions of the issue in front."""
        draft = self._sitting.current
        if draft is None or draft.entry is None:
            self._window.versions.show_revisions(())
            return
        entry = draft.entry
        self._worker.read(
            lambda: (self._desk.revisions(entry), signing.steps(self._desk, entry)),
            self._on_revisions,
            topic="revisions",
        )

    def _on_revisions(self, found: tuple[list[RevisionLine], tuple[Signed, ...]]) -> None:
        draft, (revisions, steps) = self._sitting.current, found
        if draft is not None and revisions and revisions[0].entry == draft.entry:
            shown = tuple(version(line, steps) for line in revisions)
            self._window.versions.show_revisions(shown)

    def _on_kept(self, draft: Draft, kept: Kept) -> None:
        del kept
        if draft is self._sitting.current:
            self.show_versions()

    def restore(self, revision: int) -> None:
        """Take an old revision's words into the draft, after keeping the present ones."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None or self._sitting.refuses():
            return
        self._keeping.keep(draft, Occasion.SAVED, done=lambda _: self._take_back(draft, revision))

    def _take_back(self, draft: Draft, revision: int) -> None:
        entry = draft.entry

        def find() -> tuple[RevisionLine, Bulletin]:
            lines = self._desk.revisions(entry) if entry is not None else []
            words = self._desk.revision(revision)
            return next(line for line in lines if line.id == revision), words

        self._worker.read(find, lambda found: self._on_taken_back(draft, *found), topic="restore")

    def _on_taken_back(self, draft: Draft, line: RevisionLine, bulletin: Bulletin) -> None:
        if draft is not self._sitting.current:
            return
        self._sitting.settle()
        if draft.is_unsaved:  # something was written while the old words were looked up
            self._keeping.keep(
                draft, Occasion.SAVED, done=lambda _: self._on_taken_back(draft, line, bulletin)
            )
            return
        if self._sitting.put("恢复旧稿", bulletin):
            done = partial(self._tell_restored, draft, line)
            self._keeping.keep(draft, Occasion.RESTORED, done=done)
        else:
            self._window.status_line.show_note(f"和第{line.nth}稿一样，没有改动。")

    def _tell_restored(self, draft: Draft, line: RevisionLine, kept: Kept) -> None:
        self._sitting.offer_undo()
        words = f"已恢复第{line.nth}稿（{when(line.taken)}），存为第{kept.nth}稿。"
        self._tell_kept(draft, kept, words, ("undo", "撤销"))

    def _tell_saved(self, draft: Draft, kept: Kept) -> None:
        words = f"已存为第{kept.nth}稿。" if kept.is_new else f"和第{kept.nth}稿一样，没有另存。"
        if draft is self._sitting.current:
            self._tell_kept(draft, kept, words)

    def _tell_kept(self, draft: Draft, kept: Kept, words: str, deed: Link = ("", "")) -> None:
        """Say what was kept, and offer to name it; a correction bears its reason for a name."""
        self._told = kept.revision
        also = ("", "") if draft.correcting else (_NAME, "命名")
        self._window.status_line.show_note(words, deed=deed, also=also)

    def _on_note_answered(self, name: str) -> None:
        if name == _NAME:
            self._window.show_side("版本")
            self._window.versions.ask_name_of(self._told)

    def _name(self, revision: int, note: str) -> None:
        self._worker.write(
            lambda: self._desk.name_revision(revision, note), lambda _: self.show_versions()
        )

    def _read_revision(self, revision: int) -> None:
        self._worker.read(
            lambda: self._desk.revision(revision),
            partial(self._show_revision, revision),
            topic="revision",
        )

    def _show_revision(self, revision: int, bulletin: Bulletin) -> None:
        if revision == self._window.versions.current():  # another issue may have come meanwhile
            self._window.versions.show_text(plain.text(bulletin))

    def _read_issue(self, entry: int) -> None:
        self._worker.read(
            lambda: self._desk.entry(entry), self._show_issue, topic="reading of the ledger"
        )

    def _show_issue(self, opened: Opened) -> None:
        self._window.recall_room.past.show_reading(_reading(opened.bulletin))


def _reading(bulletin: Bulletin) -> Reading:
    return Reading(bulletin.label or "未编号", bulletin.masthead.series, plain.text(bulletin))
