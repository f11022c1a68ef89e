"""不保存: what was given up is gone from the desk, and comes back from its drawer."""

from gazetteer_desk.bulletin import edit
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, current, save, words_of
from ui.dialogs.dropped import DroppedSheet
from ui.program import Program


def write(program: Program, *lines: str) -> None:
    key = current(program).articles[0].key
    body = make.body(*lines)
    program.sitting.apply("键入", lambda b: edit.change_article(b, key, body=body))


def drop(program: Program, office: Office) -> None:
    program.window.deeds["drop_changes"].trigger()
    office.settle(program)


def take(program: Program, office: Office) -> None:
    """Choose the first line of the list, as with Enter."""
    program.window.deeds["take_back"].trigger()
    office.settle(program)
    (sheet,) = program.window.findChildren(DroppedSheet)
    sheet.take.click()
    office.settle(program)


def test_one_goes_back_to_the_last_kept_words_and_can_undo_it(office: Office):
    program = begun(office)
    write(program, "存过的话。")
    save(office, program)
    write(program, "不要的话。")
    drop(program, office)
    assert words_of(program) == "存过的话。"
    assert not program.sitting.current.is_unsaved
    program.window.status_line.note_answered.emit("undo")
    assert words_of(program) == "不要的话。"


def test_given_up_words_come_back_as_the_next_revision(office: Office):
    program = begun(office)
    write(program, "存过的话。")
    entry = save(office, program)
    write(program, "不要的话。")
    drop(program, office)
    take(program, office)
    assert words_of(program) == "不要的话。"
    newest = program.desk.revisions(entry)[0]
    assert newest.occasion is Occasion.RECOVERED
    assert "不要的话。" in str(program.desk.revision(newest.id))
    assert program.desk.dropped.lines() == []


def test_they_come_back_though_the_issue_was_closed_meanwhile(office: Office):
    program = begun(office)
    write(program, "存过的话。")
    entry = save(office, program)
    write(program, "不要的话。")
    drop(program, office)
    program.window.deeds["close_tab"].trigger()
    office.settle(program)
    assert program.sitting.current is None
    take(program, office)
    assert program.sitting.current.entry == entry
    assert words_of(program) == "不要的话。"


def test_an_issue_that_was_never_kept_leaves_the_desk_and_comes_back_as_a_new_one(office: Office):
    program = begun(office)
    write(program, "从没存过的话。")
    drop(program, office)
    assert program.sitting.current is None
    assert program.desk.lines() == []
    assert program.desk.recovery.read_all() == []
    assert program.window.status_line.note.startswith("已放弃这一期")
    take(program, office)
    assert words_of(program) == "从没存过的话。"
    assert len(program.desk.lines()) == 1


def test_where_there_is_nothing_to_give_up_or_to_take_back_that_is_said(office: Office):
    program = begun(office)
    drop(program, office)
    assert program.window.status_line.note == "没有还没存的改动。"
    program.window.deeds["take_back"].trigger()
    office.settle(program)
    assert program.window.status_line.note == "这 30 天里没有放弃过改动。"
