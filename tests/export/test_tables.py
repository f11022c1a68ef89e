import csv
import io
import threading
import zipfile

import pytest
from lxml import etree

from gazetteer_desk import stopping
from gazetteer_desk.errors import Known, Stopped
from gazetteer_desk.export import tables


HEAD = ("期号", "题名")
ROWS = [("2026年第12期", "“十四五”规划"), ("第1期", "𠮷水县志\x0b\x1f，两行\n字")]
RECKONED = [
    "=1+1",
    "+86",
    "-3",
    "@SUM(A1)",
    "　=cmd|' /C calc'!A0",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "\t=1",
    "\r1",
]


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet_of(data: bytes) -> list[list[tuple[str, str]]]:
    """Return type and words of each cell, and make sure that no formula is there."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        sheet = etree.fromstring(whole.read("xl/worksheets/sheet1.xml"))
        shared = etree.fromstring(whole.read("xl/sharedStrings.xml"))
    assert not sheet.findall(".//{*}f")
    words = ["".join(one.itertext()) for one in shared.findall("{*}si")]
    return [
        [(cell.get("t"), words[int(cell.findtext("{*}v"))]) for cell in row.findall("{*}c")]
        for row in sheet.findall(".//{*}row")
    ]


def test_a_csv_is_known_as_utf8_and_read_again_as_it_was():
    data = tables.csv_bytes(HEAD, ROWS)
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_csv(data) == [list(HEAD), list(ROWS[0]), ["第1期", "𠮷水县志，两行\n字"]]


@pytest.mark.parametrize("cell", RECKONED)
def test_no_cell_of_a_csv_is_reckoned_with(cell):
    (_, (first, second)) = read_csv(tables.csv_bytes(HEAD, [(cell, "字=1")]))
    assert first == f"'{cell}"
    assert second == "字=1"


def test_every_cell_of_a_workbook_is_a_string():
    cells = sheet_of(
        tables.xlsx_bytes(HEAD, [*ROWS, *((one, "123") for one in RECKONED)], (20, 40))
    )
    assert {kind for row in cells for kind, _ in row} == {"s"}
    assert [words for _, words in cells[1]] == list(ROWS[0])
    assert cells[2][1][1] == "𠮷水县志，两行\n字"
    assert cells[3][0][1] == "=1+1"


def test_a_cell_is_never_longer_than_excel_reads():
    cells = sheet_of(tables.xlsx_bytes(HEAD, [("字" * 40_000, "")]))
    assert len(cells[1][0][1]) == 32_767


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".CSV"])
def test_a_table_is_written_whole_and_counted(tmp_path, ending):
    to = tmp_path / f"查找{ending}"
    assert tables.write_table(HEAD, ROWS, to) == 2
    assert [path.name for path in tmp_path.iterdir()] == [to.name]


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(Known, match="不是能导出的"):
        tables.write_table(HEAD, ROWS, tmp_path / "a.xls")
    assert not list(tmp_path.iterdir())


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "_MOST", 2)
    with pytest.raises(Known, match="放不下"):
        tables.write_table(HEAD, ROWS, tmp_path / "a.csv")


def test_it_can_be_stopped_between_rows_and_leaves_no_file(tmp_path):
    token = threading.Event()

    def rows():
        yield ROWS[0]
        token.set()
        yield ROWS[1]

    to = tmp_path / "a.xlsx"
    to.write_bytes(b"old")
    with pytest.raises(Stopped), stopping.by(token):
        tables.write_table(HEAD, rows(), to)
    assert to.read_bytes() == b"old"
