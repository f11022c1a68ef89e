"""An article stands in one issue: undo brings it back from where it went meanwhile."""

from gazetteer_desk.bulletin import edit
from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current, said, save
from tests.ui.presenters.shelves import article, do, issue, item, opened, shelf
from ui.program import Program


def keys(draft: Draft) -> list[str]:
    return [one.key for one in draft.bulletin.articles]


def moved(office: Office) -> tuple[Program, Draft, Draft]:
    """Hold an article of one issue and put it into another that is open."""
    program = opened(office)
    save(office, program)
    here = program.sitting.current
    other = Draft(make.bulletin(article("z"), number=14))
    do(office, program, "remove_article", "b")
    program.sitting.open(other)
    program.shelving.place([item(program, "题b")])
    office.settle(program)
    assert keys(other) == ["z", "b"]
    program.sitting.choose(here.key)
    office.settle(program)
    return program, here, other


def undo(office: Office, program: Program) -> None:
    program.window.outline.tree.setFocus()
    program.writing.undo()
    office.settle(program)


def test_undo_here_takes_it_out_of_the_other_issue(office: Office):
    program, here, other = moved(office)
    undo(office, program)
    assert keys(here) == ["a", "b", "c", "d"]
    assert keys(other) == ["z"]
    program.sitting.choose(other.key)
    undo(office, program)
    assert (keys(here), keys(other)) == (["a", "c", "d"], ["z", "b"])
    assert "两期里都有" not in said(program)


def test_with_other_words_both_keep_it_and_the_clerk_is_told(office: Office):
    program, here, other = moved(office)
    program.sitting.apply_to(other, "改", lambda b: edit.change_article(b, "b", title=("新题",)))
    undo(office, program)
    assert "b" in keys(here)
    assert "b" in keys(other)
    assert "“题b”在第14期里也有，两期里都有，请留一份。" in said(program)


def test_an_issue_that_is_closed_by_now_keeps_it_and_the_clerk_is_told(office: Office):
    program, here, other = moved(office)
    program.opening.close(other.key)
    office.settle(program)
    undo(office, program)
    assert "b" in keys(here)
    assert "“题b”在第14期里也有" in said(program)


def test_an_article_that_went_into_another_stays_there_and_the_clerk_is_told(office: Office):
    program, here, other = moved(office)
    program.sitting.choose(other.key)
    do(office, program, "combine", "z", "b")
    assert keys(other) == ["z"]
    program.sitting.choose(here.key)
    undo(office, program)
    assert "b" in keys(here)
    assert other.bulletin.articles[0].keys == ("z", "b")
    assert "两期里都有" in said(program)


def test_what_is_taken_back_onto_the_desk_is_looked_at_too(office: Office):
    program, *_ = moved(office)
    twin = Draft(make.bulletin(article("b"), number=15))
    program.sitting.open(twin)
    assert "两期里都有" in said(program)


def test_parts_of_a_combined_article_do_not_stand_on_the_shelf_beside_it(office: Office):
    program = opened(office)
    program.desk.items.hold([article("x"), article("y")])
    program.shelving.refresh()
    office.settle(program)
    before = shelf(program)
    program.shelving.place([item(program, "题x"), item(program, "题y")])
    office.settle(program)
    do(office, program, "combine", "x", "y")
    program.sitting.apply("题", lambda b: edit.change_article(b, "x", title=("两篇",)))
    do(office, program, "remove_article", "x")
    assert shelf(program) == [("留用", "两篇")]
    undo(office, program)
    undo(office, program)
    undo(office, program)
    assert {"x", "y"} <= {one.key for one in current(program).articles}
    assert shelf(program) == []
    undo(office, program)
    assert shelf(program) == before  # with the words from before they were combined


def test_what_is_left_out_of_an_open_issue_can_be_deleted_and_brought_back(office: Office):
    program = opened(office, issue())
    entry = save(office, program)
    do(office, program, "remove_article", "b")
    line = next(one for one in program.shelving._shelf() if one.key == "b")
    program.window.outline.shelf.asked.emit("remove", (line.id,))
    office.settle(program)
    assert shelf(program) == []
    program.window.status_line._deed.click()
    office.settle(program)
    assert shelf(program) == [("留用", "题b")]
    undo(office, program)
    save(office, program)
    assert program.desk.items.lines()[0].placed[0].entry == entry
