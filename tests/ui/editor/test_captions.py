"""Words in the captions of tables and pictures: copied, cut, pasted and dragged as any others."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Picture, Table, paragraph
from tests.ui.editor.test_table_deeds import table
from ui.editor import clipboard
from ui.editor.body_editor import BodyEditor


CAPTION = "各乡镇人口"
PICTURE = Picture("a" * 64, "image/png", 60, CAPTION)
captioned = pytest.mark.parametrize("block", [table("甲 乙", caption=CAPTION), PICTURE])


def choose(editor: BodyEditor, words: str) -> None:
    """Select some words of the text."""
    editor.setTextCursor(editor.document().find(words))


def caption(editor: BodyEditor) -> str:
    block = editor.body()[0]
    assert isinstance(block, Table | Picture)
    return block.caption


def held_body() -> bytes:
    """Return our own blocks on the clipboard."""
    return bytes(QGuiApplication.clipboard().mimeData().data(clipboard.OWN).data())


@captioned
def test_words_of_a_caption_are_copied_and_cut(editor, heard, block) -> None:
    editor.show_body((block, paragraph("后")))
    choose(editor, "乡镇")
    editor.cut()
    assert codec.restore_body(held_body()) == (paragraph("乡镇"),)
    assert QGuiApplication.clipboard().mimeData().text() == "乡镇"
    assert caption(editor) == "各人口"
    assert heard.rested() == ["剪切"]


@captioned
def test_what_is_pasted_into_a_caption_stays_on_its_line(editor, heard, block) -> None:
    editor.show_body((block, paragraph("后")))
    choose(editor, "乡镇")
    editor.insert_body((paragraph("街道"), paragraph("村居")), "粘贴")
    assert caption(editor) == "各街道 村居人口"
    assert editor.body()[1:] == (paragraph("后"),)
    assert heard.rested() == ["粘贴"]


@captioned
def test_words_dragged_out_of_a_caption_are_not_lost(editor, heard, monkeypatch, block) -> None:
    editor.show_body((block, paragraph("后")))
    choose(editor, "乡镇")
    target = editor.document().find("后")
    target.clearSelection()
    monkeypatch.setattr(editor, "cursorForPosition", lambda _point: target)
    mime = editor.createMimeDataFromSelection()
    event = QDropEvent(
        QPointF(0, 0), Qt.MoveAction, mime, Qt.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    monkeypatch.setattr(type(event), "source", lambda _self: editor, raising=False)
    editor.dropEvent(event)
    assert caption(editor) == "各人口"
    assert editor.body()[1:] == (paragraph("后乡镇"),)
    assert heard.rested() == ["移动文字"]


@pytest.mark.parametrize("how", ["cut", "delete"])
def test_a_picture_goes_with_its_caption(editor, heard, how) -> None:
    editor.show_body((paragraph("前"), PICTURE, paragraph("后")))
    choose(editor, "\ufffc")
    if how == "cut":
        editor.cut()
    else:
        QTest.keyClick(editor, Qt.Key_Delete)
    assert editor.body() == (paragraph("前"), paragraph(""), paragraph("后"))
    assert len(heard.rested()) == 1
    if how == "cut":
        editor.insert_body(codec.restore_body(held_body()), "粘贴")
        assert editor.body() == (paragraph("前"), PICTURE, paragraph("后"))
