"""The seams of a long table: no key leaves the caret on one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin.body import Cell, Table, paragraph
from ui.editor.edits import Spot


KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
TABLE = Table(((Cell((paragraph("甲"),)), Cell((paragraph("乙"),))),) * 120, header=False)


@pytest.mark.parametrize(
    ("row", "cell", "offset", "keys"),
    [
        (35, 1, 1, (KEY.Key_Right, NONE)),
        (35, 1, 1, (KEY.Key_Right, CTRL)),
        (35, 0, 0, (KEY.Key_Down, NONE)),
        (36, 0, 0, (KEY.Key_Left, NONE)),
        (36, 0, 0, (KEY.Key_Left, CTRL)),
        (36, 1, 0, (KEY.Key_Up, NONE)),
    ],
)
def test_what_is_typed_behind_a_seam_is_in_the_next_cell(editor, row, cell, offset, keys):
    editor.show_body((TABLE,))
    assert editor.manuscript.rootFrame().childFrames()[0].rows() == 36
    editor.go_to(Spot((0, row, cell, 0), offset))
    QTest.keyClick(editor, *keys)
    QTest.keyClick(editor, KEY.Key_X)
    [table] = editor.body()
    changed = [n for n, cells in enumerate(table.rows) if cells != TABLE.rows[0]]
    assert changed == [71 - row]  # 35 and 36 lie at the two sides of the seam
