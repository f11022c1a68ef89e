"""报, 送 and 发 as names: the printed text is the truth, whatever is done to the names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin import addressees
from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.bulletin.recipients import Group, Recipient
from ui.widgets.chip import Chip
from ui.widgets.names_field import NamesField


TOWNS = Recipient(name="各乡镇党委、政府", group=Group.ISSUE, copies=14)
OFFICE = Recipient(name="县档案馆", group=Group.ISSUE)
PRINTED = ("各乡镇党委、政府，县档案馆，", "县图书馆。")
ENTRY = st.text("县委政府，、；。（）() 　a", min_size=1, max_size=20).map(str.strip).filter(bool)


@pytest.fixture
def field(shown, ear):
    field = shown(NamesField("发"), 520, 60)
    ear.to(field.entries_edited)
    return field


def chips(field):
    return [chip for chip in field.flow.findChildren(Chip) if not chip.isHidden()]


def painted(field):
    return "".join(
        chip.words + mark for chip, mark in zip(field.flow._chips, field.flow._marks, strict=True)
    )


def test_groups_are_bold_with_their_number_and_marks_stand_between(field, ear):
    field.show_entries(PRINTED)
    field.show_known((TOWNS, OFFICE))
    assert [chip.label for chip in chips(field)] == [
        "各乡镇党委、政府 = 14",
        "县档案馆",
        "县图书馆",
    ]
    assert [chip.is_bold for chip in chips(field)] == [True, False, False]
    assert painted(field) == "".join(PRINTED)
    assert chips(field)[0].accessibleName() == "各乡镇党委、政府，发，共发 14，第1个，共3个"
    assert "名单里没有" in chips(field)[2].accessibleName()
    assert ear.heard == []
    assert not field.grab().isNull()


def test_without_a_list_no_name_is_called_unknown(field):
    field.show_entries(PRINTED)
    assert not any("名单里没有" in chip.accessibleName() for chip in chips(field))


def test_lines_that_are_pasted_stay_lines_and_those_of_other_lists_are_told(field, ear, qtbot):
    ear.to(field.others_pasted)
    field.show_entries(PRINTED)
    QApplication.clipboard().setText("发：县档案馆，\n县图书馆。\n送：县直各部门。")
    field.setFocus()
    field.flow.line.paste()
    assert ear.heard == [
        {"送": ("县直各部门。",)},
        (*PRINTED, "县档案馆，县图书馆。"),
    ]
    assert field.flow.line.text() == ""


def test_names_are_typed_taken_and_taken_away(field, ear, qtbot):
    field.show_entries(PRINTED)
    field.show_known((TOWNS, OFFICE))
    field.offer(Offers((Offer("县人大、政协机关"),)))
    field.setFocus()
    qtbot.keyClicks(field.flow.line, "xrd")
    qtbot.keyClick(field.flow.line, Qt.Key.Key_Return)
    assert ear.heard[-1] == (PRINTED[0], "县图书馆，县人大、政协机关。")
    qtbot.keyClick(field.flow.line, Qt.Key.Key_Backspace)
    assert ear.heard[-1] == (PRINTED[0], "县图书馆，县人大。")
    chips(field)[0].setFocus()
    qtbot.keyClick(chips(field)[0], Qt.Key.Key_Delete)
    assert ear.heard[-1] == ("县档案馆，", "县图书馆，县人大。")
    assert field.flow.line.hasFocus()


def test_the_text_can_be_written_as_it_is_printed(field, ear, qtbot):
    field.show_entries(PRINTED)
    qtbot.mouseClick(field.switch, Qt.MouseButton.LeftButton)
    assert field.text.toPlainText() == "\n".join(PRINTED)
    assert field.text.hasFocus()
    field.text.setPlainText("县档案馆、县图书馆。\n\n")
    field.flush()
    assert ear.heard == [("县档案馆、县图书馆。",)]
    assert field.text.toPlainText().endswith("\n")
    qtbot.mouseClick(field.switch, Qt.MouseButton.LeftButton)
    assert [chip.words for chip in chips(field)] == ["县档案馆", "县图书馆"]


def test_any_printed_text_goes_through_the_names_unchanged(field, ear, qapp):
    @settings(max_examples=40)
    @given(st.lists(ENTRY, max_size=3).map(tuple), st.lists(ENTRY, max_size=2))
    def goes_through(entries, known):
        field.show_known(tuple(Recipient(name=name, group=Group.ISSUE) for name in known))
        field.show_entries(entries)
        field.flush()
        assert field.entries == entries
        names = [n for entry in entries for n in addressees.names(entry, known)]
        assert [chip.words for chip in field.flow._chips] == names
        if all(addressees.cut(entry, known)[0].is_name for entry in entries):
            assert painted(field) == "".join(entries)
        field.switch.setChecked(True)
        field.switch.setChecked(False)
        assert field.entries == entries

    goes_through()
    assert ear.heard == []
    QTest.qWait(0)


def test_what_is_half_typed_counts_and_goes_on_being_typed(field, ear, qtbot, writes):
    field.show_entries(("县委。",))
    field.setFocus()
    writes(field.flow.line, "县人")
    field.flush()
    assert ear.heard == [("县委，县人。",)]
    field.show_entries(ear.heard[-1])
    assert [chip.words for chip in chips(field)] == ["县委"]
    assert field.flow.line.text() == "县人"
    writes(field.flow.line, "大，")
    assert ear.heard[-1] == ("县委，县人大。",)
    assert [chip.words for chip in chips(field)] == ["县委", "县人大"]
    field.flush()
    assert len(ear.heard) == 2


def test_what_is_half_typed_goes_when_other_lines_are_shown(field, ear, writes):
    field.show_entries(("县委。",))
    writes(field.flow.line, "县人")
    field.flush()
    field.show_entries(("县委。",))  # it was taken back
    assert field.flow.line.text() == ""
    field.flush()
    assert field.entries == ("县委。",)
    assert len(ear.heard) == 1
