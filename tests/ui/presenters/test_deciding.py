"""A finding is mended or left as it is with one deed, and every deed can be taken back."""

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.history.status import Status
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, current, words_of
from tests.ui.presenters.proofs import caret_behind, checked, put
from ui.program import Program
from ui.widgets import finding_looks


ISSUE = make.bulletin(
    make.article("题", "做好编篡工作。", "又一处编篡。。", key="a", credits="股"),
    make.article("又题", "编篡。", "买了从书。", key="b", credits="股"),
    distribution=Distribution(report=("编篡处。",), send=("县直各部门。",), issue=("各乡镇。",)),
)


@pytest.fixture
def program(office: Office) -> Program:
    return office.open()


def found(program: Program) -> list[str]:
    return [one.text for one in program.proofing.found]


def answer(program: Program, name: str) -> None:
    program.window.status_line.note_answered.emit(name)


def test_to_mend_is_one_deed_that_is_taken_back(program, office):
    draft = put(program, office, ISSUE)
    program.deciding.do("mend", program.proofing.found[0])
    assert words_of(program).split("\n")[1] == "做好编纂工作。"
    assert draft.last_step.name == "改正"
    assert program.bench.editor.spot().offset == 4, "the caret is behind what was put in"
    program.writing.undo()
    assert words_of(program).split("\n")[1] == "做好编篡工作。"
    checked(program, office)
    assert found(program).count("编篡") == 4


def test_what_a_key_has_overtaken_is_not_mended_at_another_place(program, office):
    put(program, office, ISSUE)
    finding = program.proofing.found[0]
    caret_behind(program, "做好")
    commit(program.bench.editor, "这项")
    program.deciding.do("mend", finding)
    assert words_of(program).split("\n")[1] == "做好这项编篡工作。"
    assert "正在重新检查" in program.window.status_line.note


def test_where_nothing_is_known_to_write_instead_the_clerk_is_told(program, office):
    put(program, office, ISSUE)
    program.deciding.do("mend", replace(program.proofing.found[0], suggestion=None))
    assert program.window.status_line.note == "这一处要您自己改。"


def test_all_that_is_sure_is_mended_at_once_and_counted(program, office):
    draft = put(program, office, ISSUE)
    caret_behind(program, "又一处")
    program.deciding.mend_all()
    office.settle(program)
    assert words_of(program) == "题\n做好编纂工作。\n又一处编纂。\n（股）"
    assert words_of(program, 1) == "又题\n编纂。\n买了从书。\n（股）", "what is only doubtful stays"
    assert current(program).distribution.report == ("编纂处。",)
    assert program.window.status_line.note == "已改正 5 处，涉及 2 篇和报头报尾。"
    assert draft.last_step.name == "全部改正"
    spot = program.bench.editor.spot()
    assert (spot.path, spot.offset) == ((1,), 3), "the caret is where it was"
    answer(program, "undo")
    assert current(program) == ISSUE


def test_where_nothing_is_sure_nothing_is_mended(program, office):
    article = make.article("题", "买了从书。", key="a", credits="股")
    put(program, office, make.bulletin(article))
    program.deciding.mend_all()
    assert "没有能一起改正的" in program.window.status_line.note


def test_one_place_or_all_of_the_issue_are_left_as_they_are(program, office):
    put(program, office, ISSUE)
    first = program.proofing.found[0]
    program.deciding.do("once", first)
    checked(program, office)
    assert found(program).count("编篡") == 3
    assert len(program.proofing.left) == 1
    program.deciding.do("issue", first)
    checked(program, office)
    assert "编篡" not in found(program)
    assert program.window.status_line.note == "本期不再查“编篡”。"
    answer(program, "undo")
    checked(program, office)
    assert found(program).count("编篡") == 3
    program.deciding.check_again()
    checked(program, office)
    assert program.proofing.left == ()


def test_to_leave_it_is_taken_back_by_key_in_the_article(program, office):
    put(program, office, ISSUE)
    program.deciding.do("once", program.proofing.found[0])
    program.window.deeds["undo"].trigger()
    assert current(program).state.waived == ()
    assert program.window.status_line.note == "已撤销：忽略一次"


def test_a_place_to_fill_in_cannot_be_left_and_a_mark_is_no_word_for_the_lists(program, office):
    words = ("共【待补】人。。", "编篡。")
    put(program, office, make.bulletin(make.article("题", *words, key="a", credits="股")))
    later, mark, word = program.proofing.found
    for deed in finding_looks.LEAVING:
        program.deciding.do(deed, later)
        assert program.window.status_line.note == "这一项不能忽略，改好就没有了。"
    assert current(program).state.waived == ()
    assert finding_looks.leaving(later) == ()
    assert finding_looks.leaving(mark) == ("once", "issue")
    assert finding_looks.leaving(word) == ("once", "issue", "always")


def test_all_that_was_mended_is_taken_back_by_key_in_an_article_it_did_not_touch(program, office):
    sound = make.article("三题", "没有错。", key="c", credits="股")
    before = replace(ISSUE, articles=(*ISSUE.articles, sound))
    put(program, office, before)
    program.drafting.go("c")
    program.sitting.apply("改题名", lambda b: edit.change_article(b, "c", title=("题三",)))
    program.deciding.mend_all()
    office.settle(program)
    assert program.window.deeds["undo"].text().startswith("撤销 全部改正")
    program.window.deeds["undo"].trigger()
    assert current(program) == edit.change_article(before, "c", title=("题三",))
    assert program.window.status_line.note == "已撤销：全部改正"


def test_words_that_are_never_wrong_hold_for_every_issue_until_taken_back(program, office):
    put(program, office, ISSUE)
    program.deciding.do("always", program.proofing.found[0])
    office.settle(program)
    checked(program, office)
    assert "编篡" not in found(program)
    assert program.desk.rules.changes().leave == ("编篡",)
    assert program.window.status_line.note == "“编篡”以后不作错。"
    answer(program, "undo_list")
    office.settle(program)
    checked(program, office)
    assert "编篡" in found(program)


def test_a_rule_that_is_not_used_any_more_finds_nothing(program, office):
    put(program, office, ISSUE)
    program.deciding.do("off", program.proofing.found[0])
    office.settle(program)
    checked(program, office)
    assert "W-编篡" not in [one.rule for one in program.proofing.found]
    assert program.desk.rules.changes().off == {"W-编篡"}


def test_nothing_is_done_to_an_issue_that_may_only_be_read(program, office):
    draft = put(program, office, ISSUE, status=Status.ISSUED)
    finding = program.proofing.found[0]
    for name in ("mend", "once", "issue"):
        program.deciding.do(name, finding)
    program.deciding.mend_all()
    assert draft.bulletin is ISSUE


def test_a_name_that_is_no_slip_is_recorded_as_a_person_or_a_unit(program, office):
    person = Person(key="p", name="卢佩宁", posts=(Post(title="副县长"),))
    program.desk.persons.change(lambda _: (person,))
    program.desk.units.change(lambda _: (Unit(name="石埠乡人民政府"),))
    words = "副县长卢佩柠出席会议。", "石阜乡人民政府召开会议。"
    put(program, office, make.bulletin(make.article("题", *words, key="a", credits="股")))
    for rule in ("R03", "R07"):
        finding = next(one for one in program.proofing.found if one.rule == rule)
        program.deciding.do("always", finding)
        office.settle(program)
        checked(program, office)
        assert rule not in [one.rule for one in program.proofing.found]
    assert [one.name for one in program.desk.persons.all()] == ["卢佩宁", "卢佩柠"]
    assert [one.name for one in program.desk.units.all()] == ["石埠乡人民政府", "石阜乡人民政府"]
    assert program.window.status_line.note == "已把“石阜乡人民政府”记为单位。"
    answer(program, "undo_list")
    office.settle(program)
    assert [one.name for one in program.desk.units.all()] == ["石埠乡人民政府"]
