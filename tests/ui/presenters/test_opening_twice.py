"""One issue of the history is open once, however often it is asked for."""

from gazetteer_desk.desk.values import Beginning
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, kept_busy, kept_words, reading, save
from ui.program import Program
from ui.session import Lying, Session


def kept_and_closed(office: Office) -> tuple[Program, int]:
    program = begun(office)
    commit(program.bench.editor, "一期的话。")
    entry = save(office, program)
    program.window.deeds["close_tab"].trigger()
    office.wait(program, lambda: not program.sitting.drafts)
    return program, entry


def test_a_double_click_opens_it_once(office: Office):
    program, entry = kept_and_closed(office)
    with kept_busy(reading(program)):
        program.opening.open_entry(entry)
        program.opening.open_entry(entry)
    office.wait(program, lambda: bool(program.sitting.drafts))
    assert [draft.entry for draft in program.sitting.drafts.values()] == [entry]


def test_what_the_last_session_left_open_is_not_opened_beside_itself(office: Office):
    program = begun(office)
    commit(program.bench.editor, "一期的话。")
    entry = save(office, program)
    office.close(program)
    again = office.open()
    again.window.deeds["close_tab"].trigger()
    office.wait(again, lambda: not again.sitting.drafts)
    with kept_busy(reading(again)):
        left = Session((Lying(entry, "left", ""),))
        again.opening.begin(Beginning(False, False, True, ()), left)
        again.opening.open_entry(entry)
    office.wait(again, lambda: bool(again.sitting.drafts))
    assert [draft.entry for draft in again.sitting.drafts.values()] == [entry]
    assert kept_words(again).count("一期的话。") == 1


def test_an_issue_begun_on_the_empty_desk_begins_with_its_masthead(office: Office):
    program = office.open()
    program.window.empty_page.blank_asked.emit()
    assert program.sitting.place == "masthead"
    assert program.window.masthead_form.focused() == "series"
