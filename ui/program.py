"""One desk, one window, and the presenters that join them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from gazetteer_desk import paths
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.values import Beginning
from gazetteer_desk.errors import Known
from gazetteer_desk.history.signing import Step
from ui.dialogs.trouble import show_trouble
from ui.garbage import Garbage
from ui.presenters import precheck_lines
from ui.presenters.addressing import Addressing
from ui.presenters.alike import Alike
from ui.presenters.approving import Approving
from ui.presenters.arranging import Arranging
from ui.presenters.bench import Bench
from ui.presenters.beneath import Beneath
from ui.presenters.beside import Beside
from ui.presenters.checking import Checking
from ui.presenters.closing import Closing
from ui.presenters.commanding import Commanding
from ui.presenters.comparing import Comparing
from ui.presenters.completing import Completing
from ui.presenters.composing import Composing
from ui.presenters.correcting import Correcting
from ui.presenters.counting import Counting
from ui.presenters.deciding import Deciding
from ui.presenters.doubling import Doubling
from ui.presenters.drafting import Drafting
from ui.presenters.dropping import Dropping
from ui.presenters.finding import Finding
from ui.presenters.greying import Greying
from ui.presenters.guarding import Guarding
from ui.presenters.guiding import Guiding
from ui.presenters.helping import Helping
from ui.presenters.holding import Holding
from ui.presenters.in_print import InPrint
from ui.presenters.indexing import Indexing
from ui.presenters.issuing import Issuing
from ui.presenters.keeping import Keeping
from ui.presenters.landing import Landing
from ui.presenters.leaving import Leaving
from ui.presenters.ledgering import Ledgering
from ui.presenters.listing import Listing
from ui.presenters.offering import Offering
from ui.presenters.opening import Opening
from ui.presenters.ordering import Ordering
from ui.presenters.outlining import Outlining
from ui.presenters.page_pictures import PagePictures
from ui.presenters.pasting import Pasting
from ui.presenters.phrasing import Phrasing
from ui.presenters.picturing import Picturing
from ui.presenters.prechecking import Prechecking
from ui.presenters.previewing import Previewing
from ui.presenters.printing import Printing
from ui.presenters.proof_papers import ProofPapers
from ui.presenters.proofing import Proofing
from ui.presenters.purging import Purging
from ui.presenters.quoting import Quoting
from ui.presenters.recalling import Recalling
from ui.presenters.receiving import Receiving
from ui.presenters.recent import Recent
from ui.presenters.redlining import Redlining
from ui.presenters.registering import Registering
from ui.presenters.renumbering import Renumbering
from ui.presenters.replacing import Replacing
from ui.presenters.restoring import Restoring
from ui.presenters.resuming import Resuming
from ui.presenters.reusing import Reusing
from ui.presenters.reviewing import Reviewing
from ui.presenters.revisiting import Revisiting
from ui.presenters.room_keys import RoomKeys
from ui.presenters.searching import Searching
from ui.presenters.shelving import Shelving
from ui.presenters.sieving import Sieving
from ui.presenters.sitting import Sitting
from ui.presenters.stepping import Stepping
from ui.presenters.tabling import Tabling
from ui.presenters.tabulating import Tabulating
from ui.presenters.taking import Taking
from ui.presenters.tending import Tending
from ui.presenters.trashing import Trashing
from ui.presenters.underlining import Underlining
from ui.presenters.visiting import Visiting
from ui.presenters.voicing import Voicing
from ui.presenters.way import Way
from ui.presenters.writing import Writing
from ui.widgets.banner import Notice
from ui.workbench import put_together
from ui.worker import Worker


class Program:
    """Everything that lives as long as the window."""

    def __init__(self, app: QApplication, desk: Desk, folder: Path) -> None:
        self.app = app
        self.desk = desk
        self.worker = Worker()
        self._garbage = Garbage()
        self.sitting = Sitting()
        self.bench = bench = put_together(desk, self.worker, self.sitting, folder)
        self.window = bench.window
        self.composing = Composing(bench)
        self.drafting = Drafting(bench)
        self.writing = Writing(bench, self.drafting)
        self.finding = Finding(bench, self.drafting)
        self.replacing = Replacing(bench, self.finding)
        self.outlining = Outlining(bench)
        self.counting = Counting(bench)
        self.phrasing = Phrasing(bench, folder)
        self.correcting = Correcting(bench, self.drafting)
        self.renumbering = Renumbering(bench)
        self.tabling, self.keeping = Tabling(bench), Keeping(bench)
        self.listing = Listing(bench)
        self.offering = Offering(bench, self.keeping, self.listing)
        self.addressing = Addressing(bench, self.listing)
        self._join_proof(bench)
        self.in_print = InPrint(bench, self.listing, self.drafting, self.reviewing)
        self.registering = Registering(bench, self.listing, folder, self.phrasing.manage)
        self.listing.changed.append(self.phrasing.read)
        self.opening = Opening(bench, self.keeping)
        self.ordering, self.leaving = Ordering(bench, self.drafting), Leaving(bench, self.drafting)
        Doubling(bench)
        self.shelving = Shelving(bench, self.drafting, self.keeping, self.opening, self.leaving)
        self.taking = Taking(bench, self.drafting)
        self.recalling = Recalling(bench, self.keeping)
        self._join_past(bench, folder)
        self.completing = Completing(bench)
        self.ledgering = Ledgering(bench, self.keeping, self.opening, self.reviewing)
        self.way = Way(bench, self.keeping, self.opening, self.ledgering, self.comparing)
        self.trashing = Trashing(bench, self.keeping, self.opening, self.ledgering)
        self.trashing.changed.append(self.shelving.refresh)
        self.purging = Purging(bench, self.trashing)
        self.dropping = Dropping(bench, self.keeping)
        self.issuing = Issuing(bench, self.keeping, self.opening, self.prechecking)
        self._join_around(bench, folder)
        self.tending = Tending(bench, self.keeping, self.composing.matter, self.indexing.begin)
        self.helping, self.holding = Helping(bench), Holding(bench)
        then = self.opening.start_again, self.tending.check, self.indexing.begin
        self.restoring = Restoring(bench, self.keeping, self.holding, self.tending.stop, *then)
        self.arranging = Arranging(bench, self.in_print.placing.touch)
        self.worker.failed_unseen.connect(self._on_failed)
        Closing(bench, self.printing, self.close)
        self.window.banner.answered.connect(self._on_answered)
        self._is_ended = False

    def _join_proof(self, bench: Bench) -> None:
        """Join what says of the issue in front what is wrong with it: its fields, its words."""
        self.reviewing = Reviewing(bench, self.drafting, self.keeping, self.listing)
        self.proofing = Proofing(bench, self.keeping, self.listing)
        self.reusing = Reusing(bench, self.listing, self.proofing)
        self.underlining = Underlining(bench, self.proofing)
        self.deciding = Deciding(bench, self.listing, self.proofing)
        Beneath(bench, self.reviewing, self.proofing, self.deciding)
        self.stepping = Stepping(
            bench, self.drafting, self.reviewing, self.underlining, self.deciding
        )
        self.checking = Checking(bench, self.reviewing, self.proofing, self.stepping)
        known = self.reviewing, self.proofing, self.stepping, self.deciding
        self.prechecking = Prechecking(bench, *known)

    def _join_past(self, bench: Bench, folder: Path) -> None:
        """Join what looks at the past: versions compared, the search, what is found."""
        self.comparing = Comparing(bench, self.recalling)
        Guarding(bench, self.keeping)
        self.searching, self.indexing = Searching(bench), Indexing(bench, self.keeping)
        self.searching.answered.append(self.indexing.hear)
        self.sieving = Sieving(bench, self.searching)
        self.previewing = Previewing(bench, self.searching)
        Revisiting(bench, self.searching, folder)
        self.tabulating = Tabulating(bench, self.searching)
        Visiting(bench, self.drafting, self.opening, self.shelving, self.previewing)

    def _join_around(self, bench: Bench, folder: Path) -> None:
        """Join what brings things onto the desk: the session, files, past issues, commands."""
        self.way.advancing.issued.append(self.registering.learning.hear_issued)
        self.way.signing.stepped.append(self.recalling.show_versions)
        self.way.signing.stepped.append(self.prechecking.look_again)
        self.way.advancing.led_to.append(self.stepping.go_to)
        self.approving = Approving(bench, self.way.aiming, self.issuing)
        self.room_keys = RoomKeys(bench)
        Voicing(bench)
        self.redlining = Redlining(bench, self.comparing, self.issuing)
        known = self.keeping, self.reviewing, self.proofing
        self.proof_papers = ProofPapers(bench, *known, self.issuing)
        must = self.prechecking, self.stepping
        self.page_pictures = PagePictures(bench, self.keeping, self.issuing)
        self.printing = Printing(bench, self.keeping, *must, self.issuing)
        self.prechecking.more = {
            precheck_lines.SEE_CHANGES: self.way.signing.see_changes,
            precheck_lines.SIGN_AGAIN: partial(self.way.advancing.ask, Step.AGAIN),
            precheck_lines.HOW_TO_INSTALL: partial(self.window.show_room, "selfcheck"),
        }
        self.resuming = Resuming(bench, self.opening, folder)
        greying = Greying(bench)
        self.guiding = Guiding(bench, greying)
        self.commanding = Commanding(bench, self.opening, self.in_print.paging, greying)
        self.recent = Recent(bench, self.keeping, self.opening)
        self.beside = Beside(bench, self.searching.pane)
        self.alike = Alike(bench, self.drafting, self.beside)
        self.quoting = Quoting(bench, self.beside, self.previewing)
        landing = Landing(bench, self.keeping)
        picturing = Picturing(bench, landing)
        self.pasting = Pasting(bench, landing, picturing)
        self.receiving = Receiving(bench, self.opening, picturing)

    def begin(self, *, crashed: bool = False) -> None:
        """Put on the desk what the last session left, in the background."""
        self.composing.begin()
        self.opening.show_recent()
        self.in_print.begin()
        self.worker.write(self.desk.begin, self._on_begun)
        if crashed:
            words = "上次程序意外退出，稿子已按最后一次自动保存找回。"
            self.window.banner.show_notice(Notice("crashed", words, "blue", (("known", "知道了"),)))

    def _on_begun(self, found: Beginning) -> None:
        self.resuming.begin(found)
        self.shelving.refresh()
        self.pasting.begin()
        if found.is_first:
            self.purging.begin()
        if not found.is_new:
            self.keeping.back_up_if_needed()
        if not found.is_new:
            self.tending.begin(is_unclean=found.is_unclean)
        self.indexing.begin()

    def close(self) -> None:
        """Keep what is open and end; stay where that is not possible."""
        if self._is_ended:
            return
        self.tending.stop()
        self.sitting.leave()  # letters half-typed come in too
        self.worker.drain()  # a paste under way comes in first
        self.keeping.keep_all()
        self.worker.drain()
        if self.keeping.is_all_kept:
            self.end()
            return
        self.window.stay_open()
        words = "还有写的字没能存下，窗口先不关。腾出磁盘空间会自动再存，也可以存到别处。"
        deeds = (("save_elsewhere", "存到别处"), ("close_anyway", "仍然关闭"))
        self.window.banner.show_notice(Notice("save", words, "red", deeds))

    def end(self) -> None:
        """Make the backup and let go of the store. Nothing is asked."""
        if self._is_ended:
            return
        self._is_ended = True
        self.resuming.keep()
        self._stop()
        if not self.keeping.is_all_kept:
            self.keeping.rescue()
        self.keeping.back_up_if_needed()
        self.worker.write(self.desk.end, lambda _: None, lambda _: None)
        self.worker.close()
        self.desk.close()
        self._garbage.hand_back()

    def _stop(self) -> None:
        self.composing.end()
        resting = self.resuming, self.keeping, self.holding, self.indexing
        for one in (*resting, self.pasting, self.proofing, self.reusing):
            one.stop()
        learning = self.registering.learning
        for one in (self.in_print, self.purging, self.alike, self.tending, learning):
            one.stop()

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == "close_anyway":
            self.end()
            self.window.close()

    def dismantle(self) -> None:
        """Let go of threads and widgets; nothing more is kept."""
        self._is_ended = True
        self._stop()
        self.worker.close()
        self._garbage.hand_back()
        self.window.hide()
        self.window.deleteLater()

    def tell_crash(self, report: str, is_kept: bool) -> None:
        """Say that something broke and the words are kept; open again if the clerk likes."""
        if show_trouble(self.window, report, is_kept=is_kept):
            self.window.close()
            command = paths.own_command()
            QProcess.startDetached(command[0], command[1:])

    def _on_failed(self, error: Known) -> None:
        self.window.banner.show_notice(Notice("failed", str(error), "red", (("known", "知道了"),)))
