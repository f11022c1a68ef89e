"""Out of the desk and into it: the Word file, text and page, and the exchange form."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL, lacking
from gazetteer_desk.desk.file_names import beside, file_name
from gazetteer_desk.errors import FileInUse, Known
from gazetteer_desk.history.occasion import Occasion
from ui.dialogs import files, printing, sheets
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.opening import Opening
from ui.presenters.prechecking import Prechecking
from ui.widgets.banner import Notice


if TYPE_CHECKING:
    from gazetteer_desk.export.report import Report


_KINDS = ("Word 文件 (*.docx)", "PDF 文件 (*.pdf)", "纯文本 (*.txt)", "网页 (*.html *.htm)")
_SHOWN = 2  # sentences; the rest is counted
_OUTSIDE = ("open_file", "open_folder", "print_file", "print_issue")
_PLACES = {MASTHEAD: "报头", TAIL: "报尾"}


class Issuing:
    """Joins 导出, 导出 JSON and 导入 JSON to the desk."""

    def __init__(
        self, bench: Bench, keeping: Keeping, opening: Opening, prechecking: Prechecking
    ) -> None:
        self._sitting = bench.sitting
        self._bench = bench
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping = keeping
        self._opening = opening
        self._prechecking = prechecking
        self._page = page = window.precheck
        page.export_asked.connect(self._on_export_asked)
        page.outside_asked.connect(self._show_outside)
        self._last: Path | None = None
        self._again: tuple[Bulletin, Path] | None = None
        self._said: tuple[str, ...] = ()
        actions = window.deeds
        actions["export"].triggered.connect(self.export)
        actions["export_pdf"].triggered.connect(self.export_pdf)
        actions["export_json"].triggered.connect(self.export_json)
        actions["import_json"].triggered.connect(self.import_json)
        window.tabs.export_asked.connect(self.export)
        self._sitting.shown.append(self._clear)
        self._sitting.changed.append(lambda _: self._clear())
        window.banner.answered.connect(self._on_answered)

    def _clear(self) -> None:
        """Take the report of an export away: it belongs to the issue as it was."""
        for name in ("export", "exported"):
            self._window.banner.clear_notice(name)

    def export(self) -> None:
        """Show what is left to mend and where the file goes: Enter exports from there (F12)."""
        self._prechecking.open_for(".docx")

    def export_pdf(self) -> None:
        """Go the same way to a PDF."""
        self._prechecking.open_for(".pdf")

    def _on_export_asked(self, to: Path) -> None:
        """Export the issue as soon as it is checked as it stands."""
        self._prechecking.when_sure(partial(self._export_checked, to))

    def _export_checked(self, to: Path) -> None:
        """Keep the issue, then write it; a file of that name that is there already stays."""
        if draft := self._sitting.current:
            bulletin, free = draft.bulletin, beside(to)
            self._page.show_busy(is_busy=True)
            self._keeping.keep(
                draft,
                Occasion.EXPORTED,
                done=lambda _: self.export_to(bulletin, free),
                failed=lambda _: self.export_to(bulletin, free),  # another disk may have room
            )

    def _ask_where(self, bulletin: Bulletin, ending: str) -> None:
        name = file_name(bulletin, files.folder(), ending)
        kinds = sorted(_KINDS, key=lambda kind: ending not in kind)  # its own stands first
        to = files.ask_save(self._window, "导出", name, *kinds)
        if to is not None:
            self.export_to(bulletin, to)

    def export_to(self, bulletin: Bulletin, to: Path) -> None:
        """Write the file and say so."""
        self._again = (bulletin, to)
        self._window.banner.clear_notice("export")
        self._bench.lasting.run(
            self._worker.work,
            f"正在导出《{to.name}》",
            lambda: self._desk.export(bulletin, to),
            lambda report: self._on_exported(bulletin, to, report),
            partial(self._on_failed, to),
            stopped="已取消，没有导出。",
            over=lambda: self._page.show_busy(is_busy=False),
        )

    def _on_exported(self, bulletin: Bulletin, to: Path, report: "Report") -> None:
        self.was_written(to)
        self._said = said = (*_lacks(bulletin), *report.sentences)
        counted = f"，{report.summary}" if report.summary else ""
        checked = "，核对无误" if to.suffix.lower() == ".docx" else ""
        words = f"已导出《{to.name}》{counted}{checked}。"
        if self._window.is_prechecking():  # most of what there is to say stands there already
            rest = [one for one in report.sentences if not self._prechecking.has_told(one)]
            self._page.show_done(words + "".join(rest))
            return
        words += "".join(said[:_SHOWN])
        outside = (("open_file", "打开"), ("open_folder", "打开文件夹"), ("print_issue", "打印"))
        deeds = (*outside, ("known", "知道了"))
        if len(said) > _SHOWN:
            words += f"还有 {len(said) - _SHOWN} 条。"
            deeds = (("read_all", "看全部"), *deeds)
        self._window.banner.show_notice(
            Notice("exported", words, "amber" if said else "green", deeds)
        )

    def was_written(self, to: Path) -> None:
        """Note which file is opened or printed where that is asked for."""
        self._last = to
        files.remember(to)
        self._window.keep_file(to)

    def _on_failed(self, to: Path, error: Known) -> None:
        """Say what went wrong, and offer another name or place beside a second try."""
        words, elsewhere = str(error), ("export_elsewhere", "另选位置")
        if isinstance(error, FileInUse):
            free = beside(to)
            words = f"{error.message}可关掉它再试，或存为“{free.name}”。"
            elsewhere = ("export_beside", f"存为{free.stem[free.stem.rfind('(') :]}")
        deeds = (elsewhere, ("export_again", "再试"), ("known", "知道了"))
        self._window.banner.show_notice(Notice("export", words, "red", deeds))

    def export_json(self) -> None:
        """Write the issue in the exchange form."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None:
            return
        bulletin = draft.bulletin
        name = file_name(bulletin, files.folder(), ".json")
        to = files.ask_save(self._window, "导出 JSON", name, "简报 JSON (*.json)")
        if to is not None:
            self._worker.work(
                lambda: self._desk.export_json(bulletin, to),
                lambda _: self._tell_json(to),
                self._on_json_failed,
            )

    def _tell_json(self, to: Path) -> None:
        self._window.keep_file(to)
        self._window.status_line.show_note(f"已导出《{to.name}》。")

    def _on_json_failed(self, error: Known) -> None:
        deeds = (("save_elsewhere", "另选位置"), ("known", "知道了"))
        self._window.banner.show_notice(Notice("export", str(error), "red", deeds))

    def import_json(self) -> None:
        """Put bulletins in the exchange form into the history, and on the desk."""
        for path in files.ask_open(self._window, "导入 JSON", "简报 JSON (*.json)"):
            self._window.keep_file(path)
            self._opening.open_file(path)

    def _on_answered(self, notice: str, deed: str) -> None:
        if deed in _OUTSIDE:
            self._show_outside(deed)
        elif deed == "read_all":
            sheets.told("导出时看到的", self._said, self._window).open()
        elif deed.startswith("export_") and self._again is not None:
            self._window.banner.clear_notice(notice)
            self._export_again(deed, *self._again)
        elif deed == "save_elsewhere":  # the store's disk is full or gone: a file of its own
            self.export_json()

    def _show_outside(self, deed: str) -> None:
        """Open or print the file that was exported last, open its folder, or print the issue."""
        if deed == "print_issue":
            self._window.deeds["print"].trigger()
            return
        if self._last is None:
            return
        said = ""
        if deed == "print_file":
            said = printing.send(self._last)
        elif not files.show_outside(self._last if deed == "open_file" else self._last.parent):
            said = "没有找到能打开它的程序，请装好 WPS 或 LibreOffice。"
        if said:
            self._window.status_line.show_note(said)

    def _export_again(self, deed: str, bulletin: Bulletin, to: Path) -> None:
        if deed == "export_elsewhere":
            self._ask_where(bulletin, to.suffix.lower())
        else:
            self.export_to(bulletin, beside(to) if deed == "export_beside" else to)


def _lacks(bulletin: Bulletin) -> tuple[str, ...]:
    """Return a sentence on what is still empty, none where nothing is."""
    empty = [
        f"{_PLACES.get(place, '篇目')}缺{'、'.join(names)}"
        for place, names in lacking(bulletin).items()
    ]
    return (f"还有空着的项：{'；'.join(empty)}。",) if empty else ()
