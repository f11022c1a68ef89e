"""The pane 检查 (F7): remarks and findings in one list, how many there are, and what is done there.

The list stays as it is while the words are being checked, so that nothing flickers under the eye.
"""

from collections import Counter

from PySide6.QtCore import QTimer

from gazetteer_desk.proof.problems import Problem
from ui.presenters.bench import Bench
from ui.presenters.deciding import STAYS
from ui.presenters.proofing import Proofing
from ui.presenters.reviewing import Reviewing
from ui.presenters.stepping import Stepping


_PANE = "检查"


class Checking:
    """Joins the pane, its tab and the rows of the outline to all there is to see to."""

    def __init__(
        self, bench: Bench, reviewing: Reviewing, proofing: Proofing, stepping: Stepping
    ) -> None:
        self._bench = bench
        self._sitting = sitting = bench.sitting
        self._window = window = bench.window
        self._pane = pane = window.problems
        self._reviewing = reviewing
        self._proofing = proofing
        self._stepping = stepping
        self._deciding = stepping.deciding
        self._soon = QTimer(pane, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show)
        proofing.changed.append(self.show)
        for moments in (reviewing.judged, sitting.placed, sitting.opened):
            moments.append(self._soon.start)
        window.deeds["check"].triggered.connect(self.open)
        pane.list.gone_to.connect(stepping.go)
        pane.list.pointed_at.connect(self._point_at)
        pane.list.mended.connect(stepping.mend)
        pane.list.decided.connect(self._decide)
        pane.all_mended.connect(self._deciding.mend_all)
        pane.checked_again.connect(self._deciding.check_again)
        pane.scope_chosen.connect(self._soon.start)

    def open(self) -> None:
        """Open the pane and put the focus into it."""
        if self._sitting.current is not None:
            self._window.show_draft()
            self._window.show_side(_PANE)
            self.show()
            self._pane.enter()

    def show(self) -> None:
        """Show what there is to see to, once it is about the words as they stand."""
        proofing = self._proofing
        if self._sitting.current is None:
            self._count(())
            self._pane.show_nothing()
        elif proofing.bulletin is None:
            self._count(())
            self._pane.show_waiting()
        elif proofing.is_current:
            found = self._stepping.problems()
            self._count(found)
            self._list(found)

    @property
    def _more(self) -> int:
        return self._proofing.count - len(self._proofing.found)

    def _list(self, found: tuple[Problem, ...]) -> None:
        place = self._sitting.place
        self._pane.show_problems(
            tuple(one for one in found if self._pane.is_whole or one.form == place),
            sure=len(self._proofing.sure),
            left=len(self._proofing.left),
            locked=bool(self._sitting.why_locked),
            more=self._more,
        )

    def _count(self, found: tuple[Problem, ...]) -> None:
        self._window.side.show_count(_PANE, len(found) + self._more)
        counts = Counter(one.form for one in found if one.finding is not None)
        self._window.outline.show_found(counts)

    def _point_at(self, problem: Problem) -> None:
        """Show the words of a finding and stay in the list; a field is gone to."""
        if problem.finding is not None:
            self._stepping.go_to(problem.finding.place, focus=False)
        else:
            self._stepping.go(problem)

    def _decide(self, name: str, problem: Problem) -> None:
        remark = problem.remark
        if problem.finding is not None:
            self._deciding.do(name, problem.finding)
        elif remark is not None and (name == "mend" or remark.is_carried):
            self._reviewing.mend(remark)  # to leave what was carried over is to confirm it
        else:
            self._window.status_line.show_note(STAYS)
