"""A bar for each printed line, as long as its words."""

import pytest

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import breaking, gbt9704, lay, thumbnails
from gazetteer_desk.layout.paragraphs import room
from gazetteer_desk.layout.placing import Placer
from gazetteer_desk.layout.thumbnails import Bar, Tone
from tests import make


LOOK = gbt9704.LOOK
AREA = LOOK.page.type_width / LOOK.page.width


def drawn(*lines: str, **fields) -> list[list[Bar]]:
    sheet = lay(make.bulletin(make.article("例会", *lines), **fields), Scheme())
    printed = Placer(sheet, LOOK, breaking.fill(sheet, LOOK)).pages()
    return [list(page) for page in thumbnails.pages(printed, LOOK)]


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
    middle = (LOOK.page.left + room(LOOK) / 2) / LOOK.page.width
    assert title.left + title.width / 2 == pytest.approx(middle)


def test_the_imprint_stands_on_the_last_page_alone():
    pages = drawn(*["县志办召开例会。"] * 40)
    assert len(pages) == 3
    assert [any(bar.tone is Tone.EDGE for bar in page) for page in pages] == [False, False, True]
