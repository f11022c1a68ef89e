"""Articles as elements of the sheet."""

from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import gbt9704, lay
from gazetteer_desk.layout.look import CharStyle, Style
from gazetteer_desk.layout.sheet import Grid, Line, Plate, Run
from tests import make


def styles(*articles, **fields):
    sheet = lay(make.bulletin(*articles, **fields), Scheme())
    return [e.style for e in sheet.elements if isinstance(e, Line)]


def lines_of(body):
    article = make.article(body=body)
    sheet = lay(make.bulletin(article), Scheme())
    elements = list(sheet.elements)
    at = next(i for i, e in enumerate(elements) if isinstance(e, Line) and e.style is Style.TITLE)
    end = next(i for i, e in enumerate(elements) if getattr(e, "style", "") == Style.DISCLOSURE)
    return elements[at + 1 : end]


def test_a_column_stands_once_above_articles_that_follow_one_another():
    articles = [
        make.article("甲", column="要闻", key="a"),
        make.article("乙", column="要闻", key="b"),
        make.article("丙", column="动态", key="c"),
        make.article("丁", column="要闻", key="d"),
    ]
    sheet = lay(make.bulletin(*articles), Scheme())
    columns = [
        e.runs[0].text for e in sheet.elements if isinstance(e, Line) and e.style is Style.COLUMN
    ]
    assert columns == ["【要闻】", "【动态】", "【要闻】"]


def test_the_parts_of_an_article_stand_in_the_printed_order():
    article = make.article(
        "甲",
        subtitle="副题",
        note=(paragraph("按：好。"),),
        body=make.body("正文。"),
        credits=("县志办", "档案馆"),
    )
    found = styles(article)
    at = found.index(Style.COLUMN)
    assert found[at : at + 6] == [
        Style.COLUMN,
        Style.TITLE_ABOVE_SUBTITLE,
        Style.SUBTITLE,
        Style.NOTE,
        Style.BODY,
        Style.CREDITS,
    ]


def test_every_kind_of_paragraph_has_a_style_of_its_own():
    made = lines_of(tuple(paragraph("文字", kind) for kind in Kind))
    assert len({line.style for line in made}) == len(Kind)


def test_a_run_in_heading_changes_the_face_of_its_sentence_only():
    text = "一、加强领导。成立领导小组。"
    (line,) = lines_of((paragraph(text, Kind.HEADING1, lead=7),))
    assert line.style is Style.BODY
    assert line.runs == (Run("一、加强领导。", lead=CharStyle.LEAD1), Run("成立领导小组。"))


def test_a_lead_runs_over_spans_and_keeps_their_marks():
    bold = frozenset({Mark.BOLD})
    spans = (Span("一是", bold), Span("强化。其余"))
    (line,) = lines_of((Paragraph(Kind.BODY, spans, 5),))
    assert line.runs == (
        Run("一是", bold, CharStyle.LEAD2),
        Run("强化。", lead=CharStyle.LEAD2),
        Run("其余"),
    )


def test_a_lead_that_is_the_whole_paragraph_is_a_heading():
    (line,) = lines_of((paragraph("一、总体情况", Kind.HEADING1, lead=6),))
    assert line.style is Style.HEADING1


def test_a_second_attachment_stands_under_the_name_of_the_first():
    body = (
        paragraph("附件：1.甲", Kind.ATTACHMENT),
        paragraph("2.乙", Kind.ATTACHMENT),
        paragraph("县志办", Kind.SIGNATURE),
    )
    assert [line.style for line in lines_of(body)] == [
        Style.ATTACHMENT,
        Style.ATTACHMENT_MORE,
        Style.SIGNATURE,
    ]


def test_paragraphs_without_words_are_not_printed():
    assert lines_of((paragraph(""), paragraph("　 "), paragraph("有字。"))) == [
        Line(Style.BODY, (Run("有字。"),))
    ]


def test_a_table_is_parted_from_what_stands_below():
    block = make.table(("甲", "乙"), ("1", "2"), caption="表1")
    made = lines_of((block, block))
    assert [type(e) for e in made] == [Line, Grid, Line, Line, Grid, Line]
    assert made[2].style is made[5].style is Style.TABLE_GAP


def test_a_picture_keeps_its_caption():
    block, _ = make.picture(caption="现场")
    (plate,) = lines_of((block,))
    assert isinstance(plate, Plate)
    assert plate.caption == "现场"


def test_an_issue_without_anything_is_an_empty_sheet():
    from gazetteer_desk.bulletin.issue import Bulletin

    sheet = lay(Bulletin(), Scheme())
    assert sheet.elements == ()
    assert sheet.title == "简报"


def test_the_note_of_the_issue_stands_above_the_first_column():
    found = styles(note=(paragraph("编者按：好。"),))
    assert found.index(Style.NOTE) < found.index(Style.COLUMN)


def test_every_style_of_the_house_has_a_look():
    assert set(gbt9704.LOOK.styles) == set(Style)
