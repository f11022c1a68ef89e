"""What can be done to a table, with and without spans, and at random."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import table_deeds, table_edit
from gazetteer_desk.bulletin.body import Cell, Table, paragraph
from gazetteer_desk.bulletin.grid import place
from gazetteer_desk.bulletin.squares import Area
from gazetteer_desk.errors import Known
from tests.ui.editor.bodies import tables


def cell(words: str, wide: int = 1, high: int = 1) -> Cell:
    return Cell((paragraph(words),), wide, high)


def table(*rows: str, header: bool = True) -> Table:
    return Table(tuple(tuple(cell(words) for words in row.split()) for row in rows), header)


def words(of: Table | None) -> list[str]:
    assert of is not None
    return [" ".join(one.text or "_" for one in row) for row in of.rows]


STAFF = table("单位 人数 备注", "县志办 6 甲", "白渡镇 2 乙", "石埠乡 3 丙")
MERGED = Table(
    ((cell("单位", 1, 2), cell("人数", 2)), (cell("编"), cell("外")), (cell("甲"),) * 3),
    header=True,
    widths=(50, 25, 25),
)


def test_rows_and_columns_come_empty_several_at_once() -> None:
    assert words(table_edit.insert_rows(STAFF, 1, 2))[:3] == ["单位 人数 备注", "_ _ _", "_ _ _"]
    assert words(table_edit.insert_rows(STAFF, 4))[-1] == "_ _ _"
    assert words(table_edit.insert_columns(STAFF, 0, 2))[1] == "_ _ 县志办 6 甲"
    assert words(table_edit.insert_columns(STAFF, 3))[1] == "县志办 6 甲 _"


def test_a_merged_cell_grows_where_a_row_or_column_comes_inside_it() -> None:
    taller = table_edit.insert_rows(MERGED, 1)
    assert taller.rows[0][0].rowspan == 3
    assert words(taller) == ["单位 人数", "_ _", "编 外", "甲 甲 甲"]
    wider = table_edit.insert_columns(MERGED, 2)
    assert wider.rows[0][1].colspan == 3
    assert wider.widths == (40, 20, 20, 20)


def test_what_reaches_out_of_removed_rows_keeps_its_words() -> None:
    left = table_edit.remove_rows(MERGED, 0)
    assert words(left) == ["单位 编 外", "甲 甲 甲"]
    assert left is not None
    assert left.header
    narrower = table_edit.remove_columns(MERGED, 1)
    assert words(narrower) == ["单位 人数", "外", "甲 甲"]
    assert narrower is not None
    assert narrower.widths == (66.67, 33.33)
    assert table_edit.remove_rows(STAFF, 0, 4) is None
    assert table_edit.remove_columns(STAFF, 0, 3) is None


def test_the_heading_goes_with_its_rows() -> None:
    left = table_edit.remove_rows(STAFF, 0)
    assert left is not None
    assert not left.header


def test_cells_are_merged_with_their_words_and_parted_again() -> None:
    merged = table_edit.merge(STAFF, Area(1, 0, 2, 2))
    assert merged.rows[1][0].text == "县志办\n6\n白渡镇\n2"
    assert (merged.rows[1][0].colspan, merged.rows[1][0].rowspan) == (2, 2)
    parted = table_edit.split(merged, Area(1, 0))
    assert [len(row) for row in parted.rows] == [3, 3, 3, 3]
    assert words(parted)[2] == "_ _ 乙"


def test_an_area_that_cuts_a_merged_cell_takes_all_of_it() -> None:
    assert table_edit.whole(MERGED, Area(1, 0, 1, 2)) == Area(0, 0, 2, 3)


def test_rows_that_are_wholly_merged_are_one_row() -> None:
    merged = table_edit.merge(STAFF, Area(1, 0, 2, 3))
    assert len(merged.rows) == 3
    assert words(merged)[1] == "县志办\n6\n甲\n白渡镇\n2\n乙"
    assert (merged.rows[1][0].colspan, merged.rows[1][0].rowspan) == (3, 1)


def test_one_cell_is_halved_beside_and_below() -> None:
    beside = table_edit.halve(STAFF, Area(1, 1), across=True)
    assert words(beside)[1] == "县志办 6 _ 甲"
    assert [one.colspan for one in beside.rows[0]] == [1, 2, 1]
    below = table_edit.halve(STAFF, Area(1, 1), across=False)
    assert words(below)[1:3] == ["县志办 6 甲", "_"]
    assert [one.rowspan for one in below.rows[1]] == [2, 1, 2]
    assert words(table_edit.halve(MERGED, Area(0, 1), across=True))[0] == "单位 人数 _"


def test_rows_move_but_not_over_the_heading() -> None:
    down, area = table_edit.move_rows(STAFF, Area(1, 0), 1)
    assert words(down)[1:3] == ["白渡镇 2 乙", "县志办 6 甲"]
    assert area == Area(2, 0)
    assert words(table_edit.move_rows(STAFF, Area(2, 0, 2), -1)[0])[1:] == [
        "白渡镇 2 乙",
        "石埠乡 3 丙",
        "县志办 6 甲",
    ]
    assert table_edit.move_rows(STAFF, Area(1, 0), -1)[0] is STAFF
    assert table_edit.move_rows(STAFF, Area(3, 0), 1)[0] is STAFF


def test_a_border_is_carried_no_further_than_its_columns() -> None:
    assert table_edit.dragged((1, 1), 0, 0.1) == (60, 40)
    assert table_edit.dragged((1, 1), 0, 5) == (98, 2)
    assert table_edit.dragged((1, 1), 0, -5) == (2, 98)
    assert table_edit.dragged((1, 1), 1, 0.1) == (1, 1)


def test_a_part_is_a_table_of_its_own() -> None:
    assert words(table_edit.part(STAFF, Area(1, 1, 2, 2))) == ["6 甲", "2 乙"]
    assert words(table_edit.emptied(STAFF, Area(1, 1, 2, 2)))[1:3] == ["县志办 _ _", "白渡镇 _ _"]


def test_a_table_grows_no_larger_than_word_takes_it() -> None:
    with pytest.raises(Known, match="最多 500 行、63 列"):
        table_edit.insert_columns(STAFF, 1, 61)


def sound(of: Table) -> None:
    """Every square of the grid belongs to one cell, every row and column begins a cell."""
    columns, placed = place(of)
    squares = [
        (row, column)
        for one in placed
        for row in range(one.row, one.row + one.rowspan)
        for column in range(one.column, one.column + one.colspan)
    ]
    assert len(squares) == len(set(squares)) == len(of.rows) * columns
    assert {one.row for one in placed} == set(range(len(of.rows)))
    assert {one.column for one in placed} == set(range(columns))
    assert all((p.cell.rowspan, p.cell.colspan) == (p.rowspan, p.colspan) for p in placed)
    assert len(of.widths) in (0, columns)
    assert not of.widths or sum(of.widths) == pytest.approx(100, abs=1)


deeds = st.sampled_from(
    (
        lambda t, a: table_edit.insert_rows(t, a.row, a.rows),
        lambda t, a: table_edit.insert_rows(t, a.below, a.rows),
        lambda t, a: table_edit.insert_columns(t, a.column, a.columns),
        lambda t, a: table_edit.insert_columns(t, a.behind, a.columns),
        lambda t, a: table_edit.remove_rows(t, a.row, a.rows),
        lambda t, a: table_edit.remove_columns(t, a.column, a.columns),
        table_edit.merge,
        table_edit.split,
        lambda t, a: table_edit.halve(t, a, across=True),
        lambda t, a: table_edit.halve(t, a, across=False),
        lambda t, a: table_edit.move_rows(t, a, 1)[0],
        lambda t, a: table_edit.move_rows(t, a, -1)[0],
        table_edit.part,
    )
)


@st.composite
def areas(draw: st.DrawFn, of: Table) -> Area:
    columns, _ = place(of)
    row, column = draw(st.integers(0, len(of.rows) - 1)), draw(st.integers(0, columns - 1))
    high = draw(st.integers(1, len(of.rows) - row))
    return Area(row, column, high, draw(st.integers(1, columns - column)))


@given(st.data(), tables())
def test_a_table_stays_sound_whatever_is_done_to_it(data, of) -> None:
    of = table_edit.split(of, Area(0, 0, 0, 0))  # nothing but the squares that were not reached
    for deed in data.draw(st.lists(deeds, max_size=8)):
        sound(of)
        try:
            made = deed(of, data.draw(areas(of)))
        except Known:
            continue
        if made is None:
            return
        of = made
    sound(of)


@pytest.mark.parametrize("name", [table_deeds.GO_ON, "下方插入行"])
def test_a_row_below_one_that_no_cell_begins_in_stands_where_it_is_said(name):
    tall = Table(((Cell((paragraph("甲"),), rowspan=2),), ()), header=False)
    made, area = table_deeds.DEEDS[name](tall, Area(0, 0, 2, 1))
    assert made is not None
    assert area.row == len(made.rows) - 1
