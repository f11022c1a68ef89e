"""花脸稿: what is compared on the page 对比, as a Word file with Word's own tracked changes."""

from pathlib import Path

from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.desk.redlining import redline
from gazetteer_desk.errors import Known
from ui.dialogs import files
from ui.presenters.bench import Bench
from ui.presenters.comparing import Compared, Comparing
from ui.presenters.issuing import Issuing
from ui.widgets.banner import Notice


_KIND = "Word 文件 (*.docx)"


class Redlining:
    """Joins the page 对比 to the export."""

    def __init__(self, bench: Bench, comparing: Comparing, issuing: Issuing) -> None:
        self._bench = bench
        self._window = bench.window
        self._comparing = comparing
        self._issuing = issuing
        bench.window.compare_page.redline_asked.connect(self.ask)

    def ask(self) -> None:
        """Ask where the file goes, then write what is on the page."""
        compared = self._comparing.compared()
        if compared is None:
            return
        name = file_name(compared.new, files.folder(), "（花脸稿）.docx")
        to = files.ask_save(self._window, "导出花脸稿", name, _KIND)
        if to is not None:
            self.redline_to(compared, to)

    def redline_to(self, compared: Compared, to: Path) -> None:
        """Write the file and say so."""
        self._window.banner.clear_notice("redlined")
        self._bench.lasting.run(
            self._bench.worker.work,
            f"正在导出《{to.name}》",
            lambda: redline(
                self._bench.desk,
                compared.old,
                compared.new,
                to,
                author=compared.names[1],
                when=compared.taken,
            ),
            lambda _: self._on_done(compared, to),
            self._on_failed,
            stopped="已取消，没有导出。",
        )

    def _on_done(self, compared: Compared, to: Path) -> None:
        self._issuing.was_written(to)
        old, new = compared.names
        words = f"已导出《{to.name}》，核对无误：全部接受是{new}，全部拒绝是{old}。"
        deeds = (("open_file", "打开"), ("open_folder", "打开文件夹"), ("known", "知道了"))
        self._window.banner.show_notice(Notice("redlined", words, "green", deeds))

    def _on_failed(self, error: Known) -> None:
        self._window.banner.show_notice(
            Notice("redlined", str(error), "red", (("known", "知道了"),))
        )
