"""Bulletin → JSON → bulletin: nothing lost, the same bytes everywhere and for ever."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from gazetteer_desk.bulletin import codec, edit
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Picture, Span, Table
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure, Editing, plates_of
from gazetteer_desk.errors import BadBulletin
from tests import make
from tests.bulletin import strategies


GOLDEN = Path(__file__).parent.parent / "golden"

FROM_THE_ISSUE = """
{"form": 1,
 "masthead": {"series": "四川省地方志工作简报", "publisher": "四川省地方志工作办公室"},
 "number": {"year": 2024, "number": 62, "total": 667, "supplement": false},
 "dated": "2024-07-15", "secrecy": null, "urgency": null,
 "articles": [{"column": "特别关注", "title": ["四川省地方志办召开半年工作总结会"],
   "credits": ["省地方志办"],
   "body": [{"block": "paragraph", "kind": "body", "spans": [{"text": "7月12日，省地方志办……"}]},
            {"block": "paragraph", "kind": "heading1", "spans": [{"text": "一、总体情况"}]}]}],
 "disclosure": "主动公开",
 "distribution": {"report": ["省委，省人大常委会。", "中国地方志工作办公室。"],
                  "send": ["各市（州）党委。"], "issue": ["各市（州）地方志办公室。"]},
 "imprint": {"office": "四川省地方志工作办公室综合处", "printed": "2024-07-15"}, "copies": 21}
"""


def read(**keys: object) -> Bulletin:
    """Return the bulletin of an exchange file with these keys alone."""
    return codec.read(json.dumps(keys).encode())[0]


@given(strategies.bulletins())
def test_any_bulletin_comes_back_from_its_canonical_bytes(bulletin):
    stored = codec.canonical(bulletin)
    assert codec.restore(stored) == bulletin
    assert codec.canonical(codec.restore(stored)) == stored


@given(strategies.bulletins())
def test_any_bulletin_comes_back_from_its_exchange_form(bulletin):
    assert codec.read(codec.write(bulletin))[0] == bulletin


@given(strategies.bulletins())
def test_any_article_and_body_come_back(bulletin):
    for article in bulletin.articles:
        assert codec.restore_article(codec.article_bytes(article)) == article
        assert codec.restore_body(codec.body_bytes(article.body)) == article.body


def test_what_is_shown_and_read_again_is_a_fixed_point(sample_bytes):
    once, plates = codec.read(sample_bytes)
    shown = codec.write(once, plates)
    again, _ = codec.read(shown)
    assert codec.canonical(again) == codec.canonical(once)
    assert codec.write(again) == shown


def test_the_published_example_is_read_as_it_says():
    bulletin, plates = codec.read(FROM_THE_ISSUE.encode())
    assert bulletin.label == "2024年第62期（总第667期）"
    assert bulletin.articles[0].headline == "四川省地方志办召开半年工作总结会"
    assert [block.kind for block in bulletin.articles[0].body] == [Kind.BODY, Kind.HEADING1]
    assert bulletin.disclosure is Disclosure.PUBLIC
    assert bulletin.distribution.report == ("省委，省人大常委会。", "中国地方志工作办公室。")
    assert (bulletin.copies, plates) == (21, {})


def test_keys_that_are_not_given_take_their_default():
    assert read() == Bulletin()
    assert read(form=1, number={"number": 3}).number.supplement is False


def test_canonical_bytes_are_the_same_in_every_process():
    marks = frozenset(Mark)
    bulletin = make.bulletin(
        make.article(body=(Paragraph(Kind.BODY, (Span("志", marks),)), make.table(("甲", "乙"))))
    )
    shown = codec.write(bulletin).decode()
    program = (
        "import sys; from gazetteer_desk.bulletin import codec;"
        "print(codec.digest(codec.canonical(codec.read(sys.stdin.buffer.read())[0])))"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=shown.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert digests == {codec.digest(codec.canonical(bulletin)).encode() + b"\n"}


def test_the_first_form_is_read_for_ever():
    """The golden file was written by form 1: neither it nor this digest ever changes."""
    exchange = (GOLDEN / "bulletin-v1.json").read_bytes()
    stored = (GOLDEN / "bulletin-v1.canonical.json").read_bytes()
    bulletin, plates = codec.read(exchange)
    assert codec.canonical(bulletin) == stored
    assert codec.restore(stored) == bulletin
    assert codec.digest(stored) == (
        "3b0bf060e86e434e237546f603a3f34055140e9947aef224370192a358efc1af"
    )
    kinds = {block.kind for block in bulletin.articles[0].body if isinstance(block, Paragraph)}
    assert kinds == set(Kind)
    assert plates_of(bulletin) == set(plates) != set()
    assert any(isinstance(block, Table) for block in bulletin.articles[0].body)


def test_the_second_form_is_read_for_ever():
    """The golden file was written by form 2: neither it nor this digest ever changes."""
    exchange = (GOLDEN / "bulletin-v2.json").read_bytes()
    bulletin, plates = codec.read(exchange)
    assert codec.write(bulletin, plates) == exchange
    assert bulletin.state == Editing(
        carried=("approver", "copies"), copies_reason="另加印3份", made_from="第12期"
    )
    first, second = bulletin.articles
    assert (first.source, first.keys) == ("转自2025年第54期", ("a1", "b1", "b2"))
    assert second.keys == ("a2",)
    assert codec.digest(codec.canonical(bulletin)) == (
        "603bd976a8f84cb6e6c21c438702d69959518a486bcbb068c3a49477b0a9f83a"
    )


@given(strategies.bulletins())
def test_a_file_says_form_1_where_a_program_of_that_form_knows_every_key(bulletin):
    plain = json.loads(codec.write(bulletin))
    keys = set(plain).union(*plain["articles"])
    assert plain["form"] == (2 if keys & {"editing", "source", "parts"} else 1)


def test_what_a_program_of_form_1_is_told_of_a_file_of_form_2(monkeypatch):
    shown = codec.write(edit.with_editing(make.bulletin(), copies_reason="另加印3份"))
    monkeypatch.setattr(codec, "FORM", 1)
    with pytest.raises(BadBulletin, match=r"第2版，本程序只认到第1版.*请安装新版"):
        codec.read(shown)
    assert codec.read(codec.write(make.bulletin()))[0] == make.bulletin()


def test_an_older_form_is_lifted_when_it_is_read(monkeypatch):
    stored = codec.canonical(make.bulletin())
    monkeypatch.setattr(codec, "FORM", 2)
    monkeypatch.setattr(codec, "_HEAD", b'{"form":2,')
    monkeypatch.setattr(codec, "_LIFTS", {1: lambda old: {**old, "copies": 99}})
    assert codec.restore(stored).copies == 99
    assert codec.read(b'{"form": 1}')[0].copies == 99
    assert codec.read(b'{"form": 2}')[0].copies is None


def test_a_newer_form_is_refused_with_a_way_out():
    with pytest.raises(BadBulletin, match=r"第9版.*请安装新版"):
        read(form=9)


def test_plain_strings_stand_for_paragraphs_spans_and_cells():
    body = read(
        articles=[
            {
                "title": "一行题名",
                "note": "编者按",
                "body": [
                    "第一段\n第二段",
                    {"kind": "heading1", "spans": "一、情况"},
                    {"spans": ["甲", {"text": "乙", "marks": ["bold"]}]},
                    {"block": "table", "rows": [["单位", {"paragraphs": "篇数\n本月"}], ["", "3"]]},
                ],
            }
        ]
    ).articles[0]
    assert body.title == ("一行题名",)
    assert body.note == make.body("编者按")
    first, second, heading, mixed, table = body.body
    assert (first, second) == make.body("第一段", "第二段")
    assert heading == Paragraph(Kind.HEADING1, (Span("一、情况"),))
    assert mixed.spans == (Span("甲"), Span("乙", frozenset([Mark.BOLD])))
    assert table.header is False
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["单位", "篇数\n本月"],
        ["", "3"],
    ]


def test_a_body_may_be_one_string_and_an_empty_one_is_no_paragraph():
    assert read(note="甲\n\n乙").note == make.body("甲", "", "乙")
    assert read(note="").note == ()
    table = read(note=[{"block": "table", "rows": [[{"paragraphs": []}]]}]).note[0]
    assert table.rows[0][0].paragraphs == make.body("")


def test_a_line_break_inside_a_paragraph_starts_another_of_the_same_kind():
    spans = [{"text": "甲。\r\n乙", "marks": ["bold"]}, "丙\u2028丁"]
    body = read(note=[{"kind": "note", "lead": 2, "spans": spans}]).note
    assert [(p.text, p.kind, p.lead) for p in body] == [
        ("甲。", Kind.NOTE, 2),
        ("乙丙", Kind.NOTE, 0),
        ("丁", Kind.NOTE, 0),
    ]
    assert body[1].spans == (Span("乙", frozenset([Mark.BOLD])), Span("丙"))


def test_the_same_file_gives_the_same_keys_and_two_like_articles_differ():
    twice = [{"title": "题名"}, {"title": "题名"}]
    first, second = read(articles=twice).articles
    assert first.key != second.key
    assert [a.key for a in read(articles=twice).articles] == [first.key, second.key]


def test_pictures_travel_inside_the_exchange_form_and_stay_out_of_the_value():
    block, plates = make.picture(width_mm=80.0, caption="石桥堰")
    bulletin = make.bulletin(make.article(body=(block,)))
    assert plates_of(bulletin) == set(plates)
    shown = codec.write(bulletin, plates)
    assert json.loads(shown)["articles"][0]["body"][0]["data"]
    assert codec.read(shown) == (bulletin, plates)
    raw = plates[block.digest]
    assert base64.b64encode(raw) not in codec.canonical(bulletin)
    assert "data" not in json.loads(codec.write(bulletin))["articles"][0]["body"][0]


def test_base64_may_be_broken_into_lines():
    raw = make.png(20, 20)
    wrapped = base64.encodebytes(raw * 1).decode()
    assert "\n" in wrapped.strip()
    bulletin, plates = codec.read(
        json.dumps({"note": [{"block": "picture", "data": wrapped}]}).encode()
    )
    assert bulletin.note == (Picture(codec.digest(raw), "image/png"),)
    assert plates == {codec.digest(raw): raw}


def test_jpeg_is_known_by_its_first_bytes():
    assert codec.media_of(b"\xff\xd8\xff\xe0rest") == "image/jpeg"
    assert codec.media_of(b"GIF89a") is None


def test_a_byte_order_mark_is_no_mistake():
    assert codec.read(b"\xef\xbb\xbf{}")[0] == Bulletin()


def test_bytes_that_are_no_body_are_refused():
    with pytest.raises(msgspec.MsgspecError):
        codec.restore_body(b'[{"block":"video"}]')


def test_widths_that_are_not_one_a_column_are_none():
    """An issue kept by the first version may hold such: it must come back all the same."""
    rows = [["单位", "人数"], ["县志办", "6"]]
    for widths, kept in (([], ()), ([3], ()), ([3, 1], (3, 1)), ([3, 1, 1], ())):
        body = read(
            articles=[
                {"body": [{"block": "table", "header": True, "rows": rows, "widths": widths}]}
            ]
        )
        assert body.articles[0].body[0].widths == kept
