"""What there is to say of an issue stands at its fields, and keys lead from one to the next."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from ui.program import Program


LAST = make.bulletin(make.article("评审会", credits="综合股"), number=12, total=144)


@pytest.fixture
def program(office: Office) -> Program:
    """Return a window on an office that has printed issue 12."""
    program = office.open()
    program.desk.keep(
        Saving(key="last", entry=None, base=None, bulletin=LAST, occasion=Occasion.SAVED)
    )
    return program


def put(program: Program, office: Office, issue: Bulletin, place: str = "masthead") -> None:
    program.sitting.open(Draft(issue))
    program.drafting.go(place)
    office.settle(program)


def key(program: Program, name: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, name, modifiers)


def follow(program: Program, office: Office) -> None:
    """Make the next issue from the last one by key."""
    program.window.deeds["new_next"].trigger()
    office.wait(program, lambda: bool(program.reviewing.found))


def test_what_stood_there_last_is_filled_in_by_key_and_taken_back(program, office):
    put(program, office, replace(LAST, masthead=Masthead(series=make.SERIES)))
    form = program.window.masthead_form
    assert form.rows["publisher"].sentence.deed == "照填"
    form.focus_field("publisher")
    key(program, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert current(program).masthead.publisher == make.OFFICE
    assert form.publisher.currentText() == make.OFFICE
    assert form.rows["publisher"].sentence.text == ""
    program.writing.undo()
    assert current(program).masthead.publisher == ""


def test_f8_leads_through_the_whole_issue_and_round_the_corner(program, office):
    issue = make.bulletin(make.article("题", "由【待补】主持。", key="a"), number=13, total=145)
    put(program, office, replace(issue, masthead=Masthead(series=make.SERIES), copies=None))
    form = program.window.masthead_form
    form.focus_field("series")
    seen: list[tuple[str, str]] = []
    for _ in range(5):
        key(program, Qt.Key.Key_F8)
        seen.append((program.sitting.place, program.reviewing.field()))
    assert seen == [
        ("masthead", "publisher"), ("a", "credits"), ("a", "body"),
        ("tail", "copies"), ("masthead", "publisher"),
    ]  # fmt: skip
    key(program, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert program.sitting.place == "tail"
    assert "第 4 处，共 4 处：印数未填。" in program.window.status_line.note


def test_f8_begins_with_what_lacks_here_where_no_field_has_the_focus(program, office):
    put(program, office, replace(LAST, masthead=Masthead(), copies=None))
    program.window.side.bar.setFocus()
    assert program.reviewing.field() == ""
    program.window.deeds["next_remark"].trigger()
    assert (program.sitting.place, program.reviewing.field()) == ("masthead", "series")
    program.window.side.bar.setFocus()
    program.window.deeds["previous_remark"].trigger()
    assert (program.sitting.place, program.reviewing.field()) == ("tail", "copies")


def test_f8_chooses_the_words_that_were_left_open(program, office):
    article = make.article("题", "由【待补】主持。", key="a", credits="股")
    put(program, office, make.bulletin(article, number=13, total=145))
    key(program, Qt.Key.Key_F8)
    assert program.bench.editor.textCursor().selectedText() == "【待补】"
    assert program.bench.editor.hasFocus()


def test_where_all_is_in_order_f8_says_so(program, office):
    put(program, office, make.bulletin(make.article(key="a", credits="股"), number=13, total=145))
    assert program.reviewing.found == ()
    key(program, Qt.Key.Key_F8)
    assert program.window.status_line.note == "没有要改的，也没有要核的。"


def test_what_came_from_the_last_issue_is_marked_until_it_is_typed_or_confirmed(program, office):
    follow(program, office)
    program.drafting.go("masthead")
    form, tail = program.window.masthead_form, program.window.tail_form
    assert current(program).dated is None
    assert form.publisher.property("state") == "amber"
    tag = form.rows["publisher"]._tags["publisher"]
    assert tag.isVisible()
    assert "照第12期带来，还没有核过。" in tag.toolTip()
    assert form.carried.text.startswith("3 项照上期带来")
    form.focus_field("publisher")
    key(program, Qt.Key.Key_Return)
    assert form.publisher.property("state") == ""
    assert not tag.isVisible()
    program.writing.undo()
    assert tag.isVisible()
    form.publisher.lineEdit().setText("县志编委会")
    form.publisher.lineEdit().textEdited.emit("县志编委会")
    form.flush()
    assert not tag.isVisible()
    program.drafting.go("tail")
    assert tail.rows["report"]._tags["report"].isVisible()
    tail.rows["report"]._tags["report"].click()
    assert "report" not in current(program).state.carried
    tail.carried.deed_chosen.emit()
    assert set(current(program).state.carried) == {"series", "number"}


def test_every_mark_of_a_new_issue_can_be_confirmed_by_f8_and_enter(program, office):
    follow(program, office)
    for _ in range(40):
        if not current(program).state.carried:
            break
        key(program, Qt.Key.Key_F8)
        key(program, Qt.Key.Key_Return)
    assert current(program).state.carried == ()
    assert current(program).masthead == LAST.masthead
    assert current(program).distribution == LAST.distribution


def test_an_article_is_scolded_as_one_comes_to_it_not_while_one_writes(program, office):
    two = (make.article("题一", key="a", credits="股"), make.article("", "有字。", key="b"))
    put(program, office, make.bulletin(*two, number=13, total=145), place="a")
    page = program.window.article_page
    assert page.strip.isHidden()
    program.drafting.go("b")
    assert page.strip.isVisible()
    assert page.units.property("state") == "amber"
    page.strip.field_chosen.emit("title")
    assert program.bench.title.hasFocus()
    program.drafting.edit_article("改题名", "title", ("有题",))
    assert page.strip.isHidden()
    program.drafting.edit_article("改题名", "title", ())
    assert page.strip.isHidden()


def test_the_unit_on_the_last_line_goes_into_its_field_by_one_link(program, office):
    words = make.article("例会", "会议召开。", "（县志办综合股）", key="a")
    put(program, office, replace(LAST, articles=(words,)), "a")
    page = program.window.article_page
    link = page._of_units.findChild(QPushButton)
    assert page._of_units.text == "供稿单位未填，文末写着“（县志办综合股）”。"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    mended = current(program).article("a")
    assert (mended.credits, len(mended.body)) == (("县志办综合股",), 1)
    assert program.bench.editor.toPlainText() == "会议召开。"
    assert page.focused() == "credits"
    assert page._of_units.isHidden()
    program.writing.undo()
    assert current(program).article("a") == words


def test_while_one_writes_the_units_are_spoken_of_only_when_one_goes_there(program, office):
    put(
        program, office, replace(LAST, articles=(make.article("例会", "会议召开。", key="a"),)), "a"
    )
    page = program.window.article_page
    page.editor.setFocus()
    body = make.body("会议召开。", "（县志办综合股）")
    program.drafting.edit_article("粘贴", "body", body)
    assert page.units.property("state") == "amber"
    assert page._of_units.isHidden()
    page.units.setFocus()
    assert page._of_units.deed == "移到供稿单位"
