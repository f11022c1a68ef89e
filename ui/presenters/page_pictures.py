"""导出图片: each page of the issue in front as a picture, in a folder of their own."""

from functools import partial
from pathlib import Path

from gazetteer_desk.desk import pages
from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.errors import Known
from gazetteer_desk.history.occasion import Occasion
from ui.dialogs import files
from ui.presenters.bench import Bench
from ui.presenters.issuing import Issuing
from ui.presenters.keeping import Keeping
from ui.widgets.banner import Notice


_NOTICE = "page pictures"
_SHOWN = 2  # sentences
_KNOWN = ("known", "知道了")


class PagePictures:
    """Joins 导出图片 to the pages of the issue in front."""

    def __init__(self, bench: Bench, keeping: Keeping, issuing: Issuing) -> None:
        self._bench, self._window = bench, bench.window
        self._keeping, self._issuing = keeping, issuing
        self._window.deeds["export_pictures"].triggered.connect(self.ask)

    def ask(self) -> None:
        """Ask for a folder, keep the issue, and write the pictures into a new folder in there."""
        self._bench.sitting.settle()
        draft = self._bench.sitting.current
        if draft is None:
            return
        bulletin = draft.bulletin
        where = files.ask_folder(self._window, "导出图片：放在哪个文件夹")
        if where is None:
            return
        to = where / file_name(bulletin, where, "（图片）")
        self._window.banner.clear_notice(_NOTICE)
        write = partial(
            self._bench.lasting.run,
            self._bench.worker.work,
            f"正在导出“{to.name}”",
            lambda: pages.pictures(self._bench.desk, bulletin, to),
            partial(self._on_done, to),
            self._on_failed,
            stopped="已取消，没有导出。",
        )
        self._keeping.keep(
            draft, Occasion.EXPORTED, done=lambda _: write(), failed=lambda _: write()
        )

    def _on_done(self, to: Path, said: tuple[str, ...]) -> None:
        self._issuing.was_written(to / "1.png")
        words = f"各页的图片已放进“{to.name}”，{''.join(said[: 1 + _SHOWN])}"
        tone = "amber" if said[1:] else "green"
        self._window.banner.show_notice(
            Notice(_NOTICE, words, tone, (("open_folder", "打开文件夹"), _KNOWN))
        )

    def _on_failed(self, error: Known) -> None:
        self._window.banner.show_notice(Notice(_NOTICE, str(error), "red", (_KNOWN,)))
