"""From the shelf into the issue and onward; and what was kept decides, not the window."""

from PySide6.QtWidgets import QAbstractButton

from gazetteer_desk.bulletin import columns
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.rows import ItemState
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current, save
from tests.ui.presenters.shelves import article, do, issue, item, note, opened, order, shelf
from ui.program import Program


def ask(office: Office, program: Program, deed: str, *titles: str) -> None:
    """Ask for a deed to items on the shelf."""
    items = tuple(item(program, title) for title in titles)
    program.window.outline.shelf.asked.emit(deed, items)
    office.settle(program)


def with_items(office: Office, *keys: str) -> Program:
    program = opened(office)
    program.desk.items.hold([article(key, "方志文化") for key in keys])
    program.shelving.refresh()
    office.settle(program)
    return program


def with_next(program):
    """Open the next issue behind the one in front; return its draft."""
    here = program.sitting.current
    assert here is not None
    following = Draft(issue(14))
    program.sitting.open(following)
    program.sitting.choose(here.key)
    return following


def test_an_item_comes_to_the_end_of_its_column(office: Office):
    program = with_items(office, "x", "y")
    ask(office, program, "place", "题x", "题y")
    assert order(program)[2] == "方志文化 d x y"
    assert shelf(program) == []
    assert note(program) == "2 篇已放进本期。"
    program.window.outline.tree.setFocus()
    program.writing.undo()
    office.settle(program)
    assert len(shelf(program)) == 2


def test_a_drag_from_the_shelf_lands_where_it_is_let_go(office: Office):
    program = with_items(office, "x")
    program.window.outline.tree.landings.items_landed.emit((item(program, "题x"),), "工作动态", "c")
    office.settle(program)
    assert order(program)[1] == "工作动态 b x c"


def test_it_is_placed_when_the_issue_is_kept_and_listed_with_its_number(office: Office):
    program = with_items(office, "x")
    ask(office, program, "place", "题x")
    assert program.desk.items.lines()[0].state is ItemState.HELD
    entry = save(office, program)
    assert program.desk.items.lines()[0].state is ItemState.PLACED
    draft = program.sitting.current
    assert draft is not None
    program.opening.close(draft.key)
    office.settle(program)
    assert shelf(program) == [("已用", "题x")]
    assert "第13期" in program.window.outline.shelf._lines[0].below
    ask(office, program, "open", "题x")
    assert program.sitting.current is not None
    assert program.sitting.current.entry == entry
    assert program.sitting.place == "x"


def test_an_issue_closed_without_keeping_leaves_it_on_the_shelf(office: Office):
    program = with_items(office, "x")
    ask(office, program, "place", "题x")
    program.sitting.clear()
    office.settle(program)
    assert shelf(program) == [("留用", "题x")]


def test_it_is_promised_to_the_next_issue_and_no_longer(office: Office):
    program = with_items(office, "x")
    ask(office, program, "next", "题x")
    assert program.desk.items.lines()[0].is_due
    assert "下一期用" in program.window.outline.shelf._lines[0].below
    ask(office, program, "next", "题x")
    assert not program.desk.items.lines()[0].is_due


def test_it_goes_into_the_next_issue_that_is_open(office: Office):
    program = with_items(office, "x")
    following = with_next(program)
    ask(office, program, "next", "题x")
    assert "x" in [one.key for one in following.bulletin.articles]
    assert shelf(program) == []


def test_nothing_is_said_to_have_moved_where_it_was_there_already(office: Office):
    program = with_items(office, "x")
    following = with_next(program)
    program.window.outline.shelf.asked.emit("next", (item(program, "题x"),))
    program.sitting.apply_to(following, "移入篇目", lambda b: columns.put(b, [article("x")], None))
    office.settle(program)
    assert [one.key for one in following.bulletin.articles].count("x") == 1
    assert note(program) == "“题x”已经在第14期里了，没有再移。"


def test_nothing_is_said_to_have_moved_into_an_issue_that_is_only_read(office: Office):
    program = with_items(office, "x")
    following = with_next(program)
    program.window.outline.shelf.asked.emit("next", (item(program, "题x"),))
    following.held = "别人正在另一个窗口里编辑这一期。"
    office.settle(program)
    assert "x" not in [one.key for one in following.bulletin.articles]
    assert note(program) == "第14期现在只能看，没有移过去。"
    assert shelf(program) == [("留用", "题x")]


def test_it_is_declined_with_a_reason_and_taken_back(office: Office):
    program = with_items(office, "x")
    ask(office, program, "decline", "题x")
    program.window.outline.reason.field.setText("不合用")
    program.window.outline.reason.field.returnPressed.emit()
    office.settle(program)
    assert shelf(program) == [("退稿", "题x")]
    assert "不合用" in program.window.outline.shelf._lines[0].below
    ask(office, program, "restore", "题x")
    assert shelf(program) == [("留用", "题x")]


def test_it_is_deleted_and_brought_back(office: Office):
    program = with_items(office, "x")
    ask(office, program, "remove", "题x")
    assert shelf(program) == []
    buttons = program.window.status_line.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == "撤销").click()
    office.settle(program)
    assert shelf(program) == [("留用", "题x")]
    assert program.desk.items.article(item(program, "题x")) == article("x", "方志文化")


def test_several_are_deleted_and_brought_back_together(office: Office):
    program = with_items(office, "x", "y", "z")
    ask(office, program, "remove", "题x", "题z")
    assert [title for _, title in shelf(program)] == ["题y"]
    assert note(program) == "2 篇已移进回收站，可放回 90 天。"
    program.window.status_line._deed.click()
    office.settle(program)
    assert {title for _, title in shelf(program)} == {"题x", "题y", "题z"}


def test_the_reason_of_one_decline_is_not_that_of_another_asked_before(office: Office):
    program = with_items(office, "x")
    do(office, program, "decline_article", "b")
    ask(office, program, "decline", "题x")
    program.window.outline.reason.field.setText("不合用")
    program.window.outline.reason.field.returnPressed.emit()
    office.settle(program)
    assert shelf(program) == [("退稿", "题x")]
    assert order(program)[1] == "工作动态 b c"


def test_an_article_that_came_from_outside_is_put_by(office: Office):
    program = opened(office)
    program.desk.items.receive(article("x"), source="邮箱")
    program.shelving.refresh()
    office.settle(program)
    assert shelf(program) == [("来稿", "题x")]
    ask(office, program, "hold", "题x")
    assert shelf(program) == [("留用", "题x")]


def test_the_key_opens_the_drawer(office: Office):
    program = with_items(office, "x")
    do(office, program, "shelf")
    drawer = program.window.outline.shelf
    assert drawer.is_open
    assert [line.title for line in drawer.list.chosen()] == ["题x"]


def test_it_is_there_again_in_the_next_session(office: Office):
    program = with_items(office, "x")
    do(office, program, "remove_article", "a")
    office.close(program)
    again = office.open()
    office.settle(again)
    assert {title for _, title in shelf(again)} == {"题x", "题a"}


def test_put_in_twice_in_a_row_it_is_there_once(office: Office):
    program = with_items(office, "x")
    items = (item(program, "题x"),)
    program.window.outline.shelf.asked.emit("place", items)
    program.window.outline.shelf.asked.emit("place", items)
    office.settle(program)
    keys = [one.key for one in current(program).articles]
    assert keys.count("x") == 1
