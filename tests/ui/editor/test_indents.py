"""No blank is ever an indent: the format makes it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.body import paragraph
from tests import make
from ui.editor.edits import Spot


HINT = "首行缩进由格式自动加，不用按 Tab 或空格。"


def test_blanks_at_the_beginning_of_a_paragraph_are_not_written(editor, heard, qtbot, compose):
    qtbot.keyClicks(editor, "  ")
    compose(editor, "", "\u3000\u3000县志办")
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    compose(editor, "", "召开\u3000例会")
    assert editor.body() == (paragraph("县志办 召开\u3000例会"),)
    assert heard.names("hinted") == [("hinted", HINT)]


def test_a_committed_blank_alone_is_not_written(editor, compose):
    compose(editor, "", "\u3000")
    compose(editor, "xian", "")
    compose(editor, "", "\u3000县")
    assert editor.body() == (paragraph("县"),)


def test_parting_a_paragraph_before_a_blank_leaves_none(editor, qtbot):
    editor.show_body(make.body("会议召开。 \u3000会后参观。"))
    editor.go_to(Spot((0,), 5))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.body() == make.body("会议召开。", "会后参观。")
    assert editor.spot() == Spot((1,), 0)


def test_a_blank_over_chosen_words_at_the_beginning_takes_them_away(editor, heard, qtbot):
    editor.show_body(make.body("甲乙丙"))
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 2)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    assert editor.body() == make.body("丙")
    assert heard.rested() == ["删除"]


def test_symbols_and_phrases_bring_no_indent_either(editor):
    editor.insert_text("\u3000", "插入特殊字符")
    editor.insert_text("\u3000现将情况", "插入常用语")
    editor.insert_text("\u3000通报", "插入常用语")
    assert editor.body() == make.body("现将情况\u3000通报")


def test_in_a_cell_blanks_may_stand(editor, qtbot):
    editor.show_body((make.table(("甲", "乙")),))
    editor.go_to(Spot((0, 0, 0, 0), 0))
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    assert editor.body()[0].rows[0][0].paragraphs[0].text == " 甲"
