"""An article of a past issue is used again, and where it is from stays noted."""

from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.occasion import Occasion
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from tests.ui.presenters.shelves import article, issue, note, order
from ui.program import Program


PAST = replace(
    issue(), number=IssueNumber(year=2025, number=54, total=786), articles=(article("old"),)
)


def with_past(office: Office) -> tuple[Program, int]:
    program = office.open()
    entry = program.desk.ledger.enter(PAST, {}, occasion=Occasion.SAVED).entry
    return program, entry


def test_it_is_copied_under_a_key_of_its_own_with_its_source(office: Office):
    program, entry = with_past(office)
    program.sitting.open(Draft(issue()))
    program.window.recall_room.take_asked.emit(entry, "old")
    office.settle(program)
    copy = current(program).article(program.sitting.place)
    assert copy.key != "old"
    assert copy.title == ("题old",)
    assert copy.source == "转自2025年第54期（总第786期）"
    assert copy.column == "工作动态"
    assert program.window.room() == "draft"
    label = program.window.article_page._source
    assert (label.text(), label.isVisible()) == (copy.source, True)
    program.drafting.go("a")
    assert not label.isVisible()


def test_it_is_found_beside_the_issue_and_taken_by_the_button(office: Office):
    program, entry = with_past(office)
    program.sitting.open(Draft(issue()))
    pane = program.window.recall_pane
    assert not pane.past.isVisible()
    pane.asked.emit("题old")
    office.settle(program)
    pane.list.enter()
    office.settle(program)
    pane.past.take.click()
    office.settle(program)
    assert len(current(program).articles) == 5
    assert entry


def test_without_an_open_issue_it_says_what_to_do(office: Office):
    program, entry = with_past(office)
    program.window.recall_room.take_asked.emit(entry, "old")
    office.settle(program)
    assert note(program) == "还没有打开简报，请先打开一期再放。"


def test_one_that_is_gone_there_is_not_taken(office: Office):
    program, entry = with_past(office)
    program.sitting.open(Draft(issue()))
    program.window.recall_room.take_asked.emit(entry, "gone")
    office.settle(program)
    assert len(order(program)) == 3
    assert "不在那一期里" in note(program)
