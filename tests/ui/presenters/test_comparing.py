"""对比: any two 稿 of an issue on one page, what changed between them, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.compared import Sort
from gazetteer_desk.history import lines
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, kept_busy, reading, save
from ui.program import Program


def three_revisions(office: Office) -> tuple[Program, int]:
    """Return a window with an issue of three 稿, whose article grew by a sentence each time."""
    program = begun(office)
    entry = 0
    for nth in range(1, 4):
        commit(program.bench.editor, f"这是第{nth}次写的话。")
        entry = save(office, program)
        office.settle(program)
    return program, entry


def compared(office: Office, program: Program) -> None:
    page = program.comparing
    office.wait(program, lambda: page._answer is not None and page.view.is_filled)


def key(program: Program, name: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, name, modifiers)


def words(program: Program, sort: Sort) -> list[str]:
    """Return the runs of one sort on the page."""
    articles = program.comparing._answer.found.articles
    return [r.text for a in articles for b in a.body for r in b.runs if r.sort is sort]


def told(program: Program) -> list[str]:
    return [change.said for change in program.comparing._answer.listed]


def test_a_kept_revision_is_compared_with_the_present_words(office: Office):
    program, _ = three_revisions(office)
    pane = program.window.versions
    pane.list.setCurrentIndex(pane.list.model().index(2, 0))
    pane._compare.click()
    compared(office, program)
    assert program.window.is_comparing()
    assert words(program, Sort.ADDED) == ["这是第2次写的话。这是第3次写的话。"]
    text = program.comparing.view.toPlainText()
    assert "这是第1次写的话。这是第2次写的话。这是第3次写的话。" in text
    assert program.window.compare_page._nth.text() == "1 / 1"


def test_the_menu_compares_with_the_last_revision_that_differs(office: Office):
    program, _ = three_revisions(office)
    program.window.deeds["compare"].trigger()
    compared(office, program)
    assert words(program, Sort.ADDED) == ["这是第3次写的话。"]
    commit(program.bench.editor, "还没存的话。")
    program.comparing.close()
    program.window.deeds["compare"].trigger()
    compared(office, program)
    assert words(program, Sort.ADDED) == ["还没存的话。"]
    lines = program.comparing._lines
    assert [line.name for line in lines] == ["现在的稿子", "第3稿", "第2稿", "第1稿"]
    assert lines[0].when == "有没存成稿的改动"


def test_any_two_revisions_are_chosen_from_the_lists(office: Office):
    program, entry = three_revisions(office)
    program.window.deeds["compare"].trigger()
    compared(office, program)
    page, rows = program.window.compare_page, program.desk.revisions(entry)
    page.new.setCurrentIndex(2)
    page.new.activated.emit(2)
    compared(office, program)
    assert page.sides() == (rows[1].id, rows[1].id)
    office.wait(program, lambda: told(program) == [])
    assert page._about.text() == "没有改动"
    page.versions.setFocus()
    page.versions.setCurrentIndex(page.versions.model().index(3, 0))
    key(program, Qt.Key.Key_Return)
    office.wait(program, lambda: words(program, Sort.ADDED) == ["这是第2次写的话。"])
    assert page.sides() == (rows[2].id, rows[1].id)
    page.versions.setCurrentIndex(page.versions.model().index(1, 0))
    key(program, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.wait(program, lambda: page.sides() == (rows[2].id, rows[0].id))


def two_changes(office: Office) -> Program:
    """Return a window at the page with a title and two paragraphs that changed."""
    program, _ = three_revisions(office)
    commit(program.bench.editor, "\n添的第一段。")
    QTest.keyClick(program.bench.editor, Qt.Key.Key_Return)
    commit(program.bench.editor, "添的第二段。")
    program.window.deeds["compare"].trigger()
    compared(office, program)
    return program


def test_f8_and_f3_go_from_change_to_change_round_the_corner(office: Office):
    program = two_changes(office)
    page, count = program.window.compare_page, len(told(program))
    assert count >= 2
    assert page._nth.text() == f"1 / {count}"
    for name in (Qt.Key.Key_F8, Qt.Key.Key_F3):
        key(program, name)
    assert page._nth.text() == f"{2 % count + 1} / {count}"
    key(program, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    key(program, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page._nth.text() == f"1 / {count}"
    assert program.comparing.view._wanted == program.comparing._answer.listed[0].spot
    assert program.window.is_comparing()


def test_what_did_not_change_is_folded_and_counted(office: Office):
    program = two_changes(office)
    page = program.window.compare_page
    assert "没有改动" not in program.comparing.view.toPlainText()
    page.only.click()
    office.wait(program, lambda: program.comparing.view.is_filled)
    assert "… 1 段没有改动 …" in program.comparing.view.toPlainText()


def test_escape_leads_back_to_the_draft(office: Office):
    program = two_changes(office)
    key(program, Qt.Key.Key_Escape)
    assert not program.window.is_comparing()
    assert program.window.is_in_page()
    assert program.comparing.view.toPlainText() == ""


def test_an_old_revision_is_restored_from_the_page(office: Office):
    program, entry = three_revisions(office)
    first = program.desk.revisions(entry)[-1].id
    program.comparing.open(first)
    compared(office, program)
    page = program.window.compare_page
    assert page.restore.text() == "恢复第1稿"
    page.restore.click()
    office.wait(program, lambda: len(program.desk.revisions(entry)) == 4)
    assert not program.window.is_comparing()
    assert program.bench.editor.toPlainText() == "这是第1次写的话。"


def test_an_issue_without_a_revision_says_so(office: Office):
    program = begun(office)
    program.window.deeds["compare"].trigger()
    assert not program.window.is_comparing()
    assert "还没有存过稿" in program.window.status_line._note.text()


def test_another_issue_takes_the_page_away(office: Office):
    program, _ = three_revisions(office)
    with kept_busy(reading(program)):
        program.window.deeds["compare"].trigger()
        program.window.deeds["new_blank"].trigger()
    office.settle(program)
    assert not program.window.is_comparing()


def test_a_damaged_revision_is_named(office: Office, monkeypatch):
    program, _ = three_revisions(office)

    def damaged(_revision: int) -> None:
        raise lines._damaged()

    monkeypatch.setattr(program.desk, "revision", damaged)
    program.window.deeds["compare"].trigger()
    page = program.window.compare_page
    office.wait(program, lambda: "已经损坏" in page._about.text())


def test_the_two_stand_side_by_side_and_in_one_again(office: Office):
    program, _ = three_revisions(office)
    program.window.deeds["compare"].trigger()
    compared(office, program)
    page = program.window.compare_page
    page.beside.click()
    compared(office, program)
    pair = program.comparing.view
    assert "这是第1次写的话。这是第2次写的话。" in pair.old.toPlainText()
    assert "这是第3次写的话。" not in pair.old.toPlainText()
    assert "这是第1次写的话。这是第2次写的话。这是第3次写的话。" in pair.new.toPlainText()
    assert pair.isVisible()
    key(program, Qt.Key.Key_F8)
    assert page._nth.text() == "1 / 1"
    page.in_one.click()
    compared(office, program)
    assert not pair.isVisible()
    assert pair.new.toPlainText() == ""
    assert "这是第3次写的话。" in program.comparing.view.toPlainText()


def test_the_way_that_was_chosen_holds_for_the_next_comparison(office: Office):
    program, _ = three_revisions(office)
    program.window.deeds["compare"].trigger()
    compared(office, program)
    program.window.compare_page.beside.click()
    program.comparing.close()
    program.window.deeds["compare"].trigger()
    compared(office, program)
    assert "这是第3次写的话。" in program.comparing.view.new.toPlainText()
    assert program.comparing.view.isVisible()
