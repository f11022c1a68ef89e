"""打印 and 打印校样: the issue in front, kept, set in pages, and put on paper as the dialog says.

What must still be mended is told before the dialog opens, and does not stand in the way: a proof is
printed in order to be mended.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import pages, printing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.file_names import job_name
from gazetteer_desk.errors import Known
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.layout.plates import TWIPS_PER_MM
from gazetteer_desk.proof.problems import Group
from ui.presenters.bench import Bench
from ui.presenters.issuing import Issuing
from ui.presenters.keeping import Keeping
from ui.presenters.prechecking import Prechecking
from ui.presenters.print_run import Run
from ui.presenters.stepping import Stepping
from ui.widgets.banner import Notice


if TYPE_CHECKING:
    from gazetteer_desk.export.pdf.making import Made
    from ui.dialogs.paper import Paper

_NOTICE = "print"
_SHOWN = 2  # sentences
_PROOF = "打印校样"
_PLACING = "正在排版"
_KNOWN = ("known", "知道了")
_CHECK = ("see_check", "看印前检查")


@dataclass(frozen=True)
class _Wanted:
    """What is to be printed, and as what."""

    title: str
    draft: Draft
    bulletin: Bulletin

    @property
    def ending(self) -> str:
        """Return how the name of the job ends."""
        return "（校样）.pdf" if self.title == _PROOF else ".pdf"


class Printing:
    """Joins 打印 and 打印校样 to the pages of the issue in front, and to the printer.

    `over` are told when a job ends: True where it is printed or was stopped, False where it failed.
    """

    def __init__(
        self,
        bench: Bench,
        keeping: Keeping,
        prechecking: Prechecking,
        stepping: Stepping,
        issuing: Issuing,
    ) -> None:
        self._bench = bench
        self._window = window = bench.window
        self._keeping, self._issuing = keeping, issuing
        self._prechecking, self._stepping = prechecking, stepping
        self.run: Run | None = None
        self.over: list[Callable[[bool], None]] = []
        self._is_asking = False
        self._wanted: _Wanted | None = None  # what is being set in pages for the dialog
        window.deeds["print"].triggered.connect(self.ask)
        window.deeds["print_proof"].triggered.connect(self.ask_proof)
        window.banner.answered.connect(self._on_answered)
        bench.sitting.shown.append(self._clear)
        bench.sitting.changed.append(lambda _: self._clear())  # it tells of the issue as it was

    def ask(self) -> None:
        """Keep the issue, set its pages, and ask how they are printed."""
        self._keep("打印", lambda bulletin, _: pages.placed(self._bench.desk, bulletin))

    def stop(self) -> None:
        """Stop the job under way."""
        if self.run is not None:
            self.run.stop()

    def drop(self) -> None:
        """Ask for no printer any more: what is set in pages for that is not wanted now."""
        self._wanted = None
        self._bench.lasting.stop(_PLACING)

    def ask_proof(self) -> None:
        """Do the same with pages to be corrected by hand."""
        desk, today = self._bench.desk, dt.date.today()
        self._keep(_PROOF, lambda bulletin, nth: printing.proof(desk, bulletin, nth, today))

    def _keep(self, title: str, placed: Callable[[Bulletin, int], "Made"]) -> None:
        self._bench.sitting.settle()
        draft = self._bench.sitting.current
        if draft is None:
            return
        if self.run is not None or self._is_asking:
            self._window.status_line.show_note("正在打印，打印完再打印下一份。")
            return
        self._clear()
        wanted = self._wanted = _Wanted(title, draft, draft.bulletin)
        self._keeping.keep(
            draft,
            Occasion.EXPORTED,
            done=lambda kept: self._place(wanted, lambda: placed(wanted.bulletin, kept.nth)),
            failed=lambda _: self._place(wanted, lambda: placed(wanted.bulletin, 0)),
        )

    def _place(self, wanted: _Wanted, placed: Callable[[], "Made"]) -> None:
        if wanted is not self._wanted:
            return
        self._bench.lasting.run(
            self._bench.worker.work,
            _PLACING,
            placed,
            partial(self._choose, wanted),
            self._refuse,
            stopped="已取消，没有打印。",
        )

    def _choose(self, wanted: _Wanted, made: "Made") -> None:
        """Tell what is still to be mended, then ask for the printer."""
        from ui.dialogs import paper  # late: a window opens without it

        if self._is_asking or wanted is not self._wanted:
            return
        if paper.lacks_printer():
            self._refuse(Known("这台电脑没有装打印机。", "请先装好打印机，或导出 PDF 再印。"))
            return
        if must := self._must(wanted):
            self._show((must,), "amber", (_CHECK, _KNOWN))
        size = QSizeF(made.paper.width / TWIPS_PER_MM, made.paper.height / TWIPS_PER_MM)
        name = job_name(wanted.bulletin, wanted.ending)
        self._is_asking = True
        try:
            count = len(made.pages)
            printer = paper.ask(self._window, wanted.title, name, pages=count, paper=size)
        finally:
            self._is_asking = False
        if printer is None:
            return
        if words := paper.unfit(printer, size):
            self._refuse(Known(words))
        elif chosen := paper.order(printer, count):
            self._begin(wanted, made, paper.Paper(printer, size), chosen)
        else:
            self._refuse(Known(f"选的页不在 1 到 {count} 页里，没有打印。"))

    def _begin(self, wanted: _Wanted, made: "Made", sheet: "Paper", chosen: list[int]) -> None:
        self.run = Run(
            self._bench.worker,
            self._bench.lasting,
            sheet,
            [made.pages[nth] for nth in chosen],
            partial(printing.drawing, self._bench.desk, made),
            done=partial(self._on_done, wanted, made, sheet, len(chosen)),
            failed=self._on_failed,
            stopped=self._on_stopped,
        )
        self.run.start()

    def _on_done(self, wanted: _Wanted, made: "Made", sheet: "Paper", count: int) -> None:
        self.run = None
        if sheet.file is not None:
            self._issuing.was_written(sheet.file)
            words = f"已存为《{sheet.file.name}》，{count} 页。"
            deeds = (("open_file", "打开"), ("open_folder", "打开文件夹"), _KNOWN)
        else:
            waits = "打印机现在停着，开好就印。" if sheet.is_halted() else ""
            words = f"已送去打印，{count} 页。{waits}"
            deeds = (_KNOWN,)
        must = self._must(wanted)
        said = (*((must,) if must else ()), *made.sentences)[:_SHOWN]
        deeds = (_CHECK, *deeds) if must else deeds
        self._show((words, *said), "amber" if said else "green", deeds)
        self._end(is_well=True)

    def _on_stopped(self, sent: int) -> None:
        self.run = None
        words = f"已取消打印，已经送出的 {sent} 页还会印出来。" if sent else "已取消，没有打印。"
        self._window.status_line.show_note(words)
        self._end(is_well=not sent)  # that some pages come all the same must be seen

    def _on_failed(self, error: Known) -> None:
        self.run = None
        self._refuse(error)
        self._end(is_well=False)

    def _end(self, *, is_well: bool) -> None:
        for callback in self.over:
            callback(is_well)

    def _refuse(self, error: Known) -> None:
        self._show((str(error),), "red", (_KNOWN,))

    def _show(self, said: tuple[str, ...], tone: str, deeds: tuple[tuple[str, str], ...]) -> None:
        self._window.banner.show_notice(Notice(_NOTICE, "".join(said), tone, deeds))

    def _clear(self) -> None:
        self._window.banner.clear_notice(_NOTICE)

    def _must(self, wanted: _Wanted) -> str:
        """Return a sentence on what must be mended in an issue in front, "" for nothing."""
        if wanted.title == _PROOF or self._bench.sitting.current is not wanted.draft:
            return ""
        count = sum(one.group is Group.MUST for one in self._stepping.problems())
        return f"还有 {count} 处必须改，印前检查里逐条列着。" if count else ""

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == _CHECK[0]:
            self._prechecking.open()
