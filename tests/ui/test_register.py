"""The room 名录 by itself: what it shows, what it tells, and that showing tells nothing."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

from gazetteer_desk.bulletin.phrase import Phrase
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.bulletin.units import Unit
from ui.panes.register.recipients import PastList, key_of
from ui.panes.register.room import RegisterRoom


CENTRE = Unit(name="县志编纂中心", short="县志中心")
TOWN, GONE = Unit(name="白渡镇"), Unit(name="白渡公社", is_retired=True, note="并入白渡镇")
UNITS = (CENTRE, TOWN, GONE)
PARTY = Recipient(name="县委", group=Group.REPORT, copies=2)
TOWNS = Recipient(name="各乡镇", group=Group.ISSUE, copies=14, members=("白渡镇", "石埠乡"))
LIST = Recipients(recipients=(PARTY, TOWNS), archive=3)


@pytest.fixture
def room(shown):
    room = RegisterRoom()
    room.build()
    return shown(room, 1300, 700)


def cells(page):
    model = page.table.model()
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def fill(field, words, writes):
    field.setFocus()
    field.selectAll()
    writes(field, words)
    field.flush()


def test_showing_the_lists_is_quiet(room, ear):
    page, form = room.units, room.recipients.recipient_form
    ear.to(page.unit_form.edited, form.edited, form.kept_edited, room.columns.column_form.edited)
    ear.to(room.phrases.phrase_form.edited, page.moved, page.removed)
    page.show_units(UNITS)
    room.recipients.show_list(LIST)
    room.columns.show_columns(("要闻",))
    room.phrases.show_phrases((Phrase("开头", "会议开始。"),))
    room.show_kind("常用语")
    room.flush()
    assert ear.heard == []
    assert room.kind == "常用语"


def test_units_are_shown_and_the_chosen_one_can_be_changed(room, ear, writes):
    page, form = room.units, room.units.unit_form
    ear.to(form.edited)
    page.show_units(UNITS)
    assert cells(page)[0] == ["县志编纂中心", "县志中心", ""]
    assert form.name.text() == "县志编纂中心"
    page.table.selectRow(1)
    assert form.name.text() == "白渡镇"
    fill(form.short, "白渡", writes)
    assert ear.heard == [("白渡镇", replace(TOWN, short="白渡"))]
    form.retired.click()
    assert ear.heard[-1] == ("白渡镇", Unit(name="白渡镇", short="白渡", is_retired=True))


def test_a_new_unit_is_told_once_it_has_a_name_and_stays_in_the_form_meanwhile(room, ear, writes):
    page, form = room.units, room.units.unit_form
    ear.to(form.edited)
    page.show_units(UNITS)
    page.add.click()
    assert form.name.text() == ""
    fill(form.short, "档案馆", writes)
    page.show_units(UNITS)
    assert form.short.text() == "档案馆"
    assert ear.heard == []
    fill(form.name, "县档案馆", writes)
    assert ear.heard == [("", Unit(name="县档案馆", short="档案馆"))]
    page.show_units((*UNITS, Unit(name="县档案馆", short="档案馆")), choose="县档案馆")
    assert page.table.current() == "县档案馆"


def test_a_name_that_is_there_already_or_empty_is_refused(room, ear, writes):
    page, form = room.units, room.units.unit_form
    ear.to(form.edited)
    page.show_units(UNITS)
    fill(form.name, "白渡镇", writes)
    assert form.rows["name"].sentence.text == "名录里已有这个单位。"
    form.name.clear()
    form.flush_all()
    assert form.rows["name"].sentence.text == "全称不能空着。"
    assert ear.heard == []


def test_a_unit_is_merged_into_another(room, ear, writes, qtbot):
    form = room.units.unit_form
    ear.to(form.merged)
    room.units.show_units(UNITS)
    fill(form.into, "白渡镇", writes)
    form._merge.click()
    assert ear.heard == [("县志编纂中心", "白渡镇")]
    room.units.table.selectRow(2)
    assert form.rows["into"].isHidden()


def test_names_are_found_by_their_initials(room):
    page = room.units
    page.show_units(UNITS)
    page.search.setText("bd")
    assert [row[0] for row in cells(page)] == ["白渡镇", "白渡公社"]
    assert room.units.unit_form.name.text() == "白渡镇"
    assert not page._up.isEnabled()
    page.search.clear()
    assert len(cells(page)) == 3


def test_keys_move_and_take_out_and_go_into_the_form(room, ear, qtbot):
    page = room.units
    ear.to(page.moved, page.removed)
    page.show_units(UNITS)
    page.table.setFocus()
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.table, Qt.Key.Key_Down, alt_shift)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page._up.click()
    page._remove.click()
    name = CENTRE.name
    assert ear.heard == [(name, 1), name, (name, -1), name]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert room.units.unit_form.name.hasFocus()


def test_an_empty_list_says_what_to_do(room):
    for page in (room.units, room.recipients, room.columns, room.phrases):
        assert page._middle.currentWidget() is page._empty
        assert "新增" in page._empty.text()
    room.units.show_units(UNITS)
    assert room.units._middle.currentWidget() is room.units.table


def test_pasted_lines_are_told(room, ear):
    ear.to(room.units.pasted)
    QApplication.clipboard().setText("甲局\n乙局")
    room.units._on_paste()
    assert ear.heard == ["甲局\n乙局"]


def test_recipients_are_shown_with_their_sum_and_changed(room, ear, writes):
    page, form = room.recipients, room.recipients.recipient_form
    ear.to(form.edited, form.kept_edited, form.restored)
    page.show_list(LIST)
    assert cells(page)[1] == ["发", "各乡镇", "14", "2 个单位"]
    assert page._sum.text() == "连存档、备用共 19 份"
    page.table.selectRow(1)
    fill(form.copies, "15", writes)
    assert ear.heard == [(TOWNS, replace(TOWNS, copies=15))]
    fill(form.spare, "2", writes)
    assert ear.heard[-1] == (3, 2)
    assert "还没有" in form._no_past.text()
    assert not form._no_past.isHidden()
    assert form.past.isHidden()
    form.show_past((PastList(7, "2026年3月5日　2 个，19 份"),))
    assert form._no_past.isHidden()
    assert not form.past.isHidden()
    form._restore.click()
    assert ear.heard[-1] == 7


def test_a_recipient_stands_once_in_a_group(room, ear, writes):
    page, form = room.recipients, room.recipients.recipient_form
    ear.to(form.edited)
    page.show_list(LIST)
    page.add.click()
    fill(form.name, "县委", writes)
    assert form.rows["name"].sentence.text == "“报”里已有这个名称。"
    form.group.group.button(2).click()
    assert ear.heard == [(None, Recipient(name="县委", group=Group.ISSUE))]
    assert page.of_key(key_of(PARTY)) == PARTY


def test_columns_are_renamed_and_added(room, ear, writes):
    page, form = room.columns, room.columns.column_form
    ear.to(form.edited)
    page.show_columns(("要闻", "动态"))
    fill(form.name, "【特别关注】", writes)
    assert ear.heard == [("要闻", "特别关注")]
    page.show_columns(("特别关注", "动态"))
    page.add.click()
    fill(form.name, "动态", writes)
    assert form.rows["name"].sentence.text == "已经有这个栏目。"


def test_the_series_is_chosen_above_the_table(room, ear):
    page = room.columns
    ear.to(page.series_chosen)
    page.show_series((), "")
    assert not page.add.isEnabled()
    assert "刊名" in page.add.toolTip()
    page.show_series(("青梧简报", "专报"), "专报")
    assert page.series.currentText() == "专报"
    assert page.add.isEnabled()
    assert ear.heard == []
    page.series.setCurrentText("青梧简报")
    assert ear.heard == ["青梧简报"]


def test_phrases_are_written_and_changed(room, ear):
    page, form = room.phrases, room.phrases.phrase_form
    ear.to(form.edited)
    old = Phrase("开头", "会议开始。\n大家坐好。")
    page.show_phrases((old,))
    assert cells(page) == [["开头", "会议开始。"]]
    form.text.setPlainText("会议开始。")
    form.flush_all()
    assert ear.heard == [(old, Phrase("开头", "会议开始。"))]
    page.add.click()
    form.text.setPlainText("特此报告。")
    form.flush_all()
    assert ear.heard[-1] == (None, Phrase("", "特此报告。"))


@pytest.mark.parametrize("width", [760, 1300])
def test_everything_has_its_room(shown, width):
    room = shown(RegisterRoom(), width, 620)
    assert not room.is_built
    room.build()
    QApplication.processEvents()
    room.units.show_units(UNITS)
    for word in ("单位", "人员", "报送名单", "栏目", "常用语"):
        room.show_kind(word)
        page = room._stack.currentWidget()
        assert page.form.geometry().right() <= page.width()
        assert page.table.width() >= 240
        assert not room.grab().isNull()


def test_a_refusal_stands_under_its_field_and_nowhere_else(room, writes):
    room.units.show_units(UNITS)
    fill(room.units.unit_form.name, "白渡镇", writes)
    assert room.units.unit_form.name.property("state") == "error"
    assert room.units.unit_form.strip.isHidden()


def test_tab_goes_from_the_kinds_through_the_list_to_the_form(shown, qtbot):
    window = QMainWindow()
    room = RegisterRoom()
    window.setCentralWidget(room)
    window.statusBar().addPermanentWidget(QPushButton("后"))
    shown(window, 1300, 700)
    room.build()
    room.units.show_units(UNITS)
    window.activateWindow()
    room.kinds.setFocus()
    qtbot.waitUntil(room.kinds.hasFocus)
    seen = []
    for _ in range(13):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    page, form = room.units, room.units.unit_form
    assert seen[:3] == [page.search, page.add, page.table]
    assert seen[10:13] == [form.name, form.short, form.note]
