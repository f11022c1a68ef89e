"""Tables: spans, widths, headings."""

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin.body import Cell, Kind, Table, paragraph
from gazetteer_desk.layout import gbt9704, tables
from gazetteer_desk.layout.look import Style
from tests import make
from tests.bulletin import strategies


WIDE = gbt9704.PAGE.type_width


def cell(text, colspan=1, rowspan=1):
    return Cell((paragraph(text),), colspan, rowspan)


def words(box):
    return "".join(run.text for line in box.lines for run in line.runs)


def test_a_cell_may_cover_columns_and_rows():
    table = Table(
        rows=(
            (cell("单位"), cell("任务", colspan=2)),
            (cell("城关镇", rowspan=2), cell("长编"), cell("12")),
            (cell("年鉴"), cell("3")),
        ),
        header=True,
    )
    first, second, third = tables.grid(table, WIDE).rows
    assert [(words(box), box.columns) for box in first] == [("单位", 1), ("任务", 2)]
    assert [(words(box), box.starts_rows) for box in second] == [
        ("城关镇", True),
        ("长编", False),
        ("12", False),
    ]
    assert [(words(box), box.covered) for box in third] == [
        ("", True),
        ("年鉴", False),
        ("3", False),
    ]


def test_rows_of_unlike_length_are_filled():
    grid = tables.grid(Table(rows=((cell("甲"),), (cell("乙"), cell("丙"))), header=False), WIDE)
    assert [len(row) for row in grid.rows] == [2, 2]


def test_shares_decide_the_widths_where_the_clerk_gave_them():
    grid = tables.grid(make.table(("甲", "乙"), widths=(1, 3)), WIDE)
    assert grid.widths == (round(WIDE / 4), WIDE - round(WIDE / 4))


def test_a_column_of_long_cells_is_wider_and_stands_left():
    table = make.table(("单位", "备注"), ("甲镇", "已完成并组织专家评审和修改完善"))
    grid = tables.grid(table, WIDE)
    assert grid.widths[0] < grid.widths[1]
    styles = [box.lines[0].style for box in grid.rows[1]]
    assert styles == [Style.TABLE_CENTERED, Style.TABLE_TEXT]


def test_a_heading_cell_that_covers_rows_makes_them_all_headings():
    rows = ((cell("单位", rowspan=2), cell("任务")), (cell("小计"),), (cell("甲"), cell("1")))
    grid = tables.grid(Table(rows=rows, header=True), WIDE)
    assert grid.heading == 2
    assert grid.rows[1][1].lines[0].style is Style.TABLE_HEAD


def test_a_cell_may_say_that_it_is_centred():
    long = "已完成并组织专家评审和修改完善"
    rows = ((Cell((paragraph(long, Kind.CENTERED),)),),)
    grid = tables.grid(Table(rows=rows, header=False), WIDE)
    assert grid.rows[0][0].lines[0].style is Style.TABLE_CENTERED


spanning = st.builds(
    Cell,
    st.just((paragraph("字"),)),
    colspan=st.integers(1, 3),
    rowspan=st.integers(1, 3),
)


@given(st.lists(st.lists(spanning, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4))
def test_every_row_is_as_wide_as_the_type_area_and_no_word_is_lost(rows):
    table = Table(rows=tuple(rows), header=True)
    grid = tables.grid(table, WIDE)
    assert sum(grid.widths) == WIDE
    assert all(sum(box.columns for box in row) == len(grid.widths) for row in grid.rows)
    assert sum(words(box) == "字" for row in grid.rows for box in row) == sum(map(len, rows))


@given(strategies.tables)
def test_any_table_has_columns_one_can_see(table):
    grid = tables.grid(table, WIDE)
    assert sum(grid.widths) == WIDE
    assert len(grid.rows) == len(table.rows)
