"""Where the words of an issue stand on its sheet."""

import pytest

from gazetteer_desk.bulletin.body import Cell, Table, paragraph
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import lay, tracing
from gazetteer_desk.layout.tracing import Tracer
from gazetteer_desk.proof import places
from gazetteer_desk.proof.lines import lines
from tests import make


LONG = "青梧县地方志办公室召开全县地方志系统年鉴编纂业务培训会暨资料收集工作推进会议"
SPANNING = Table(
    rows=(
        (Cell((paragraph("甲"),), rowspan=2), Cell((paragraph("乙"), paragraph("丙"))),),
        (Cell((paragraph("丁"),)),),
    ),
    caption="表1　进度",
    header=False,
)  # fmt: skip
ISSUE = make.bulletin(
    make.article("首篇", "一、情况", "", "第三段。", key="a", note=make.body("按语。")),
    make.article(
        LONG,
        key="b",
        subtitle="——记某事",
        credits=("县志办", "县档案馆"),
        body=(*make.body("表前。"), SPANNING, *make.body("表后。")),
    ),
    note=make.body("全期按语。"),
)


def said(tracer, sheet, place, text):
    spot = tracer.find(place, text)
    found = dict(tracing.paragraphs(sheet.elements[spot.element]))
    return found[spot.path][spot.start : spot.end]


@pytest.mark.parametrize("contents", [False, True])
def test_every_line_of_an_issue_is_found_again_whole(contents):
    sheet = lay(ISSUE, Scheme(contents=contents))
    tracer = Tracer(ISSUE, sheet)
    for line in lines(ISSUE):
        if line.text:
            found = said(tracer, sheet, line.place, line.text)
            assert "".join(found.split()) == "".join(line.text.split()), line


def test_words_of_a_title_that_is_broken_anew():
    sheet = lay(ISSUE, Scheme())
    at = LONG.index("推进会议")
    place = Place("b", "title", (0,), at, at + 2)
    assert said(Tracer(ISSUE, sheet), sheet, place, LONG) == "推进"


def test_words_in_a_cell_below_one_that_spans_rows():
    sheet = lay(ISSUE, Scheme())
    spot = Tracer(ISSUE, sheet).find(Place("b", "body", (1, 1, 0, 0), 0, 1), "丁")
    assert spot.path == (1, 1, 0)


def test_a_number_or_a_date_is_found_where_it_is_printed():
    sheet = lay(ISSUE, Scheme())
    tracer = Tracer(ISSUE, sheet)
    for field in ("number", "dated", "printed", "copies", "office"):
        text = places.words_of(ISSUE, field)
        assert said(tracer, sheet, Place("", field, (), 0, len(text)), text) == text


def test_what_has_no_words_stands_for_its_form_or_article():
    sheet = lay(ISSUE, Scheme())
    tracer = Tracer(ISSUE, sheet)
    assert said(tracer, sheet, Place("", "subtitle", (), 0, 0), "") == make.SERIES
    assert said(tracer, sheet, Place("", "phone", (), 0, 0), "") == "（共印30份）"
    assert said(tracer, sheet, Place("b", "body", (), 0, 0), "").startswith("青梧县")


def test_an_empty_issue_has_nothing_to_point_at_but_its_only_line():
    bulletin = make.bulletin(make.article("", "", key="a"), copies=None)
    sheet = lay(bulletin, Scheme())
    spot = Tracer(bulletin, sheet).find(Place("a", "title", (), 0, 0), "")
    assert sheet.elements[spot.element]
