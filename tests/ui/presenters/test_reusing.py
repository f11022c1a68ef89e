"""While an issue rests, its sentences are looked for in past ones; a key stops that."""

import pytest

from gazetteer_desk.desk.values import Saving
from gazetteer_desk.errors import Stopped
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.proof.rulebook import Changes
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit
from tests.ui.presenters.proofs import checked, put
from ui.program import Program


SAID = "各乡镇要在六月底以前把资料长编交到县志办公室，由专人逐条核对以后入库。"
NOW = make.bulletin(
    make.article("又题", f"会议开了半天。{SAID}", key="b", credits="股"),
    make.article("再题", SAID, key="c", credits="股"),
    number=13,
)


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    last = make.bulletin(make.article("题", SAID, key="a"), number=12)
    program.desk.keep(
        Saving(key="last", entry=None, base=None, bulletin=last, occasion=Occasion.SAVED)
    )
    office.settle(program)
    program.reusing._rest.setInterval(50)
    return program


def used(program: Program) -> list[str]:
    return [one.place.article for one in program.proofing.found if one.rule == "B27"]


def test_sentences_of_past_issues_are_found_while_the_clerk_rests(program, office):
    put(program, office, NOW, "b")
    office.wait(program, lambda: used(program) == ["b", "c"])


def test_a_key_stops_it_and_it_begins_again_after_a_rest(program, office):
    program.reusing._rest.setInterval(60_000)
    put(program, office, NOW, "b")
    program.reusing._look()
    commit(program.bench.editor, "字")
    assert program.reusing._stop.is_set()
    office.settle(program)
    assert used(program) == []
    assert program.reusing._rest.isActive()
    program.reusing._rest.start(0)
    office.wait(program, lambda: used(program) == ["b", "c"])


def test_where_it_is_stopped_nothing_is_said(program, office):
    put(program, office, NOW, "b")
    before = program.window.banner.notices
    program.reusing._on_failed(Stopped("已取消。"))
    assert program.window.banner.notices == before


def test_a_rule_that_is_off_finds_nothing_any_more(program, office):
    put(program, office, NOW, "b")
    office.wait(program, lambda: used(program) == ["b", "c"])
    program.listing.change_rules(lambda _: Changes(off=frozenset({"B27"})), "不查")
    office.wait(program, lambda: used(program) == [])
    checked(program, office)
