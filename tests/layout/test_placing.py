"""Printed pages: every line of the issue at its place, once, and all that stands about it."""

from itertools import pairwise

import pytest

from benchmarks import made
from gazetteer_desk.bulletin.body import Cell, Kind, Table, paragraph
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.export import images
from gazetteer_desk.layout import breaking, gbt9704, lay
from gazetteer_desk.layout.placing import Placer
from gazetteer_desk.layout.printed import Ink
from gazetteer_desk.layout.tracing import paragraphs
from tests import make


LOOK = gbt9704.LOOK
PAGE = LOOK.page
RIGHT = PAGE.left + PAGE.type_width


def placed(bulletin, plates=None, scheme=None):
    sheet = lay(bulletin, scheme or Scheme(), sizes=images.sizes(bulletin, plates or {}))
    return Placer(sheet, LOOK, breaking.fill(sheet, LOOK)).pages()


def words(row):
    return "".join(one.text for one in row.letters)


def row_of(pages, text):
    return next(row for page in pages for row in page.lines if text in words(row))


@pytest.mark.parametrize("nth", range(0, 12, 3))
def test_every_word_of_the_sheet_is_printed_once(nth):
    bulletin, plates = made.issue(nth)
    sheet = lay(bulletin, Scheme(), sizes=images.sizes(bulletin, plates))
    pages = Placer(sheet, LOOK, breaking.fill(sheet, LOOK)).pages()
    printed = {row.standing: words(row) for page in pages for row in page.rows}
    for at, element in enumerate(sheet.elements):
        for path, said in paragraphs(element):
            here = sorted(
                (standing.start, text)
                for standing, text in printed.items()
                if (standing.element, standing.path) == (at, path)
            )
            assert "".join("".join(text for _, text in here).split()) == "".join(said.split())


def test_lines_stand_below_one_another_inside_the_type_area():
    bulletin, plates = made.issue(3)
    for page in placed(bulletin, plates):
        for row in page.rows:
            assert PAGE.top <= row.top
            assert row.top + row.height <= PAGE.height - PAGE.bottom + 1
            assert row.top < row.baseline < row.top + row.height
            for one in row.letters:
                assert one.left >= PAGE.left - 1
                assert one.left + one.advance <= RIGHT + row.hung + row.stretch + 20


def test_lines_of_the_body_are_a_line_of_the_grid_apart():
    pages = placed(make.bulletin(make.article("例会", "县" * 300)))
    tops = [row.top for row in pages[0].rows if set(words(row)) == {"县"}]
    assert {b - a for a, b in pairwise(tops)} == {gbt9704.LINE}


def test_a_title_stands_in_the_middle_and_a_date_at_the_right():
    pages = placed(make.bulletin())
    title = row_of(pages, "县志办召开例会").letters
    middle = (title[0].left + title[-1].left + title[-1].advance) / 2
    assert middle == pytest.approx(PAGE.left + PAGE.type_width / 2, abs=20)
    date = row_of(pages, "3月5日").letters[-1]
    assert date.left + date.advance == pytest.approx(RIGHT, abs=1)


def test_the_first_line_is_two_letters_in():
    body = row_of(placed(make.bulletin(make.article("例会", "县" * 60))), "县县").letters[0]
    assert body.left == PAGE.left + 2 * gbt9704.CHAR


def test_the_red_rule_stands_below_the_masthead():
    (rule,) = [one for one in placed(make.bulletin())[0].rules if one.ink is Ink.RED]
    assert (rule.left, rule.width) == (PAGE.left, PAGE.type_width)
    assert rule.top > row_of(placed(make.bulletin()), make.OFFICE).baseline


def test_the_colophon_stands_at_the_foot_between_rules():
    page = placed(make.bulletin())[-1]
    foot = PAGE.height - PAGE.bottom
    black = [one for one in page.rules if one.ink is Ink.BLACK]
    assert len(black) == 4  # 报送发, 印发 and 份数, and one below
    assert max(one.top for one in black) == pytest.approx(foot, abs=20)
    assert black[0].top < row_of([page], "报：").top < black[1].top


def test_names_beyond_a_page_flow_on_pages_of_their_own():
    many = tuple(f"第{n}地方志办公室。" for n in range(60))
    pages = placed(make.bulletin(distribution=Distribution(issue=many)))
    text = "".join(words(row) for page in pages for row in page.rows)
    assert [text.count(one) for one in many] == [1] * 60
    first = next(page for page in pages if any("第0地方志" in words(row) for row in page.rows))
    (rule,) = [one for one in first.rules if one.ink is Ink.BLACK]
    assert rule.top < row_of([first], "第0地方志").top


def test_page_numbers_stand_outside_as_the_series_wants_them():
    long = make.bulletin(make.article("例会", "县" * 1500))
    first, second, *_ = placed(long)
    assert words(first.number) == "— 1 —"
    assert first.number.letters[0].left > PAGE.width / 2 > second.number.letters[0].left
    plain = placed(long, scheme=Scheme(page_numbers=PageNumbers.PLAIN))
    assert words(plain[1].number) == "2"
    assert placed(long, scheme=Scheme(page_numbers=PageNumbers.NONE))[0].number is None


def test_a_picture_stands_in_the_middle_above_its_caption():
    block, plates = make.picture(make.png(400, 300), caption="图1　会场")
    pages = placed(make.bulletin(make.article(body=(*make.body("正文"), block))), plates)
    (shot,) = [one for page in pages for one in page.shots]
    assert shot.left + shot.width / 2 == pytest.approx(PAGE.left + PAGE.type_width / 2)
    assert row_of(pages, "会场").top >= shot.top + shot.height


def test_a_heading_of_a_table_is_printed_again_overleaf():
    rows = (("乡镇", "任务"), *((f"第{n}乡", "完成") for n in range(40)))
    pages = placed(make.bulletin(make.article(body=(make.table(*rows),))))
    heads = [row for page in pages for row in page.rows if words(row) == "乡镇"]
    assert len(heads) == 3
    overleaf = next(page for page in pages[1:] if heads[1] in page.rows)
    assert overleaf.rows[0] is heads[1]
    assert all(row.top > heads[1].top for row in overleaf.rows if words(row).endswith("乡"))


def test_a_cell_over_rows_has_its_words_in_the_middle_and_no_rule_through_it():
    cell = lambda text, **span: Cell((paragraph(text, Kind.BODY),), **span)  # noqa: E731
    table = Table(rows=((cell("县直", rowspan=2), cell("甲")), (cell("乙"),)), header=False)
    (page,) = placed(make.bulletin(make.article(body=(table,))))
    wide, above, below = (row_of([page], text) for text in ("县直", "甲", "乙"))
    assert above.top < wide.top < below.top
    gray = [one for one in page.rules if one.ink is Ink.TABLE and one.width > one.height]
    through = [one for one in gray if above.top < one.top < below.top]
    assert all(one.left > wide.left for one in through)
    assert through


def test_a_row_higher_than_a_page_goes_on_overleaf():
    table = make.table(("甲", "乙"), ("县" * 1200, "丙"), header=False)
    pages = placed(make.bulletin(make.article(body=(table,))))
    parts = [
        sum(words(row).count("县") for row in page.rows if row.standing.path) for page in pages
    ]
    assert sum(1 for part in parts if part > 20) >= 2
    tall = {row.standing: words(row) for page in pages for row in page.rows}
    assert sum(text.count("县") for s, text in tall.items() if s.path[:2] == (1, 0)) == 1200
