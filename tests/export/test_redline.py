"""花脸稿: what Word is told of the changes between two versions of an issue."""

import datetime as dt
import io
import random
import re
import zipfile

import pytest
from lxml import etree
from msgspec.structs import replace

from benchmarks import made
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import Known
from gazetteer_desk.export import exporting, redline, tracking
from gazetteer_desk.export.tracking import Stamp
from tests import make
from tests.export import issues, settled


STAMP = Stamp("第5稿", dt.datetime(2026, 3, 5, 16, 30, tzinfo=dt.timezone(dt.timedelta(hours=8))))
DEEDS = ("move", "drop", "add", "shift", "word", "title")
LINES = tuple(f"第{n}段讲的是县志办第{n}件工作的进展情况，各有不同。" for n in "一二三四五六")


def of(old, new, plates=None):
    """Return a 花脸稿, after making sure that it settles into both versions to the letter."""
    plates = plates or {}
    data = redline.redline(old, new, plates, stamp=STAMP)
    for version, accept in ((new, True), (old, False)):
        plain = settled.paragraphs(exporting.built(version, plates).data)
        assert settled.paragraphs(data, accept=accept) == plain
    return data


def body(*lines, key="a", **fields):
    return make.bulletin(make.article("县志办通报工作进展", *lines, key=key, **fields))


def test_a_changed_word_is_struck_and_the_new_one_stands_behind_it():
    data = of(body("张三任副主任，负责年鉴。"), body("张三任主任，负责年鉴。"))
    said = settled.marks(data)
    assert "".join(words for tag, words in said if tag == "del") in ("副", "副主任")
    assert {tag for tag, _ in said} <= {"del", "ins"}


def test_versions_that_say_the_same_have_no_mark():
    assert settled.marks(of(body(*LINES), body(*LINES))) == []


def test_a_paragraph_that_moved_is_said_to_have_moved():
    old, new = body(*LINES), body(*LINES[1:], LINES[0])
    data = of(old, new)
    assert settled.marks(data) == [("moveFrom", LINES[0]), ("moveTo", LINES[0])]
    names = re.findall(r'<w:move(?:From|To)RangeStart[^>]*w:name="(\w+)"', xml(data))
    assert len(names) == 2
    assert len(set(names)) == 1


def test_an_article_that_moved_is_said_to_have_moved():
    first = make.article("城关镇推进镇志编修", *LINES, key="a")
    second = make.article("云岭镇建成村史馆并向群众开放", "村史馆有展品三百件。", key="b")
    old = make.bulletin(first, second)
    data = of(old, replace(old, articles=(second, first)))
    assert {tag for tag, _ in settled.marks(data)} == {"moveFrom", "moveTo"}


def test_a_paragraph_that_came_goes_as_a_whole_when_rejected():
    of(body(*LINES), body(*LINES[:3], "新添的一段话。", *LINES[3:]))


def test_a_paragraph_of_another_kind_says_what_it_was():
    old = body(LINES[0])
    (article,) = old.articles
    new = replace(old, articles=(replace(article, body=(paragraph(LINES[0], Kind.HEADING1),)),))
    data = of(old, new)
    assert settled.marks(data) == []
    assert "<w:pPrChange" in xml(data)


def test_words_that_became_bold_say_how_they_looked():
    old = body("请各单位务必按时报送。")
    (article,) = old.articles
    spans = (Span("请各单位"), Span("务必", frozenset({Mark.BOLD})), Span("按时报送。"))
    new = replace(old, articles=(replace(article, body=(Paragraph(Kind.BODY, spans),)),))
    data = of(old, new)
    assert settled.marks(data) == []
    assert xml(data).count("<w:rPrChange") == 1


def test_rows_of_a_table_come_and_go_and_change():
    rows = (("单位", "任务"), ("城关镇", "长编"), ("云岭镇", "年鉴"), ("白石乡", "村志"))
    others = (rows[0], ("城关镇", "初稿"), rows[3], ("青江镇", "口述史"))
    old, new = (
        make.bulletin(make.article(body=(make.table(*some), paragraph("以上。"))))
        for some in (rows, others)
    )
    said = settled.marks(of(old, new))
    assert ("del", "年鉴") in said
    assert ("ins", "口述史") in said
    assert ("ins", "村志") not in said


def test_a_table_of_another_shape_stands_beside_the_old_one():
    old, new = (
        make.bulletin(make.article(body=(make.table(*rows), paragraph("以上。"))))
        for rows in ((("甲", "乙"), ("丙", "丁")), (("甲", "乙", "丙"), ("丁", "戊", "己")))
    )
    of(old, new)


def test_cells_that_span_rows_and_pictures_are_compared():
    old, plates = issues.full()
    first, second, third = old.articles
    block, more = make.picture(make.png(300, 200), caption="评审会现场")
    new = replace(
        old,
        number=replace(old.number, number=13, total=119),
        articles=(
            replace(third, title=("以志为媒讲好新故事",)),
            replace(second, body=(block, *second.body[2:])),
            replace(first, body=first.body[::-1]),
        ),
    )
    of(old, new, plates | more)
    of(new, old, plates | more)


@pytest.mark.parametrize("seed", range(12))
def test_made_issues_changed_at_random_settle_into_both(seed):
    old, plates = made.issue(seed * 5 % 60)
    of(old, changed(old, random.Random(seed)), plates)


def test_the_changes_are_said_to_be_by_the_stamp_and_nothing_else():
    said = xml(of(body(*LINES), body("全部重写的一段。")))
    assert set(re.findall(r'w:author="([^"]*)"', said)) == {"第5稿"}
    assert set(re.findall(r'w:date="([^"]*)"', said)) == {"2026-03-05T16:30:00Z"}
    numbers = re.findall(r'<w:(?:ins|del|moveFrom|moveTo|[rp]PrChange) w:id="(\d+)"', said)
    assert len(numbers) == len(set(numbers))


def test_the_same_versions_give_the_same_file():
    old, new = body(*LINES), body(*LINES[::-1])
    assert of(old, new) == of(old, new)


def test_an_empty_version_is_refused_and_nothing_is_written(tmp_path):
    to = tmp_path / "花脸稿.docx"
    with pytest.raises(Known, match="还是空的"):
        redline.export_redline(Bulletin(), body(*LINES), {}, to, stamp=STAMP)
    with pytest.raises(Known, match="不是花脸稿的文件名"):
        redline.export_redline(body(*LINES), body(*LINES), {}, to.with_suffix(".txt"), stamp=STAMP)
    assert not list(tmp_path.iterdir())


def test_the_file_is_written_whole(tmp_path):
    to = tmp_path / "花脸稿.docx"
    redline.export_redline(body(*LINES), body(*LINES[1:]), {}, to, stamp=STAMP)
    assert settled.marks(to.read_bytes()) == [("del", LINES[0])]


def changed(bulletin, chance):
    """Return an issue with a few things another way."""
    articles = list(bulletin.articles)
    for _ in range(chance.randint(2, 8)):
        at = chance.randrange(len(articles))
        article, deed = (
            articles[at],
            chance.choice(("move", "drop", "add", "shift", "word", "title")),
        )
        blocks = list(article.body)
        if deed == "move":
            articles.insert(chance.randrange(len(articles)), articles.pop(at))
            continue
        where = chance.randrange(len(blocks)) if blocks else 0
        if deed == "drop" and blocks:
            del blocks[where]
        elif deed == "add":
            blocks.insert(where, paragraph(f"新添的第{chance.randint(1, 999)}段，县志办通报。"))
        elif deed == "shift" and blocks:
            blocks.insert(chance.randrange(len(blocks)), blocks.pop(where))
        elif deed == "word" and blocks and isinstance(blocks[where], Paragraph):
            text = blocks[where].text
            cut = chance.randrange(len(text) + 1)
            blocks[where] = paragraph(f"{text[:cut]}另写的{text[cut + 3 :]}", blocks[where].kind)
        elif deed == "title":
            article = replace(article, title=(f"{article.headline[:6]}又改了题名",))
        articles[at] = replace(article, body=tuple(blocks))
    return replace(bulletin, articles=tuple(articles))


def xml(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_the_mark_of_a_paragraph_stands_before_what_word_wants_behind_it():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    section = '<w:pPr><w:jc w:val="left"/><w:sectPr/></w:pPr>'
    root = etree.fromstring(
        f"<w:body {space}><w:p>{section}<w:r><w:t>分节</w:t></w:r></w:p></w:body>"
    )
    (made,) = tracking.tracked(list(root), [], STAMP)
    assert [etree.QName(one).localname for one in made[0]] == ["jc", "rPr", "sectPr"]
