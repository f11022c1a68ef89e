"""A clerk who does anything about what is wrong in an issue: pane, strip, keys, 印前检查."""

import random
from typing import TYPE_CHECKING

from tests.ui.presenters.errands import commit
from ui.program import Program
from ui.widgets import finding_looks


if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer_desk.proof.problems import Problem

WRONG = (
    "做好编篡。。",
    "一是抓好，三是抓紧。",
    "截止目前,共37部",
    "【待补】",
    "3月32日",
    "（年鉴",
    "从书",
)


class ProofClerk:
    """Does something, anything, about findings; `did` is what was done last."""

    def __init__(self, program: Program, chance: random.Random) -> None:
        self.program, self.chance, self.did = program, chance, ""

    def do_something(self) -> None:
        deeds: tuple[Callable[[], None], ...] = (
            self.write_wrongly,
            self.write_wrongly,
            self.by_key,
            self.by_key,
            self.in_pane,
            self.in_pane,
            self.in_strip,
            self.all_at_once,
            self.before_print,
        )
        deed = self.chance.choice(deeds)
        self.did = deed.__name__
        deed()

    def write_wrongly(self) -> None:
        draft, bench = self.program.sitting.current, self.program.bench
        if draft is None or not draft.bulletin.articles:
            return
        key = self.chance.choice(draft.bulletin.articles).key
        self.program.window.outline.chosen.emit(key)
        field = self.chance.choice((bench.editor, bench.editor, bench.title))
        if field.isVisible() and not field.isReadOnly():
            field.setFocus()
            commit(field, self.chance.choice(WRONG))

    def by_key(self) -> None:
        name = self.chance.choice(
            ("next_remark", "next_remark", "previous_remark", "mend", "check")
        )
        self.did = name
        self.program.window.deeds[name].trigger()

    def _some(self) -> "Problem | None":
        found = self.program.stepping.problems()
        return self.chance.choice(found) if found else None

    def in_pane(self) -> None:
        pane = self.program.window.problems
        if (one := self._some()) is None:
            return
        how = self.chance.random()
        if how < 0.2:
            pane.list.gone_to.emit(one)
        elif how < 0.3:
            pane.list.pointed_at.emit(one)
        elif how < 0.6:
            pane.list.mended.emit(one)
        else:
            name = self.chance.choice(tuple(finding_looks.DEEDS))
            self.did = f"in_pane {name}"
            pane.list.decided.emit(name, one)

    def in_strip(self) -> None:
        strip = self.program.window.article_page.finding
        if strip.isVisible():
            name = self.chance.choice(finding_looks.LEAVING)
            signals = (
                strip.mended.emit,
                lambda: strip.left_as_is.emit(name),
                lambda: strip.stepped.emit(1),
            )
            self.chance.choice(signals)()

    def all_at_once(self) -> None:
        pane = self.program.window.problems
        self.chance.choice((pane.all_mended, pane.all_mended, pane.checked_again)).emit()

    def before_print(self) -> None:
        self.program.prechecking.open()
        page = self.program.window.precheck
        if page.list.lines:
            page.list.choose(self.chance.randrange(len(page.list.lines)))
            self.chance.choice((page.list.mend, lambda: page.list._do("left")))()
        if self.chance.random() < 0.7:
            self.program.prechecking.close()
