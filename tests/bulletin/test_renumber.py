"""Numbers in order again after paragraphs were moved."""

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin.body import Body, Kind, Mark, Paragraph, Picture, Span, paragraph
from gazetteer_desk.bulletin.numbering import chinese, level_of, value
from gazetteer_desk.bulletin.renumber import renumbered


def article(*lines: str) -> Body:
    return tuple(paragraph(line, level_of(line)) for line in lines)


def texts(body: Body) -> list[str]:
    return [one.text for one in body if isinstance(one, Paragraph)]


def test_headings_count_anew_below_a_larger_one():
    found = renumbered(
        article("二、乙", "（二）丁", "2.己", "（一）丙", "一、甲", "（3）庚", "（二）辛", "1.壬")
    )
    assert texts(found.body) == [
        "一、乙", "（一）丁", "1.己", "（二）丙", "二、甲", "（1）庚", "（一）辛", "1.壬",
    ]  # fmt: skip
    assert found.changed[0] == ("二、", "一、")
    assert len(found.changed) == 7


def test_a_run_of_points_after_one_was_moved():
    lines = (
        "要做到：",
        "二是抓队伍。",
        "一是抓学习。",
        "三是抓落实。",
        "还要：",
        "一是早。",
        "三是实。",
    )
    assert texts(renumbered(article(*lines)).body) == [
        "要做到：", "一是抓队伍。", "二是抓学习。", "三是抓落实。", "还要：", "一是早。",
        "二是实。",
    ]  # fmt: skip


def test_lists_that_begin_again_stay_lists_of_their_own():
    body = article("1.甲", "2.乙", "另外：", "1.丙", "2.丁")
    assert renumbered(body).body is body


def test_references_dates_and_decimals_are_not_touched():
    body = article("一、甲", "见第三部分和（五）、3.条。", "1.5万元", "2024年3月", "一、二产业并进")
    assert renumbered(body).body is body


def test_a_run_in_heading_keeps_its_sentence_and_its_marks():
    before = Paragraph(
        Kind.HEADING2,
        (Span("（十"), Span("一）建", frozenset({Mark.BOLD})), Span("立。各地备案。")),
        7,
    )
    (after,) = renumbered((before,)).body
    assert after == Paragraph(
        Kind.HEADING2,
        (Span("（一"), Span("）建", frozenset({Mark.BOLD})), Span("立。各地备案。")),
        6,
    )
    assert after.text[: after.lead] == "（一）建立。"


def test_tables_and_pictures_between_are_passed_over():
    body = (paragraph("一是甲"), Picture("a" * 64, "image/png"), paragraph("三是乙"))
    found = renumbered(body)
    assert texts(found.body) == ["一是甲", "二是乙"]
    assert found.body[1] is body[1]


@given(st.permutations([f"{chinese(n)}、段{n}" for n in range(1, 15)]))
def test_any_order_comes_out_counted_and_is_then_left_alone(lines):
    found = renumbered(article(*lines)).body
    assert [value(text.split("、")[0]) for text in texts(found)] == list(range(1, 15))
    assert [text.split("、")[1] for text in texts(found)] == [one.split("、")[1] for one in lines]
    assert renumbered(found).body is found


def test_values_are_what_was_written():
    assert [value(chinese(n)) for n in range(1, 100)] == list(range(1, 100))
    assert value("一二") == 0
    assert value("12") == 12
