"""校样: the pages of an issue with what was found in it as comments of Word."""

import datetime as dt
import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known
from gazetteer_desk.export import audit, exporting, proof_copy
from gazetteer_desk.proof import looking
from gazetteer_desk.proof.finding import Finding, Level
from gazetteer_desk.proof.lines import lines
from tests import make
from tests.export import issues


WHEN = dt.datetime(2026, 3, 5, 16, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def copy_of(bulletin, findings=None, plates=None):
    found = looking.looked_through(bulletin) if findings is None else findings
    return proof_copy.proof_copy(bulletin, found, plates or {}, when=WHEN)


def part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def commented(data):
    """Return the words that each comment is about."""
    xml, found = part(data), []
    for number in range(len(docx.Document(io.BytesIO(data)).comments)):
        mark = f'w:id="{number}"/>'
        inside = xml.split(f"<w:commentRangeStart {mark}")[1].split(f"<w:commentRangeEnd {mark}")[0]
        found.append("".join(re.findall(r"<w:t[^>]*>([^<]*)", inside)))
    return found


def at(article, part, path, start, end):
    place = Place(article, part, path, start, end)
    return Finding(
        rule="X", level=Level.DOUBT, source="实务", place=place, text="", message="有误。"
    )


def test_each_comment_is_about_the_very_words():
    article = make.article(
        "年鉴编篡启动",
        "各乡镇年鉴编篡工作圆满启动。。",
        key="a",
        credits=("县志办", "编篡处"),
    )
    data = copy_of(make.bulletin(article))
    assert commented(data) == ["编篡", "编篡", "。。", "编篡"]
    first = docx.Document(io.BytesIO(data)).comments.get(0)
    assert (first.author, first.initials) == ("校核", "校")
    assert first.timestamp.replace(tzinfo=None) == dt.datetime(2026, 3, 5, 16, 30)
    assert first.text.splitlines() == ["【必错】“编篡”应为“编纂”。", "建议：编纂", "依据：实务"]


def test_a_run_is_parted_and_nothing_else_changes():
    spans = (Span("前面，"), Span("加粗的字", frozenset({Mark.BOLD})), Span("　后面。"))
    article = make.article(
        "题", key="a", credits="县志办", body=(Paragraph(kind=Kind.BODY, spans=spans),)
    )
    bulletin = make.bulletin(article)
    data = copy_of(bulletin, [at("a", "body", (0,), 4, 9), at("a", "body", (0,), 1, 6)])
    assert commented(data) == ["面，加粗的", "粗的字　后"]
    assert joined(data) == joined(exporting.built(bulletin, {}).data)


def joined(data):
    """Return each paragraph's characters with the look of each, comments left out."""
    made = []
    for paragraph in etree.fromstring(part(data).encode()).iter(f"{W}p"):
        characters = []
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr")
            shown = "" if look is None else etree.tostring(look[0]).decode()
            for child in run:
                text = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}t": child.text}.get(child.tag, "")
                characters += [(one, shown) for one in text or ""]
        made.append((etree.tostring(paragraph[0]), characters) if len(paragraph) else characters)
    return made


def test_a_whole_issue_with_tables_and_pictures_keeps_its_words_and_its_look():
    bulletin, plates = issues.full()
    findings = [
        at(article.key, "title", (0,), 0, 2) for article in bulletin.articles if article.title
    ]
    data = copy_of(bulletin, findings, plates)
    assert joined(data) == joined(exporting.built(bulletin, plates).data)
    audit.check(data, bulletin)


def test_what_is_about_a_field_stands_at_its_words_or_at_its_form():
    bulletin = make.bulletin(make.article(key="a", credits="县志办"), copies=None, number=0)
    assert set(commented(copy_of(bulletin))) == {"第0期", f"{make.OFFICE}2026年3月5日印发"}


def test_comments_in_tables_and_on_titles_of_two_lines():
    table = make.table(("乡镇", "编篡数"), ("白渡镇", "6。。"), caption="表1　编篡进度")
    article = make.article(
        "编篡\n启动", key="a", credits="县志办", body=(*make.body("前。"), table)
    )
    assert commented(copy_of(make.bulletin(article))) == ["编篡", "编篡", "编篡", "。。"]


def test_a_missing_word_is_commented_where_it_is_missing():
    bulletin = make.bulletin(make.article("题", "一二三", key="a", credits="县志办"))
    data = copy_of(bulletin, [at("a", "body", (0,), 2, 2), at("a", "body", (0,), 3, 3)])
    assert commented(data) == ["三", "三"]


def test_hundreds_of_comments_have_numbers_of_their_own():
    lines = ["年鉴编篡。。"] * 200
    data = copy_of(make.bulletin(make.article("题", *lines, key="a", credits="县志办")))
    assert len(commented(data)) == 400
    ids = re.findall(r'<w:comment w:id="(\d+)"', part(data, "word/comments.xml"))
    assert ids == [str(n) for n in range(400)]


def test_the_parts_of_the_package_know_the_comments_and_nobody_else():
    data = copy_of(make.bulletin(make.article("编篡", key="a", credits="县志办")))
    assert "wordprocessingml.comments+xml" in part(data, "[Content_Types].xml")
    assert part(data, "word/_rels/document.xml.rels").count("/comments") == 1
    assert "（校样）" in part(data, "docProps/core.xml")
    assert copy_of(make.bulletin(make.article("编篡", key="a", credits="县志办"))) == data


def test_without_findings_there_are_no_comments():
    bulletin = make.bulletin(make.article(key="a", credits="县志办"))
    with zipfile.ZipFile(io.BytesIO(copy_of(bulletin))) as package:
        assert "word/comments.xml" not in package.namelist()


def test_only_a_word_file_has_comments(tmp_path):
    bulletin = make.bulletin(make.article(key="a"))
    with pytest.raises(Known, match=r"以 \.docx 结尾"):
        proof_copy.export_proof_copy(bulletin, (), {}, tmp_path / "校样.txt", when=WHEN)
    to = tmp_path / "校样.docx"
    proof_copy.export_proof_copy(bulletin, (), {}, to, when=WHEN)
    assert to.read_bytes() == copy_of(bulletin, ())
    with pytest.raises(Known, match="还是空的"):
        proof_copy.export_proof_copy(Bulletin(), (), {}, to, when=WHEN)


@pytest.mark.parametrize("template", ["简报", "工作信息", "专报"])
def test_every_line_of_an_issue_can_be_commented_by_every_template(template):
    bulletin, plates = issues.full()
    of_body = [line for line in lines(bulletin) if line.text.strip() and line.place.article]
    findings = [
        at(line.place.article, line.place.part, line.place.path, 0, len(line.text))
        for line in of_body
    ]
    data = proof_copy.proof_copy(
        bulletin, findings, plates, when=WHEN, scheme=Scheme(template=template)
    )
    said = sorted("".join(one.split()) for one in commented(data))
    assert said == sorted("".join(line.text.split()) for line in of_body)
