"""What the fields of the real window offer, and that a name is taken by a few letters."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.bulletin.units import Unit
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current
from ui.program import Program


def names(line):
    return [one.text for one in line.completion._offers.all()]


def test_a_unit_of_the_directory_is_taken_by_its_initials(office: Office, qtbot):
    program = begun(office)
    program.desk.units.change(lambda now: (*now, Unit(name="白渡镇人民政府")))
    program.offering.renew()
    office.settle(program)
    key = current(program).articles[0].key
    program.drafting.go(key)
    line = program.window.article_page.units.focusProxy()
    line.setFocus()
    qtbot.keyClicks(line, "bdz")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert current(program).article(key).credits[-1] == "白渡镇人民政府"


def test_names_come_from_the_issues_of_the_series_in_front(office: Office):
    program = begun(office)
    program.desk.columns.change("青梧简报", lambda _: ("特别关注", "综合"))
    program.desk.columns.change("年鉴专报", lambda _: ("进度",))
    program.drafting.go("masthead")
    head, column = program.window.masthead_form, program.window.article_page.column
    for series, first in (("青梧简报", "特别关注"), ("年鉴专报", "进度")):
        head.series.show_text("")
        head.series.setFocus()
        commit(head.series.lineEdit(), series)
        head.flush()
        office.settle(program)
        assert names(column.lineEdit())[0] == first


def looking_up(office: Office) -> Program:
    """Open an article and type the initials of a unit that the office knows."""
    program = begun(office)
    page = program.window.article_page
    page.offer({"unit": Offers([Offer("白渡镇")]), "column": Offers([Offer("工作动态")])})
    page.units.line.setFocus()
    QTest.keyClicks(page.units.line, "bdz")
    assert page.units.line.completion.names == ("白渡镇",)
    return program


def test_initials_are_no_words_until_a_name_is_taken(office: Office):
    program = looking_up(office)
    line, draft = program.window.article_page.units.line, program.sitting.current
    before = draft.last_step
    program.keeping._on_steady()
    program.window.deeds["save"].trigger()
    office.settle(program)
    assert draft.last_step is before
    assert line.text() == "bdz"
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.sitting.settle()
    assert current(program).articles[0].credits == ("白渡镇",)
    program.writing.undo()
    assert draft.last_step is before


def test_initials_in_a_column_neither_move_the_article_nor_go(office: Office):
    program = begun(office)
    page = program.window.article_page
    page.offer({"column": Offers([Offer("工作动态")])})
    page.column.lineEdit().setFocus()
    QTest.keyClicks(page.column.lineEdit(), "gz")
    program.keeping._on_steady()
    program.sitting.apply("改副题", lambda b: edit.change_article(b, program.sitting.place,
                                                              subtitle="副"))  # fmt: skip
    assert page.column.lineEdit().text() == "gz"
    assert current(program).articles[0].column == ""
    QTest.keyClick(page.column.lineEdit(), Qt.Key.Key_Tab)
    assert current(program).articles[0].column == "工作动态"


def test_who_leaves_the_field_meant_the_letters(office: Office):
    program = looking_up(office)
    program.bench.editor.setFocus()
    assert current(program).articles[0].credits == ("bdz",)


def test_who_goes_to_another_place_meant_the_letters_too(office: Office):
    program = looking_up(office)
    program.drafting.go("masthead")
    assert current(program).articles[0].credits == ("bdz",)


def test_letters_no_name_is_offered_for_are_words(office: Office):
    program = begun(office)
    line = program.window.article_page.units.line
    line.setFocus()
    QTest.keyClicks(line, "NBA")
    program.keeping._on_steady()
    assert current(program).articles[0].credits == ("NBA",)
