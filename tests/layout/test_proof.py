"""校样: the same lines further apart, each numbered, all black, the head above every page."""

import pytest

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import breaking, gbt9704, lay, proof
from gazetteer_desk.layout.placing import NO_ELEMENT, Placer
from gazetteer_desk.layout.printed import Ink
from tests.export import issues


HEAD = "校样　第3稿　2026年3月5日"


@pytest.fixture(scope="module")
def sheets():
    bulletin, _ = issues.full()
    usual = lay(bulletin, Scheme())
    look = proof.spaced(gbt9704.LOOK)
    sheet = lay(bulletin, Scheme(), look)
    filled = breaking.fill(sheet, look)
    pages = proof.marked(Placer(sheet, look, filled).pages(), look, HEAD)
    return breaking.fill(usual, gbt9704.LOOK), filled, pages


def words(row):
    return "".join(one.text for one in row.letters)


def own(page):
    return [row for row in page.rows if row.standing.element == NO_ELEMENT]


def test_lines_end_where_those_of_the_print_end_on_more_pages(sheets):
    usual, wide, _ = sheets
    assert wide.ends == usual.ends
    assert wide.count > usual.count


def test_every_line_of_a_page_has_a_number_at_its_left(sheets):
    for page in sheets[2]:
        head, *numbers = own(page)
        assert words(head) == HEAD
        assert [words(row) for row in numbers] == [str(n + 1) for n in range(len(numbers))]
        lines = [row for row in page.rows if row.standing.element != NO_ELEMENT and words(row)]
        for row in lines:
            assert any(abs(row.baseline - one.baseline) <= 120 for one in numbers)
            assert all(one.letters[0].left + one.width < row.left for one in numbers)
        assert len(numbers) <= len(lines)


def test_it_is_black_but_for_the_numbers(sheets):
    inks = {row.ink for page in sheets[2] for row in page.lines}
    assert inks == {Ink.BLACK, Ink.GREY}
    assert {rule.ink for page in sheets[2] for rule in page.rules} == {Ink.BLACK}


def test_the_margin_to_write_in_is_wider_by_what_the_other_gives(sheets):
    page = proof.spaced(gbt9704.LOOK).page
    assert page.type_width == gbt9704.PAGE.type_width
    assert page.right > gbt9704.PAGE.right + 500  # twips: 9 mm
