"""The small parts: chips, banner, tabs, rail, status line, fields."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QToolButton, QWidget

from gazetteer_desk.bulletin.offers import Offer, Offers
from ui.editor.title_field import TitleField
from ui.widgets import fields, locking, rows, status, tag
from ui.widgets.banner import Banner, Notice
from ui.widgets.chip import Chip
from ui.widgets.chips import ChipsField
from ui.widgets.choices import Check, Choice, ComboField
from ui.widgets.datefield import DateField
from ui.widgets.fields import LineField, NumberField, TextField
from ui.widgets.rail import Rail
from ui.widgets.ringed import RingedTabBar
from ui.widgets.status import StatusLine
from ui.widgets.steps import StateSteps
from ui.widgets.tabs import IssueTab, IssueTabs


def test_chips_are_shown_quietly_and_taken_back_with_backspace(shown, ear, qtbot):
    field = shown(ChipsField("供稿单位", "写上单位", "再加一个单位"))
    ear.to(field.chips_edited)
    field.show_chips(("县志中心", "白渡镇"))
    assert ear.heard == []
    assert field._chips[1].accessibleName() == "白渡镇，供稿单位，第2个，共2个"
    qtbot.keyClick(field._line, Qt.Key.Key_Backspace)
    assert ear.heard == [("县志中心",)]


def test_a_typed_mark_ends_a_chip_and_no_unit_stands_twice(shown, ear, writes):
    field = shown(ChipsField("供稿单位", "写上", "再加"))
    ear.to(field.chips_edited)
    writes(field._line, "县志中心")
    writes(field._line, "、")
    writes(field._line, "县志中心，县档案馆")
    field.flush()
    assert ear.heard == [("县志中心",), ("县志中心", "县档案馆")]


def test_a_chip_goes_by_its_cross_and_by_delete(shown, ear, qtbot):
    field = shown(ChipsField("供稿单位", "写上", "再加"))
    field.show_chips(("甲", "乙", "丙"))
    ear.to(field.chips_edited)
    chip = field._chips[0]
    at = QPointF(chip.width() - 8, 8)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(
            chip,
            QMouseEvent(
                kind,
                at,
                chip.mapToGlobal(at),
                Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
    qtbot.keyClick(field._chips[1], Qt.Key.Key_Delete)
    assert ear.heard == [("乙", "丙"), ("乙",)]


def test_an_offered_unit_becomes_a_chip_whole(shown, ear, qtbot):
    field = shown(ChipsField("供稿单位", "写上", "再加"))
    field.offer(Offers((Offer("县委、县政府"), Offer("白渡镇"))))
    ear.to(field.chips_edited)
    qtbot.keyClicks(field._line, "xw")
    qtbot.keyClick(field._line, Qt.Key.Key_Tab)
    assert ear.heard == [("县委、县政府",)]
    assert isinstance(field._chips[0], Chip)
    assert field._line.text() == ""


def test_a_unit_half_typed_counts_and_goes_on_being_typed(shown, ear, qtbot, writes):
    field = shown(ChipsField("供稿单位", "写上", "再加"))
    ear.to(field.chips_edited)
    field.show_chips(("县志中心",))
    writes(field._line, "白渡")
    field.flush()
    field.show_chips(("县志中心", "白渡"))
    assert field._line.text() == "白渡"
    writes(field._line, "镇")
    qtbot.keyClick(field._line, Qt.Key.Key_Return)
    assert ear.heard == [("县志中心", "白渡"), ("县志中心", "白渡镇")]
    assert [chip.words for chip in field._chips] == ["县志中心", "白渡镇"]
    writes(field._line, "石埠")
    field.flush()
    field.show_chips(("另一篇的单位",))
    assert field._line.text() == ""
    field.flush()
    assert len(ear.heard) == 3


def test_locked_chips_stay_whatever_is_struck(shown, ear, qtbot):
    field = shown(ChipsField("供稿单位", "写上", "再加"))
    ear.to(field.chips_edited)
    locking.lock(field, locked=True)
    field.show_chips(("县志中心", "白渡镇"))
    qtbot.keyClick(field._line, Qt.Key.Key_Backspace)
    assert not any(chip.isEnabled() for chip in field._chips)
    assert ear.heard == []
    locking.lock(field, locked=False)
    assert all(chip.isEnabled() for chip in field._chips)
    qtbot.keyClick(field._line, Qt.Key.Key_Backspace)
    assert ear.heard == [("县志中心",)]


def test_chips_that_are_only_read_have_no_room_for_a_cross_nor_for_a_name_more(shown):
    field = shown(ChipsField("供稿单位", "写上", "再加"), 205)
    field.show_chips(("县志中心", "县档案馆"))
    open_width, open_height = field._chips[0].width(), field.height()
    locking.lock(field, locked=True)
    assert field._chips[0].width() < open_width
    assert field.height() < open_height
    locking.lock(field, locked=False)
    assert (field._chips[0].width(), field.height()) == (open_width, open_height)


def test_chips_take_a_second_line_where_the_first_is_full(shown):
    field = shown(ChipsField("供稿单位", "写上", "再加"), 220)
    field.show_chips(("县志中心",))
    low = field.height()
    field.show_chips(("县志中心", "白渡镇人民政府", "石埠乡人民政府", "县档案馆"))
    assert field.height() > low


@pytest.fixture
def announced(monkeypatch):
    """What a screen reader is told, and whether at once."""
    told: list[tuple[str, bool]] = []

    def hear(event):
        told.append((event.message(), event.politeness().name == "Assertive"))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_the_other_notices_of_the_banner_come_by_a_click_and_the_worst_again(shown, ear):
    banner = shown(Banner(), 700, 36)
    ear.to(banner.answered)
    banner.show_notices(
        Notice("found", "已找回 14:31 的内容。", "blue", (("see", "看改动"),)),
        Notice("disk", "磁盘满了。", "red", (("else", "存到别处"),)),
    )
    assert banner._more.isVisible()
    banner._more.click()
    assert banner.accessibleName() == "已找回 14:31 的内容。"
    assert banner.property("tone") == "blue"
    assert banner._more.text() == "还有 1 条"
    banner._deeds.itemAt(0).widget().click()
    assert ear.heard == [("found", "see")]
    banner._more.click()
    assert banner.accessibleName() == "磁盘满了。"
    banner.clear_notice("found")
    assert not banner._more.isVisible()


def test_who_answers_the_last_notice_by_key_is_led_back(shown, ear):
    banner = shown(Banner(), 700, 36)
    ear.to(banner.left)
    banner.answered.connect(lambda name, _: banner.clear_notice(name))
    banner.show_notice(Notice("found", "已找回 14:31 的内容。", deeds=(("known", "知道了"),)))
    banner.clear_notice("found")
    assert ear.heard == [], "the focus was elsewhere"
    banner.show_notice(Notice("found", "已找回 14:31 的内容。", deeds=(("known", "知道了"),)))
    button = banner._deeds.itemAt(0).widget()
    button.setFocus()
    button.click()
    assert ear.heard == [()]


def test_a_screen_reader_is_told_of_notices_and_at_once_of_the_worst(shown, announced):
    banner = shown(Banner(), 700, 36)
    banner.show_notice(Notice("found", "已找回 14:31 的内容。"))
    banner.show_notice(Notice("disk", "磁盘满了。", "red"))
    banner.show_notice(Notice("held", "这里只能看。"))  # the worst is still the one that is seen
    banner.clear_notice("found")
    assert announced == [("已找回 14:31 的内容。", False), ("磁盘满了。", True)]


def test_a_screen_reader_is_told_of_deeds_and_at_once_of_what_is_not_saved(shown, announced):
    line = shown(StatusLine(), 900, 26)
    line.show_note("已存为第9稿。")
    line.show_saved("saved", "已保存 14:32")
    line.show_saved("failed", "没存上")
    line.show_saved("failed", "没存上")
    assert announced == [("已存为第9稿。", False), ("没存上", True)]


def test_the_banner_shows_the_worst_first(shown, ear):
    banner = shown(Banner(), 700, 36)
    ear.to(banner.answered)
    banner.show_notices(
        Notice("found", "已找回 14:31 的内容。", "blue", (("see", "看改动"),)),
        Notice("disk", "磁盘满了。", "red", (("else", "存到别处"),)),
    )
    assert banner.accessibleName() == "磁盘满了。"
    assert banner._more.text() == "还有 1 条"
    banner.findChild(QPushButton, "else").click()
    assert ear.heard == [("disk", "else")]
    banner.clear_notice("disk")
    assert banner.accessibleName() == "已找回 14:31 的内容。"
    banner.show_notice(Notice("found", "已找回 14:32 的内容。"))
    assert [notice.words for notice in banner.notices] == ["已找回 14:32 的内容。"]
    banner.show_notice(Notice("held", "这里只能看。"))
    assert banner.accessibleName() == "这里只能看。"  # the newest of those as bad
    banner.show_notices()
    assert banner.isHidden()


def test_tabs_are_shown_quietly_chosen_and_closed(shown, ear, look):
    tabs = shown(IssueTabs(), 900, 36)
    ear.to(tabs.issue_chosen, tabs.issue_closed)
    both = [IssueTab("d1", "第13期 拟稿", "dot"), IssueTab("d2", "第12期", "lock")]
    tabs.show_issues(both, "d2")
    tabs.show_issues(both, "d1")
    look("dark")
    assert ear.heard == []
    assert tabs.bar.currentIndex() == 0
    tabs.step(1)
    tabs.step(1)
    tabs.bar.tabButton(1, tabs.bar.ButtonPosition.RightSide).click()
    assert ear.heard == ["d2", "d1", "d2"]
    tabs.show_issues([], "")
    assert tabs.export.isHidden()
    assert tabs.bar.isHidden()


def test_the_tabs_row_asks_for_a_new_issue_and_for_export(shown, ear):
    tabs = shown(IssueTabs(), 900, 36)
    tabs.new_asked.connect(lambda: ear.heard.append("new"))
    tabs.export_asked.connect(lambda: ear.heard.append("export"))
    tabs._plus.click()
    tabs.export.click()
    assert ear.heard == ["new", "export"]


def test_the_state_is_said_in_words_and_folds_to_one(shown):
    steps = shown(StateSteps(), 300, 30)
    steps.show_state("签发")
    assert steps.accessibleName() == "状态：签发"
    wide = steps.sizeHint().width()
    steps.fold(folded=True)
    assert steps.sizeHint().width() < wide / 3
    assert not steps.grab().isNull()


def test_the_rail_tells_the_room_and_shows_it_quietly(shown, ear):
    rail = shown(Rail(), 60, 400)
    ear.to(rail.room_chosen)
    rail.show_room("recall")
    assert ear.heard == []
    rail.items["selfcheck"].click()
    assert ear.heard == ["selfcheck"]
    rail.fold(narrow=True)
    assert rail.items["draft"].width() == 48
    rail.items["draft"].setFocus()
    assert not rail.grab().isNull()


def test_the_status_line_says_what_is_saved_and_how_much_there_is(shown, look):
    line = shown(StatusLine(), 900, 26)
    line.show_saved("changed", "有改动，即将自动保存")
    assert line._saved.text() == "有改动，即将自动保存"
    line.show_saved("saved", "已保存 14:32")
    line.show_counts(article=1286, issue=4310)
    line.show_chosen(12)
    line.show_zoom(90)
    look("dark")
    assert line._counts.text() == "本篇 1286 字　全期 4310 字　选中 12 字"
    assert line._zoom.text() == "90%"
    line.show_counts(article=None, issue=4310)
    line.show_chosen(0)
    assert line._counts.text() == "全期 4310 字"
    line.show_chosen(2)
    line.show_counts(article=None, issue=None)  # it was closed with something chosen in it
    assert line._counts.text() == ""
    line.show_saved("", "")
    assert line._saved.text() == ""


def test_a_note_offers_a_way_back_and_goes_by_itself(shown, ear, qtbot, monkeypatch):
    monkeypatch.setattr(status, "NOTE_MS", 50)
    line = shown(StatusLine(), 900, 26)
    ear.to(line.note_answered, line.zoom_asked)
    line.show_note("已移出本期", deed=("undo", "撤销"))
    line._deed.click()
    line._more.click()
    line._less.click()
    assert ear.heard == ["undo", 1, -1]
    assert line.note == ""
    line.show_note("已存为第9稿。")
    assert line.note == "已存为第9稿。"
    qtbot.waitUntil(lambda: line.note == "")


def test_undo_in_a_field_belongs_to_the_draft(shown):
    for field in (shown(LineField("刊名")), shown(TextField("按语"))):
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        event.accept()
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()


def test_a_number_is_digits_or_nothing(shown, writes):
    field = shown(NumberField("印数"))
    field.show_number(120)
    assert field.value() == 120
    writes(field, "份")
    assert field.value() == 120
    field.show_number(None)
    assert field.value() is None


def test_a_wheel_over_a_choice_changes_nothing(shown):
    choice = shown(Choice("紧急程度", ("无", "加急", "特急")))
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPointF(0, -120).toPoint(),
        QPointF(0, -120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)
    assert choice.currentIndex() == 0
    assert not wheel.isAccepted()


@pytest.mark.parametrize("state", ["", "error", "amber"])
def test_the_words_in_a_field_with_an_arrow_have_the_same_room_whoever_looks(shown, qtbot, state):
    column = shown(ComboField("栏目"), 166, 34)
    line = column.lineEdit()
    wide = line.width()
    fields.mark(column, state)
    column.setFocus()
    qtbot.waitUntil(column.hasFocus)
    column.resize(166, 35)  # the words are given their room again
    assert (line.width(), line.height()) == (wide, 27)


def test_the_calendar_gives_the_day_that_was_picked(shown, ear, qtbot):
    field = shown(DateField("日期"))
    field.show_day(dt.date(2026, 3, 12), year=2026)
    ear.to(field.day_edited)
    field.findChild(QToolButton).click()
    popup = QApplication.activePopupWidget()
    calendar = popup.findChild(object, "qt_calendar_calendarview").parent()
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert ear.heard == [dt.date(2026, 3, 13)]
    assert field.line.text() == "2026年3月13日"
    field.show_day(None)
    assert field.line.text() == ""
    assert ear.heard == [dt.date(2026, 3, 13)]


def test_the_head_of_the_calendar_reads_as_the_office_writes(shown, qtbot):
    field = shown(DateField("日期"))
    field.show_day(dt.date(2026, 3, 12), year=2026)
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    head = {
        name: popup.findChild(QToolButton, f"qt_calendar_{name}")
        for name in ("yearbutton", "monthbutton", "nextmonth", "prevmonth")
    }
    year, month = head["yearbutton"], head["monthbutton"]
    QApplication.processEvents()
    assert year.text() + month.text() == "2026年3月"
    assert head["prevmonth"].x() < year.x() < year.geometry().right() < month.x()
    assert month.geometry().right() < head["nextmonth"].x()
    head["nextmonth"].click()
    assert year.text() + month.text() == "2026年4月"
    popup.close()


def test_the_calendar_opens_by_key_and_leaves_by_escape_with_nothing_changed(shown, ear, qtbot):
    field = shown(DateField("日期"))
    field.show_day(dt.date(2026, 3, 12), year=2026)
    ear.to(field.day_edited)
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert ear.heard == []


def test_the_reading_of_a_day_follows_each_key(shown, qtbot):
    field = shown(DateField("日期"))
    field.show_day(None, year=2026)
    qtbot.keyClicks(field.line, "3.1")
    assert field._reading.text() == "2026年3月1日，星期日"
    qtbot.keyClicks(field.line, "2")
    assert field._reading.text() == "2026年3月12日，星期四"
    qtbot.keyClicks(field.line, "9")
    assert field._reading.text() == ""


def test_a_day_may_go_on_where_another_digit_makes_another_day(shown):
    field = shown(DateField("日期"))
    field.show_day(None, year=2026)
    assert [
        typed
        for typed in ("", "3.1", "3.4", "2026.3.1", "20260312", "今天")
        if field.may_go_on(typed)
    ] == ["", "3.1", "2026.3.1"]


def test_a_row_goes_back_to_its_hint(shown):
    field = LineField("日期")
    row = shown(rows.Row("日期", field, hint="可写 3.12。"))
    row.show_problem("没认出。")
    assert row.sentence.text == "没认出。"
    row.show_problem("")
    assert row.sentence.text == "可写 3.12。"


def test_tags_and_ticks_paint(shown):
    word = shown(tag.Tag("作废", "red"))
    assert word.sizeHint().width() == tag.width_of("作废")
    box = shown(Check("增刊"))
    empty = box.grab().toImage()
    box.setChecked(True)
    assert box.grab().toImage() != empty


def test_what_was_just_done_is_seen_before_what_lasts_but_not_before_trouble(shown, ear):
    banner = shown(Banner())
    locked = Notice("sealed", "第5期已归档，内容锁定。", lasts=True)
    banner.show_notice(locked)
    banner.show_notice(Notice("exported", "已导出。", "green", (("known", "知道了"),)))
    assert banner.seen.name == "exported"
    assert banner._more.text() == "还有 1 条"
    banner.show_notice(locked)  # told again: nothing is new
    assert banner.seen.name == "exported"
    banner.clear_notice("exported")
    assert banner.seen == locked
    banner.show_notice(Notice("disk", "磁盘满了。", "red"))
    banner.show_notice(Notice("exported", "已导出。", "green"))
    assert banner.seen.name == "disk"


def test_a_row_of_tabs_asks_for_the_room_that_its_words_need(shown):
    whole = QWidget()
    row = QHBoxLayout(whole)
    bar = RingedTabBar("panes", "右栏")
    for words in ("检查", "版本", "往期", "提纲"):
        bar.addTab(words)
    row.addWidget(bar)
    row.addStretch(1)
    shown(whole, 400, 60)
    bar.setTabText(0, "检查 128 处")
    QApplication.processEvents()
    assert bar.width() == bar.sizeHint().width()
    ways = {b.accessibleName() for b in bar.findChildren(QToolButton)}
    assert ways == {"往左看页签", "往右看页签"}


@pytest.mark.parametrize("make_field", [LineField, TextField, TitleField])
def test_what_may_only_be_read_takes_nothing_from_an_input_method(shown, make_field):
    field = shown(make_field() if make_field is TitleField else make_field("单位"))
    words = QInputMethodEvent()
    words.setCommitString("白渡镇")
    locking.lock(field, locked=True)
    QApplication.sendEvent(field, words)
    said = field.text if isinstance(field, LineField) else field.toPlainText
    assert said() == ""
    locking.lock(field, locked=False)
    QApplication.sendEvent(field, words)
    assert said() == "白渡镇"
