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
    first, second, third = tables.grid(table, gbt9704.LOOK).rows
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
    table = Table(rows=((cell("甲"),), (cell("乙"), cell("丙"))), header=False)
    grid = tables.grid(table, gbt9704.LOOK)
    assert [len(row) for row in grid.rows] == [2, 2]


def test_shares_decide_the_widths_where_the_clerk_gave_them():
    grid = tables.grid(make.table(("甲", "乙"), widths=(1, 3)), gbt9704.LOOK)
    assert grid.widths == (round(WIDE / 4), WIDE - round(WIDE / 4))


def test_a_column_of_long_cells_is_wider_and_stands_left():
    table = make.table(("单位", "备注"), ("甲镇", "已完成并组织专家评审和修改完善"))
    grid = tables.grid(table, gbt9704.LOOK)
    assert grid.widths[0] < grid.widths[1]
    styles = [box.lines[0].style for box in grid.rows[1]]
    assert styles == [Style.TABLE_CENTERED, Style.TABLE_TEXT]


def test_a_heading_cell_that_covers_rows_makes_them_all_headings():
    rows = ((cell("单位", rowspan=2), cell("任务")), (cell("小计"),), (cell("甲"), cell("1")))
    grid = tables.grid(Table(rows=rows, header=True), gbt9704.LOOK)
    assert grid.heading == 2
    assert grid.rows[1][1].lines[0].style is Style.TABLE_HEAD


def test_a_cell_may_say_that_it_is_centred():
    long = "已完成并组织专家评审和修改完善"
    rows = ((Cell((paragraph(long, Kind.CENTERED),)),),)
    grid = tables.grid(Table(rows=rows, header=False), gbt9704.LOOK)
    assert grid.rows[0][0].lines[0].style is Style.TABLE_CENTERED


def test_a_sum_that_covers_columns_is_centred():
    rows = ((cell("城关镇"), cell("长编")), (cell("合计", colspan=2),))
    grid = tables.grid(Table(rows=rows, header=False), gbt9704.LOOK)
    assert grid.rows[1][0].lines[0].style is Style.TABLE_CENTERED


def test_a_long_column_leaves_the_short_ones_the_room_for_one_line():
    table = make.table(("单位", "责任科室", "备注"), ("云栖乡", "文化服务中心2组", "已完成" * 30))
    _, office, remark = tables.grid(table, gbt9704.LOOK).widths
    assert office > 20 * gbt9704.SIZE_4 * 8
    assert remark < WIDE


def test_many_long_columns_share_the_width_alike():
    words = tuple("资料收集整理工作" for _ in range(14))
    widths = tables.grid(make.table(words), gbt9704.LOOK).widths
    assert max(widths) - min(widths) <= 1


def test_a_row_that_no_page_holds_may_be_split_and_such_a_heading_is_not_repeated():
    long, short = "组织专家评审和修改完善" * 30, "已完成"
    table = make.table((short, short), (long * 4, short), (short, short), header=True)
    grid = tables.grid(table, gbt9704.LOOK)
    assert (grid.heading, grid.tall) == (1, frozenset({1}))
    table = make.table((long, long), (short, short), header=True)
    grid = tables.grid(table, gbt9704.LOOK)
    assert (grid.heading, grid.tall) == (0, frozenset())


spanning = st.builds(
    Cell,
    st.just((paragraph("字"),)),
    colspan=st.integers(1, 3),
    rowspan=st.integers(1, 3),
)


@given(st.lists(st.lists(spanning, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4))
def test_every_row_is_as_wide_as_the_type_area_and_no_word_is_lost(rows):
    table = Table(rows=tuple(rows), header=True)
    grid = tables.grid(table, gbt9704.LOOK)
    assert sum(grid.widths) == WIDE
    assert all(sum(box.columns for box in row) == len(grid.widths) for row in grid.rows)
    assert sum(words(box) == "字" for row in grid.rows for box in row) == sum(map(len, rows))


@given(strategies.tables)
def test_any_table_has_columns_one_can_see(table):
    grid = tables.grid(table, gbt9704.LOOK)
    assert sum(grid.widths) == WIDE
    assert len(grid.rows) == len(table.rows)
