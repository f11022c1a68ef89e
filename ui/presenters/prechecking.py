"""印前检查 (F12): what is left to mend and to look at, the pages, and where the file goes."""

from functools import partial
from typing import TYPE_CHECKING

from gazetteer_desk.bulletin import carried, checks, review
from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.desk import prechecking
from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.desk.prechecking import Checked
from gazetteer_desk.errors import Known
from ui.dialogs import files
from ui.panes.precheck_list import CheckLine
from ui.presenters.bench import Bench
from ui.presenters.reviewing import Reviewing
from ui.presenters.sitting import Parts
from ui.widgets.pin import Pin


if TYPE_CHECKING:
    from gazetteer_desk.layout.thumbnails import Spot


_FORMS = {MASTHEAD: "报头", TAIL: "报尾"}
_LONGEST = 16  # characters of a title that are said again


class Prechecking:
    """Joins the page 印前检查 to the one list of remarks and to the page as it would be printed."""

    def __init__(self, bench: Bench, reviewing: Reviewing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._page = page = window.precheck
        self._reviewing = reviewing
        self._shown: tuple[Remark, ...] = ()
        self._checked: Checked | None = None
        self._spots: dict[str, Spot] = {}
        self._trouble = ""
        for told in (bench.sitting.placed, bench.sitting.shown):
            told.append(self.close)
        bench.sitting.changed.append(self._on_changed)
        page.back_asked.connect(self.close)
        page.folder_asked.connect(self._on_folder)
        page.kind_picked.connect(self._show_target)
        page.list.gone_to.connect(self._on_gone_to)
        page.list.mended.connect(self._on_mended)
        page.list.all_confirmed.connect(self._on_all_confirmed)
        window.deeds["next_remark"].triggered.connect(partial(self._step, 1))
        window.deeds["previous_remark"].triggered.connect(partial(self._step, -1))
        window.deeds["mend"].triggered.connect(self._mend)

    def open(self) -> None:
        """Bring the page to the front, over everything under the tabs."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None:
            return
        self._checked, self._trouble, self._spots = None, "", {}
        self._page.show_issue(draft.bulletin.label or "期号未填")
        self._show_target(self._page.ending())
        self._show()
        self._window.lay_over(self._page)
        self._page.enter()
        self._reviewing.when_known(self._begin)

    def close(self) -> None:
        """Go back to 起草."""
        if self._window.is_prechecking():
            self._window.lay_over(None)
            self._window.enter_page()

    def _begin(self) -> None:
        """Show what is known, and count the pages."""
        draft = self._sitting.current
        if draft is None or not self._window.is_prechecking():
            return
        self._show()
        if not self._page.list.isAncestorOf(self._window.focusWidget()):
            self._page.enter()
        bulletin = draft.bulletin
        self._bench.worker.read(
            lambda: prechecking.checked(self._bench.desk, bulletin),
            partial(self._take, bulletin),
            topic="precheck",
            failed=self._take_trouble,
        )

    def _on_changed(self, _parts: Parts) -> None:
        if self._window.is_prechecking():
            self._page.show_done("")
            self._reviewing.when_known(self._begin)

    def _take(self, bulletin: Bulletin, checked: Checked) -> None:
        draft = self._sitting.current
        if draft is not None and draft.bulletin is bulletin and self._window.is_prechecking():
            self._checked, self._trouble = checked, ""
            keys = (MASTHEAD, *(article.key for article in bulletin.articles), TAIL)
            self._spots = dict(zip(keys, checked.spots, strict=True))
            self._page.show_pages(checked.pages, checked.summary)
            self._page.template.setText(checked.template)
            self._show()

    def _take_trouble(self, error: Known) -> None:
        if self._window.is_prechecking():
            self._checked, self._trouble, self._spots = None, str(error), {}
            self._page.show_pages((), "页数不详")
            self._show()

    def _show(self) -> None:
        """Show the lines: what must be mended first, each part in the order of the sheet."""
        draft = self._sitting.current
        if draft is None:
            return
        found = self._reviewing.found
        self._shown = (*review.must(found), *(r for r in found if r.weight not in review.MUST))
        lines = [
            self._line(draft.bulletin, remark, nth if remark.place in self._spots else 0)
            for nth, remark in enumerate(self._shown, 1)
        ]
        self._page.sheets.show_pins(
            tuple(
                (Pin(line.nth, line.is_must), self._spots[remark.place])
                for line, remark in zip(lines, self._shown, strict=True)
                if line.nth
            )
        )
        must = len(review.must(found))
        if self._trouble:  # after the remarks, so that their places stay
            lines.append(CheckLine(is_must=True, said=self._trouble))
            must += 1
        printed = self._printed()
        told = dict.fromkeys(words for sentences in printed.values() for words in sentences)
        lines += [CheckLine(is_must=False, said=words) for words in told]
        names = [*review.in_order(found), *(name for name, said in printed.items() if not said)]
        self._page.list.show_lines(lines, names)
        self._page.show_ready(must)

    def _printed(self) -> dict[str, tuple[str, ...]]:
        """Return what there is to say of the page as it would be printed, by what was looked at."""
        if self._checked is None:
            return {}
        from ui.presenters import lettering  # late: a window opens without it

        warned = lettering.warned(self._checked.laid, lettering.Installed())
        return {
            "页数": self._checked.sentences,
            "字体": warned.faces,
            "生僻字": warned.characters,
        }

    def _line(self, bulletin: Bulletin, remark: Remark, nth: int) -> CheckLine:
        where = _FORMS.get(remark.place, "")
        if not where:
            keys = [article.key for article in bulletin.articles]
            title = bulletin.article(remark.place).headline
            short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
            where = f"第{keys.index(remark.place) + 1}篇" + (f"“{short}”" if short else "")
        return CheckLine(
            is_must=remark.weight in review.MUST,
            said=remark.said,
            where=where,
            nth=nth,
            remedy=remark.remedy if remark.fix is not None or remark.is_carried else "",
            excuse=remark.excuse,
        )

    def _show_target(self, ending: str) -> None:
        if draft := self._sitting.current:
            folder = files.folder()
            target = folder / file_name(draft.bulletin, folder, ending)
            self._page.show_target(target, self._page.template.text())

    def _on_folder(self) -> None:
        if (folder := files.ask_folder(self._window, "选文件夹")) is not None:
            self._page.show_target(folder / self._page.target().name, self._page.template.text())

    def _on_gone_to(self, at: int) -> None:
        if at < len(self._shown):
            remark = self._shown[at]
            self.close()
            self._reviewing.go(remark)

    def _on_mended(self, at: int) -> None:
        if at < len(self._shown):
            self._reviewing.mend(self._shown[at])

    def _on_all_confirmed(self) -> None:
        def all_of(bulletin: Bulletin) -> Bulletin:
            for place in (MASTHEAD, TAIL):
                bulletin = carried.confirm_all(bulletin, place)
            return bulletin

        self._sitting.apply(f"都{checks.CONFIRM}", all_of)

    def _step(self, by: int) -> None:
        if self._window.is_prechecking():
            self._page.list.step(by)

    def _mend(self) -> None:
        if self._window.is_prechecking():
            self._page.list.mend()
