"""Rows with tabs: what Excel copies as text, and what only looks like it."""

from gazetteer_desk.bulletin.body import Paragraph, Table
from gazetteer_desk.intake import text


def cells(words: str) -> list[list[str]]:
    (table,) = text.read(words)
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def texts(words: str, *, plain: bool = False) -> list[str]:
    taken = text.take(words, plain=plain)
    return [one.text if isinstance(one, Paragraph) else "表" for one in taken.body]


def test_rows_of_excel_become_a_table() -> None:
    rows = '单位\t篇数\t备注\r\n白渡镇\t12\t"一行\n二行"\r\n石埠乡\t1,200\t"说""好""了\n"\r\n'
    assert cells(rows) == [
        ["单位", "篇数", "备注"],
        ["白渡镇", "12", "一行\n二行"],
        ["石埠乡", "1,200", '说"好"了'],
    ]
    (table,) = text.read(rows)
    assert isinstance(table, Table)
    assert table.header


def test_every_kind_of_break_inside_a_cell_ends_a_line() -> None:
    assert cells("甲\t一\x0b二\u2028三\x85四\n乙\t五") == [["甲", "一\n二\n三\n四"], ["乙", "五"]]


def test_quotes_of_the_words_themselves_stay() -> None:
    assert cells('甲\t"乙"\n丙\t丁') == [["甲", '"乙"'], ["丙", "丁"]]


def test_a_table_among_words() -> None:
    assert texts("前\n甲\t乙\t丙\n丁\t戊\t己\n后") == ["前", "表", "后"]


def test_lists_and_indents_are_no_tables() -> None:
    assert texts("1.\t甲\n2.\t乙") == ["1.甲", "2.乙"]
    assert texts("•\t甲\n•\t乙") == ["甲", "乙"]
    assert texts("\t上半年工作。\n\t下半年工作。") == ["上半年工作。", "下半年工作。"]
    assert texts("联系人：\t张三") == ["联系人：张三"]


def test_rows_and_columns_that_no_table_takes_are_told_of() -> None:
    taken = text.take("甲\t乙\n" * 600)
    (table,) = taken.body
    assert isinstance(table, Table)
    assert (len(table.rows), taken.remarks) == (500, ("表格超过 500 行或 63 列，多出的没有收。",))


def test_only_text_makes_no_table() -> None:
    assert texts("甲\t乙\n丙\t丁", plain=True) == ["甲　乙", "丙　丁"]
