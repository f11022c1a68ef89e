"""The forms show an issue quietly; what is typed comes out once, as the whole new value."""

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit

from gazetteer_desk.bulletin import copies
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Picture, Span, Table, paragraph
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Disclosure,
    IssueNumber,
    Masthead,
    Secrecy,
    SecrecyLevel,
    Urgency,
)
from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.layout.printed_names import Printed, PrintedLine
from ui.forms import notes
from ui.forms.article import ArticlePage
from ui.forms.masthead import MastheadForm
from ui.forms.tail import TailForm
from ui.widgets import resting


ISSUE = Bulletin(
    masthead=Masthead(series="青梧县地方志工作简报", publisher="青梧县地方志办公室", sign="青梧"),
    number=IssueNumber(year=2026, number=13, total=145),
    dated=dt.date(2026, 3, 12),
    secrecy=Secrecy(level=SecrecyLevel.SECRET, term="1年", copy_no="000001"),
    urgency=Urgency.URGENT,
    note=(paragraph("编者按：供各地参考。", Kind.NOTE),),
    disclosure=Disclosure.ON_REQUEST,
    distribution=Distribution(report=("县委。",), send=("县直各部门。", "各人民团体。")),
    imprint=Imprint(office="综合股", printed=dt.date(2026, 3, 12), editor="卢"),
    copies=120,
)


@pytest.fixture(autouse=True)
def short_rest(monkeypatch):
    monkeypatch.setattr(resting, "REST_MS", 60)


@pytest.fixture
def head(qtbot, look, ear):
    form = MastheadForm()
    qtbot.addWidget(form)
    form.resize(674, 640)
    form.show()
    ear.to(form.masthead_edited, form.number_edited, form.dated_edited, form.secrecy_edited)
    ear.to(form.urgency_edited, form.note_edited)
    return form


@pytest.fixture
def tail(qtbot, look, ear):
    form = TailForm()
    qtbot.addWidget(form)
    form.show()
    ear.to(
        form.disclosure_edited, form.distribution_edited, form.imprint_edited, form.copies_edited
    )
    return form


@pytest.fixture
def page(qtbot, look, ear):
    form = ArticlePage(QLabel("一、"), QLabel("题名"), QTextEdit())
    qtbot.addWidget(form)
    form.show()
    ear.to(form.column_edited, form.credits_edited, form.note_edited, form.subtitle_edited)
    return form


def remark(field: str, said: str, *, weight: Weight = Weight.WRONG, **fields) -> Remark:
    return Remark(place="", field=field, weight=weight, said=said, **fields)


def names(*words: str) -> Offers:
    return Offers(map(Offer, words))


def compose(field, words: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(words, []))


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
    qtbot.waitUntil(lambda: bool(ear.heard), timeout=3000)
    assert ear.heard == [replace(ISSUE.number, number=14)]


def test_nothing_is_told_while_composing(head, ear, qtbot, writes):
    head.show_bulletin(ISSUE)
    head.subtitle.setFocus()
    writes(head.subtitle, "特")
    compose(head.subtitle, "kan")
    qtbot.wait(200)
    assert ear.heard == []
    writes(head.subtitle, "刊")
    qtbot.waitUntil(lambda: bool(ear.heard), timeout=3000)
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


def test_showing_a_tail_is_quiet_and_its_lines_come_out_one_an_entry(tail, ear, qtbot):
    tail.offer({"office": names("综合股")})
    tail.show_bulletin(ISSUE)
    tail.show_remarks((remark("copies", "印数未填。"),))
    tail.show_bulletin(Bulletin())
    tail.show_bulletin(ISSUE)
    tail.flush()
    assert ear.heard == []
    assert tail.send.text.toPlainText() == "县直各部门。\n各人民团体。"
    tail.issue.text.setPlainText("各乡镇。\n\n 各承编单位。 ")
    tail.flush()
    assert ear.heard == [replace(ISSUE.distribution, issue=("各乡镇。", "各承编单位。"))]


def test_a_name_typed_into_a_list_comes_before_its_full_stop(tail, ear, qtbot, writes):
    tail.show_bulletin(ISSUE)
    tail.send.setFocus()
    writes(tail.send.flow.line, "各承编单位，")
    send = ("县直各部门。", "各人民团体，各承编单位。")
    assert ear.heard == [replace(ISSUE.distribution, send=send)]


LIST = Recipients(
    recipients=(Recipient(name="各乡镇", group=Group.ISSUE, copies=14),), archive=3, spare=2
)


def test_the_account_of_the_copies_stands_beside_their_number(tail, ear, writes):
    ear.to(tail.copies_reason_edited, tail.lines_recorded)
    issue = replace(ISSUE, copies=30)
    issue = replace(issue, distribution=replace(issue.distribution, issue=("各乡镇。",)))
    tail.show_bulletin(issue)
    lines = copies.explain(issue.distribution, LIST)
    tail.show_account(lines, LIST)
    tail.show_remarks(copies.remarks(issue, lines))
    assert tail.account.sum.text() == f"去向合计 {copies.total(lines)} 份"
    assert tail.rows["copies"].sentence.deed == f"按合计填 {copies.total(lines)}"
    assert [chip.label for chip in tail.issue.flow._chips] == ["各乡镇 = 14"]
    writes(tail.copies_reason, "其余发电子版")
    tail.flush()
    assert ear.heard == ["其余发电子版"]
    ear.heard.clear()
    tail.account.record.click()
    unknown = tuple(line for line in lines if not line.is_known)
    assert ear.heard == [unknown]
    tail.show_account((), Recipients())
    assert tail.rows["record"].isHidden()


def test_another_number_in_the_account_is_for_the_list(tail, ear):
    ear.to(tail.lines_recorded)
    lines = copies.explain(replace(ISSUE.distribution, issue=("各乡镇。",)), LIST)
    tail.show_account(lines, LIST)
    model = tail.account.table.model()
    row = next(n for n, line in enumerate(lines) if line.name == "各乡镇")
    assert model.data(model.index(row, 0)) == "发：各乡镇"
    assert model.setData(model.index(row, 1), 15)
    assert not model.setData(model.index(row, 1), 14)
    assert ear.heard == [(replace(lines[row], copies=15),)]


def test_a_reason_is_asked_for_only_where_the_number_is_not_the_sum(tail):
    lines = copies.explain(ISSUE.distribution, LIST)
    tail.show_bulletin(replace(ISSUE, copies=copies.total(lines)))
    tail.show_account(lines, LIST)
    assert tail.rows["copies_reason"].isHidden()
    tail.show_bulletin(replace(ISSUE, copies=1))
    assert not tail.rows["copies_reason"].isHidden()


def test_withheld_from_the_public_asks_for_a_reason(tail, ear, writes):
    ear.to(tail.disclosure_reason_edited)
    tail.show_bulletin(ISSUE)
    assert tail.rows["disclosure_reason"].isHidden()
    tail.disclosure.group.button(2).click()
    assert not tail.rows["disclosure_reason"].isHidden()
    writes(tail.disclosure_reason, "含未公布的数字")
    tail.flush()
    assert ear.heard == [Disclosure.NONE, "含未公布的数字"]


def test_the_printed_lines_are_shown_and_read_out(tail):
    assert tail.rows["printed_lines"].isHidden()
    tail.show_printed(Printed((PrintedLine("报：县委。", 1), PrintedLine("县政府。", 3)), 31.6))
    assert tail.printed_lines.accessibleName() == "印出来的各行：报：县委。县政府。"
    assert not tail.rows["printed_lines"].isHidden()
    assert not tail.printed_lines.grab().isNull()


def test_disclosure_imprint_and_copies_come_out(tail, ear, writes):
    tail.show_bulletin(ISSUE)
    tail.disclosure.group.button(2).click()
    tail.proofreader.setFocus()
    writes(tail.proofreader, "沈")
    tail.flush()
    tail.copies.selectAll()
    writes(tail.copies, "21")
    tail.flush()
    tail.printed.line.selectAll()
    writes(tail.printed.line, "3.13")
    tail.flush()
    imprint = replace(ISSUE.imprint, proofreader="沈")
    assert ear.heard == [
        Disclosure.NONE,
        imprint,
        21,
        replace(imprint, printed=dt.date(2026, 3, 13)),
    ]


def test_an_article_page_is_quiet_and_opens_the_fields_that_are_used(page, ear):
    page.offer({"column": names("特别关注"), "unit": names("县志中心")})
    page.show_article(Article(key="a", column="特别关注", credits=("县志中心",)))
    assert page.subtitle.isHidden()
    page.show_article(Article(key="b", subtitle="侧记", note=(paragraph("按", Kind.NOTE),)))
    assert not page.subtitle.isHidden()
    assert not page.note.isHidden()
    page.show_article(Article(key="c"))
    assert page.note.isHidden()
    page.flush()
    assert ear.heard == []


def test_column_units_subtitle_and_note_come_out_once(page, ear, qtbot, writes):
    page.show_article(Article(key="a"))
    page.column.setFocus()
    writes(page.column.lineEdit(), "工作动态")
    page.units.setFocus()
    writes(page.units._line, "白渡镇、县档案馆")
    qtbot.keyClick(page.units._line, Qt.Key.Key_Return)
    page._add_subtitle.click()
    writes(page.subtitle, "侧记")
    page._add_note.click()
    page.note.setPlainText("供参考")
    page.flush()
    page.flush()
    assert ear.heard == [
        "工作动态",
        ("白渡镇", "县档案馆"),
        "侧记",
        (paragraph("供参考", Kind.NOTE),),
    ]


def test_focus_mode_leaves_the_sheet_alone(page):
    page.show_article(Article(key="a", subtitle="侧记"))
    page.fold(folded=True)
    assert page.toolbar.isHidden()
    assert page.top.isHidden()
    assert not page.editor.isHidden()
    page.fold(folded=False)
    assert not page.extras.isHidden()


def test_a_note_keeps_what_a_plain_field_cannot_show():
    marked = Paragraph(Kind.NOTE, (Span("重", frozenset({Mark.BOLD})), Span("要")))
    picture = Picture("d" * 64, "image/png")
    table = Table((), header=False)
    body = (marked, picture, table)
    assert notes.lines_of(body) == "重要\n〔图片〕\n〔表格〕"
    assert notes.body_of("重要\n〔图片〕\n〔表格〕", body) == body
    assert notes.body_of("重要\n新的一段\n〔图片〕", body) == (
        marked,
        paragraph("新的一段", Kind.NOTE),
        picture,
    )


def test_tab_leads_from_one_list_of_names_to_the_next_and_then_to_their_switches(tail, qtbot):
    names = (tail.report, tail.send, tail.issue)
    tail.report.setFocus()
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen == [*(one.flow.line for one in names), *(one.switch for one in names)]
    assert tail.approver.hasFocus()
