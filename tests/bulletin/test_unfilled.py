"""What is left to be filled in later, counted as it is told before the file is made."""

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span
from gazetteer_desk.bulletin.unfilled import Closed, told, unfilled
from tests import make


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("会议于【待补】召开。", "1 处【待补】"),
        ("【待补】和【待补：人数】", "2 处【待补】"),
        ("{{单位}}召开{{会议}}，{{单位}}参加。", "3 处没有填的 {{单位}}、{{会议}}"),
        ("{{甲}}【待补】", "1 处【待补】、1 处没有填的 {{甲}}"),
        ("【按】已经补好。{单位} {{}}", ""),
    ],
)
def test_what_is_left_open_is_counted(line: str, said: str):
    assert told(unfilled(make.bulletin(make.article("题", line)))) == said


def test_it_is_found_in_every_part_in_the_printed_order():
    article = make.article(
        "题【待补】",
        "𠮷文{{人}}",
        key="a",
        subtitle="副【待补】",
        note=make.body("按【待补】"),
        credits=("【待补】",),
    )
    issue = make.bulletin(article, note=make.body("编者按【待补】"))
    places = [hit.place for hit in unfilled(issue)]
    assert [one.part for one in places] == ["note", "title", "subtitle", "note", "body", "credits"]
    assert (places[4].start, places[4].end) == (2, 7)


def test_it_is_found_in_tables_and_across_marks():
    bold = Span("补】", frozenset({Mark.BOLD}))
    table = make.table(("乡镇", "{{村数}}"), caption="【待补】")
    article = make.article("题", body=(Paragraph(Kind.BODY, (Span("【待"), bold)), table))
    issue = make.bulletin("没有的", article)
    assert [hit.place.path for hit in unfilled(issue)] == [(0,), (1,), (1, 0, 1, 0)]


def test_deed_after_deed_what_is_left_open_is_what_a_fresh_look_finds():
    closed, article = Closed(), make.article("题", "一段。", "二段。", key="a")
    for body in (
        make.body("一段。", "二段【待补】。"),
        make.body("一段。", "二段【待补】。", "三段。"),
        make.body("一段。", "三段。"),
        make.body("一段。", "三段。", "{{单位}}", "末段。"),
        make.body("末段。"),
    ):
        kept = tuple(one for one in article.body if one in body)
        same = {one: one for one in kept}
        article = replace(article, body=tuple(same.get(one, one) for one in body))
        issue = make.bulletin(article, make.article("另一篇", "{{人}}"))
        assert unfilled(issue, closed) == unfilled(issue)
        assert unfilled(issue, closed) == unfilled(issue)


def test_what_is_left_open_in_the_title_is_found_though_the_words_stayed():
    closed, article = Closed(), make.article("题", "一段。")
    assert closed.has(article)
    assert not closed.has(replace(article, title=("题【待补】",)))
    assert closed.has(replace(article, subtitle="副题"))
