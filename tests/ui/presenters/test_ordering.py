"""Articles and columns are put in order from the outline, each deed one step of undo."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from tests.ui.presenters.shelves import choose, do, note, opened, order


FIRST = ["特别关注 a", "工作动态 b c", "方志文化 d"]


def undo(office: Office, program) -> None:
    program.window.outline.tree.setFocus()
    program.writing.undo()
    office.settle(program)


def test_a_drop_is_one_step_of_undo(office: Office):
    program = opened(office)
    program.window.outline.tree.landings.articles_landed.emit(("a", "d"), "工作动态", "c")
    assert order(program) == ["工作动态 b a d c"]
    draft = program.sitting.current
    assert draft is not None
    assert draft.undo_name() == "移动篇目"
    undo(office, program)
    assert order(program) == FIRST


def test_the_keys_move_what_is_chosen_and_a_whole_column(office: Office):
    program = opened(office)
    program.window.outline.tree.setFocus()
    do(office, program, "article_down", "a")
    assert order(program) == ["工作动态 a b c", "方志文化 d"]
    tree = program.window.outline.tree
    tree.choose_column("方志文化")
    assert tree.column() == "方志文化"
    assert tree.hasFocus()
    do(office, program, "article_up")
    assert order(program) == ["方志文化 d", "工作动态 a b c"]
    do(office, program, "article_down")  # it is still chosen
    assert order(program) == ["工作动态 a b c", "方志文化 d"]


def test_a_column_is_chosen_alone_whatever_keys_are_held(office: Office):
    program = opened(office)
    choose(program, "a")
    tree = program.window.outline.tree
    QTest.keyPress(tree, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    tree.choose_column("方志文化")
    QTest.keyRelease(tree, Qt.Key.Key_Control)
    assert tree.column() == "方志文化"


def test_a_column_is_dragged_and_renamed(office: Office):
    program = opened(office)
    program.window.outline.tree.landings.column_landed.emit("方志文化", "特别关注")
    assert order(program)[0] == "方志文化 d"
    program.window.outline.column_renamed.emit("工作动态", " 【要闻】")
    assert order(program) == ["方志文化 d", "特别关注 a", "要闻 b c"]
    program.window.outline.column_renamed.emit("要闻", "")
    assert order(program)[2] == "要闻 b c"


def test_the_menu_of_columns_moves_and_makes_new_ones(office: Office):
    program = opened(office)
    choose(program, "b", "c")
    program.window.outline.column_picked.emit("方志文化")
    assert order(program) == ["特别关注 a", "方志文化 d b c"]
    choose(program, "a")
    program.window.outline.column_picked.emit("特别关注")
    assert note(program) == "已经在【特别关注】里。"
    program.window.outline.column_picked.emit("新栏目")
    assert order(program)[0] == "新栏目 a"


def test_a_column_written_into_the_field_takes_the_article_along(office: Office):
    program = opened(office)
    program.drafting.go("a")
    program.window.article_page.column_edited.emit("方志文化")
    assert order(program) == ["工作动态 b c", "方志文化 d a"]
    program.drafting.go("b")
    program.window.article_page.column_edited.emit("【领导讲话】")
    assert order(program) == ["工作动态 c", "领导讲话 b", "方志文化 d a"]


def test_a_new_article_comes_behind_the_one_in_front_or_into_a_column(office: Office):
    program = opened(office)
    program.drafting.go("b")
    program.window.deeds["new_article"].trigger()
    fresh = program.sitting.place
    assert order(program)[1] == f"工作动态 b {fresh} c"
    program.window.outline.article_added.emit("特别关注")
    assert order(program)[0] == f"特别关注 a {program.sitting.place}"


def test_a_copy_comes_behind_its_article(office: Office):
    program = opened(office)
    do(office, program, "duplicate_article", "b")
    copy = program.sitting.place
    assert order(program)[1] == f"工作动态 b {copy} c"
    assert current(program).article(copy).body == current(program).article("b").body


def test_several_become_one_and_all_come_back_by_one_undo(office: Office):
    program = opened(office)
    do(office, program, "combine", "b", "d")
    assert order(program) == ["特别关注 a", "工作动态 b c"]
    whole = current(program).article("b")
    assert whole.credits == ("单位b", "单位d")
    assert program.sitting.place == "b"
    assert "综合成一篇" in note(program)
    undo(office, program)
    assert order(program) == FIRST


def test_the_head_of_the_outline_leads_to_the_number(office: Office):
    program = opened(office)
    program.window.outline.number_asked.emit()
    assert program.sitting.place == "masthead"
