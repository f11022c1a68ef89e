"""From one place to the next (F8) through all there is to see to, and mending it (Alt+Enter).

Where the clerk stands is the place that the last step led to, as long as the caret is still there,
else the caret. A step waits for nothing: what a key has overtaken is passed over, where its words
do not stand there any more. The pages over the draft (印前检查, 对比) have lists of their own.
"""

from functools import partial

from gazetteer_desk.bulletin import checks, review
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof.checking import still_there
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import lines
from gazetteer_desk.proof.problems import Order, Problem, problems
from ui.presenters import pointing
from ui.presenters.bench import Bench
from ui.presenters.deciding import Deciding
from ui.presenters.drafting import Drafting
from ui.presenters.reviewing import Reviewing
from ui.presenters.underlining import Underlining


_IN_WORDS = ("title", "subtitle", "note", "body")
_NOTHING = "没有要改的，也没有要核的。"
Caret = tuple[str, str, int]


class Stepping:
    """Joins the keys F8, Shift+F8 and Alt+Enter, and the strip, to remarks and findings."""

    def __init__(
        self,
        bench: Bench,
        drafting: Drafting,
        reviewing: Reviewing,
        underlining: Underlining,
        deciding: Deciding,
    ) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._drafting = drafting
        self._reviewing = reviewing
        self._proofing = underlining.proofing
        self._underlining = underlining
        self.deciding = deciding
        self._came: tuple[Problem, Caret] | None = None
        window.deeds["next_remark"].triggered.connect(partial(self._on_step, 1))
        window.deeds["previous_remark"].triggered.connect(partial(self._on_step, -1))
        window.deeds["mend"].triggered.connect(self._on_mend)
        strip = window.article_page.finding
        strip.mended.connect(self._mend_here)
        strip.left_as_is.connect(self._leave_here)
        strip.stepped.connect(self._step_in_article)

    def problems(self) -> tuple[Problem, ...]:
        """Return all there is to see to in the issue in front, in the order of the page."""
        draft = self._sitting.current
        if draft is None:
            return ()
        found = self._proofing.found
        if not self._proofing.is_current:
            found = still_there(found, lines(draft.bulletin))
        return problems(draft.bulletin, self._reviewing.found, found)

    def go(self, problem: Problem) -> None:
        """Bring the place of a remark or a finding to the front and put the focus there."""
        if problem.finding is not None:
            self.go_to(problem.finding.place)
        elif problem.remark is not None:
            self._reviewing.go(problem.remark)

    def go_to(self, place: Place, *, focus: bool = True) -> None:
        """Bring some words to the front, chosen, and the focus there if wished."""
        window = self._window
        window.show_draft()
        form = review.form_of(place.article, place.part)
        if self._sitting.place != form:
            self._drafting.go(form)
        has_words = bool(place.path) or place.part == "subtitle"  # else the whole field is empty
        is_in_words = has_words and (place.article or place.part == "note")
        if focus and is_in_words:
            pointing.focus(self._bench, place)
        elif focus:
            self._reviewing.focus(place.part)
        if is_in_words:
            pointing.select(self._bench, place)
            self._underlining.show()

    def mend(self, problem: Problem) -> None:
        """Do the remedy of a remark or a finding."""
        if problem.finding is not None:
            self.deciding.mend(problem.finding)
        elif problem.remark is not None:
            self._reviewing.mend(problem.remark)

    def _on_step(self, by: int) -> None:
        if self._sitting.current is not None and self._window.over() is None:
            self._sitting.settle()
            self._step(by)

    def _step(self, by: int) -> None:
        spots = _spots(self.problems())
        if not spots:
            self._window.status_line.show_note(_NOTHING)
            return
        at = self._next(spots, by)
        with self._window.article_page.finding.hushed():  # the note says it all
            self.go(spots[at])
        self._came = spots[at], self._caret()
        said = spots[at].said
        self._window.status_line.show_note(f"第 {at + 1} 处，共 {len(spots)} 处：{said}")

    def _next(self, spots: list[Problem], by: int) -> int:
        came = self._came
        if came is not None and came[1] == self._caret() and came[0] in spots:
            return (spots.index(came[0]) + by) % len(spots)
        here = self._here()
        if by > 0:
            ahead = (at for at, one in enumerate(spots) if _is_ahead(one, here))
            return next(ahead, 0)
        behind = [at for at, one in enumerate(spots) if one.order < here]
        return behind[-1] if behind else len(spots) - 1

    def _here(self) -> Order:
        """Return where the clerk stands: a field that is chosen is behind its own remark."""
        draft, place, field = self._sitting.current, self._sitting.place, self._reviewing.field()
        assert draft is not None
        at = review.in_print(draft.bulletin)(place, field)
        if place in (MASTHEAD, TAIL) or field not in _IN_WORDS:
            return (*at, 0, (), 0)
        if field == "body":
            spot = self._bench.editor.spot()
            return (*at, 1, spot.path, spot.offset)
        return (*at, 1, (), 0)

    def _caret(self) -> Caret:
        return (
            self._sitting.place,
            self._reviewing.field(),
            self._bench.editor.textCursor().position(),
        )

    def _on_mend(self) -> None:
        if self._window.over() is not None or self._sitting.current is None:
            return
        if (problem := self._window.problems.focused()) is not None:
            self.mend(problem)
            return
        remark = checks.heaviest(one for one in self._reviewing.of_field() if one.remedy)
        if remark is not None:
            self._reviewing.mend(remark)
        else:
            self._mend_here()

    def _mend_here(self) -> None:
        finding = self._at_caret()
        if finding is None or finding.suggestion is None:
            words = "这里没有可以照改的。按 F8 去下一处。"
            self._window.status_line.show_note(words)
        elif not self.deciding.mend(finding):
            self._proofing.when_checked(partial(self._mend_again, finding))

    def _mend_again(self, finding: Finding) -> None:
        """Mend a finding whose line was touched since it was found, where the caret is still."""
        here = self._at_caret()
        if here is not None and (here.rule, here.text) == (finding.rule, finding.text):
            self.deciding.mend(here)

    def _at_caret(self) -> Finding | None:
        """Return the finding at the caret; in a form the first one of the field."""
        place, field = self._sitting.place, self._reviewing.field()
        if place not in (MASTHEAD, TAIL) and field in (*_IN_WORDS, ""):
            return self._underlining.here
        here = (
            one
            for one in self._proofing.found
            if (review.form_of(one.place.article, one.place.part), one.place.part) == (place, field)
        )
        return next(here, None)

    def _leave_here(self, deed: str) -> None:
        if (finding := self._underlining.here) is not None:
            self.deciding.do(deed, finding)

    def _step_in_article(self, by: int) -> None:
        """Go to the next finding of the article, round the corner."""
        here, finding = self._underlining.of_article(), self._underlining.here
        if finding in here:
            self.go_to(here[(here.index(finding) + by) % len(here)].place)


def _is_ahead(one: Problem, here: Order) -> bool:
    return one.order > here or (one.order == here and one.finding is not None)


def _spots(found: tuple[Problem, ...]) -> list[Problem]:
    """Return where one stops: at each finding, and once at a field, however much is said of it."""
    made: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for one in found:
        name = one.form, one.field
        if one.remark is None or name not in seen:
            made.append(one)
        if one.remark is not None:
            seen.add(name)
    return made
