"""Tables that come as lines of words."""

from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.intake import columns, text


ROWS = ["乡镇 部数 字数", "白渡镇 3 120.5", "石埠乡 2 80"]


def test_lines_with_numbers_below_a_head_are_rows() -> None:
    (table,) = text.read("\n".join(ROWS))
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[1]] == ["白渡镇", "3", "120.5"]


def test_words_around_them_stay_words() -> None:
    read = text.read("\n".join(["前一句。", *ROWS, "后一句。"]))
    assert [isinstance(one, Table) for one in read] == [False, True, False]


def test_what_may_be_prose_or_names_stays_as_it_is() -> None:
    for lines in (ROWS[:2], ["张三 李四 王五"] * 3, ["1 2 3"] * 4, ["全县 12 个 乡镇"] * 3):
        assert list(columns.tabbed(lines)) == lines


def test_only_text_makes_none() -> None:
    assert len(text.take("\n".join(ROWS), plain=True).body) == len(ROWS)
