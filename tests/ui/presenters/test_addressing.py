"""报尾 at the real window: the list of the series, the sum of the copies, the printed lines."""

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Disclosure, Masthead
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, current
from ui.program import Program


TOWNS = Recipient(name="各乡镇", group=Group.ISSUE, copies=14)
LIST = Recipients(recipients=(TOWNS,), archive=3)


@pytest.fixture
def tail(office: Office):
    """Return the window at 报尾 of an issue whose series has a list."""
    program = begun(office)
    program.desk.recipients.change(make.SERIES, lambda _: LIST)
    program.sitting.apply(
        "填",
        lambda b: replace(
            b,
            masthead=Masthead(series=make.SERIES),
            distribution=Distribution(report=("县委。",), issue=("各乡镇。",)),
            copies=30,
        ),
    )
    program.drafting.go("tail")
    office.settle(program)
    return program


def listed(program: Program) -> list[str]:
    return [one.name for one in program.desk.recipients.of(make.SERIES).recipients]


def test_the_sum_is_filled_in_with_one_click_and_taken_back(tail: Program, office: Office):
    row = tail.window.tail_form.rows["copies"]
    assert row.sentence.text == "去向合计 18 份，这里是 30 份。可按合计填，或写一句原因。"
    row.sentence.deed_chosen.emit()
    office.settle(tail)
    assert current(tail).copies == 18
    assert row.sentence.text == ""
    tail.writing.undo()
    assert current(tail).copies == 30


def test_a_word_of_reason_ends_the_scolding(tail: Program, office: Office):
    form = tail.window.tail_form
    form.copies_reason.setText("其余发电子版")
    form.flush()
    office.settle(tail)
    assert current(tail).state.copies_reason == "其余发电子版"
    assert form.rows["copies"].sentence.text == ""


def test_an_unknown_name_is_recorded_and_taken_out_again(tail: Program, office: Office):
    form = tail.window.tail_form
    form.account.record.click()
    office.settle(tail)
    assert listed(tail) == ["各乡镇", "县委"]
    assert tail.window.status_line.note == "已把“县委”记入名单"
    assert form.account.unknown == ()
    tail.window.status_line._deed.click()
    office.settle(tail)
    assert listed(tail) == ["各乡镇"]
    assert len(tail.desk.recipients.states(make.SERIES)) == 3


def test_taking_back_is_refused_where_the_list_was_changed_once_more(tail: Program, office: Office):
    tail.window.tail_form.account.record.click()
    office.settle(tail)
    tail.desk.recipients.change(make.SERIES, lambda now: replace(now, spare=9))
    tail.window.status_line._deed.click()
    office.settle(tail)
    assert tail.window.status_line.note == "后来又改过，没有撤销。"
    assert listed(tail) == ["各乡镇", "县委"]


def test_an_issue_of_no_series_has_no_list_to_put_names_on(office: Office):
    program = begun(office)
    program.sitting.apply("填", lambda b: replace(b, distribution=Distribution(send=("甲。",))))
    program.drafting.go("tail")
    office.settle(program)
    program.window.tail_form.account.record.click()
    office.settle(program)
    assert "还没有刊名" in program.window.status_line.note


def test_the_lines_are_shown_as_they_will_be_printed(tail: Program):
    assert tail.window.tail_form.printed_lines.accessibleName().endswith("报：县委。发：各乡镇。")


def test_why_it_is_withheld_is_kept_with_the_issue(tail: Program, office: Office):
    form = tail.window.tail_form
    form.disclosure.group.button(2).click()
    form.disclosure_reason.setText("含未公布的数字")
    form.flush()
    office.settle(tail)
    assert current(tail).disclosure is Disclosure.NONE
    assert current(tail).state.disclosure_reason == "含未公布的数字"
