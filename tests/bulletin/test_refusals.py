"""What is no bulletin is refused with one Chinese sentence that names the key and its path."""

import copy
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import BadBulletin
from tests import make


def body(*blocks: object) -> dict:
    return {"articles": [{"body": list(blocks)}]}


def table(**keys: object) -> dict:
    return body({"block": "table", **keys})


def picture(**keys: object) -> dict:
    return body({"block": "picture", **keys})


MISTAKES = [
    ({"colour": 1}, "colour：没有这个键。"),
    ({"masthead": {"serie": "x"}}, "masthead.serie：没有这个键。"),
    ({"masthead": "x"}, "masthead：应为一组键值（{…}），写的却是文字。"),
    ({"masthead": {"series": 5}}, "masthead.series：应为文字，写的却是整数。"),
    ({"number": {"year": "2026"}}, "number.year：应为整数或空（null），写的却是文字。"),
    ({"number": {"number": 0}}, "number.number：不像一个期号或年份。"),
    ({"number": {"total": 10**30}}, "number.total：不像一个期号或年份。"),
    ({"number": {"supplement": 1}}, "number.supplement：应为true 或 false，写的却是整数。"),
    ({"dated": "2026-02-30"}, "dated：不是日期，应写成 2024-07-15。"),
    ({"dated": "2026年3月5日"}, "dated：不是日期，应写成 2024-07-15。"),
    ({"dated": "2026-03-05T08:00:00"}, "dated：不是日期，应写成 2024-07-15。"),
    ({"dated": 20260305}, "dated：应为日期（如 2024-07-15）或空（null），写的却是整数。"),
    ({"imprint": {"printed": "3.5"}}, "imprint.printed：不是日期，应写成 2024-07-15。"),
    ({"secrecy": {}}, "secrecy：缺少“level”。"),
    ({"secrecy": {"level": "保密"}}, "secrecy.level：没有“保密”这个选项。"),
    ({"urgency": "急"}, "urgency：没有“急”这个选项。"),
    ({"disclosure": "公开"}, "disclosure：没有“公开”这个选项。"),
    ({"copies": "21"}, "copies：应为整数或空（null），写的却是文字。"),
    ({"copies": True}, "copies：应为整数或空（null），写的却是true 或 false。"),
    ({"copies": -1}, "copies：不像一个印数。"),
    ({"articles": {}}, "articles：应为一列值（[…]），写的却是一组键值（{…}）。"),
    ({"articles": [5]}, "articles[0]：应为一组键值（{…}），写的却是整数。"),
    (
        {"articles": [{"title": ["甲", None]}]},
        "articles[0].title[1]：应为文字，写的却是空（null）。",
    ),
    ({"articles": [{"titel": "甲"}]}, "articles[0].titel：没有这个键。"),
    ({"articles": [{"key": "第一篇"}]}, "articles[0].key：只能用字母、数字、- 和 _，最多 40 个。"),
    (
        {"articles": [{"parts": ["a", "乙"]}]},
        "articles[0].parts[1]：只能用字母、数字、- 和 _，最多 40 个。",
    ),
    ({"articles": [{"key": "a"}, {}, {"key": "a"}]}, "articles[2].key：与另一篇重复。"),
    ({"articles": [{"credits": "甲"}]}, "articles[0].credits：应为一列值（[…]），写的却是文字。"),
    (
        {"distribution": {"report": "县委"}},
        "distribution.report：应为一列值（[…]），写的却是文字。",
    ),
    ({"distribution": {"cc": []}}, "distribution.cc：没有这个键。"),
    ({"note": 5}, "note：应为一列值（[…]），写的却是整数。"),
    (body(7), "articles[0].body[0]：应为一组键值（{…}），写的却是整数。"),
    (body("甲", {"kind": "h1"}), "articles[0].body[1].kind：没有“h1”这个选项。"),
    (body("甲\n乙", {"kind": "h1"}), "articles[0].body[1].kind：没有“h1”这个选项。"),
    (body({"block": "video"}), "articles[0].body[0].block：没有“video”这个选项。"),
    (body({"font": "黑体"}), "articles[0].body[0].font：没有这个键。"),
    (body({"lead": 4, "spans": "三个字"}), "articles[0].body[0].lead：超出了这一段的字数。"),
    (body({"lead": -1}), "articles[0].body[0].lead：超出了这一段的字数。"),
    (body({"spans": [{"marks": []}]}), "articles[0].body[0].spans[0]：缺少“text”。"),
    (
        body({"spans": ["甲", {"text": "乙", "marks": ["red"]}]}),
        "articles[0].body[0].spans[1].marks[0]：没有“red”这个选项。",
    ),
    (table(), "articles[0].body[0]：缺少“rows”。"),
    (table(rows=[]), "articles[0].body[0].rows：表格没有内容。"),
    (table(rows=[[]]), "articles[0].body[0].rows：表格没有内容。"),
    (table(rows=[["甲"]] * 501), "articles[0].body[0].rows：表格最多 500 行、63 列。"),
    (table(rows=[["甲"] * 64]), "articles[0].body[0].rows：表格最多 500 行、63 列。"),
    (
        table(rows=[["甲", 5]]),
        "articles[0].body[0].rows[0][1]：应为一组键值（{…}），写的却是整数。",
    ),
    (table(rows=["甲"]), "articles[0].body[0].rows[0]：应为一列值（[…]），写的却是文字。"),
    (
        table(rows=[["甲", {"paragraphs": "乙", "colspan": 0}]]),
        "articles[0].body[0].rows[0][1]：colspan、rowspan 不对。",
    ),
    (
        table(rows=[["甲"], [{"paragraphs": "乙", "rowspan": 3}]]),
        "articles[0].body[0].rows[1][0]：colspan、rowspan 不对。",
    ),
    (
        table(rows=[["甲", {"paragraphs": ["一\n二", {"lead": 9}]}]]),
        "articles[0].body[0].rows[0][1].paragraphs[1].lead：超出了这一段的字数。",
    ),
    (
        table(rows=[[{"paragraphs": [{"block": "table", "rows": [["甲"]]}]}]]),
        "articles[0].body[0].rows[0][0].paragraphs[0].block：没有“table”这个选项。",
    ),
    (table(rows=[["甲"]], widths=[0]), "articles[0].body[0].widths：列宽应大于 0。"),
    (
        table(rows=[["甲"]], header="是"),
        "articles[0].body[0].header：应为true 或 false，写的却是文字。",
    ),
    (picture(), "articles[0].body[0]：缺少“digest”。"),
    (picture(data="不是"), "articles[0].body[0].data：不是 base64 编码。"),
    (picture(data=5), "articles[0].body[0].data：不是 base64 编码。"),
    (picture(data="R0lGODlh"), "articles[0].body[0].data：这不是 PNG 或 JPEG 图片，没有收。"),
    (
        picture(data="/9j/4AAQ", media="image/png"),
        "articles[0].body[0].media：与图片内容不符，图片其实是“image/jpeg”。",
    ),
    (
        picture(data="/9j/4AAQ", digest="0" * 64),
        "articles[0].body[0].digest：与图片内容不符。",
    ),
    (
        picture(digest="../../etc", media="image/png"),
        "articles[0].body[0].digest：不是图片的校验值。",
    ),
    (
        picture(digest="0" * 64, media="text/html"),
        "articles[0].body[0].media：只收 PNG 和 JPEG 图片。",
    ),
    (
        picture(digest="0" * 64, media="image/png", width_mm=501),
        "articles[0].body[0].width_mm：图宽应在 0 到 500 毫米之间。",
    ),
    ({"form": "1"}, "form：应为整数。"),
    ({"form": True}, "form：应为整数。"),
    ({"form": 0}, "form：应为整数。"),
]

BYTES = [
    (b"", "第1行第1字起不是合格的 JSON。"),
    (b'{\n "copies": ,}', "第2行第12字起不是合格的 JSON。"),
    (b"[]", "文件里应是一个 JSON 对象。"),
    (b"\xd7\xd6", "文件不是 UTF-8 编码的 JSON。请另存为 UTF-8 再试。"),
    (b'{"copies": 1, "copies": 2}', "copies：同一处写了两次。"),
    (b'{"copies": NaN}', "文件里有 JSON 没有的数值 NaN。"),
    (b"[" * 100_000, "文件不是合格的 JSON：套得太深，或有过长的数。"),
    (b'{"copies": ' + b"9" * 5000 + b"}", "文件不是合格的 JSON：套得太深，或有过长的数。"),
    (b'{"urgency": "\\ud800"}', "文件套得太深，或有不成字的编码，没有收。"),
]


@pytest.mark.parametrize(("mistake", "said"), MISTAKES, ids=[said for _, said in MISTAKES])
def test_a_mistake_is_named_with_its_path(mistake, said):
    with pytest.raises(BadBulletin) as refusal:
        codec.read(json.dumps(mistake).encode())
    assert str(refusal.value) == said


@pytest.mark.parametrize(("data", "said"), BYTES, ids=[said for _, said in BYTES])
def test_bytes_that_are_no_json_are_named_so(data, said):
    with pytest.raises(BadBulletin) as refusal:
        codec.read(data)
    assert str(refusal.value) == said


def test_too_many_characters_are_refused(monkeypatch):
    monkeypatch.setattr("gazetteer_desk.bulletin.shorthand.MOST_CHARACTERS", 10_000)
    with pytest.raises(BadBulletin, match=r"articles\[0\]\.body\[1\]：全期超过 1 万字"):
        codec.read(json.dumps(body("甲" * 9_999, "乙乙")).encode())


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(codec, "LARGEST", 10)
    with pytest.raises(BadBulletin, match="没有读"):
        codec.read(b'{"copies": 1}')


def test_what_a_refusal_quotes_is_short_and_harmless():
    with pytest.raises(BadBulletin) as refusal:
        codec.read(json.dumps({"urgency": "\x1b[31m急\n" * 50}).encode())
    assert len(str(refusal.value)) < 80
    assert is_harmless(str(refusal.value))
    with pytest.raises(BadBulletin, match="没有这个键"):
        codec.read(json.dumps({"a` - at `$.b": 1}).encode())


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


def _places(value: object, path: tuple = ()) -> list[tuple]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(found for key, one in inner for found in _places(one, (*path, key)))]


WHOLE = json.loads(
    codec.write(
        make.bulletin(
            make.article(
                "题名",
                body=(*make.body("一、情况", "正文"), make.table(("甲", "乙"), ("丙", "丁"))),
            )
        )
    )
)


@given(st.sampled_from(_places(WHOLE)[1:]), JUNK)
def test_junk_anywhere_is_read_or_refused_and_nothing_else(path, junk):
    changed = copy.deepcopy(WHOLE)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = junk
    refusal, bulletin = read(json.dumps(changed).encode())
    if bulletin is None:
        assert is_harmless(refusal)
        assert re.search(r"[一-鿿]", refusal)
        assert "Expected" not in refusal
    else:
        assert codec.read(codec.write(bulletin))[0] == bulletin


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    assert is_harmless(read(data)[0])


def read(data: bytes) -> tuple[str, Bulletin | None]:
    """Return the refusal, or the bulletin."""
    try:
        return "", codec.read(data)[0]
    except BadBulletin as refusal:
        return str(refusal), None


def is_harmless(words: str) -> bool:
    """Return whether a terminal can show these words as they are."""
    return not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", words)
