"""What the fields of the real window offer, and that a name is taken by a few letters."""

from PySide6.QtCore import Qt

from gazetteer_desk.bulletin.units import Unit
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current


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
