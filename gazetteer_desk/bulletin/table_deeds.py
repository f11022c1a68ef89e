"""The office's names for what is done to a table: each a pure change, also the name to undo it by.

A deed takes the table and the squares that are chosen; it returns the table, None where nothing is
left of it, and the squares to go on with.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from gazetteer_desk.bulletin import grid, table_edit
from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.bulletin.squares import Area
from gazetteer_desk.errors import Known


Changed = tuple[Table | None, Area]
Deed = Callable[[Table, Area], Changed]


def _above(table: Table, area: Area) -> Changed:
    return table_edit.insert_rows(table, area.row, area.rows), area


def _below(table: Table, area: Area) -> Changed:
    made = table_edit.insert_rows(table, area.below, area.rows)
    return made, area._replace(row=min(area.below, len(made.rows) - 1))


def _go_on(table: Table, _area: Area) -> Changed:
    made = table_edit.insert_rows(table, len(table.rows))
    return made, Area(len(made.rows) - 1, 0)  # a row that no cell begins in is gone from it


def _left(table: Table, area: Area) -> Changed:
    return table_edit.insert_columns(table, area.column, area.columns), area


def _right(table: Table, area: Area) -> Changed:
    made = table_edit.insert_columns(table, area.behind, area.columns)
    return made, area._replace(column=area.behind)


def _remove_rows(table: Table, area: Area) -> Changed:
    made = table_edit.remove_rows(table, area.row, area.rows)
    return made, _nearest(made, area)


def _remove_columns(table: Table, area: Area) -> Changed:
    made = table_edit.remove_columns(table, area.column, area.columns)
    return made, _nearest(made, area)


def _nearest(table: Table | None, area: Area) -> Area:
    """Return one square of the table, at or near the corner of an area."""
    if table is None:
        return area
    columns, _ = grid.place(table)
    return Area(min(area.row, len(table.rows) - 1), min(area.column, columns - 1))


def _merge(table: Table, area: Area) -> Changed:
    if grid.owner(table, area.row, area.column) == grid.owner(
        table, area.below - 1, area.behind - 1
    ):
        raise Known("先选中要合并的几个单元格。", "按住鼠标拖过它们，或按 Shift 和方向键。")
    made = table_edit.merge(table, area)
    return made, _nearest(made, area)


def _split(table: Table, area: Area) -> Changed:
    made = table_edit.split(table, area)
    if made == table:
        raise Known("这里没有合并过的单元格。", "可以拆成左右两格或上下两格。")
    return made, area


def _halve(table: Table, area: Area, *, across: bool) -> Changed:
    return table_edit.halve(table, area, across=across), Area(area.row, area.column)


def _header(table: Table, area: Area) -> Changed:
    return replace(table, header=not table.header), area


def _even(table: Table, area: Area) -> Changed:
    columns, _ = grid.place(table)
    return table_edit.with_widths(table, (1.0,) * columns), area


def _natural(table: Table, area: Area) -> Changed:
    return table_edit.with_widths(table, ()), area


def _move(table: Table, area: Area, *, by: int) -> Changed:
    made, area = table_edit.move_rows(table, area, by)
    return made, area


def _emptied(table: Table, area: Area) -> Changed:
    return table_edit.emptied(table, area), area


def _remove(_table: Table, area: Area) -> Changed:
    return None, area


GO_ON = "续一行"  # what Tab does in the last cell

DEEDS: dict[str, Deed] = {
    "上方插入行": _above,
    "下方插入行": _below,
    GO_ON: _go_on,
    "左侧插入列": _left,
    "右侧插入列": _right,
    "删除行": _remove_rows,
    "删除列": _remove_columns,
    "合并单元格": _merge,
    "拆分单元格": _split,
    "拆成左右两格": partial(_halve, across=True),
    "拆成上下两格": partial(_halve, across=False),
    "表头行": _header,
    "列宽相等": _even,
    "列宽自动": _natural,
    "上移行": partial(_move, by=-1),
    "下移行": partial(_move, by=1),
    "清空单元格": _emptied,
    "删除表格": _remove,
}
