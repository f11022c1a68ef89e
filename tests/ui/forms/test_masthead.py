"""The form 报头 shows an issue quietly; what is typed comes out once, as the whole new value."""

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.checks import Weight
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Secrecy,
    SecrecyLevel,
    Urgency,
)
from tests.ui.forms.issues import ISSUE, compose, names, remark
from ui.forms.masthead import MastheadForm


@pytest.fixture
def head(qtbot, look, ear):
    form = MastheadForm()
    qtbot.addWidget(form)
    form.resize(674, 640)
    form.show()
    ear.to(form.masthead_edited, form.number_edited, form.dated_edited, form.secrecy_edited)
    ear.to(form.urgency_edited, form.note_edited)
    return form


def test_showing_a_masthead_is_quiet_and_shows_all_of_it(head, ear):
    head.offer({"series": names("青梧县地方志工作简报", "年鉴专报"), "publisher": names("县志办")})
    head.show_bulletin(ISSUE)
    head.show_remarks((remark("number", "第13期已有。"), remark("dated", "日期早于上一期。")))
    head.show_remarks(())
    head.show_bulletin(Bulletin())
    head.show_bulletin(ISSUE)
    head.flush()
    assert ear.heard == []
    assert head.series.currentText() == "青梧县地方志工作简报"
    assert head.dated.line.text() == "2026年3月12日"
    assert head.copy_no.text() == "000001"
    assert head.note.toPlainText() == "编者按：供各地参考。"


def test_a_series_typed_comes_out_once_with_the_rest_of_the_masthead(head, ear, qtbot, writes):
    head.show_bulletin(ISSUE)
    head.subtitle.setFocus()
    writes(head.subtitle, "特刊")
    assert ear.heard == []
    qtbot.keyClick(head.subtitle, Qt.Key.Key_Tab)
    head.flush()
    assert ear.heard == [replace(ISSUE.masthead, subtitle="特刊")]


def test_typing_is_told_when_it_rests(head, ear, qtbot, writes):
    head.show_bulletin(ISSUE)
    head.number.setFocus()
    head.number.selectAll()
    writes(head.number, "14")
    qtbot.waitUntil(lambda: bool(ear.heard), timeout=60_000)
    assert ear.heard == [replace(ISSUE.number, number=14)]


def test_nothing_is_told_while_composing(head, ear, qtbot, writes):
    head.show_bulletin(ISSUE)
    head.subtitle.setFocus()
    writes(head.subtitle, "特")
    compose(head.subtitle, "kan")
    qtbot.wait(200)
    assert ear.heard == []
    writes(head.subtitle, "刊")
    qtbot.waitUntil(lambda: bool(ear.heard), timeout=60_000)
    assert [masthead.subtitle for masthead in ear.heard] == ["特刊"]


def test_what_is_being_typed_is_not_shown_over(head, ear, writes):
    head.show_bulletin(ISSUE)
    head.subtitle.setFocus()
    writes(head.subtitle, "特")
    head.show_bulletin(replace(ISSUE, copies=99))
    assert head.subtitle.text() == "特"
    head.flush()
    assert [masthead.subtitle for masthead in ear.heard] == ["特"]


def test_a_secret_issue_shows_term_and_copy_number_and_an_open_one_has_none(head, ear, writes):
    head.show_bulletin(replace(ISSUE, secrecy=None))
    assert head.rows["term"].isHidden()
    head.level.group.button(3).click()
    assert not head.rows["term"].isHidden()
    head.term.setFocus()
    writes(head.term, "5年")
    head.flush()
    head.level.group.button(1).click()
    head.level.group.button(0).click()
    assert ear.heard == [
        Secrecy(level=SecrecyLevel.CONFIDENTIAL),
        Secrecy(level=SecrecyLevel.CONFIDENTIAL, term="5年"),
        Secrecy(level=SecrecyLevel.INTERNAL),
        None,
    ]


@pytest.mark.parametrize("typed", ["4.2", "20260402", "四月二日", "2026年4月2日"])
def test_a_date_is_read_as_clerks_type_it(head, ear, typed, writes):
    head.show_bulletin(ISSUE)
    head.dated.line.setFocus()
    head.dated.line.selectAll()
    writes(head.dated.line, typed)
    head.flush()
    assert ear.heard == [dt.date(2026, 4, 2)]
    assert head.dated._reading.text() == "2026年4月2日，星期四"


def test_a_date_that_cannot_be_read_is_said_only_when_the_field_is_left(head, ear, qtbot, writes):
    head.show_bulletin(ISSUE)
    head.dated.line.setFocus()
    head.dated.line.selectAll()
    writes(head.dated.line, "3.")
    head.flush()
    assert head.rows["dated"].sentence.text.startswith("可写")
    qtbot.keyClick(head.dated.line, Qt.Key.Key_Return)
    assert head.rows["dated"].sentence.text == "没认出这个日期，可写成 3.12 或 20260312。"
    assert ear.heard == []


def test_urgency_supplement_and_note_come_out(head, ear, qtbot):
    head.show_bulletin(ISSUE)
    head.urgency.setCurrentIndex(2)
    head.urgency.activated.emit(2)
    head.supplement.click()
    head.note.setFocus()
    head.note.setPlainText("第一段\n\n第二段")
    head.flush()
    assert ear.heard[0] == Urgency.EXTRA_URGENT
    assert ear.heard[1] == replace(ISSUE.number, supplement=True)
    assert ear.heard[2] == (paragraph("第一段", Kind.NOTE), paragraph("第二段", Kind.NOTE))


def test_a_problem_stands_under_its_field_and_at_the_top(head, qtbot):
    head.show_bulletin(ISSUE)
    lacks = remark(
        "publisher", "编印单位未填。", short="编印单位未填", weight=Weight.LACKING, remedy="照填"
    )
    head.show_remarks((remark("number", "第12期已于3月5日印发。", short="期号重复"), lacks))
    row = head.rows["publisher"]
    assert row.sentence.text == "编印单位未填。"
    assert (row.sentence.deed, row.sentence._built()[1].property("tone")) == ("照填", "second")
    assert not head.publisher.property("state")  # empty is no error yet
    assert head.number.property("state") == "error"
    assert head.publisher.accessibleDescription() == "缺项：编印单位未填。"
    assert head.number.accessibleDescription() == "有错：第12期已于3月5日印发。"
    assert head.strip._words.text() == "缺 1 项，错 1 处："
    links = {link.text(): link for link in head.strip.findChildren(QPushButton)}
    assert list(links) == ["期号重复", "编印单位未填"]
    links["编印单位未填"].click()
    assert head.focusWidget() in (head.publisher, head.publisher.lineEdit())
    head.show_remarks(())
    assert head.strip.isHidden()
    assert row.sentence.isHidden()
    assert head.publisher.accessibleDescription() == ""


def test_of_one_row_the_part_at_fault_is_marked_and_its_remedy_is_one_link(head, ear, qtbot):
    ear.to(head.remedied)
    right = replace(ISSUE.number, total=145)
    off = remark("total", "这里应为总第145期。", remedy="改过来", fix=right)
    head.show_remarks((remark("number", "跳过了第12期。", weight=Weight.DOUBTFUL),))
    assert head.number.property("state") == "amber"
    assert head.strip.isHidden()
    head.show_remarks((off,))
    assert (head.number.property("state"), head.total.property("state")) == ("", "error")
    assert head.number.accessibleDescription() == ""
    row = head.rows["number"]
    assert (row.sentence.text, row.sentence.deed) == (off.said, "改过来")
    qtbot.mouseClick(row.sentence.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert ear.heard == [off]


def test_what_was_carried_over_has_a_tag_and_a_frame_until_it_is_confirmed(head, ear, qtbot):
    ear.to(head.confirmed, head.all_confirmed)
    head.show_bulletin(ISSUE)
    carried = {"weight": Weight.CARRIED, "remedy": "照旧"}
    came = tuple(remark(name, "照第12期带来，还没有核过。", **carried)
                 for name in ("series", "number"))  # fmt: skip
    head.show_remarks(came)
    tags = {name: head.rows[name]._tags[name] for name in ("series", "number")}
    assert all(tag.isVisible() for tag in tags.values())
    assert (head.series.property("state"), head.number.property("state")) == ("amber", "amber")
    assert head.series.accessibleDescription() == "上期：照第12期带来，还没有核过。"
    assert head.rows["series"].sentence.isHidden()
    assert head.strip.isHidden()
    assert head.carried.text.startswith("2 项照上期带来")
    tags["series"].click()
    head.total.setFocus()
    qtbot.keyClick(head.total, Qt.Key.Key_Return)  # a part of the number
    head.publisher.lineEdit().setFocus()
    qtbot.keyClick(head.publisher.lineEdit(), Qt.Key.Key_Return)  # came from nowhere
    assert ear.heard == ["series", "number"]
    head.show_remarks(())
    assert not any(tag.isVisible() for tag in tags.values())
    assert head.carried.isHidden()


def test_the_focus_stays_in_the_form_when_a_link_has_done_its_deed_and_goes_away(head, qtbot):
    head.window().activateWindow()
    head.remedied.connect(lambda _: head.show_remarks(()))
    head.all_confirmed.connect(lambda: head.show_remarks(()))
    head.show_remarks((remark("dated", "日期早于上一期。", remedy="改日期"),))
    qtbot.mouseClick(head.rows["dated"].sentence.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert head.focused() == "dated"
    head.show_remarks((remark("publisher", "照第12期带来。", weight=Weight.CARRIED),))
    qtbot.mouseClick(head.carried.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert head.focused() == "publisher"


def test_that_all_is_well_is_said_in_green_where_nothing_is_wrong(head):
    sound = {"dated": "晚于上一期（3月5日）。"}
    head.show_remarks((), sound=sound)
    assert head.rows["dated"].sentence.text == "晚于上一期（3月5日）。"
    head.show_remarks((remark("dated", "日期早于上一期（3月15日）。"),), sound=sound)
    assert head.rows["dated"].sentence.text == "日期早于上一期（3月15日）。"


def test_what_cannot_be_read_is_said_before_anything_else_of_the_field(head):
    head.refuse("dated", "没认出这个日期，可写成 3.12 或 20260312。")
    head.show_remarks((remark("dated", "日期早于上一期（3月5日）。"),))
    assert head.rows["dated"].sentence.text.startswith("没认出")
    head.refuse("dated", "")
    assert head.rows["dated"].sentence.text == "日期早于上一期（3月5日）。"


def test_what_is_empty_keeps_its_hint_and_is_named_at_the_top(head):
    head.show_remarks((remark("dated", "日期未填。", weight=Weight.LACKING),))
    assert head.rows["dated"].sentence.text.startswith("可写 3.12")
    assert head.dated.line.accessibleDescription() == "缺项：日期未填。"
    assert head.strip._words.text() == "缺 1 项："
