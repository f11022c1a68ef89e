from PySide6.QtCore import Qt

from gazetteer_desk.bulletin.body import (
    Kind,
    Mark,
    Paragraph,
    Picture,
    Span,
    Table,
    paragraph,
)
from ui.editor import bursts, table_deeds
from ui.editor.edits import Spot


def test_words_and_kinds_by_keyboard_alone(editor, heard, qtbot, compose) -> None:
    qtbot.keyClick(editor, Qt.Key_1, Qt.ControlModifier)
    compose(editor, "", "一、总体情况")
    qtbot.keyClick(editor, Qt.Key_Return)
    compose(editor, "", "上半年")
    qtbot.keyClick(editor, Qt.Key_B, Qt.ControlModifier)
    qtbot.keyClicks(editor, "23")
    qtbot.keyClick(editor, Qt.Key_B, Qt.ControlModifier)
    compose(editor, "", "部。")
    assert editor.body() == (
        Paragraph(Kind.HEADING1, (Span("一、总体情况"),)),
        Paragraph(
            Kind.BODY,
            (Span("上半年"), Span("23", frozenset({Mark.BOLD})), Span("部。")),
        ),
    )
    editor.flush()
    assert heard.rested()[0] == "设为一级标题"
    assert heard.rested()[-1] == "键入"


def test_nothing_is_said_or_done_while_composing(editor, heard, qtbot, compose) -> None:
    compose(editor, "", "修志")
    editor.flush()
    heard.said.clear()
    for half in ("g", "go", "gong", "gong zuo"):
        compose(editor, half)
        assert editor.is_composing
        editor.set_kind(Kind.HEADING1)
        editor.toggle_mark(Mark.BOLD)
        editor.flush()
        editor.show_changed(())
        qtbot.keyClick(editor, Qt.Key_Z, Qt.ControlModifier)
    qtbot.wait(bursts.REST_MS + 100)
    assert heard.said == []
    assert editor.body() == (paragraph("修志"),)
    compose(editor, "", "工作")
    assert heard.said == [("typed",)]
    qtbot.waitUntil(lambda: heard.rested() == ["键入"], timeout=60_000)
    assert editor.body() == (paragraph("修志工作"),)


def test_what_arrives_while_composing_waits(editor, heard, compose) -> None:
    compose(editor, "di")
    editor.insert_body((paragraph("来稿"),), "粘贴")
    assert heard.said == []
    compose(editor, "", "第")
    assert editor.body() == (paragraph("第来稿"),)
    assert heard.rested() == ["键入", "粘贴"]


def test_a_composition_that_is_given_up_leaves_no_deed(editor, heard, qtbot, compose) -> None:
    compose(editor, "di")
    compose(editor, "")
    qtbot.wait(bursts.REST_MS + 100)
    assert heard.said == []


def test_a_burst_ends_by_rest_and_by_a_jump(editor, heard, qtbot) -> None:
    qtbot.keyClicks(editor, "abc")
    assert heard.rested() == []
    qtbot.keyClick(editor, Qt.Key_Left)
    assert heard.rested() == ["键入"]
    qtbot.keyClick(editor, Qt.Key_Backspace)
    qtbot.waitUntil(lambda: heard.rested() == ["键入", "删除"], timeout=60_000)
    assert editor.body() == (paragraph("ac"),)


def test_long_typing_rests_after_a_while(editor, heard, qtbot) -> None:
    editor._burst._longest.setInterval(300)
    for _ in range(6):
        qtbot.keyClicks(editor, "a")
        qtbot.wait(100)  # never a rest
    assert heard.rested()


def test_undo_and_redo_are_only_asked_for(editor, heard, qtbot) -> None:
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key_Z, Qt.ControlModifier)
    qtbot.keyClick(editor, Qt.Key_Y, Qt.ControlModifier)
    assert heard.names("rested", "undo_asked", "redo_asked") == [
        ("rested", "键入", (paragraph("abc"),)),
        ("undo_asked",),
        ("redo_asked",),
    ]
    assert editor.body() == (paragraph("abc"),)


def test_showing_says_nothing(editor, heard) -> None:
    editor.show_body((paragraph("一"), paragraph("二")))
    editor.show_changed((paragraph("一"), paragraph("三")))
    editor.zoom(150)
    assert heard.said == []
    assert editor.body() == (paragraph("一"), paragraph("三"))


def test_a_run_in_heading_ends_with_its_sentence(editor, qtbot) -> None:
    editor.show_body((Paragraph(Kind.HEADING2, (Span("（一）建立名册。各单位备案。"),), 8),))
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    for _ in range(5):
        qtbot.keyClick(editor, Qt.Key_Right)
    qtbot.keyClicks(editor, "xx")
    (only,) = editor.body()
    assert (only.text, only.lead) == ("（一）建立xx名册。各单位备案。", 10)
    qtbot.keyClick(editor, Qt.Key_End, Qt.ControlModifier)
    qtbot.keyClicks(editor, "yy")
    assert editor.body()[0].lead == 10


def test_paragraphs_that_were_not_touched_stay_the_same_objects(editor, qtbot) -> None:
    body = tuple(paragraph(f"第{n}段") for n in range(50))
    editor.show_body(body)
    qtbot.keyClicks(editor, "x")
    read = editor.body()
    assert read[0].text == "x第0段"
    assert all(a is b for a, b in zip(read[1:], body[1:], strict=True))
    assert editor.body() is read


def test_tab_and_table_keys(editor, heard, qtbot) -> None:
    qtbot.keyClick(editor, Qt.Key_Tab)
    qtbot.keyClick(editor, Qt.Key_Tab)
    assert [one[1] for one in heard.names("hinted")] == [
        "首行缩进由格式自动加，不用按 Tab 或空格。"
    ]
    table_deeds.insert(editor, 2, 2)
    for word in ("ab", "cd", "ef", "gh", "ij"):
        qtbot.keyClicks(editor, word)
        qtbot.keyClick(editor, Qt.Key_Tab)
    table = next(block for block in editor.body() if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["ab", "cd"],
        ["ef", "gh"],
        ["ij", ""],
    ]
    assert "插入表格" in heard.rested()


def test_leaving_upward(editor, heard, qtbot) -> None:
    qtbot.keyClick(editor, Qt.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key_Up)
    assert heard.names("left_upward") == [("left_upward",)] * 2


def test_paragraphs_move_by_key(editor, heard, qtbot) -> None:
    editor.show_body((paragraph("一"), paragraph("二"), paragraph("三")))
    qtbot.keyClick(editor, Qt.Key_Down, Qt.AltModifier | Qt.ShiftModifier)
    assert [one.text for one in editor.body()] == ["二", "一", "三"]
    qtbot.keyClick(editor, Qt.Key_Down, Qt.AltModifier | Qt.ShiftModifier)
    qtbot.keyClick(editor, Qt.Key_Down, Qt.AltModifier | Qt.ShiftModifier)
    assert [one.text for one in editor.body()] == ["二", "三", "一"]
    assert heard.rested() == ["移动段落", "移动段落"]


def test_words_in_the_line_of_a_picture_that_is_gone_outlive_an_undo(editor, compose) -> None:
    editor.show_body((paragraph("甲"), Picture("a" * 64, "image/png", 60), paragraph("乙")))
    editor.go_to(Spot((1,), 1))
    editor.textCursor().deletePreviousChar()
    compose(editor, "", "丙")
    fewer = editor.body()
    editor.insert_body((paragraph(""), paragraph(""), paragraph("")), "粘贴")
    assert len(editor.body()) == len(fewer) + 2
    editor.show_changed(fewer)
    assert editor.body() == fewer == (paragraph("甲"), paragraph("丙"), paragraph("乙"))
