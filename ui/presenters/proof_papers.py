"""What goes to who reads an issue before it is printed: 校样, 校核报告, 花脸稿."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import proof_papers, redlining
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.errors import Known
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.proof import remarks
from ui.dialogs import files
from ui.presenters.bench import Bench
from ui.presenters.issuing import Issuing
from ui.presenters.keeping import Keeping
from ui.presenters.proofing import Proofing
from ui.presenters.reviewing import Reviewing
from ui.widgets.banner import Notice


_WORD = "Word 文件 (*.docx)"
_PAGES = "PDF 文件，行距宽、每行有号 (*.pdf)"  # what 打印校样 prints
_REPORT_KINDS = (_WORD, "网页 (*.html *.htm)")
_NOTICE = "proof papers"
_WRITTEN = (("open_file", "打开"), ("open_folder", "打开文件夹"), ("known", "知道了"))


class ProofPapers:
    """Joins 导出校样, 导出校核报告 and 花脸稿 to what was found, and to the desk."""

    def __init__(
        self,
        bench: Bench,
        keeping: Keeping,
        reviewing: Reviewing,
        proofing: Proofing,
        issuing: Issuing,
    ) -> None:
        self._bench = bench
        self._window = window = bench.window
        self._keeping, self._issuing = keeping, issuing
        self._reviewing, self._proofing = reviewing, proofing
        for deed, then in (
            ("export_proof", self.ask_copy),
            ("export_report", self.ask_report),
            ("redline", self.ask_redline),
        ):
            window.deeds[deed].triggered.connect(partial(self._when_checked, then))
        window.precheck.proof_asked.connect(partial(self._when_checked, self.ask_copy))
        window.precheck.redline_asked.connect(partial(self._when_checked, self.ask_redline))

    def ask_copy(self, draft: Draft) -> None:
        """Ask where the proof copy goes, and write it: with comments, or to be printed."""
        bulletin, page = draft.bulletin, self._window.precheck
        found = remarks.joined(bulletin, self._reviewing.found, self._proofing.found)
        is_pdf = self._window.is_prechecking() and page.ending() == ".pdf"
        kinds, ending = ((_PAGES, _WORD), ".pdf") if is_pdf else ((_WORD, _PAGES), ".docx")
        to = self._ask(bulletin, "导出校样", f"（校样）{ending}", *kinds)
        if to is None:
            return
        if to.suffix.lower() == ".pdf":
            self._write_pages(draft, bulletin, to)
            return
        words = f"，查到的 {len(found)} 处写成了批注" if found else "，没有查到问题"
        self._write(
            to, lambda: proof_papers.proof_copy(self._bench.desk, bulletin, found, to), words
        )

    def _write_pages(self, draft: Draft, bulletin: Bulletin, to: Path) -> None:
        """Keep the issue, whose 稿次 stands on each page, then write them."""
        desk, today = self._bench.desk, dt.date.today()

        def write(nth: int) -> None:
            words = "，印出来用笔改"
            self._write(to, lambda: proof_papers.proof_pages(desk, bulletin, to, nth, today), words)

        self._keeping.keep(
            draft,
            Occasion.EXPORTED,
            done=lambda kept: write(kept.nth),
            failed=lambda _: write(0),
        )

    def ask_report(self, draft: Draft) -> None:
        """Ask where the report on the check goes, and write it."""
        bulletin, entry = draft.bulletin, draft.entry
        found = remarks.joined(bulletin, self._reviewing.found, self._proofing.found)
        left = self._proofing.left
        to = self._ask(bulletin, "导出校核报告", "（校核报告）.docx", *_REPORT_KINDS)
        if to is not None:
            desk = self._bench.desk
            self._write(
                to,
                lambda: proof_papers.check_report(
                    desk, bulletin, to, entry=entry, found=found, left=left
                ),
                "",
            )

    def ask_redline(self, draft: Draft) -> None:
        """Keep what is written, then compare it with what was signed, else with the last 稿."""
        self._keeping.keep(draft, Occasion.EXPORTED, done=lambda _: self._look(draft))

    def _look(self, draft: Draft) -> None:
        entry = draft.entry
        if entry is not None:
            self._bench.worker.read(
                lambda: redlining.before(self._bench.desk, entry),
                partial(self._ask_redline, draft.bulletin),
                topic="redline",
                failed=self._on_failed,
            )

    def _ask_redline(self, bulletin: Bulletin, before: redlining.Before | None) -> None:
        if before is None:
            self._window.status_line.show_note("签发以后、上一稿以后都没有改动，没有可以对比的。")
            return
        to = self._ask(bulletin, "导出花脸稿", "（花脸稿）.docx", _WORD)
        if to is None:
            return
        desk = self._bench.desk
        self._write(
            to,
            lambda: redlining.redline(
                desk, before.bulletin, bulletin, to, author=before.new_name, when=before.taken
            ),
            f"，对比的是{before.name}",
        )

    def _when_checked(self, then: Callable[[Draft], None]) -> None:
        """Do it with the issue in front, as soon as that is checked as it stands."""
        sitting = self._bench.sitting
        sitting.settle()
        draft = sitting.current

        def go_on() -> None:
            if draft is not None and draft is sitting.current:
                then(draft)

        if draft is not None:
            self._reviewing.when_known(lambda: self._proofing.when_checked(go_on))

    def _ask(self, bulletin: Bulletin, title: str, ending: str, *kinds: str) -> Path | None:
        name = file_name(bulletin, files.folder(), ending)
        return files.ask_save(self._window, title, name, *kinds)

    def _write(self, to: Path, write: Callable[[], tuple[str, ...] | None], more: str) -> None:
        self._window.banner.clear_notice(_NOTICE)
        self._bench.lasting.run(
            self._bench.worker.work,
            f"正在导出《{to.name}》",
            write,
            lambda said: self._on_done(to, more, said or ()),
            self._on_failed,
            stopped="已取消，没有导出。",
        )

    def _on_done(self, to: Path, more: str, said: tuple[str, ...]) -> None:
        self._issuing.was_written(to)
        words = f"已导出《{to.name}》{more}。{''.join(said)}"
        tone = "amber" if said else "green"
        self._window.banner.show_notice(Notice(_NOTICE, words, tone, _WRITTEN))

    def _on_failed(self, error: Known) -> None:
        known = (("known", "知道了"),)
        self._window.banner.show_notice(Notice(_NOTICE, str(error), "red", known))
