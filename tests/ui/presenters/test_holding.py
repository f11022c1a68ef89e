"""Two windows on one office's store: the later one on the same issue only reads."""

from PySide6.QtTest import QTest

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
    assert second.bench.editor.isReadOnly()
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
