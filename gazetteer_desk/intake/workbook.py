"""A workbook (.xlsx) as the rows of its first sheet that holds anything: what is seen, as text.

Read in the child process: a workbook is a zip of XML, and either may be a bomb. So nothing is
inflated before its size is known, no part may declare entities, and rows and columns are counted.
"""

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from gazetteer_desk.errors import Known


MOST_ROWS, MOST_COLUMNS = 5_000, 40
LARGEST = 10_000_000  # bytes of a file
_INFLATED = 80_000_000  # bytes of all its parts
_MOST_PARTS = 2_000
_LONGEST = 2_000  # characters of a cell that holds a name, a post, a note
_OLD = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "请在 Excel 或 WPS 里另存为 .xlsx 再导入。"
# What a broken zip raises, and (as a SyntaxError) broken XML in it.
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, SyntaxError)
Row = tuple[str, ...]


def read(data: bytes) -> tuple[Row, ...]:
    """Return the rows of the first sheet with words in it; raises `Known` where it cannot."""
    _refuse_bombs(data)
    import openpyxl  # pyright: ignore # late, and in the child only: it takes a fifth of a second

    untyped: Any = openpyxl
    try:
        book = untyped.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return next(filter(None, (tuple(_rows(sheet)) for sheet in book.worksheets)), ())
    except (LookupError, ValueError, TypeError, AttributeError, *_BROKEN) as error:
        raise Known("这个文件不是 Excel 表格，或者已损坏，没有导入。", _SAVE_AS) from error


def _refuse_bombs(data: bytes) -> None:
    if len(data) > LARGEST:
        raise Known(f"表格有 {len(data) // 1_000_000} MB，太大了，没有导入。", "请只留名单再导入。")
    if data.startswith(_OLD):
        raise Known("这是旧的 .xls 格式，或者有密码，没有导入。", f"请去掉密码，{_SAVE_AS[1:]}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.infolist()
            sizes = sum(one.file_size for one in names)
            if len(names) > _MOST_PARTS or sizes > _INFLATED:
                raise Known("表格展开以后太大，没有导入。", "请只留名单，另存一份再导入。")
            for one in names:
                _refuse_entities(parts, one)
    except _BROKEN as error:
        raise Known("这个文件不是 Excel 表格，或者已损坏，没有导入。", _SAVE_AS) from error


def _refuse_entities(parts: zipfile.ZipFile, one: zipfile.ZipInfo) -> None:
    """Refuse a part that declares a document type: no program writes one into a workbook."""
    if not one.filename.endswith((".xml", ".rels")):
        return
    with parts.open(one) as part:
        head = part.read(4_096)
    if b"<!" in head and (b"DOCTYPE" in head or b"ENTITY" in head):
        raise Known("表格里有不该有的内容，没有导入。", _SAVE_AS)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what the file says of its size is not believed
    for nth, cells in enumerate(sheet.iter_rows(values_only=True)):
        if nth >= MOST_ROWS:
            raise Known(f"表格超过 {MOST_ROWS} 行，没有导入。", "请只留名单再导入。")
        row = tuple(map(_text, _first(cells)))
        while row and not row[-1]:
            row = row[:-1]
        if row:
            yield row


def _first(cells: Iterable[Any]) -> Iterable[Any]:
    return (cell for _, cell in zip(range(MOST_COLUMNS), cells, strict=False))


def _text(cell: Any) -> str:
    """Return a cell as it is read; of a formula the value that was last reckoned."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime | dt.date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()[:_LONGEST]
