"""签发单: the sheet of paper for the signatures, written as a Word file."""

from functools import partial
from pathlib import Path

from gazetteer_desk.desk import approval
from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.errors import Known
from gazetteer_desk.export.approval_form import Form
from ui.dialogs import files
from ui.presenters.aiming import Aiming
from ui.presenters.bench import Bench
from ui.presenters.issuing import Issuing
from ui.presenters.stages import FORM
from ui.widgets.banner import Notice


_NOTICE = "approval form"
_WRITTEN = (("open_file", "打开"), ("open_folder", "打开文件夹"), ("print_file", "打印"))


class Approving:
    """Joins 导出签发单 to the issue in front, or the chosen row of the ledger."""

    def __init__(self, bench: Bench, aiming: Aiming, issuing: Issuing) -> None:
        self._bench, self._window = bench, bench.window
        self._aiming, self._issuing = aiming, issuing
        self._window.deeds[FORM].triggered.connect(self.ask)
        self._window.status_line.note_answered.connect(self._on_note_answered)

    def ask(self) -> None:
        """Ask where the form goes, and write it of the words as they stand now."""
        if (aim := self._aiming.aim()) is not None:
            self._aiming.ask(aim, partial(approval.form, self._bench.desk), self._ask_where)

    def _ask_where(self, form: Form) -> None:
        name = file_name(form.bulletin, files.folder(), "（签发单）.docx")
        to = files.ask_save(self._window, "导出签发单", name, "Word 文件 (*.docx)")
        if to is not None:
            self._window.banner.clear_notice(_NOTICE)
            self._bench.lasting.run(
                self._bench.worker.work,
                f"正在导出《{to.name}》",
                lambda: approval.export(form, to),
                lambda _: self._on_done(to),
                self._on_failed,
                stopped="已取消，没有导出。",
            )

    def _on_done(self, to: Path) -> None:
        self._issuing.was_written(to)
        words = f"已导出《{to.name}》，核对无误。"
        deeds = (*_WRITTEN, ("known", "知道了"))
        self._window.banner.show_notice(Notice(_NOTICE, words, "green", deeds))

    def _on_failed(self, error: Known) -> None:
        self._window.banner.show_notice(Notice(_NOTICE, str(error), "red", (("known", "知道了"),)))

    def _on_note_answered(self, name: str) -> None:
        if name == FORM:
            self.ask()
