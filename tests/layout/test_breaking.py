"""Pages as they are counted, and what the clerk is told of them."""

from itertools import pairwise

import msgspec
import pytest

from benchmarks import made
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import images
from gazetteer_desk.layout import breaking, gbt9704, hints, lay, paragraphs
from gazetteer_desk.layout.breaking import Filled
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.paging import Block, Pager
from gazetteer_desk.layout.sheet import Grid, Line
from tests import make
from tests.export import issues


LOOK = gbt9704.LOOK
LINE = "县志办召开例会。"


def sheet_of(bulletin, plates=None):
    return lay(bulletin, Scheme(), sizes=images.sizes(bulletin, plates or {}))


def filled(*lines, **fields):
    return breaking.fill(sheet_of(make.bulletin(make.article("例会", *lines), **fields)), LOOK)


def text(line):
    return line.text + ("\t" + line.right if line.right else "")


def test_a_page_of_text_has_22_lines():
    found = filled(*[LINE] * 60)
    assert sum(piece.last - piece.first for piece in found.pages[1]) == 22


def test_every_element_stands_on_a_page_in_order_and_once():
    for nth in range(0, 12, 3):
        bulletin, plates = made.issue(nth)
        sheet = sheet_of(bulletin, plates)
        found = breaking.fill(sheet, LOOK)
        stood = [piece.element for page in found.pages for piece in page]
        assert stood == sorted(stood)
        assert set(stood) == set(range(len(sheet.elements)))
        for (at,), ends in ((p, e) for p, e in found.ends.items() if len(p) == 1):
            element = sheet.elements[at]
            if isinstance(element, Line):
                assert list(ends) == sorted(ends)
                assert ends[-1] == len(text(element))


@pytest.mark.parametrize("count", range(8, 34))
def test_what_is_said_of_spare_lines_is_true(count):
    found = filled(*[LINE] * count)
    assert filled(*[LINE] * (count + found.spare)).count == found.count
    assert filled(*[LINE] * (count + found.spare + 1)).count == found.count + 1
    if found.over:
        assert filled(*[LINE] * (count - found.over)).count == found.count - 1
        if found.over > 1:
            assert filled(*[LINE] * (count - found.over + 1)).count == found.count


def test_a_colophon_that_does_not_fit_stands_alone_and_the_clerk_is_told():
    found = next(f for f in (filled(*[LINE] * n) for n in range(1, 30)) if f.alone)
    (said, *_) = hints.warnings(found)
    assert said == f"版记单独占了第2页。正文减 {found.over} 行即可回到 1 页。"
    assert hints.summary(found) == "2 页"


def test_an_odd_count_is_told_with_what_makes_it_even():
    found = filled(*[LINE] * 40)
    assert found.odd
    assert hints.summary(found) == f"3 页，末页还可写 {found.spare} 行"
    (said,) = hints.warnings(found)
    assert said == (
        "共 3 页，双面印时末页背面是空白。"
        f"正文减 {found.over} 行为 2 页，增 {found.spare + 1} 行为 4 页。"
    )


def test_one_page_needs_no_even_count():
    assert hints.warnings(filled(LINE)) == ()


def test_a_title_never_stands_at_the_foot_of_a_page():
    for count in range(14):
        articles = [make.article("例会", *[LINE] * count), make.article("第二篇", *[LINE] * 9)]
        sheet = sheet_of(make.bulletin(*articles))
        for page in breaking.fill(sheet, LOOK).pages:
            flowing = [p for p in page if isinstance(sheet.elements[p.element], Line)]
            if flowing:
                assert sheet.elements[flowing[-1].element].style is not Style.TITLE


def test_heading_rows_stand_again_on_the_next_page():
    def pages(header):
        rows = [("单位", "数量"), *[("城关镇", "1")] * 60]
        block = make.table(*rows, header=header)
        article = make.article("表", body=(block,))
        return breaking.fill(sheet_of(make.bulletin(article)), LOOK)

    with_heading, without = pages(header=True), pages(header=False)
    assert with_heading.pages[-2][-1].last < without.pages[-2][-1].last


def test_a_row_that_no_page_holds_is_split():
    block = make.table(("单位", "进展"), ("城关镇", LINE * 400))
    article = make.article("表", body=(block,))
    sheet = sheet_of(make.bulletin(article))
    found = breaking.fill(sheet, LOOK)
    grid = next(at for at, e in enumerate(sheet.elements) if isinstance(e, Grid))
    parts = [p for page in found.pages for p in page if p.element == grid]
    assert len(parts) > 2
    assert all(p.height <= LOOK.page.type_height for p in parts)
    assert all(a.last == b.first for a, b in pairwise(parts))


def test_a_look_without_a_grid_of_characters_is_as_wide_as_its_type_area():
    page = msgspec.structs.replace(LOOK.page, char_space=0)
    plain = msgspec.structs.replace(LOOK, page=page)
    assert paragraphs.room(plain) == page.type_width
    assert paragraphs.height(plain) == page.type_height
    assert paragraphs.room(LOOK) == 28 * 315
    assert paragraphs.height(LOOK) == 22 * 579


def test_a_colophon_alone_that_no_few_lines_would_help_is_told_plainly():
    alone = Filled(pages=((), ()), ends={}, spare=3, over=0, alone=True)
    assert hints.warnings(alone) == ("版记单独占了第2页。",)
    odd = Filled(pages=((), (), ()), ends={}, spare=3, over=0, alone=False)
    assert hints.warnings(odd) == ("共 3 页，双面印时末页背面是空白。正文增 4 行为 4 页。",)


def test_what_is_higher_than_a_page_stands_on_one_all_the_same():
    pager = Pager(1000)
    pager.put(Block(0, [1200]))
    pager.put(Block(1, [100]))
    assert [[piece.element for piece in page] for page in pager.pages] == [[0], [1]]


def test_a_long_colophon_flows_with_the_text():
    many = tuple("县直各部门，各乡镇人民政府，各街道办事处，" * 3 for _ in range(30))
    found = filled(LINE, distribution=Distribution(report=many))
    assert found.count >= 2
    assert not found.alone


def test_marks_and_leads_are_measured():
    raised = frozenset({Mark.SUPERSCRIPT})
    body = (
        Paragraph(Kind.BODY, (Span("面积12km"), Span("2平方" * 28, raised), Span("。"))),
        paragraph("一是强化领导。" + LINE * 6, lead=7),
    )
    sheet = sheet_of(make.bulletin(make.article("例会", body=body)))
    found = breaking.fill(sheet, LOOK)
    lines = [e for e in sheet.elements if isinstance(e, Line) and e.style is Style.BODY]
    at = sheet.elements.index(lines[0])
    assert len(found.ends[at,]) == 3  # 60 characters of full size would be more


def test_an_empty_issue_is_one_page():
    found = breaking.fill(sheet_of(Bulletin()), LOOK)
    assert (found.count, found.over, found.alone) == (1, 0, False)


@pytest.mark.parametrize("name", issues.ALL)
def test_the_golden_issues_have_few_pages(name):
    assert (
        breaking.fill(sheet_of(*issues.ALL[name]()), LOOK).count
        == {
            "reference": 4,
            "empty": 1,
            "full": 5,
        }[name]
    )


def look_with(style, line):
    """Return the usual look with lines of that height in one style, 0 for lines that grow."""
    own = msgspec.structs.replace(LOOK.styles[style], line=line)
    return msgspec.structs.replace(LOOK, styles={**LOOK.styles, style: own})


def test_lines_that_grow_are_counted_about_as_high_as_their_letters():
    sheet = sheet_of(make.bulletin(make.article("例会", *[LINE] * 100)))
    exact, grown = breaking.fill(sheet, LOOK), breaking.fill(sheet, look_with(Style.BODY, 0))
    assert 0.6 * exact.count < grown.count < exact.count


def test_a_line_higher_than_its_page_leaves_no_fewer_lines_than_none():
    sheet = sheet_of(
        make.bulletin(make.article("例会", LINE, credits=("县志办",)), disclosure=None)
    )
    found = breaking.fill(sheet, look_with(Style.CREDITS, 30_000))
    assert found.alone
    assert 0 < found.spare < 22
