"""What a clerk does to tables, by key and by command; each is one step with its name."""

from collections.abc import Iterator

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextFormat
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import grid
from gazetteer_desk.bulletin.body import Cell, Kind, Mark, Span, Table, paragraph
from gazetteer_desk.bulletin.squares import Area
from gazetteer_desk.bulletin.table_deeds import DEEDS
from tests.ui.editor import bodies
from tests.ui.editor.test_edits_at_random import read_afresh
from ui.editor import menu, table_deeds
from ui.editor.body_editor import BodyEditor
from ui.editor.edits import Spot


def table(*rows: str, caption: str = "", widths: tuple[float, ...] = ()) -> Table:
    cells = (tuple(Cell((paragraph(words),)) for words in row.split()) for row in rows)
    return Table(tuple(cells), header=True, caption=caption, widths=widths)


STAFF = table("单位 人数", "县志办 6", "白渡镇 2", "石埠乡 3")


def shown(editor: BodyEditor) -> list[str]:
    """Return the words of the first table, row by row."""
    found = next(block for block in editor.body() if isinstance(block, Table))
    return [" ".join(one.text or "_" for one in row) for row in found.rows]


def at(editor: BodyEditor, row: int, cell: int, *body: object) -> None:
    """Show a table between two paragraphs, the caret in one of its cells."""
    editor.show_body((paragraph("前"), *(body or (STAFF,)), paragraph("后")))
    editor.go_to(Spot((1, row, cell, 0)))


def test_every_command_is_one_step_with_its_name(editor, heard) -> None:
    at(editor, 1, 0)
    for name in ("上方插入行", "左侧插入列", "表头行", "列宽相等", "下移行", "删除行", "删除表格"):
        before, steps = editor.body(), len(heard.rested())
        table_deeds.do(editor, name)
        assert heard.rested()[steps:] == [name]
        assert editor.body() != before
        after = editor.body()
        editor.show_changed(before)
        assert editor.body() is before
        editor.show_changed(after)
        assert editor.body() is after
    assert editor.body() == (paragraph("前"), paragraph("后"))


def test_as_many_rows_come_as_are_chosen(editor) -> None:
    at(editor, 1, 0)
    editor.choice.choose(Area(1, 0, 2, 1))
    table_deeds.do(editor, "上方插入行")
    assert shown(editor)[1:3] == ["_ _", "_ _"]
    assert editor.choice.area == Area(1, 0, 2, 1)


def test_a_deed_that_changes_nothing_is_no_step(editor, heard) -> None:
    at(editor, 1, 0)
    table_deeds.do(editor, "上移行")
    table_deeds.do(editor, "合并单元格")
    assert heard.rested() == []
    assert "先选中要合并的几个单元格" in heard.names("refused")[0][1]


def test_shift_and_arrows_choose_cells_which_del_empties(editor, heard, qtbot) -> None:
    at(editor, 1, 0)
    for key in (Qt.Key_Right, Qt.Key_Right, Qt.Key_Right, Qt.Key_Right, Qt.Key_Down):
        qtbot.keyClick(editor, key, Qt.ShiftModifier)
    assert editor.choice.area == Area(1, 0, 2, 2)
    qtbot.keyClick(editor, Qt.Key_Delete)
    assert shown(editor) == ["单位 人数", "_ _", "_ _", "石埠乡 3"]
    assert heard.rested() == ["清空单元格"]
    qtbot.keyClick(editor, Qt.Key_Escape)
    assert editor.choice.area is None


def test_chosen_cells_are_merged_marked_copied_and_cut(editor, heard) -> None:
    at(editor, 1, 0)
    table_deeds.select(editor, "选择行")
    assert editor.choice.area == Area(1, 0, 1, 2)
    editor.toggle_mark(Mark.BOLD)
    editor.set_kind(Kind.CENTERED)
    made = editor.body()[1].rows[1]
    assert [one.paragraphs[0].spans for one in made] == [
        (Span("县志办", frozenset({Mark.BOLD})),),
        (Span("6", frozenset({Mark.BOLD})),),
    ]
    assert {one.paragraphs[0].kind for one in made} == {Kind.CENTERED}
    assert [len(row) for row in editor.selected()[0].rows] == [2]
    editor.copy()
    assert QGuiApplication.clipboard().text() == "县志办\t6"
    editor.cut()
    assert shown(editor)[1] == "_ _"
    table_deeds.do(editor, "合并单元格")
    assert shown(editor)[1] == "_"
    assert heard.rested() == ["加粗", "设为居中", "剪切", "合并单元格"]


def test_rows_move_by_key_below_the_heading(editor, heard, qtbot) -> None:
    at(editor, 1, 1)
    for _ in range(4):
        qtbot.keyClick(editor, Qt.Key_Down, Qt.AltModifier | Qt.ShiftModifier)
    assert shown(editor) == ["单位 人数", "白渡镇 2", "石埠乡 3", "县志办 6"]
    assert heard.rested() == ["下移行"] * 2
    assert editor.spot() == Spot((1, 3, 1, 0))


def test_tab_takes_hold_of_the_next_cell(editor, qtbot) -> None:
    at(editor, 2, 1)
    qtbot.keyClick(editor, Qt.Key_Tab)
    assert editor.textCursor().selectedText() == "石埠乡"
    qtbot.keyClick(editor, Qt.Key_Backtab)
    qtbot.keyClicks(editor, "12")
    assert shown(editor)[2] == "白渡镇 12"


def test_enter_in_a_cell_begins_a_paragraph_of_the_cell(editor, qtbot) -> None:
    at(editor, 1, 0)
    qtbot.keyClick(editor, Qt.Key_Return)
    assert [p.text for p in editor.body()[1].rows[1][0].paragraphs] == ["", "县志办"]


def test_a_caption_comes_above_the_table(editor, heard, qtbot) -> None:
    at(editor, 1, 0)
    table_deeds.to_caption(editor)
    assert editor.body()[1] == STAFF
    qtbot.keyClicks(editor, "biao1")
    editor.flush()
    assert editor.body()[1].caption == "biao1"
    qtbot.keyClick(editor, Qt.Key_Return)
    assert editor.spot() == Spot((1, 0, 0, 0))
    editor.show_changed((paragraph("前"), STAFF, paragraph("后")))
    assert read_afresh(editor) == (paragraph("前"), STAFF, paragraph("后"))


def test_words_come_before_a_first_and_after_a_last_table(editor, qtbot) -> None:
    editor.show_body((STAFF,))
    editor.go_to(Spot((0, 0, 0, 0)))
    qtbot.keyClick(editor, Qt.Key_Up)
    qtbot.keyClicks(editor, "a")
    editor.go_to(Spot((1, 3, 1, 0)))
    qtbot.keyClick(editor, Qt.Key_Down)
    qtbot.keyClicks(editor, "z")
    assert editor.body() == (paragraph("a"), STAFF, paragraph("z"))


def test_words_typed_into_a_heading_s_empty_cell_take_no_shade(editor, compose) -> None:
    table_deeds.insert(editor, 2, 2)
    compose(editor, "", "乡镇")
    assert shown(editor)[0] == "乡镇 _"
    cursor = editor.textCursor()
    assert not cursor.charFormat().hasProperty(QTextFormat.Property.BackgroundBrush)


def test_no_table_goes_into_a_table(editor, heard) -> None:
    at(editor, 1, 0)
    table_deeds.insert(editor, 2, 2)
    assert heard.names("hinted") == [("hinted", "表格里不能再放表格。")]
    assert heard.rested() == []


def test_nothing_is_done_while_composing_or_locked(editor, heard, compose) -> None:
    at(editor, 1, 0)
    compose(editor, "xian")
    table_deeds.do(editor, "删除表格")
    compose(editor, "")
    editor.setReadOnly(True)
    table_deeds.do(editor, "删除表格")
    assert heard.rested() == []
    assert STAFF in editor.body()


def test_the_menu_offers_the_table_where_the_caret_is_in_one(editor) -> None:
    at(editor, 1, 0)
    words = [action.text() for action in menu.context_menu(editor).actions()]
    assert {"插入", "删除", "合并单元格", "拆分", "表头行", "表题"} <= set(words)
    editor.go_to(Spot((0,)))
    assert "插入" not in [action.text() for action in menu.context_menu(editor).actions()]


@pytest.fixture(scope="module")
def one(qapp) -> Iterator[BodyEditor]:
    made = BodyEditor()
    made.resize(700, 500)
    made.show()
    yield made
    shiboken6.delete(made)


def sound(of: Table) -> None:
    columns, placed = grid.place(of)
    assert sum(p.rowspan * p.colspan for p in placed) == len(of.rows) * columns
    assert len(of.widths) in (0, columns)


long_tables = st.builds(
    lambda rows, columns, header: Table(
        tuple(tuple(Cell((paragraph(f"{r}{c}"),)) for c in range(columns)) for r in range(rows)),
        header,
    ),
    st.integers(1, 60),
    st.integers(1, 6),
    st.booleans(),
)
numbers = st.tuples(*(st.integers(0, 1000),) * 4)


@given(
    st.one_of(bodies.tables(), long_tables),
    st.lists(st.tuples(numbers, st.sampled_from(list(DEEDS))), max_size=8),
)
def test_tables_stay_sound_and_exact_whatever_is_done(one, first, some) -> None:
    body = (paragraph("前"), first, paragraph("后"))
    one.show_body(body)
    steps = [one.body()]
    for (row, column, rows, columns), name in some:
        now = next((b for b in one.body() if isinstance(b, Table)), None)
        if now is None:
            break
        wide, high = grid.place(now)[0], len(now.rows)
        area = Area(row % high, column % wide, 1, 1)
        area = area._replace(
            rows=1 + rows % (high - area.row), columns=1 + columns % (wide - area.column)
        )
        one.go_to(Spot((1, *grid.owner(now, area.row, area.column), 0)))
        table_deeds.choose(one, area)
        table_deeds.do(one, name)
        after = one.body()
        assert read_afresh(one) == after
        assert after[0] == paragraph("前")
        assert after[-1] == paragraph("后")
        if after != steps[-1]:
            steps.append(after)
            if name not in ("表头行", "清空单元格", "列宽自动", "列宽相等", "上移行", "下移行"):
                [sound(b) for b in after if isinstance(b, Table)]
    for step in (*reversed(steps), *steps):
        one.show_changed(step)
        assert one.body() is step
        assert read_afresh(one) == step


def test_typing_over_a_long_table_goes_over_its_seams(editor, qtbot) -> None:
    long = Table(tuple((Cell((paragraph(f"{n}"),)),) * 8 for n in range(40)), header=True)
    at(editor, 8, 2, long)
    parts = table_deeds.shown_at(editor).parts
    assert len(parts) > 1
    for _ in range(4):
        qtbot.keyClick(editor, Qt.Key_Down)
    assert editor.spot() == Spot((1, 12, 2, 0))
    for _ in range(4):
        qtbot.keyClick(editor, Qt.Key_Up)
    assert editor.spot().path == (1, 8, 2, 0)
    editor.go_to(Spot((1, 8, 7, 0), 1))
    qtbot.keyClick(editor, Qt.Key_Right)
    assert editor.spot() == Spot((1, 9, 0, 0))
    qtbot.keyClick(editor, Qt.Key_Left)
    assert editor.spot() == Spot((1, 8, 7, 0), 1)
    qtbot.keyClick(editor, Qt.Key_Tab)
    assert editor.spot() == Spot((1, 9, 0, 0))
    QTest.keyClick(editor, Qt.Key_X)
    assert editor.body()[1].rows[9][0].text == "x"
    assert editor.body()[1].rows[10:] == long.rows[10:]


def test_a_row_without_cells_goes_and_the_caret_stays_in_the_table(one) -> None:
    at(one, 2, 0, Table(((Cell((), rowspan=2),), (), ()), header=False))
    table_deeds.do(one, "拆分单元格")
    assert shown(one) == ["_", "_"]
    assert table_deeds.at_caret(one) is not None
