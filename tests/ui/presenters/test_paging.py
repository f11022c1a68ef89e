"""The status bar says how many pages the issue would have, and which paragraph one is in."""

from PySide6.QtCore import Qt

from gazetteer_desk.desk.paging import Length
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, kept_busy, let_run, reading
from ui.presenters.paging import said


def test_pages_come_when_the_clerk_rests(office: Office):
    program = office.open()
    status = program.window.status_line
    program.opening.new_sample()
    office.wait(program, lambda: status._pages.text() != "")
    assert status._pages.text() == "约 4 页"
    assert status._pages.toolTip().startswith("共 4 页，末页还可写 ")
    program.window.deeds["close_tab"].trigger()
    office.wait(program, lambda: program.sitting.current is None)
    assert status._pages.text() == ""


def test_they_are_not_asked_for_between_two_keys(office: Office):
    program = begun(office)
    office.wait(program, lambda: not program.in_print.paging._rest.isActive())
    rest, asked = program.in_print.paging._rest, list[int]()
    rest.timeout.connect(lambda: asked.append(1))
    rest.setInterval(60_000)
    rest.setTimerType(Qt.TimerType.PreciseTimer)
    for _ in range(3):
        commit(program.bench.editor, "字")
        program.bench.editor.flush()
        let_run(200)
        before = rest.remainingTime()
        commit(program.bench.editor, "字")
        assert rest.remainingTime() > before  # each key begins the rest anew
    assert asked == []
    rest.start(0)
    office.wait(program, lambda: asked == [1])


def test_an_answer_that_comes_after_the_issue_is_gone_is_dropped(office: Office):
    program = office.open()
    program.opening.new_sample()
    office.settle(program)
    with kept_busy(reading(program)):
        program.in_print.paging._estimate()
        program.sitting.clear()
    office.settle(program)
    assert program.window.status_line._pages.text() == ""


def test_the_paragraph_follows_the_caret(office: Office):
    program = begun(office)
    status = program.window.status_line
    commit(program.bench.editor, "一段\n二段")
    program.bench.editor.flush()
    office.wait(program, lambda: status._paragraph.text() == "第 2 段")
    program.drafting.go("masthead")
    program.window.enter_page()
    office.wait(program, lambda: status._paragraph.text() == "")


def test_how_it_is_said():
    assert said(Length()) == ("", "")
    length = Length(4, "末页还可写 3 行")
    assert said(length) == ("约 4 页", "共 4 页，末页还可写 3 行（按公文字体估算）")
    assert said(length, is_exact=True) == ("共 4 页", "共 4 页，末页还可写 3 行")
