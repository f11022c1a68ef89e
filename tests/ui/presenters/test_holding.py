"""Two windows on one office's store: the later one on the same issue only reads."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.history.status import Status
from tests.ui.presenters import errands


def opened_twice(office):
    """Return two windows with the same issue in front; the first has it under the pen."""
    first = errands.begun(office)
    QTest.keyClicks(first.bench.editor, "a")
    entry = errands.save(office, first)
    second = office.open()
    second.opening.open_entry(entry)
    office.wait(second, lambda: second.sitting.current is not None)
    office.wait(second, lambda: bool(second.sitting.current.locked))
    return first, second


def words(program):
    return errands.current(program).articles[0].body[0].text


def test_the_later_window_only_reads_and_says_who_has_the_issue(office):
    first, second = opened_twice(office)
    (notice,) = [n for n in second.window.banner.notices if n.name == "held"]
    assert "正在另一个窗口里编辑这一期" in notice.words
    assert second.window.banner.notices[0] is notice
    assert second.window.status_line._saved.text() == "只读"
    assert second.bench.editor.isReadOnly()
    assert second.window.status_line._saved.text() == "只读"
    QTest.keyClicks(second.bench.editor, "b")
    second.window.deeds["new_article"].trigger()
    office.settle(second)
    assert words(second) == "a"
    assert len(errands.current(second).articles) == 1
    assert second.window.status_line._note.toolTip() == "这一期在这里只能看，没有改动。"
    assert second.window.tabs.bar.tabText(0)
    assert not first.sitting.current.locked
    QTest.keyClicks(first.bench.editor, "c")
    first.sitting.settle()
    assert words(first) == "ac"


def test_no_article_can_be_added_and_the_button_says_why(office):
    first, second = opened_twice(office)
    add = second.window.outline._add
    assert not add.isEnabled()
    assert add.toolTip() == second.sitting.current.locked
    assert "这里只能看" in add.accessibleDescription()
    assert first.window.outline._add.isEnabled()
    second.window.deeds["new_blank"].trigger()
    office.settle(second)
    assert add.isEnabled()
    assert add.toolTip() == ""


def test_masthead_and_tail_are_read_only_too_and_words_can_be_chosen(office):
    _, second = opened_twice(office)
    second.drafting.go("masthead")
    form = second.window.masthead_form
    assert form.subtitle.isReadOnly()
    assert not form.supplement.isEnabled()
    second.drafting.go("tail")
    assert second.window.tail_form.findChild(type(form.subtitle)).isReadOnly()


def test_an_issue_of_its_own_is_written_in_the_second_window_all_the_same(office):
    _, second = opened_twice(office)
    second.window.deeds["new_blank"].trigger()
    office.settle(second)
    second.bench.editor.setFocus()
    assert not second.bench.editor.isReadOnly()
    QTest.keyClicks(second.bench.editor, "b")
    second.sitting.settle()
    assert words(second) == "b"
    assert not [n for n in second.window.banner.notices if n.name == "held"]


def test_when_the_first_lets_go_the_second_gets_the_newest_words_and_writes(office):
    first, second = opened_twice(office)
    first.bench.editor.setFocus()
    QTest.keyClicks(first.bench.editor, "z")
    errands.save(office, first)
    office.close(first)
    second.holding._ask_again()
    office.wait(second, lambda: not second.sitting.current.locked)
    assert second.window.status_line._saved.text() == "已保存"
    assert words(second) == "az"
    assert not second.bench.editor.isReadOnly()
    second.bench.editor.setFocus()
    QTest.keyClicks(second.bench.editor, "y")
    second.sitting.settle()
    assert "y" in words(second)


def test_a_closed_tab_lets_go(office):
    first, second = opened_twice(office)
    first.window.deeds["close_tab"].trigger()
    office.settle(first)
    second.holding._ask_again()
    office.wait(second, lambda: not second.sitting.current.locked)


def test_the_second_window_does_not_open_what_the_first_has_open(office):
    first = errands.begun(office)
    QTest.keyClicks(first.bench.editor, "a")
    errands.save(office, first)
    second = office.open()
    assert second.sitting.drafts == {}


def test_neither_menus_nor_keys_change_a_field_that_may_only_be_read(office):
    _, second = opened_twice(office)
    second.drafting.go("masthead")
    form = second.window.masthead_form
    form.subtitle.setText("副题")
    form.subtitle.setFocus()
    QApplication.clipboard().setText("贴来的")
    for deed in ("cut", "paste"):
        form.subtitle.selectAll()
        second.window.deeds[deed].trigger()
        assert form.subtitle.text() == "副题"
    QTest.keyClick(form.dated.line, Qt.Key_Down, Qt.AltModifier)
    assert QApplication.activePopupWidget() is None  # no calendar


def test_whatever_would_change_it_is_refused_in_words(office):
    _, second = opened_twice(office)
    names = ("renumber", "remove_article", "to_next", "decline_article", "undo", "redo")
    deeds = {name: second.window.deeds[name].trigger for name in names}
    deeds["to_column"] = partial(second.ordering._on_column_picked, "工作动态")
    deeds["combine"] = second.ordering._combine
    deeds["restore"] = partial(second.recalling.restore, 1)
    said = {}
    for name, deed in deeds.items():
        second.window.status_line.clear_note()
        deed()
        office.settle(second)
        said[name] = second.window.status_line.note
    assert set(said.values()) == {"这一期在这里只能看，没有改动。"}, said
    assert second.window.outline.reason.isHidden()


def let_go(office, first, second):
    """Close the first window, and wait until the second has noticed it."""
    office.close(first)
    second.holding._ask_again()
    office.wait(second, lambda: not second.sitting.current.held)


def test_a_void_issue_is_void_still_when_the_first_lets_go(office):
    first, second = opened_twice(office)
    draft = second.sitting.current
    first.desk.ledger.advance(draft.entry, Status.VOID, reason="误编")
    let_go(office, first, second)
    draft = second.sitting.current
    assert (draft.status, draft.remark) == (Status.VOID, "误编")
    assert draft.locked == "这一期已作废，内容锁定。"
    assert not second.window.masthead_form.number.isEnabled()


def test_what_was_typed_before_it_was_known_who_has_it_is_kept(office):
    first = errands.begun(office)
    QTest.keyClicks(first.bench.editor, "a")
    entry = errands.save(office, first)
    second = office.open()
    with errands.kept_busy(errands.writing(second)):
        second.opening.open_entry(entry)
        office.wait_for(lambda: second.sitting.current is not None)
        second.bench.editor.setFocus()
        QTest.keyClicks(second.bench.editor, "b")
        second.sitting.settle()
    office.wait(second, lambda: bool(second.sitting.current.locked))
    QTest.keyClicks(first.bench.editor, "c")
    errands.save(office, first)
    let_go(office, first, second)
    assert "b" in words(second)
    errands.save(office, second)
    kept = [second.desk.revision(line.id) for line in second.desk.revisions(entry)]
    assert [one.articles[0].body[0].text for one in kept] == [words(second), "ac", "a"]
