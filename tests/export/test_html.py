"""The whole issue as one clean page for the website."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.body import Cell, Mark, Paragraph, Span, Table, paragraph
from gazetteer_desk.bulletin.issue import Bulletin, plates_of
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known
from gazetteer_desk.export import audit
from gazetteer_desk.export.html import html_bytes
from gazetteer_desk.layout import lay
from tests import make
from tests.bulletin import strategies
from tests.export import issues


VOID = {"meta", "br", "hr", "img"}
WORDS = (
    "html head title style body h1 h2 h3 h4 h5 p span strong u sup sub table caption tr th td "
    "figure figcaption footer"
)
KNOWN = VOID | set(WORDS.split())


class Reader(HTMLParser):
    """Reads a page as strictly as an editor of a website: every tag known, closed, in order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.words, self.tags, self.values = [], [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in KNOWN, tag
        self.tags.append(tag)
        self.values += [value for _, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and not {"style", "head"} & set(self.open):
            self.words.append(data)


def page(bulletin, plates=None):
    return html_bytes(lay(bulletin, Scheme()), plates or {}).decode()


@pytest.mark.parametrize("name", issues.ALL)
def test_the_page_is_well_formed_and_says_what_the_issue_says(name):
    bulletin, plates = issues.ALL[name]()
    read = Reader(page(bulletin, plates))
    assert audit.squashed("".join(read.words)) == audit.squashed(plain.text(bulletin))


@given(strategies.bulletins())
def test_any_page_is_well_formed_and_says_what_its_issue_says(bulletin):
    plates = dict.fromkeys(plates_of(bulletin), make.png())
    read = Reader(page(bulletin, plates))
    assert audit.squashed("".join(read.words)) == audit.squashed(plain.text(bulletin))


def headings(made):
    return re.findall(r"<(h[1-6])[^>]*>(.*?)</h[1-6]>", made)


def test_headings_go_down_one_step_at_a_time():
    body = make.body("一、情况", "（一）进度", "正文。")
    assert '<h1 class="series">青梧县地方志工作简报</h1>' in page(make.bulletin())
    with_columns = page(make.bulletin(make.article("题名", body=body)))
    assert headings(with_columns) == [
        ("h1", "青梧县地方志工作简报"),
        ("h2", "【工作动态】"),
        ("h3", "题名"),
        ("h4", "一、情况"),
        ("h5", "（一）进度"),
    ]
    without = page(make.bulletin(make.article("题名", column="", body=body)))
    assert headings(without)[1:] == [("h2", "题名"), ("h3", "一、情况"), ("h4", "（一）进度")]


def test_marks_are_what_they_mean():
    spans = (
        Span("km"),
        Span("2", frozenset({Mark.SUPERSCRIPT})),
        Span("重点", frozenset({Mark.BOLD, Mark.UNDERLINE})),
    )
    made = make.bulletin(make.article(body=(Paragraph(paragraph("").kind, spans),)))
    assert "<p>km<sup>2</sup><strong><u>重点</u></strong></p>" in page(made)


def test_a_heading_sentence_is_strong():
    assert "<p><strong>（一）进度。</strong>已过半。</p>" in page(
        make.bulletin(make.article("题名", "（一）进度。已过半。"))
    )


def test_a_table_has_its_heading_its_spans_and_its_caption():
    def cell(text, colspan=1, rowspan=1):
        return Cell((paragraph(text),), colspan, rowspan)

    rows = (
        (cell("单位", rowspan=2), cell("任务", 2)),
        (cell("长编"), cell("年鉴")),
        (cell("城关镇", rowspan=2), cell("1"), cell("2")),
        (cell("3"), cell("4")),
    )
    table = Table(rows=rows, header=True, caption="任务表")
    made = page(make.bulletin(make.article(body=(table,))))
    assert "<table>\n<caption>任务表</caption>" in made
    assert '<th scope="col" rowspan="2">单位</th><th scope="colgroup" colspan="2">任务</th>' in made
    assert ' rowspan="2">城关镇</td>' in made
    assert made.count("<td") == 5
    assert made.count("<th ") == 4


def test_a_picture_is_inside_the_page():
    block, plates = make.picture(make.png(40, 30), caption="现场")
    made = page(make.bulletin(make.article(body=(block,))), plates)
    assert '<figure><img src="data:image/png;base64,iVBORw0' in made
    assert 'alt="现场"><figcaption>现场</figcaption></figure>' in made


@pytest.mark.parametrize("data", [None, b"GIF89a"])
def test_a_picture_that_is_none_is_refused_by_name(data):
    block, plates = make.picture(data or b"GIF89a", caption="现场")
    with pytest.raises(Known, match="图片“现场”找不到或已损坏"):
        page(make.bulletin(make.article(body=(block,))), plates if data else {})


def test_what_is_typed_is_never_markup():
    hostile = '<script>alert("1")</script>&amp;{x}'
    block, plates = make.picture(caption='"><script>')
    body = (*make.body(hostile), block)
    read = Reader(page(make.bulletin(make.article(hostile, body=body)), plates))
    assert "script" not in read.tags
    assert "".join(read.words).count(hostile) == 2


def test_nothing_comes_from_anywhere_else():
    bulletin, plates = issues.full()
    read = Reader(page(bulletin, plates))
    assert not [value for value in read.values if value and "//" in value.split("base64,")[0]]


def test_the_page_is_named_after_the_issue():
    made = page(make.bulletin(year=2026, number=12))
    assert made.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert "<title>青梧县地方志工作简报2026年第12期</title>" in made
    assert "<title>简报</title>" in page(Bulletin())
