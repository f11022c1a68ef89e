"""The form 报尾: names and lines of 报, 送 and 发, the copies and their account."""

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QStackedWidget, QWidget

from gazetteer_desk.bulletin import copies
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Disclosure,
)
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.layout.printed_names import Printed, PrintedLine
from tests.ui.forms.issues import ISSUE, names, remark
from ui.forms.tail import TailForm


LIST = Recipients(
    recipients=(Recipient(name="各乡镇", group=Group.ISSUE, copies=14),), archive=3, spare=2
)


@pytest.fixture
def tail(qtbot, look, ear):
    form = TailForm()
    qtbot.addWidget(form)
    form.show()
    ear.to(
        form.disclosure_edited, form.distribution_edited, form.imprint_edited, form.copies_edited
    )
    return form


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


def test_a_whole_block_is_pasted_into_its_three_lists_as_one_deed(tail, ear):
    tail.show_bulletin(Bulletin())
    QApplication.clipboard().setText("报：县委。\n送：县直各部门。\n发：各乡镇。")
    tail.send.flow.line.setFocus()
    tail.send.flow.line.paste()
    whole = Distribution(report=("县委。",), send=("县直各部门。",), issue=("各乡镇。",))
    assert ear.heard == [whole]
    assert tail.report.entries == ("县委。",)


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


def test_tab_leads_from_one_list_of_names_to_the_next_and_then_to_their_switches(tail, qtbot):
    names = (tail.report, tail.send, tail.issue)
    tail.report.setFocus()
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen == [*(one.flow.line for one in names), *(one.switch for one in names)]
    assert tail.approver.hasFocus()


def test_a_field_that_one_is_led_to_stays_in_sight_when_more_is_told_above_it(look, qtbot):
    stack, tail = QStackedWidget(), TailForm()
    qtbot.addWidget(stack)
    stack.addWidget(QWidget())
    stack.addWidget(tail)
    stack.resize(674, 520)
    with qtbot.waitActive(stack):
        stack.show()
    stack.setCurrentWidget(tail)
    tail.show_bulletin(ISSUE)
    tail.show_remarks((remark("printed", "印发日期未填。"),))
    tail.focus_field("printed")
    tail.show_printed(Printed(tuple(PrintedLine("报：县委。", 1) for _ in range(4)), 31.6))
    line, bar = tail.printed.line, tail.verticalScrollBar()

    def is_in_sight() -> bool:
        at = line.mapTo(tail.viewport(), line.rect().topLeft()).y()
        return 0 <= at <= tail.viewport().height() - line.height()

    QTest.qWait(100)  # nothing is where it was until all is laid out
    assert is_in_sight()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    tail.show_printed(Printed())
    QTest.qWait(20)
    assert bar.value() == 0  # who scrolls away is not called back
