"""Rows of a table whose columns a text has lost are told from sentences that are set wide."""

from gazetteer_desk.intake import rows


def test_rows_and_the_lines_of_their_cells_are_found() -> None:
    lines = [
        "各项工作进展顺利，确保按时保质完成年度任务，共收集资料 8.3 项。",
        "  单位        任务          数量",
        "  白石乡      志稿评审      36份",
        "                            进展顺利",
        "会议要求抓好落实。",
    ]
    assert rows.loose(lines) == {1, 2, 3}


def test_a_sentence_that_is_set_wide_is_no_row() -> None:
    lines = [
        "罗   桑   次   仁   ，   电   话",
        "高  质  量  发  展  提  供  支  撑",
        "联系 人 李堃 电话",
    ]
    assert not rows.loose(lines)


def test_one_line_with_gaps_makes_no_table() -> None:
    assert not rows.loose(["责任编辑    校对    印刷", "会议召开。"])
