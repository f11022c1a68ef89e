"""What cannot be done is grey, and says why: in the menus, in the palette, by key."""

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun
from ui.panes.outline_menus import OF_ARTICLES
from ui.program import Program


def why(program: Program, name: str) -> str:
    """Return why a deed cannot be done, "" where it can."""
    deed = program.window.deeds[name]
    assert deed.isEnabled() == (not deed.whatsThis())
    return deed.whatsThis()


def test_without_an_issue_nothing_is_offered_that_needs_one(office: Office):
    program = begun(office)
    program.sitting.clear()
    office.settle(program)
    names = (*OF_ARTICLES, "drop_changes", "next_remark", "mend", "void", "remark")
    assert {why(program, name) for name in names} == {"要先打开一期"}
    assert program.window.outline.articles() == ()
    program.window.show_room("recall")
    assert why(program, "void") == why(program, "remark") == ""


def test_beside_the_masthead_no_article_is_chosen_wherever_the_focus_goes(office: Office):
    program = begun(office)
    program.drafting.go("masthead")
    for name in ("publisher", "note", "series"):
        program.window.masthead_form.focus_field(name)
        reasons = {name: why(program, name) for name in OF_ARTICLES}
        assert reasons.pop("combine") == "要先用 Ctrl 或 Shift 选两篇以上"
        assert set(reasons.values()) == {"要先在大纲里选一篇"}
    program.window.deeds["next_article"].trigger()
    assert why(program, "article_up") == why(program, "remove_article") == ""
