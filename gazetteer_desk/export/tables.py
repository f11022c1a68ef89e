"""Tables for Excel and WPS: words are words there, never formulas.

In a workbook every cell is a typed string. In a CSV file nothing says so: a cell that such a
program would reckon with gets a ' before it, also where blanks or full-width signs stand first.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from gazetteer_desk import files, stopping
from gazetteer_desk.errors import Known


ENDINGS = (".xlsx", ".csv")
Row = Sequence[str]
_RECKONED = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r]")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767  # characters of a cell; more is refused by Excel
_MOST = 1_048_576  # rows of a sheet


def write_table(
    head: Row, rows: Iterable[Row], to: Path, widths: Sequence[int] = (), *, sheet: str = "往期"
) -> int:
    """Write a table in the form that the ending of `to` names; return how many rows it has.

    `widths` of the columns in characters. It is written whole, and can be stopped until then.
    Raises `Known` where there is no such form, or more rows than a sheet holds.
    """
    ending = to.suffix.lower()
    if ending not in ENDINGS:
        raise Known(f"“{to.name}”不是能导出的文件名。", "请以 .xlsx 或 .csv 结尾。")
    whole = list(_polled(rows))
    if len(whole) >= _MOST:
        raise Known("条数太多，一张表放不下。", "请加一个条件再导出。")
    data = csv_bytes(head, whole) if ending == ".csv" else xlsx_bytes(head, whole, widths, sheet)
    stopping.poll()
    files.write_whole(to, data)
    return len(whole)


def csv_bytes(head: Row, rows: Iterable[Row]) -> bytes:
    """Return a table as CSV: UTF-8 with the mark by which WPS and Excel know it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(_clean(cell)) for cell in row] for row in _polled(rows))
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(
    head: Row, rows: Iterable[Row], widths: Sequence[int] = (), name: str = "往期"
) -> bytes:
    """Return a table as a workbook of one sheet, its head always in sight."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs] - late: only a table pays for it

    data = io.BytesIO()
    untyped: Any = xlsxwriter
    with untyped.Workbook(data, {"in_memory": True}) as book:  # no words in a temporary file
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for at, cell in enumerate(head):
            sheet.write_string(0, at, cell, bold)
        nth = 0
        for nth, row in enumerate(_polled(rows), 1):
            for at, cell in enumerate(row):
                sheet.write_string(nth, at, _clean(cell)[:_LONGEST], wrapped)
        sheet.autofilter(0, 0, nth, len(head) - 1)
    return data.getvalue()


def _polled(rows: Iterable[Row]) -> Iterable[Row]:
    for row in rows:
        stopping.poll()
        yield row


def _clean(cell: str) -> str:
    return _UNFIT.sub("", cell)


def _harmless(cell: str) -> str:
    return f"'{cell}" if _RECKONED.match(cell) else cell
