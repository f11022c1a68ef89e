"""Old issues and manuscripts come in whole: every field, every paragraph, every character."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks import intake, made
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.issue import Disclosure
from gazetteer_desk.intake import plain
from gazetteer_desk.intake.document import Aside, Document, Form
from gazetteer_desk.intake.recognised import Recognised, Sure
from gazetteer_desk.intake.recognising import account, recognise
from gazetteer_desk.intake.standing import Stand
from tests import make


GOLDEN = Path(__file__).parents[1] / "golden"
MANUSCRIPT = """三岔河镇召开村志编修推进会

　　7月12日，三岔河镇召开村志编修推进会。会议听取了各村进展情况汇报。
　　会议要求，各村要加快资料收集，确保年底前完成初稿。

（青梧县三岔河镇人民政府　周燚）
联系电话：0800-1234567
"""


def taken(words: str) -> Recognised:
    """Return what is recognised in a text, of which no character may be lost."""
    document = plain.read(words.encode())
    found = recognise(document)
    assert account(document, found).is_whole
    return found


def test_an_issue_made_here_comes_back_from_its_plain_text() -> None:
    issue = made.issue(7)
    document = intake.forms()["plain text"](("", *issue), Path())
    found = recognise(document)
    assert account(document, found).is_whole
    wanted, got = intake.fields(issue[0]), intake.fields(found.bulletin)
    assert {name for name in wanted if wanted[name] != got.get(name)} <= {"2 按语", "3 按语"}
    assert list(intake.paragraphs(issue[0]))[:3] == list(intake.paragraphs(found.bulletin))[:3]


def test_a_manuscript_is_one_article_with_its_unit_author_and_telephone() -> None:
    found = taken(MANUSCRIPT)
    assert found.is_manuscript
    (article,) = found.bulletin.articles
    assert article.title == ("三岔河镇召开村志编修推进会",)
    assert article.credits == ("青梧县三岔河镇人民政府",)
    assert len(article.body) == 2
    assert [field.words for field in found.found("author")] == ["周燚"]
    assert [field.words for field in found.found("phone")] == ["0800-1234567"]
    assert not found.left_over


def test_what_fits_nowhere_is_left_over_with_where_it_stood() -> None:
    words = "县志简报\n第3期\n县志办　2026年3月5日\n会议召开。\n"
    document = plain.read(words.encode())
    document = Document(
        form=Form.TEXT,
        stands=document.stands,
        aside=(Aside("页眉", "内部使用"), Aside("页脚", "— 1 —")),
    )
    found = recognise(document)
    assert [(piece.words, piece.stands[0].is_aside) for piece in found.left_over] == [
        ("内部使用", True)
    ]
    assert account(document, found).is_whole


def test_every_field_says_where_it_stood_and_how_sure_it_is() -> None:
    found = taken("县志简报\n第3期\n县志办　2026年3月5日\n\n县志办召开例会\n\n　　会议召开。\n")
    (number,) = found.found("number")
    assert number.words == "3"
    assert number.sure is Sure.CERTAIN
    assert [tuple(one)[:3] for one in number.stands] == [(1, 1, 2)]
    assert found.found("title")[0].place.article == found.bulletin.articles[0].key


def test_a_word_file_keeps_the_kinds_and_marks_its_reader_found() -> None:
    issue = make.bulletin(make.article(credits="县志办"))
    table = make.table(("单位", "数量"), ("县志办", "3"))
    head = ("县志简报", "第3期（总第12期）", "县志办　2026年3月5日", "【要闻】", "县志办召开例会")
    foot = ("（县志办）", "公开属性：不予公开", "抄送：县委。")
    stands = [
        *(Stand(paragraph(words)) for words in (*head, "会议召开。", "任务进度表")),
        Stand(table),
        Stand(paragraph("县志办", Kind.SIGNATURE)),
        *(Stand(paragraph(words)) for words in foot),
    ]
    document = Document(form=Form.DOCX, stands=tuple(stands))
    found = recognise(document)
    assert account(document, found).is_whole
    (article,) = found.bulletin.articles
    assert article.body[-1] == paragraph("县志办", Kind.SIGNATURE)
    assert article.credits == issue.articles[0].credits
    assert found.bulletin.number.total == 12
    assert found.bulletin.disclosure is Disclosure.NONE
    assert found.bulletin.distribution.send == ("县委。",)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            (
                "",
                "\f",
                "— 3 —",
                "简 报",
                "第3期（总第 12 期）",
                "县志办 2026年3月5日",
                "【要闻】",
                "机密★1年",
                "编者按：会议召开。",
                "本期要目",
                "县志办召开例会",
                "——以三岔河镇为例",
                "一、总体情况",
                "（县志办）",
                "报：县委，",
                "送:县直各部门。发：各乡镇。",
                "县志办 2026年3月5日印发",
                "（共印 30 份）",
                "责任编辑：周燚　校对：高赟",
                "单位\t数量",
                "县志办\t3",
                "附件：1.名单",
                "2026年3月5日",
                "电话：0800-1234567",
                "会议召开，各村要加快资料收集，确保年底前完成初稿的撰写任务，共",
                "\u200b⼯作\u00a0 推进",
                "· 要点 ·",
            )
        ),
        st.text(max_size=30),
    ),
    max_size=30,
)


@example(lines=["0\x1f"], form=Form.TEXT, aside="")
@given(lines=LINES, form=st.sampled_from((Form.TEXT, Form.DOCX)), aside=st.text(max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_character_of_any_document_is_lost(lines: list[str], form: Form, aside: str) -> None:
    stands = tuple(Stand(paragraph(line)) for line in lines)
    document = Document(form=form, stands=stands, aside=(Aside("页眉", aside),))
    found = recognise(document)
    assert account(document, found).is_whole
    assert codec.restore(codec.canonical(found.bulletin)) == found.bulletin


@pytest.mark.parametrize("nth", range(0, 60, 20))
def test_no_character_of_a_made_issue_is_lost(nth: int) -> None:
    document = intake.forms()["plain text"](("", *made.issue(nth)), Path())
    assert account(document, recognise(document)).is_whole
