from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, Qt

from gazetteer_desk.layout import titles
from tests.ui.editor.conftest import Heard
from ui.editor.title_field import TitleField
from ui.utf16 import count


@pytest.fixture
def title(qtbot) -> TitleField:
    made = TitleField()
    qtbot.addWidget(made)
    made.resize(700, 60)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def said(title) -> Heard:
    return Heard(
        title, "typed", "title_edited", "left_downward", "undo_asked", "redo_asked", "refused"
    )


def test_a_title_of_two_lines(title, said, qtbot, compose) -> None:
    one_line = title.height()
    compose(title, "", "青梧县召开")
    qtbot.keyClick(title, Qt.Key_Return, Qt.ShiftModifier)
    compose(title, "", "启动会")
    assert said.names("left_downward") == []
    assert title.height() > one_line
    qtbot.keyClick(title, Qt.Key_Return)
    assert said.names("title_edited") == [("title_edited", ("青梧县召开", "启动会"))]
    assert said.names("left_downward") == [("left_downward",)]


def test_down_leaves_only_from_the_last_line(title, said, qtbot) -> None:
    title.show_title(("甲", "乙"))
    qtbot.keyClick(title, Qt.Key_Down)
    assert said.said == []
    qtbot.keyClick(title, Qt.Key_Down)
    assert said.said == [("left_downward",)]


def test_showing_says_nothing_and_keeps_the_caret(title, said) -> None:
    title.show_title(("甲乙丙",))
    cursor = title.textCursor()
    cursor.setPosition(2)
    title.setTextCursor(cursor)
    title.show_title(("甲乙丙丁",))
    assert said.said == []
    assert title.textCursor().position() == 2
    assert title.lines() == ("甲乙丙丁",)


def test_nothing_is_said_while_composing(title, said, qtbot, compose) -> None:
    compose(title, "qing")
    qtbot.keyClick(title, Qt.Key_Z, Qt.ControlModifier)
    title.flush()
    qtbot.wait(900)
    assert said.said == []
    compose(title, "", "青")
    assert said.said == [("typed",)]
    qtbot.waitUntil(lambda: ("title_edited", ("青",)) in said.said, timeout=60_000)


def test_undo_is_only_asked_for_after_the_burst(title, said, qtbot) -> None:
    qtbot.keyClicks(title, "a")
    qtbot.keyClick(title, Qt.Key_Z, Qt.ControlModifier)
    qtbot.keyClick(title, Qt.Key_Y, Qt.ControlModifier)
    assert said.names("title_edited", "undo_asked", "redo_asked") == [
        ("title_edited", ("a",)),
        ("undo_asked",),
        ("redo_asked",),
    ]
    assert title.lines() == ("a",)


def test_paste_is_text_without_empty_lines(title, said) -> None:
    mime = QMimeData()
    mime.setHtml("<b>x</b>")
    mime.setText("　　甲\r\n\r\n乙 \x0c")
    title.insertFromMimeData(mime)
    assert title.lines() == ("甲", "乙")
    mime.setText("字" * 3000)
    title.insertFromMimeData(mime)
    assert len(said.names("refused")) == 1
    assert title.lines() == ("甲", "乙")


def test_no_words_are_no_lines(title) -> None:
    assert title.lines() == ()
    title.show_title(("甲",))
    title.show_title(())
    assert title.lines() == ()


LONG = "省地方志办与新华社四川分社开展融媒体传播主题座谈交流活动"


def lines_on_screen(title) -> list[str]:
    block, found = title.document().begin(), []
    while block.isValid():
        layout = block.layout()
        ends = [
            count(block.text(), layout.lineAt(at).textStart())
            for at in range(1, layout.lineCount())
        ]
        found += [block.text()[a:b] for a, b in pairwise((0, *ends, None))]
        block = block.next()
    return found


@pytest.mark.parametrize("percent", [50, 100, 200, 300])
def test_a_long_title_stands_in_the_lines_it_is_printed_on(title, percent) -> None:
    title.show_title((LONG, "𠮷林县启动“百村　百志”编纂 工程并召开首次推进会暨业务培训班"))
    title.zoom(percent)
    printed = titles.broken(title.lines()).split("\n")
    assert len(printed) == 4
    assert [line.strip(" \u3000") for line in lines_on_screen(title)] == printed
    assert title.height() >= title.document().size().height()
    assert title.lines()[0] == LONG


def test_the_caret_goes_where_one_points_in_a_broken_line(title) -> None:
    title.show_title((LONG,))
    for at in (0, 5, 12, 15, len(LONG)):
        cursor = title.textCursor()
        cursor.setPosition(at)
        title.setTextCursor(cursor)
        assert title.cursorForPosition(title.cursorRect().center()).position() == at


def test_half_typed_words_take_their_room_and_undo_nothing(title, compose) -> None:
    title.show_title((LONG,))
    compose(title, "pinyin")
    assert "".join(lines_on_screen(title)) != ""
    compose(title, "", "")
    assert title.lines() == (LONG,)
    assert lines_on_screen(title) == titles.broken((LONG,)).split("\n")


def test_the_hint_stands_in_the_middle(title) -> None:
    title.clearFocus()
    picture = title.viewport().grab().toImage()
    ink = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).lightness() < 128 for y in range(picture.height()))
    ]
    assert abs((ink[0] + ink[-1]) / 2 - picture.width() / 2) < 12


def test_the_hint_is_written_once_in_the_middle(qtbot) -> None:
    title = TitleField()
    qtbot.addWidget(title)
    assert title.placeholderText() == ""  # or Qt writes it at the left too
    assert title._hint == "在这里写题名"
