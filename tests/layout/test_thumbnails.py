"""A bar for each printed line, as long as its words."""

import pytest

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import breaking, gbt9704, lay, thumbnails
from gazetteer_desk.layout.thumbnails import Bar, Tone
from tests import make


LOOK = gbt9704.LOOK
AREA = LOOK.page.type_width / LOOK.page.width


def drawn(*lines: str, **fields) -> list[list[Bar]]:
    sheet = lay(make.bulletin(make.article("例会", *lines), **fields), Scheme())
    pages = thumbnails.pages(sheet, LOOK, breaking.fill(sheet, LOOK))
    return [list(page) for page in pages]


def test_a_paragraph_is_indented_and_its_last_line_is_as_long_as_its_words():
    (page,) = drawn("字" * 40)
    title = next(at for at, bar in enumerate(page) if bar.tone is Tone.HEADING)
    first, last = page[title + 1 : title + 3]
    assert first.width == pytest.approx(AREA * 26 / 28, rel=0.03)
    assert first.left - last.left == pytest.approx(AREA * 2 / 28, rel=0.03)
    assert last.width == pytest.approx(AREA * 14 / 28, rel=0.03)
    assert last.top > first.top + first.height


def test_the_title_stands_in_the_middle():
    (page,) = drawn("字")
    title = next(bar for bar in page if bar.tone is Tone.HEADING)
    middle = (LOOK.page.left + LOOK.page.type_width / 2) / LOOK.page.width
    assert title.left + title.width / 2 == pytest.approx(middle)


def test_the_imprint_stands_on_the_last_page_alone():
    pages = drawn(*["县志办召开例会。"] * 40)
    assert len(pages) == 3
    assert [any(bar.tone is Tone.EDGE for bar in page) for page in pages] == [False, False, True]


def test_the_parts_of_an_issue_are_found_on_its_pages():
    first, second = (
        make.article("例会", *["县志办召开例会。"] * 40),
        make.article("评审", "评审会。"),
    )
    sheet = lay(make.bulletin(first, second), Scheme())
    filled = breaking.fill(sheet, LOOK)
    masthead, *articles, tail = thumbnails.spots(sheet, LOOK, filled)
    assert [one.page for one in (masthead, *articles, tail)] == [0, 0, 2, 2]
    assert masthead.top < articles[0].top
    assert articles[1].top < tail.top


def test_an_article_without_words_stands_where_it_would_begin():
    empty, last = (make.article(*words, column="") for words in (("", ""), ("评审", "评审会。")))
    sheet = lay(make.bulletin(empty, last), Scheme())
    spots = thumbnails.spots(sheet, LOOK, breaking.fill(sheet, LOOK))
    assert len(spots) == 4
    assert spots[1] == spots[2]
