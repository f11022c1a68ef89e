"""What can be done to the table at the caret, each as one deed with its name."""

from typing import TYPE_CHECKING, NamedTuple

from gazetteer_desk.bulletin import grid, table_edit
from gazetteer_desk.bulletin import table_deeds as deeds
from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.bulletin.squares import Area
from gazetteer_desk.errors import Known
from ui.editor import shown as showing
from ui.editor import table_rewrite, tables
from ui.editor.edits import Spot
from ui.editor.reading import walk
from ui.editor.shown import Shown


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor

SELECTIONS = ("选择行", "选择列", "选择表格")
CAPTION = "表题"
HEADER = "表头行"


class Here(NamedTuple):
    """The table at the caret: which block it is, its value, the squares that are chosen."""

    block: int
    table: Table
    area: Area
    shown: Shown


def shown_at(editor: "BodyEditor") -> Shown | None:
    """Return the table on the screen that the caret stands in, None outside of tables."""
    return showing.find(editor.manuscript, editor.textCursor().position())


def at_caret(editor: "BodyEditor") -> Here | None:
    """Return the table at the caret, None outside of tables."""
    position = editor.textCursor().position()
    if tables.around(editor.textCursor()) is None:
        return None
    for at, one in enumerate(walk(editor.manuscript)):
        if one.table is not None and isinstance(one.value, Table) and one.table.holds(position):
            cursor = editor.textCursor()
            area = editor.choice.area or tables.area_of(one.table, cursor)
            area = area or one.table.area_at(position)
            return Here(at, one.value, table_edit.whole(one.value, area), one.table)
    return None


def do(editor: "BodyEditor", name: str) -> None:
    """Do one of the deeds of `bulletin.table_deeds` to the table at the caret."""
    if editor.isReadOnly() or editor.is_composing:
        return
    editor.flush()
    here = at_caret(editor)
    if here is None:
        return
    try:
        table, area = deeds.DEEDS[name](here.table, here.area)
    except Known as error:
        editor.refused.emit(str(error))
        return
    if table is not here.table:
        put(editor, here, table, area, name)


def put(editor: "BodyEditor", here: Here, table: Table | None, area: Area, name: str) -> None:
    """Put a changed table in place of one; the caret goes to the first cell of `area`."""
    body = editor.body()
    spot = editor.spot()
    if table is None:
        editor.put(
            (*body[: here.block], *body[here.block + 1 :]), name, Spot((here.block,), gap=True)
        )
        return
    if area != here.area or here.table.rows != table.rows:
        row = min(area.row, len(table.rows) - 1)  # a row without cells is not kept
        spot = Spot((here.block, *grid.owner(table, row, area.column), 0))
    editor.put((*body[: here.block], table, *body[here.block + 1 :]), name, spot)
    if area.rows > 1 or area.columns > 1:
        choose(editor, area)


def choose(editor: "BodyEditor", area: Area) -> None:
    """Choose the squares of an area of the table at the caret."""
    shown = shown_at(editor)
    if shown is not None:
        editor.choice.choose(table_edit.whole(tables.present(editor.manuscript, shown), area))


def insert(editor: "BodyEditor", rows: int, columns: int) -> None:
    """Insert an empty table with a header row; the caret goes to its first cell."""
    if editor.isReadOnly() or editor.is_composing:
        return
    if tables.around(editor.textCursor()) is not None:
        editor.hinted.emit("表格里不能再放表格。")
        return
    editor.flush()
    before = {id(block) for block in editor.body()}
    editor.insert_body((tables.blank(rows, columns),), "插入表格")
    for at, block in enumerate(editor.body()):
        if isinstance(block, Table) and id(block) not in before:
            editor.go_to(Spot((at, 0, 0, 0)))
            break


def next_cell(editor: "BodyEditor", *, back: bool) -> None:
    """Go to the next cell and take hold of its words; to a new row behind the last one."""
    shown = shown_at(editor)
    if shown is None:
        return
    area = shown.area_at(editor.textCursor().position())
    square = _before(shown, area) if back else _after(shown, area)
    if square is not None:
        _take_hold(editor, shown, *square)
    elif not back and not editor.isReadOnly():
        editor.choice.clear()
        do(editor, deeds.GO_ON)


def _after(shown: Shown, area: Area) -> tuple[int, int] | None:
    """Return where the next cell begins, None behind the last one."""
    row, column = area.row, area.behind
    while row < shown.rows:
        while column < shown.columns:
            one = shown.area_at(shown.cell_at(row, column).firstPosition())
            if (one.row, one.column) == (row, column):
                return row, column
            column = one.behind
        row, column = row + 1, 0
    return None


def _before(shown: Shown, area: Area) -> tuple[int, int] | None:
    row, column = area.row, area.column - 1
    while row >= 0:
        while column >= 0:
            one = shown.area_at(shown.cell_at(row, column).firstPosition())
            if one.row == row:
                return one.row, one.column
            column = one.column - 1
        row, column = row - 1, shown.columns - 1
    return None


def _take_hold(editor: "BodyEditor", shown: Shown, row: int, column: int) -> None:
    cell = shown.cell_at(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def select(editor: "BodyEditor", name: str) -> None:
    """Choose the rows or columns of what is chosen, or the whole table."""
    here = at_caret(editor)
    if here is None or editor.is_composing:
        return
    editor.flush()
    area, shown = here.area, here.shown
    if name != "选择列":
        area = area._replace(column=0, columns=shown.columns)
    if name != "选择行":
        area = area._replace(row=0, rows=shown.rows)
    editor.choice.choose(table_edit.whole(here.table, area))


def to_caption(editor: "BodyEditor") -> None:
    """Put the caret into the caption of the table (表题), into an empty one where it has none."""
    shown = shown_at(editor)
    if shown is None or editor.isReadOnly() or editor.is_composing:
        return
    editor.flush()
    line = table_rewrite.caption_line(editor.manuscript, shown)
    cursor = editor.textCursor()
    cursor.setPosition(line.position())
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def stretches(editor: "BodyEditor") -> list[tuple[Spot, Spot]]:
    """Return the words of every chosen cell, nothing where no cells are chosen."""
    here = at_caret(editor) if editor.choice.area else None
    if here is None:
        return []
    made: list[tuple[Spot, Spot]] = []
    for path, cell in table_edit.cells_in(here.table, here.area):
        if cell.paragraphs:
            last = len(cell.paragraphs) - 1
            end = Spot((here.block, *path, last), len(cell.paragraphs[last].text))
            made.append((Spot((here.block, *path, 0)), end))
    return made


def empty(editor: "BodyEditor", name: str) -> bool:
    """Take the words out of the chosen cells; False where none are chosen."""
    here = at_caret(editor) if editor.choice.area else None
    if here is None:
        return False
    put(editor, here, table_edit.emptied(here.table, here.area), here.area, name)
    return True


def command(editor: "BodyEditor", name: str) -> None:
    """Do what a button or an entry of a menu names."""
    if name == CAPTION:
        to_caption(editor)
    elif name in SELECTIONS:
        select(editor, name)
    else:
        do(editor, name)
