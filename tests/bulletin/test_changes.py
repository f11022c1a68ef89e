"""The list of changes beside the text: each with a sentence that a clerk would say."""

import re
from itertools import permutations

import msgspec
import pytest
from hypothesis import given, settings

from gazetteer_desk.bulletin import changes, columns, compare, edit
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.bulletin.compared import Sort
from tests import make
from tests.bulletin import strategies


LINES = ["会议听取了各乡镇修志进度的汇报。", "会议要求再动员、再部署。", "县政府办负责人参加会议。"]
OLD = make.bulletin(
    make.article("推进会召开", *LINES, key="1", column="特别关注"),
    make.article("白渡镇修志", "白渡镇镇志初稿完成，共42万字。", key="2", column="工作动态"),
    make.article("档案馆移交", "县档案馆移交民国志稿十二册。", key="3", column="市县动态"),
)


def told(new, old=OLD):
    return changes.listed(compare.compare(old, new))


def with_body(*blocks):
    return edit.change_article(OLD, "1", body=blocks)


FIRST, SECOND, THIRD = make.body(*LINES)
BOLD = Paragraph(Kind.BODY, (Span("会议", frozenset({Mark.BOLD})), Span(LINES[1][2:])))
REWORDED = paragraph(LINES[1].replace("再动员、", "层层"))


@pytest.mark.parametrize(
    ("new", "said", "brief"),
    [
        (msgspec.structs.replace(OLD, copies=86), "印数：30 → 86。", "印数：30 → 86"),
        (
            columns.move(OLD, ["2"], "市县动态"),
            "《白渡镇修志》由【工作动态】移到【市县动态】。",
            "由【工作动态】移到【市县动态】",
        ),
        (
            edit.change_article(OLD, "2", title=("白渡镇修镇志",)),
            "第2篇《白渡镇修镇志》题名：加“镇”。",
            "题名：加“镇”",
        ),
        (edit.remove_articles(OLD, ["3"]), "删去原第3篇《档案馆移交》，19 字。", "删去一篇，19 字"),
        (
            edit.insert_article(OLD, make.article("新题", "新写的一篇。"), 3),
            "增加第4篇《新题》，8 字。",
            "新的一篇，8 字",
        ),
        (
            with_body(FIRST, REWORDED, THIRD),
            "第1篇《推进会召开》第2段：改了 4 个字。",
            "再动员、 → 层层",
        ),
        (
            with_body(FIRST, THIRD),
            "第1篇《推进会召开》删去原第2段，12 字。",
            "会议要求再动员、再部署。",
        ),
        (with_body(FIRST, SECOND, THIRD, paragraph("")), "第1篇《推进会召开》增加第4段。", "空段"),
        (
            with_body(FIRST, paragraph(LINES[1], Kind.HEADING1), THIRD),
            "第1篇《推进会召开》第2段：正文改为一级标题。",
            "正文改为一级标题",
        ),
        (
            with_body(FIRST, BOLD, THIRD),
            "第1篇《推进会召开》第2段：“会议”标上加粗。",
            "“会议”标上加粗",
        ),
        (
            with_body(SECOND, THIRD, FIRST),
            "第1篇《推进会召开》原第1段移到第3段。",
            "由第1段移到第3段",
        ),
        (
            with_body(FIRST, SECOND, THIRD, make.table(("乡镇", "村数"))),
            "第1篇《推进会召开》增加第4段（表格），4 字。",
            "表格",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_change_is_told_in_one_sentence(new, said, brief):
    (change,) = told(new)
    assert (change.said, change.brief) == (said, brief)


def test_a_table_tells_of_its_cells_and_rows():
    old = with_body(make.table(("乡镇", "村数"), ("白渡镇", "6"), ("石埠乡", "4")))
    rows = (("乡镇", "村数"), ("白渡镇", "7"), ("石埠乡", "5"), ("青梧镇", "9"))
    (change,) = told(with_body(make.table(*rows)), old)
    assert change.said == "第1篇《推进会召开》第1段（表格）：改了 2 格，增加 1 行。"


def test_a_picture_tells_that_it_is_another():
    old, new = (make.picture(make.png(shade=shade), width_mm=shade)[0] for shade in (1, 2))
    (change,) = told(with_body(new), with_body(old))
    assert change.brief == "换了图，图的宽度变了"


def test_what_was_added_and_deleted_is_counted():
    assert [(one.added, one.deleted) for one in told(with_body(FIRST, REWORDED, THIRD))] == [(2, 4)]
    assert [(one.added, one.deleted) for one in told(edit.remove_articles(OLD, ["3"]))] == [(0, 19)]


def test_changes_stand_in_the_order_of_reading_and_know_their_article():
    new = edit.change_article(with_body(FIRST, REWORDED, THIRD), "3", subtitle="副题")
    found = told(msgspec.structs.replace(new, copies=9, dated=None))
    assert [(one.heading, one.key) for one in found] == [
        ("报头", ""), ("1　推进会召开", "1"), ("3　档案馆移交", "3"), ("报尾", "")
    ]  # fmt: skip


@settings(max_examples=40)
@given(strategies.bulletins(), strategies.bulletins())
def test_every_change_is_told_and_nothing_else(old, new):
    found = compare.compare(old, new)
    listed = changes.listed(found)
    assert bool(listed) != found.is_same
    assert all(one.said.strip("。") and one.brief for one in listed)
    assert not changes.listed(compare.compare(new, new))
    for one in listed:
        if one.spot.part in ("body", "note") and one.spot.article is not None:
            article = found.articles[one.spot.article]
            assert getattr(article, one.spot.part)[one.spot.at].sort is one.sort
            assert one.sort is not Sort.TAKEN


def test_nothing_is_said_to_have_moved_to_where_it_was():
    long = paragraph("会议研究了全县地方志工作的有关事项，听取了三个乡镇的汇报，作出部署。")
    for a, b, c in permutations((FIRST, SECOND, long)):
        found = told(with_body(a, b, c), with_body(FIRST, SECOND, long))
        assert not [one for one in found if re.search(r"第(\d)段移到第\1段", one.said + one.brief)]
    found = told(with_body(SECOND, FIRST, long), with_body(long, FIRST, SECOND))
    swapped = [one for one in found if "次序" in one.said]
    assert [one.said for one in swapped] == ["第1篇《推进会召开》第2段与别的段换了次序。"]
    assert [one.brief for one in swapped] == ["与别的段换了次序"]


def test_an_article_around_which_the_others_moved_is_not_moved_to_its_own_number():
    of = [make.article(f"第{n}篇题名", "字" * n * 30, key=str(n)) for n in (9, 1, 2)]
    said = [one.said for one in told(make.bulletin(*of[::-1]), make.bulletin(*of))]
    assert "《第1篇题名》与别的篇换了次序。" in said


@pytest.mark.parametrize(
    ("new", "size"),
    [
        (OLD, 0),
        (with_body(FIRST, REWORDED, THIRD), 4),
        (with_body(FIRST, SECOND), len(LINES[2])),
        (with_body(paragraph(LINES[0].replace("进度", "速度")), SECOND, THIRD), 1),
        (with_body(SECOND, FIRST, THIRD), 0),
    ],
)
def test_how_many_characters_are_others(new, size):
    assert changes.size(told(new)) == size
