from gazetteer_desk.intake import furniture


def test_page_numbers_in_their_dashes_go_with_the_white_about_them() -> None:
    lines = ["上文", "", "— 3 —", "", "下文", "第 4 页 共 9 页", "-5-"]
    assert furniture.without(lines) == ["上文", "下文"]


def test_a_running_head_goes_where_it_comes_again() -> None:
    lines = ["简报", "甲", "— 1 —", "简报", "乙", "\f", "简报", "丙"]
    assert furniture.without(lines) == ["简报", "甲", "乙", "丙"]


def test_numbers_that_may_be_words_stay() -> None:
    for lines in (
        ["2024", "年报"],
        ["甲", "12", "乙"],
        ["一", "\f", "7", "二", "\f", "3"],
        ["- 甲 -"],
    ):
        assert [line for line in lines if line != "\f"] == furniture.without(lines)


def test_bare_numbers_that_count_the_pages_go() -> None:
    assert furniture.without(["甲", "1", "\f", "乙", "2", "\f", "丙"]) == ["甲", "乙", "丙"]


def test_bare_numbers_below_pages_of_words_go() -> None:
    page = ["县委、县政府高度重视地方志工作，多次召开专题会议研究", "有关问题，", "落实经费。"]
    more = ["各乡镇、各部门要各司其职，密切配合，形成工作合力", "有序推进，", "按期完成。"]
    assert furniture.without([*page, "1", *more, "2"]) == [*page, *more]
    assert furniture.without([*page, "1", *more]) == [*page, "1", *more]
    assert len(furniture.without([*page, "1", *more, "7"])) == 8


def test_many_page_numbers_take_no_time() -> None:
    assert furniture.without(["— 1 —"] * 100_000) == []


def test_a_line_beside_a_page_end_that_comes_once_stays() -> None:
    assert furniture.without(["甲", "— 1 —", "乙"]) == ["甲", "乙"]
