"""打印 and 打印校样: the issue in front, kept, set in pages, and put on paper as the dialog says.

What must still be mended is told before the dialog opens, and does not stand in the way: a proof is
printed in order to be mended.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import pages, printing
from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.errors import Known
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.layout.plates import TWIPS_PER_MM
from gazetteer_desk.proof.problems import Group
from ui.dialogs import files
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
Placed = Callable[[Bulletin, int], "Made"]
_KNOWN = ("known", "知道了")
_CHECK = ("see_check", "看印前检查")


class Printing:
    """Joins 打印 and 打印校样 to the pages of the issue in front, and to the printer."""

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
        window.deeds["print"].triggered.connect(self.ask)
        window.deeds["print_proof"].triggered.connect(self.ask_proof)
        window.banner.answered.connect(self._on_answered)
        bench.sitting.shown.append(self._clear)
        bench.sitting.changed.append(lambda _: self._clear())  # it tells of the issue as it was

    def ask(self) -> None:
        """Keep the issue, set its pages, and ask how they are printed."""
        self._keep(lambda bulletin, _: pages.placed(self._bench.desk, bulletin), "打印")

    def ask_proof(self) -> None:
        """Do the same with pages to be corrected by hand."""
        today = dt.date.today()
        self._keep(
            lambda bulletin, nth: printing.proof(self._bench.desk, bulletin, nth, today), _PROOF
        )

    def _keep(self, placed: Placed, title: str) -> None:
        self._bench.sitting.settle()
        draft = self._bench.sitting.current
        if draft is None:
            return
        if self.run is not None:
            self._window.status_line.show_note("正在打印，打印完再打印下一份。")
            return
        self._clear()
        bulletin = draft.bulletin
        self._keeping.keep(
            draft,
            Occasion.EXPORTED,
            done=lambda kept: self._place(bulletin, lambda: placed(bulletin, kept.nth), title),
            failed=lambda _: self._place(bulletin, lambda: placed(bulletin, 0), title),
        )

    def _place(self, bulletin: Bulletin, placed: Callable[[], "Made"], title: str) -> None:
        self._bench.lasting.run(
            self._bench.worker.work,
            "正在排版",
            placed,
            partial(self._choose, bulletin, title),
            self._refuse,
            stopped="已取消，没有打印。",
        )

    def _choose(self, bulletin: Bulletin, title: str, made: "Made") -> None:
        """Tell what is still to be mended, then ask for the printer."""
        from ui.dialogs import paper  # late: a window opens without it
        from ui.dialogs.paper import Paper

        if paper.lacks_printer():
            self._refuse(Known("这台电脑没有装打印机。", "请先装好打印机，或导出 PDF 再印。"))
            return
        if title != _PROOF and (must := self._must()):
            self._show((must,), "amber", (_CHECK, _KNOWN))
        size = QSizeF(made.paper.width / TWIPS_PER_MM, made.paper.height / TWIPS_PER_MM)
        ending = "（校样）.pdf" if title == _PROOF else ".pdf"
        name = Path(file_name(bulletin, files.folder(), ending)).stem
        printer = paper.ask(self._window, title, name, pages=len(made.pages), paper=size)
        if printer is None:
            return
        if words := paper.unfit(printer, size):
            self._refuse(Known(words))
        elif chosen := paper.order(printer, len(made.pages)):
            self._begin(made, Paper(printer, size), chosen, is_proof=title == _PROOF)
        else:
            self._refuse(Known(f"选的页不在 1 到 {len(made.pages)} 页里，没有打印。"))

    def _begin(self, made: "Made", sheet: "Paper", chosen: list[int], *, is_proof: bool) -> None:
        self.run = Run(
            self._bench.worker,
            self._bench.lasting,
            sheet,
            [made.pages[nth] for nth in chosen],
            partial(printing.drawing, self._bench.desk, made),
            done=partial(self._on_done, made, sheet, len(chosen), is_proof=is_proof),
            failed=self._on_failed,
            stopped=self._on_stopped,
        )
        self.run.start()

    def _on_done(self, made: "Made", sheet: "Paper", count: int, *, is_proof: bool) -> None:
        self.run = None
        if sheet.file is not None:
            self._issuing.was_written(sheet.file)
            words = f"已存为《{sheet.file.name}》，{count} 页。"
            deeds = (("open_file", "打开"), ("open_folder", "打开文件夹"), _KNOWN)
        else:
            words = f"已送去打印，{count} 页。"
            deeds = (_KNOWN,)
        must = "" if is_proof else self._must()
        said = (*((must,) if must else ()), *made.sentences)[:_SHOWN]
        deeds = (_CHECK, *deeds) if must else deeds
        self._show((words, *said), "amber" if said else "green", deeds)

    def _on_stopped(self, sent: int) -> None:
        self.run = None
        words = f"已取消打印，已经送出的 {sent} 页还会印出来。" if sent else "已取消，没有打印。"
        self._window.status_line.show_note(words)

    def _on_failed(self, error: Known) -> None:
        self.run = None
        self._refuse(error)

    def _refuse(self, error: Known) -> None:
        self._show((str(error),), "red", (_KNOWN,))

    def _show(self, said: tuple[str, ...], tone: str, deeds: tuple[tuple[str, str], ...]) -> None:
        self._window.banner.show_notice(Notice(_NOTICE, "".join(said), tone, deeds))

    def _clear(self) -> None:
        self._window.banner.clear_notice(_NOTICE)

    def _must(self) -> str:
        """Return a sentence on what must be mended in the issue in front, "" for nothing."""
        count = sum(one.group is Group.MUST for one in self._stepping.problems())
        return f"还有 {count} 处必须改，印前检查里逐条列着。" if count else ""

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == _CHECK[0]:
            self._prechecking.open()
