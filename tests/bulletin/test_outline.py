"""The headings of an article, and moving all that stands below one."""

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.outline import moved_section, sections
from tests import make
from tests.bulletin.strategies import bodies


BODY = (
    *make.body(
        "开头。", "一、总体", "甲。", "（一）县里。做了。", "乙。", "（二）乡里", "二、打算"
    ),
    *make.body("（一）明年", "丙。"),
    paragraph("县志办", Kind.SIGNATURE),
    paragraph("2026年3月5日", Kind.DATELINE),
)


def words(body):
    return [block.text for block in body]


def test_a_section_holds_all_below_its_heading_but_not_the_signature():
    assert [(one.at, one.end, one.level, one.words) for one in sections(BODY)] == [
        (1, 6, 1, "一、总体"),
        (3, 5, 2, "（一）县里"),
        (5, 6, 2, "（二）乡里"),
        (6, 9, 1, "二、打算"),
        (7, 9, 2, "（一）明年"),
    ]


def test_a_section_changes_places_with_its_neighbour():
    down, at = moved_section(BODY, 1, 1)
    assert at == 4
    assert words(down) == words((BODY[0], *BODY[6:9], *BODY[1:6], *BODY[9:]))
    assert moved_section(down, at, -1) == (BODY, 1)
    assert moved_section(BODY, 6, -1)[0] == down


def test_a_section_never_leaves_its_heading():
    assert moved_section(BODY, 5, 1) == (BODY, 5)
    assert moved_section(BODY, 7, -1) == (BODY, 7)
    assert moved_section(BODY, 3, -1) == (BODY, 3)
    assert moved_section(BODY, 0, 1) == (BODY, 0)


def test_who_signed_a_section_does_not_come_to_sign_the_article():
    body = (
        *make.body("一、甲地"),
        paragraph("甲乡政府", Kind.SIGNATURE),
        *make.body("二、乙地"),
        paragraph("县志办", Kind.SIGNATURE),
    )
    assert moved_section(body, 2, -1) == (body, 2)
    assert moved_section(body, 0, 1) == (body, 0)
    with_words = (*body[:3], paragraph("乙地的事。"), *body[3:])
    assert moved_section(with_words, 2, -1) == (with_words, 2)


@given(bodies, st.integers(0, 5), st.sampled_from([-1, 1]))
def test_moving_loses_nothing_and_can_be_taken_back(body, at, by):
    new, to = moved_section(body, at, by)
    assert sorted(map(repr, new)) == sorted(map(repr, body))
    if new != body:
        assert new[to] == body[at]
        assert moved_section(new, to, -by) == (body, at)
