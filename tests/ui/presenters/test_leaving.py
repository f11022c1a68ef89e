"""Articles leave the issue: held, for the next issue, declined; and undo brings them back."""

from msgspec.structs import replace
from PySide6.QtCore import Qt

from gazetteer_desk.bulletin import edit
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.rows import ItemState
from tests.journeys.conftest import Office
from tests.make import body
from tests.ui.presenters.errands import begun, current, full, said, save
from tests.ui.presenters.shelves import article, choose, do, issue, note, opened, order, shelf
from ui.program import Program


def undo(office: Office, program: Program) -> None:
    program.window.outline.tree.setFocus()
    program.writing.undo()
    office.settle(program)


def redo(office: Office, program: Program) -> None:
    program.window.outline.tree.setFocus()
    program.writing.redo()
    office.settle(program)


def test_a_held_article_stands_on_the_shelf_and_its_neighbour_comes_to_the_front(office: Office):
    program = opened(office)
    program.drafting.go("b")
    do(office, program, "remove_article", "b")
    assert order(program)[1] == "工作动态 c"
    assert shelf(program) == [("留用", "题b")]
    assert program.sitting.place == "c"
    assert note(program) == "“题b”已移到留用稿。"


def test_undo_takes_it_off_the_shelf_and_redo_puts_it_there_again(office: Office):
    program = opened(office)
    do(office, program, "remove_article", "b", "c")
    assert [title for _, title in shelf(program)] == ["题c", "题b"]
    undo(office, program)
    assert shelf(program) == []
    assert order(program)[1] == "工作动态 b c"
    redo(office, program)
    assert len(shelf(program)) == 2


def test_the_key_del_holds_what_is_chosen_in_the_outline(office: Office, qtbot):
    program = opened(office)
    choose(program, "d")
    qtbot.keyClick(program.window.outline.tree, Qt.Key.Key_Delete)
    office.settle(program)
    assert shelf(program) == [("留用", "题d")]


def test_an_article_with_nothing_in_it_is_not_kept(office: Office):
    program = begun(office)
    do(office, program, "remove_article", program.sitting.place)
    assert current(program).articles == ()
    assert program.desk.items.lines() == []


def test_a_drag_to_the_shelf_holds_too(office: Office):
    program = opened(office)
    program.window.outline.shelf.articles_dropped.emit(("a", "d"))
    office.settle(program)
    assert len(shelf(program)) == 2


def test_what_cannot_be_put_away_comes_back_into_the_issue(office: Office, monkeypatch):
    program = opened(office)
    monkeypatch.setattr(program.desk.items, "hold", full)
    do(office, program, "remove_article", "b")
    assert sorted(one.key for one in current(program).articles) == ["a", "b", "c", "d"]
    assert "磁盘满了" in said(program)


def test_held_again_after_changes_it_is_the_same_item_with_other_words(office: Office):
    program = opened(office)
    do(office, program, "remove_article", "b")
    program.shelving.place([program.desk.items.lines()[0].id])
    office.settle(program)
    program.sitting.apply("改题名", lambda b: edit.change_article(b, "b", title=("新题",)))
    do(office, program, "remove_article", "b")
    assert shelf(program) == [("留用", "新题")]
    assert len(program.desk.items.lines()) == 1


def test_it_goes_into_the_next_issue_that_is_open_and_follows_undo_and_redo(office: Office):
    program = opened(office)
    here = program.sitting.current
    following = Draft(issue(14).__class__(masthead=issue().masthead, number=issue(14).number))
    program.sitting.open(following)
    assert here is not None
    program.sitting.choose(here.key)
    office.settle(program)
    do(office, program, "to_next", "b")
    assert [one.key for one in following.bulletin.articles] == ["b"]
    assert note(program) == "“题b”已移到第14期。"
    assert shelf(program) == []
    undo(office, program)
    assert following.bulletin.articles == ()
    assert order(program)[1] == "工作动态 b c"
    redo(office, program)
    assert [one.key for one in following.bulletin.articles] == ["b"]
    program.sitting.apply_to(
        following, "改题名", lambda b: edit.change_article(b, "b", title=("改",))
    )
    undo(office, program)
    assert "两期里都有" in said(program)


def test_without_a_next_issue_it_waits_for_the_one_to_be_made(office: Office):
    program = opened(office)
    save(office, program)
    do(office, program, "to_next", "b")
    assert "自动放进去" in note(program)
    assert shelf(program) == [("留用", "题b")]
    save(office, program)
    program.window.deeds["new_next"].trigger()
    office.settle(program)
    assert order(program) == ["工作动态 b"]
    assert current(program).number.number == 14
    assert "移来的 1 篇" in note(program)
    assert shelf(program) == []
    save(office, program)
    (line,) = program.desk.items.lines()
    assert (line.state, line.is_due) == (ItemState.PLACED, False)


def test_a_promise_is_for_the_series_of_the_issue(office: Office):
    program = opened(office)
    save(office, program)
    do(office, program, "to_next", "b")
    other = replace(issue(3), masthead=replace(issue().masthead, series="专报"))
    program.sitting.open(Draft(replace(other, articles=(article("z"),))))
    save(office, program)
    program.window.deeds["new_next"].trigger()
    office.settle(program)
    assert current(program).masthead.series == "专报"
    assert "移来" not in note(program)


def test_declined_for_a_reason_and_taken_back_by_undo(office: Office, qtbot):
    program = opened(office)
    save(office, program)
    do(office, program, "decline_article", "c")
    line = program.window.outline.reason
    assert line.isVisible()
    line.field.setText("已另有采用")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    office.settle(program)
    assert shelf(program) == [("退稿", "题c")]
    undo(office, program)
    assert shelf(program) == []
    save(office, program)
    assert program.desk.items.lines()[0].state is ItemState.PLACED
    redo(office, program)
    save(office, program)
    assert [(x.state, x.reason) for x in program.desk.items.lines()] == [
        (ItemState.DECLINED, "已另有采用")
    ]


def test_escape_leaves_it_in_the_issue(office: Office, qtbot):
    program = opened(office)
    do(office, program, "decline_article", "c")
    qtbot.keyClick(program.window.outline.reason.field, Qt.Key.Key_Escape)
    program.window.outline.reason.given.emit("迟来的原因")
    office.settle(program)
    assert order(program)[1] == "工作动态 b c"


def test_what_is_only_read_stays_whole(office: Office):
    program = opened(office)
    draft = program.sitting.current
    assert draft is not None
    draft.held = "别处开着"
    for deed in ("remove_article", "to_next", "decline_article"):
        do(office, program, deed, "b")
    assert order(program)[1] == "工作动态 b c"
    assert program.desk.items.lines() == []
    assert not program.window.outline.reason.isVisible()


def on_shelf(program: Program) -> str:
    """Return the words of the only item in the drawer."""
    (line,) = program.desk.items.lines()
    return program.desk.items.article(line.id).body[0].text


def reworked(office: Office) -> Program:
    """Open an issue with an article from the shelf, and write something else in it."""
    program = opened(office)
    program.desk.items.hold([article("z", body=body("架上的话。"))])
    program.shelving.refresh()
    office.settle(program)
    (line,) = program.desk.items.lines()
    program.shelving.place((line.id,))
    office.settle(program)
    program.sitting.apply("写", lambda b: edit.change_article(b, "z", body=body("改过的话。")))
    return program


def test_undo_of_a_hold_gives_the_shelf_its_older_words_back(office: Office):
    program = reworked(office)
    do(office, program, "remove_article", "z")
    assert on_shelf(program) == "改过的话。"
    undo(office, program)
    assert "z" in "".join(order(program))
    assert on_shelf(program) == "架上的话。"
    for _ in range(2):  # the writing, and 放进本期
        undo(office, program)
    assert shelf(program) == [("留用", "题z")]
    assert on_shelf(program) == "架上的话。"
    for _ in range(3):
        redo(office, program)
    assert shelf(program) == [("留用", "题z")]
    assert on_shelf(program) == "改过的话。"


def test_redo_of_a_decline_gives_its_reason_back_too(office: Office, qtbot):
    program = reworked(office)
    do(office, program, "decline_article", "z")
    program.window.outline.reason.field.setText("重复")
    qtbot.keyClick(program.window.outline.reason.field, Qt.Key.Key_Return)
    office.settle(program)
    assert shelf(program) == [("退稿", "题z")]
    undo(office, program)
    assert (program.desk.items.lines()[0].reason, on_shelf(program)) == ("", "架上的话。")
    redo(office, program)
    assert (program.desk.items.lines()[0].reason, on_shelf(program)) == ("重复", "改过的话。")
    assert shelf(program) == [("退稿", "题z")]
