"""What is wrong in a field of 报头 or 报尾 is said under it, and mended there."""

import pytest

from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Masthead
from gazetteer_desk.history.status import Status
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from tests.ui.presenters.proofs import checked, put
from ui.program import Program


ISSUE = make.bulletin(
    make.article("题", key="a", credits="股"),
    masthead=Masthead(series=make.SERIES, publisher="县志编篡中心"),
    distribution=Distribution(report=("编篡处。",), send=("县直各部门。",), issue=("各乡镇。",)),
    number=13,
    total=145,
)


@pytest.fixture
def program(office: Office) -> Program:
    return office.open()


def test_it_stands_under_its_field_and_goes_when_it_is_mended(program, office):
    draft = put(program, office, ISSUE, "masthead")
    row = program.window.masthead_form.rows["publisher"]
    assert row.sentence.text == "“编篡”应为“编纂”。"
    assert row.sentence.deed == "改为“编纂”"
    row._on_deed()
    assert current(program).masthead.publisher == "县志编纂中心"
    assert draft.last_step.name == "改正"
    checked(program, office)
    assert row.sentence.text == ""


def test_lists_of_recipients_have_it_too(program, office):
    put(program, office, ISSUE, "tail")
    row = program.window.tail_form.rows["report"]
    assert row.sentence.deed == "改为“编纂”"
    row._on_deed()
    assert current(program).distribution.report == ("编纂处。",)


def test_it_is_counted_once_in_the_list(program, office):
    put(program, office, ISSUE, "masthead")
    said = [one for one in program.stepping.problems() if one.field in ("publisher", "report")]
    assert [one.remark for one in said] == [None, None]


def test_what_may_only_be_read_has_no_remedy_there(program, office):
    put(program, office, ISSUE, "masthead", status=Status.ISSUED)
    row = program.window.masthead_form.rows["publisher"]
    assert row.sentence.text == "“编篡”应为“编纂”。"
    assert row.sentence.deed == ""
