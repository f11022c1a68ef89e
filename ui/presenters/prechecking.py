"""印前检查 (F12): what is left to mend and to look at, the pages, and where the file goes."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from gazetteer_desk.bulletin import carried, checks, review
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.desk.file_names import file_name
from gazetteer_desk.desk.prechecking import Checked
from gazetteer_desk.layout.thumbnails import Spot
from gazetteer_desk.proof.problems import Group
from ui.dialogs import files
from ui.panes.precheck_rows import CheckLine
from ui.presenters import precheck_lines
from ui.presenters.bench import Bench
from ui.presenters.deciding import Deciding
from ui.presenters.foreseeing import Foreseeing
from ui.presenters.precheck_lines import Entry
from ui.presenters.proofing import Proofing
from ui.presenters.reviewing import Reviewing
from ui.presenters.sitting import Parts
from ui.presenters.stepping import Stepping
from ui.widgets.pin import Pin


_ORDER = tuple(Group)


class Prechecking:
    """Joins the page 印前检查 to what is remarked and found, and to the page as it is printed.

    `more` is what else a line may ask for, by its words.
    """

    def __init__(
        self,
        bench: Bench,
        reviewing: Reviewing,
        proofing: Proofing,
        stepping: Stepping,
        deciding: Deciding,
    ) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._page = page = window.precheck
        self._reviewing, self._proofing = reviewing, proofing
        self._stepping, self._deciding = stepping, deciding
        self._entries: tuple[Entry, ...] = ()
        self._foreseeing = Foreseeing(bench, self._show)
        self._is_asked = False  # for an export, which waits for the check
        self.more: dict[str, Callable[[], None]] = {}
        for told in (bench.sitting.placed, bench.sitting.shown):
            told.append(self.close)
        bench.sitting.changed.append(self.look_again)
        proofing.changed.append(self._on_found)
        page.back_asked.connect(self.close)
        page.again_asked.connect(self._on_again)
        page.folder_asked.connect(self._on_folder)
        page.kind_picked.connect(self._on_kind)
        page.list.gone_to.connect(self._on_gone_to)
        page.list.mended.connect(self._on_mended)
        page.list.left.connect(self._on_left)
        page.list.more_asked.connect(self._on_more)
        page.list.all_confirmed.connect(self._on_all_confirmed)
        window.deeds["next_remark"].triggered.connect(partial(self._step, 1))
        window.deeds["previous_remark"].triggered.connect(partial(self._step, -1))
        window.deeds["mend"].triggered.connect(self._mend)

    def open_for(self, ending: str) -> None:
        """Bring the page to the front for an export to this kind of file."""
        self._page.choose(ending)
        self.open()

    def has_told(self, sentence: str) -> bool:
        """Tell whether the page itself says what a report on the export says."""
        return self._foreseeing.has_told(sentence)

    def open(self) -> None:
        """Bring the page to the front, over everything under the tabs."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None:
            return
        self._foreseeing.forget()
        self._page.show_issue(draft.bulletin.number.label.split("（")[0] or "期号未填")
        self._show_target(self._page.ending())
        self._show()
        self._window.lay_over(self._page)
        self._page.enter()
        self._reviewing.when_known(self._begin)
        self._proofing.when_checked(self._on_found)

    def when_sure(self, then: Callable[[], None]) -> None:
        """Do something once the issue is checked as it stands, where that finds nothing more.

        What must be mended and was not yet seen on the page is shown instead.
        """
        if self._is_asked:
            return
        self._is_asked, seen = True, self._page.must
        self._sitting.settle()

        def go_on() -> None:
            if not self._is_asked:  # the page was left meanwhile
                return
            self._is_asked = False
            self._show()
            if self._page.must <= seen:
                then()
            else:
                self._page.enter()

        self._reviewing.when_known(lambda: self._proofing.when_checked(go_on))

    def close(self) -> None:
        """Go back to 起草."""
        self._is_asked = False
        if self._window.is_prechecking():
            self._window.lay_over(None)
            self._window.enter_page()

    def look_again(self, _parts: Parts = frozenset()) -> None:
        """Show what is so now: the issue was changed, or a step was taken with it."""
        if self._window.is_prechecking():
            self._page.show_done("")
            self._reviewing.when_known(self._begin)

    def _begin(self) -> None:
        """Show what is known, and count the pages."""
        draft = self._sitting.current
        if draft is None or not self._window.is_prechecking():
            return
        self._show()
        self._foreseeing.ask(draft.bulletin, draft.entry)

    def _on_found(self) -> None:
        if self._window.is_prechecking():
            self._show()

    def _on_again(self) -> None:
        """Ask for all of it anew (再查一遍)."""
        self._reviewing.look_up()
        self._proofing.look_up()
        self.open()

    def _show(self) -> None:
        """Show the lines: what must be mended first, each part in the order of the sheet."""
        draft = self._sitting.current
        if draft is None:
            return
        told, found = self._reviewing.found, self._proofing.found
        checked, printed = self._foreseeing.known(), self._foreseeing.said()
        bulletin = draft.bulletin
        some = [precheck_lines.entry(bulletin, one) for one in self._stepping.problems()]
        if trouble := self._foreseeing.trouble:
            some.append(Entry(line=CheckLine(group=Group.MUST, said=trouble)))
        if checked is not None:
            some += precheck_lines.printed(
                bulletin, checked, printed.get("字体", ()), printed["生僻字"]
            )
        if self._sitting.why_locked:
            some = [precheck_lines.to_read(one) for one in some]
        some.sort(key=lambda entry: _ORDER.index(entry.line.group))
        self._entries = tuple(precheck_lines.pinned(some, has_pages=checked is not None))
        if checked is not None:
            self._page.show_summary(checked.summary)
            self._page.sheets.show_pins(tuple(_pins(self._entries, checked)))
        names = [
            *review.in_order(told),
            *precheck_lines.families(found),
            *(name for name, said in printed.items() if not said),
        ]
        self._page.list.show_lines([entry.line for entry in self._entries], names)
        self._page.show_ready(sum(one.line.group is Group.MUST for one in self._entries))
        if checked is not None:
            count = len(review.in_order(())) + len(precheck_lines.families(())) + len(printed)
            self._page.show_checked(f"{dt.datetime.now():%H:%M}", count)
        self._page.settle()

    def _on_kind(self, ending: str) -> None:
        """Show where a file of another kind goes, and what holds for it."""
        self._show_target(ending)
        self._show()

    def _show_target(self, ending: str) -> None:
        if draft := self._sitting.current:
            folder = files.folder()
            target = folder / file_name(draft.bulletin, folder, ending)
            self._page.show_target(target, self._page.template.text())

    def _on_folder(self) -> None:
        if (folder := files.ask_folder(self._window, "选文件夹")) is not None:
            self._page.show_target(folder / self._page.target().name, self._page.template.text())

    def _on_gone_to(self, at: int) -> None:
        entry = self._entries[at]
        self.close()
        if entry.problem is not None:
            self._stepping.go(entry.problem)
        elif entry.place is not None:
            self._stepping.go_to(entry.place)

    def _on_mended(self, at: int) -> None:
        entry = self._entries[at]
        if entry.problem is not None:
            self._stepping.mend(entry.problem)
        else:
            self.more[entry.line.remedy]()

    def _on_left(self, at: int) -> None:
        problem = self._entries[at].problem
        if problem is not None and problem.finding is not None:
            is_face = problem.finding.rule == precheck_lines.FACE  # it is told once of an issue
            self._deciding.do("issue" if is_face else "once", problem.finding)

    def _on_more(self, at: int) -> None:
        self.more[self._entries[at].line.more]()

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


def _pins(entries: Iterable[Entry], checked: Checked) -> Iterator[tuple[Pin, Spot]]:
    for entry in entries:
        if entry.line.nth and entry.place is not None:
            is_must = entry.line.group is Group.MUST
            yield Pin(entry.line.nth, is_must), checked.pins.spot(entry.place)
