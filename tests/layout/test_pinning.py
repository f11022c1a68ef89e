"""Where in print a place stands: the page and the line."""

import pytest

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import breaking, gbt9704, lay
from gazetteer_desk.layout.pinning import Pins
from tests import make


LOOK = gbt9704.LOOK
LONG = (*make.body("字" * 280), make.table(("甲", "乙"), ("丙", "丁")))
TWO = make.bulletin(
    make.article("例会", *["县志办召开例会。"] * 40, key="a"),
    make.article("评审", key="b", body=LONG),
)


def pins(bulletin):
    sheet = lay(bulletin, Scheme())
    return Pins(bulletin, sheet, LOOK, breaking.fill(sheet, LOOK))


def at(bulletin, *place):
    article, part, path, *span = place
    return pins(bulletin).spot(Place(article, part, path, *(span or (0, 1))))


def test_fields_articles_and_the_imprint_stand_where_they_are_printed():
    spots = [
        at(TWO, "", "series", (), 0, 5),
        at(TWO, "", "number", (), 0, 4),
        at(TWO, "a", "title", (0,)),
        at(TWO, "a", "body", (39,)),
        at(TWO, "b", "title", (0,)),
        at(TWO, "", "send", (0,)),
        at(TWO, "", "copies", (), 0, 2),
    ]
    assert spots == sorted(spots, key=lambda one: (one.page, one.top))
    assert [one.page for one in spots] == [0, 0, 0, 2, 2, 3, 3]


def test_a_place_in_a_long_paragraph_stands_at_its_own_line():
    first, tenth = (at(TWO, "b", "body", (0,), n, n + 1) for n in (0, 275))
    pitch = gbt9704.LINE / LOOK.page.height
    assert tenth.page == first.page
    assert tenth.top - first.top == pytest.approx(9 * pitch, rel=0.15)


def test_a_paragraph_that_goes_on_on_the_next_page_is_found_on_both():
    bulletin = make.bulletin(make.article("例会", "字" * 2000, key="a"))
    pages = [at(bulletin, "a", "body", (0,), n, n + 1).page for n in (0, 1000, 1999)]
    assert pages == sorted(set(pages))


def test_the_second_row_of_a_table_is_below_the_first():
    first, second = (at(TWO, "b", "body", (1, row, 0, 0)) for row in (0, 1))
    assert first.top < second.top


def test_what_has_no_words_stands_where_its_form_begins():
    bulletin = make.bulletin(make.article(key="a"), copies=None, dated=None)
    head, tail = at(bulletin, "", "dated", (), 0, 0), at(bulletin, "", "copies", (), 0, 0)
    assert (head.page, tail.page) == (0, 0)
    assert head.top < 0.5 < tail.top
