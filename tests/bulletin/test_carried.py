"""What came from the last issue stays marked until somebody looked at it."""

import datetime as dt

from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, codec, edit
from gazetteer_desk.bulletin.issue import IssueNumber, Secrecy, SecrecyLevel
from gazetteer_desk.desk.draft import Draft
from tests import make


def test_the_next_issue_has_its_own_number_and_carries_the_lists():
    last = make.bulletin(
        number=12, total=144, secrecy=Secrecy(level=SecrecyLevel.SECRET), note=make.body("按语")
    )
    number = IssueNumber(year=2026, number=13, total=145)
    new = carried.next_issue(last, number)
    assert new.label == "2026年第13期（总第145期）"
    assert (new.masthead, new.distribution, new.copies) == (
        last.masthead, last.distribution, last.copies,
    )  # fmt: skip
    assert (new.dated, new.secrecy, new.note, new.imprint.printed) == (None, None, (), None)
    assert new.imprint.office == last.imprint.office
    assert [a.column for a in new.articles] == ["工作动态"]
    assert last.dated == dt.date(2026, 3, 5)


def following():
    return make.following(make.bulletin(number=12, total=144))


def test_what_was_carried_over_is_named_in_the_order_of_the_sheet():
    new = following()
    assert new.state.carried == tuple(n for n, f in carried.FIELDS.items() if f.words(new))
    assert [field.label for field in carried.remaining(new).values()][:2] == ["刊名", "期号"]
    assert "dated" not in new.state.carried


def test_an_issue_that_was_not_made_from_another_has_no_marks():
    assert carried.remaining(make.bulletin()) == {}


def test_a_confirmed_field_keeps_its_words_and_loses_its_mark():
    new = following()
    after = carried.confirm(new, "series")
    assert after.masthead == new.masthead
    assert set(new.state.carried) - set(after.state.carried) == {"series"}


def test_typing_over_a_field_takes_its_mark_and_undo_brings_it_back():
    draft = Draft(following())
    draft.apply("改印数", lambda b: replace(b, copies=99))
    assert "copies" not in draft.bulletin.state.carried
    assert "office" in draft.bulletin.state.carried
    draft.undo()
    assert "copies" in draft.bulletin.state.carried
    draft.redo()
    assert "copies" not in draft.bulletin.state.carried


def test_when_nothing_is_marked_the_stored_bytes_are_those_of_the_first_form():
    new = following()
    assert codec.restore(codec.canonical(new)) == new
    for name in new.state.carried:
        new = carried.confirm(new, name)
    assert b"editing" not in codec.canonical(new)


def test_unknown_marks_of_a_file_are_dropped_at_the_door():
    given = codec.write(edit.with_editing(make.bulletin(), carried=("copies", "nonsense")))
    assert codec.read(given)[0].state.carried == ("copies",)
