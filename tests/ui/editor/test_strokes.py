"""What keys erase beside and in tables, and what a body that may only be read takes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin.body import Body, Cell, Table, paragraph
from ui.editor.edits import Spot


BACK, DELETE, CTRL = Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier
ROW = (Cell((paragraph("甲。乙"),)), Cell((paragraph("丙丁"),)))
FEW: Body = (paragraph("上面"), Table((ROW,) * 2, header=False), paragraph("下面"))
MANY: Body = (paragraph("上面"), Table((ROW,) * 80, header=False), paragraph("下面"))


@pytest.mark.parametrize("body", [FEW, MANY])
@pytest.mark.parametrize(
    ("spot", "key"),
    [
        (Spot((2,), 0), BACK),  # Qt goes into the table, and takes it out as a whole
        (Spot((0,), 2), DELETE),
        (Spot((1, 1, 0, 0), 0), BACK),  # ... empties both cells
        (Spot((1, 0, 1, 0), 2), DELETE),
        (Spot((1, 0, 0, 0), 3), DELETE),
        (Spot((1, 0, 0, 0), 0), BACK),
        (Spot((1, -1, 1, 0), 2), DELETE),
    ],
)
def test_to_erase_a_word_stops_at_the_edge_of_a_table_and_of_a_cell(editor, body, spot, key):
    editor.show_body(body)
    block, *path = spot.path
    if path and path[0] < 0:
        path[0] = len(body[1].rows) - 1
    editor.go_to(spot._replace(path=(block, *path)))
    QTest.keyClick(editor, key, CTRL)
    assert editor.body() == body


def test_to_erase_a_word_takes_the_word_and_joins_paragraphs(editor, heard) -> None:
    editor.show_body((paragraph("头"), paragraph("上半年。𠮷林")))
    editor.go_to(Spot((1,), 6))
    QTest.keyClick(editor, BACK, CTRL)
    left = editor.body()[1].text
    assert left != "上半年。𠮷林"
    assert "上半年。𠮷林".startswith(left)
    editor.go_to(Spot((1,), 0))
    QTest.keyClick(editor, BACK, CTRL)
    assert editor.body() == (paragraph("头" + left),)
    editor.go_to(Spot((0,), 0))
    QTest.keyClick(editor, DELETE, CTRL)
    assert len(editor.body()[0].text) < len("头" + left)
    editor.flush()
    assert set(heard.rested()) == {"删除"}


def test_a_body_that_may_only_be_read_takes_nothing_from_an_input_method(
    editor, heard, compose
) -> None:
    editor.show_body(FEW)
    editor.setReadOnly(True)
    compose(editor, "pinyin")
    compose(editor, "", "拼音")
    compose(editor, "", '"')
    QTest.keyClicks(editor, '",')
    editor.flush()
    assert editor.body() == FEW
    assert editor.toPlainText().startswith("上面")
    assert not heard.rested()
    assert not editor.is_composing


def test_a_tab_that_the_input_method_leaves_is_not_written_beside_the_half_typed_word(
    editor, compose
) -> None:
    compose(editor, "pinyin")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    compose(editor, "", "拼音")
    assert editor.body() == (paragraph("拼音"),)
