"""A change after 签发 is seen at once, until it is undone or signed again."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from sqlalchemy import text

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Waiver
from gazetteer_desk.desk import signing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.signing import Step
from gazetteer_desk.history.status import Status
from gazetteer_desk.store.engine import open_store
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters import errands
from ui.dialogs.sheets import Sheet
from ui.program import Program


WORDS = "3月5日，石桥村志首发。"


def issue(words=WORDS, **fields):
    article = make.article("石桥村志首发", words, key="k", credits="县志中心")
    fields.setdefault("dated", dt.date.today())
    return make.bulletin(article, number=13, total=145, **fields)


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    program.sitting.open(Draft(issue()))
    errands.save(office, program)
    return program


def go_on(program: Program, office: Office, who="贺青松", why="") -> None:
    program.window.tabs.next.click()
    errands.take_step(office, program, who, why)
    office.wait(program, lambda: not program.sitting.current.held)


def sign(program: Program, office: Office) -> None:
    for who in ("王岚", "周宁", "贺青松"):
        go_on(program, office, who)
    assert program.sitting.current.status is Status.APPROVED


def write(program: Program, office: Office, words: str) -> None:
    body = (paragraph(words),)
    program.sitting.apply("改", lambda b: edit.change_article(b, "k", body=body))
    office.settle(program)


def notice(program: Program) -> str:
    found = [one.words for one in program.window.banner.notices if one.name == "resign"]
    return found[0] if found else ""


def taken(program: Program) -> list[tuple[str, str]]:
    found = signing.steps(program.desk, program.sitting.current.entry)
    return [(one.step.value, one.who) for one in reversed(found)]


def test_each_step_asks_who_takes_it_and_keeps_the_name(program, office):
    buttons = []
    for who in ("王岚", "周宁", "贺青松", "王岚", "王岚"):
        buttons.append(program.window.tabs.next.text())
        go_on(program, office, who)
    assert buttons == ["送核稿", "核稿", "签发", "印发", "归档"]
    assert taken(program) == [
        ("送核稿", "王岚"), ("核稿", "周宁"), ("签发", "贺青松"), ("印发", "王岚"),
        ("归档", "王岚"),
    ]  # fmt: skip


def test_the_name_is_remembered_and_others_are_offered(program, office):
    sign(program, office)
    program.sitting.open(Draft(make.bulletin("下一期", number=14)))
    program.window.tabs.next.click()
    dialog = errands.asked(office, program)
    assert dialog.who == "王岚"
    dialog.no.click()
    office.settle(program)
    assert program.sitting.current.status is Status.DRAFT


def test_what_is_signed_is_said_with_its_code(program, office):
    for who in ("王岚", "周宁"):
        go_on(program, office, who)
    program.window.tabs.next.click()
    dialog = errands.asked(office, program)
    head = program.desk.revisions(program.sitting.current.entry)[0]
    assert dialog.windowTitle() == dialog.yes.text() == "签发第13期"
    assert dialog.code.text() == f"{head.digest[:4]} {head.digest[4:8]}".upper()
    assert dialog._asked.said[0] == f"第13期，1篇，{head.characters}字。"
    assert dialog._asked.said[1].startswith("周宁核稿，今天 ")
    assert dialog.no.isDefault()
    assert dialog.held.isHidden()
    assert dialog.tick.isHidden()
    assert not dialog.yes.isEnabled(), "nobody is named yet"


def test_enter_leads_through_the_dialog_and_signs_by_the_button_alone(program, office):
    for who in ("王岚", "周宁"):
        go_on(program, office, who)
    program.window.tabs.next.click()
    dialog = errands.asked(office, program)
    line = dialog.name.lineEdit()
    assert dialog.focusWidget() in (dialog.name, line)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible(), "nobody is named: nothing happens, and nothing is thrown away"
    dialog.name.setEditText("贺青松")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.yes
    QTest.keyClick(dialog.yes, Qt.Key.Key_Return)
    office.wait(program, lambda: program.sitting.current.status is Status.APPROVED)
    assert taken(program)[-1] == ("签发", "贺青松")


def test_the_issue_is_dated_the_day_it_is_signed_where_that_is_ticked(program, office):
    program.sitting.apply("日期", lambda _: issue(dated=dt.date(2026, 3, 5)))
    for who in ("王岚", "周宁"):
        go_on(program, office, who)
    program.window.tabs.next.click()
    dialog = errands.asked(office, program)
    before = dialog.code.text()
    dialog.tick.setChecked(True)
    assert dialog.code.text() != before
    after = dialog.code.text()
    errands.take_step(office, program)
    draft = program.sitting.current
    office.wait(program, lambda: draft.status is Status.APPROVED)
    assert draft.bulletin.dated == draft.bulletin.imprint.printed == dt.date.today()
    (signed, *_) = signing.steps(program.desk, draft.entry)
    assert (signed.code, signed.nth) == (after, 3)
    assert not notice(program)


def test_what_is_open_holds_it_back_and_leads_there(program, office):
    write(program, office, "会上，【待补】讲话。")
    for who in ("王岚", "周宁"):
        go_on(program, office, who)
    program.window.tabs.next.click()
    dialog = errands.asked(office, program)
    dialog.name.setEditText("贺青松")
    assert not dialog.yes.isEnabled()
    assert dialog.yes.accessibleDescription() == "还有 1 处必错，先写原因"
    assert "【待补】" in dialog.held.accessibleName()
    dialog.held.go.click()
    office.settle(program)
    assert program.sitting.place == "k"
    assert program.window.focusWidget() is program.bench.editor
    assert program.bench.editor.textCursor().selectedText() == "【待补】"
    assert program.sitting.current.status is Status.CHECKED
    program.window.tabs.next.click()
    errands.take_step(office, program, why="急件")
    office.wait(program, lambda: program.sitting.current.status is Status.APPROVED)
    (signed, *_) = signing.steps(program.desk, program.sitting.current.entry)
    assert signed.remark == "急件（签发时还有 1 处必错）"


def test_what_an_older_program_signed_is_said_to_have_no_signature(program, office):
    draft = program.sitting.current
    for status in (Status.CHECKED, Status.APPROVED):
        program.desk.ledger.advance(draft.entry, status)
    with program.desk.store.writing() as session:
        session.execute(text("DELETE FROM signature"))
    program.ledgering.take(program.desk.ledger.line(draft.entry))
    office.settle(program)
    program.window.tabs.next.click()
    dialog = errands.asked(office, program)
    assert "没有记下签的是哪一稿" in dialog.accessibleDescription()


def test_a_change_after_signing_is_told_and_its_undo_makes_it_hold_again(program, office):
    sign(program, office)
    assert not notice(program)
    write(program, office, WORDS.replace("首发", "正式首发"))
    assert notice(program) == "签发之后改了 2 个字，需要再签。"
    tabs = program.window.tabs
    assert tabs.next.text() == "请再签"
    assert tabs.steps.accessibleName() == "状态：签发，签发之后改了 2 个字"
    program.sitting.undo("k")
    office.settle(program)
    assert not notice(program)
    assert tabs.next.text() == "印发"
    assert tabs.steps.accessibleName() == "状态：签发"


def test_what_no_page_prints_is_no_change(program, office):
    sign(program, office)
    waived = (Waiver("P05", "石桥"),)
    program.sitting.apply("忽略", lambda b: edit.with_editing(b, waived=waived))
    office.settle(program)
    assert not notice(program)


def test_what_was_changed_is_seen_side_by_side_and_signed_again(program, office):
    sign(program, office)
    write(program, office, WORDS.replace("首发", "正式首发"))
    program.window.banner.answered.emit("resign", "see_signed")
    office.wait(program, program.window.is_comparing)
    compared = program.comparing.compared()
    assert compared.old.articles[0].body[0].text == WORDS
    assert compared.names[0] == "第1稿"
    program.comparing.close()
    program.window.banner.answered.emit("resign", "sign_again")
    errands.take_step(office, program, why="")
    office.wait(program, lambda: not notice(program))
    assert taken(program)[-1] == ("再签", "贺青松")
    assert program.window.tabs.next.text() == "印发"


def test_it_goes_out_unsigned_for_a_reason_alone(program, office):
    sign(program, office)
    write(program, office, WORDS.replace("首发", "正式首发"))
    program.window.deeds["to_issued"].trigger()
    dialog = errands.asked(office, program)
    assert not dialog.yes.isEnabled()
    assert dialog.yes.accessibleDescription() == "签发之后改了 2 个字，先写原因"
    errands.take_step(office, program, "王岚", "领导口头同意")
    office.wait(program, lambda: program.sitting.current.status is Status.ISSUED)
    (issued, *_) = signing.steps(program.desk, program.sitting.current.entry)
    assert (issued.step, issued.remark) == (Step.ISSUED, "领导口头同意")
    assert not notice(program)


def test_what_others_changed_after_signing_is_seen_when_it_is_opened(program, office):
    sign(program, office)
    entry = program.sitting.current.entry
    program.window.deeds["close_tab"].trigger()
    office.wait(program, lambda: program.sitting.current is None)
    elsewhere = open_store(office.path)
    changed = issue(WORDS.replace("。", "！"))
    Ledger(elsewhere).keep(entry, changed, {}, base=None, occasion=Occasion.REVISED)
    elsewhere.close()
    program.opening.open_entry(entry)
    office.wait(program, lambda: bool(notice(program)))
    assert notice(program).startswith("签发之后")
    old = program.desk.revisions(entry)[-1].id
    program.recalling.restore(old)
    office.wait(program, lambda: not notice(program))


def test_a_correction_wants_another_signature(program, office):
    sign(program, office)
    go_on(program, office, "王岚")
    draft = program.sitting.current
    program.desk.ledger.correct(draft.entry, "人名有误")
    program.ledgering.take(program.desk.ledger.line(draft.entry))
    write(program, office, WORDS.replace("石桥", "石板"))
    assert not notice(program), "while it is corrected the banner says that"
    program.way.amending.end()
    office.wait(program, lambda: bool(notice(program)))
    assert notice(program) == "印发之后改了 1 个字，需要再签。"
    program.window.tabs.next.click()
    errands.take_step(office, program)
    office.wait(program, lambda: not notice(program))
    assert taken(program)[-1] == ("再签", "贺青松")


def test_all_that_was_done_is_to_be_read(program, office):
    sign(program, office)
    program.window.deeds["records"].trigger()
    sheet = program.window.findChild(Sheet)
    table = sheet.findChild(QTableWidget)
    rows = [[table.item(row, at).text() for at in (0, 1, 3)] for row in range(table.rowCount())]
    assert rows == [
        ["签发", "贺青松", "第1稿"], ["核稿", "周宁", "第1稿"], ["送核稿", "王岚", "第1稿"],
    ]  # fmt: skip
    assert table.item(0, 4).text() == program.way.signing.taken.steps[0].code
    QTest.keyClick(table, "\x1b")


def test_the_versions_say_who_signed_which(program, office):
    sign(program, office)
    write(program, office, WORDS.replace("首发", "正式首发"))
    errands.save(office, program)
    model = program.window.versions.list.model()
    office.wait(program, lambda: model.rowCount() == 2)
    newest, signed = (model.lines[at] for at in range(2))
    assert newest.signed == ""
    assert signed.signed.startswith("签发　贺青松　今天 ")
    assert "签发，贺青松" in signed.spoken


def test_it_is_sent_back_with_a_word_and_what_was_signed_holds_no_more(program, office):
    sign(program, office)
    program.window.deeds["back_to_check"].trigger()
    errands.take_step(office, program, "贺青松", "题名再斟酌")
    office.wait(program, lambda: program.sitting.current.status is Status.CHECKED)
    assert program.window.status_line.note == "第13期已退回核稿。"
    assert program.window.tabs.next.text() == "核稿"
    write(program, office, "重写。")
    assert not notice(program)
