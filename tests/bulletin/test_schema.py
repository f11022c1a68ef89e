"""The published schema says what the code does: neither more nor less."""

import json

import jsonschema
import msgspec
import pytest
from hypothesis import given

from gazetteer_desk import paths
from gazetteer_desk.bulletin import body, codec, issue
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.plates import MEDIA
from tests import make
from tests.bulletin import strategies
from tests.bulletin.test_refusals import MISTAKES


SCHEMA = json.loads((paths.resources() / "bulletin.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
# What no schema can say: counts over several places, or the bytes of a picture.
BEYOND = (
    "字数。",
    "与另一篇重复。",
    "不符",
    "没有内容。",
    "最多 500 行",
    "base64",
    "这不是 PNG",
    "rowspan",
)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_sample_keeps_to_it(sample_bytes):
    VALIDATOR.validate(json.loads(sample_bytes))


@given(strategies.bulletins())
def test_whatever_is_written_keeps_to_it(bulletin):
    VALIDATOR.validate(json.loads(codec.write(bulletin)))


def test_pictures_with_their_bytes_keep_to_it():
    block, plates = make.picture()
    VALIDATOR.validate(json.loads(codec.write(make.bulletin(make.article(body=(block,))), plates)))


@pytest.mark.parametrize(
    "short",
    [
        {},
        {"note": "甲\n乙", "articles": [{"title": "题名", "body": "正文"}]},
        {"note": ["甲", {"spans": "乙"}, {"spans": ["丙", {"text": "丁"}]}]},
        {"note": [{"block": "table", "rows": [["甲", {"paragraphs": ["乙", {"spans": "丙"}]}]]}]},
    ],
)
def test_short_ways_of_writing_keep_to_it_and_are_read(short):
    VALIDATOR.validate(short)
    codec.read(json.dumps(short).encode())


@pytest.mark.parametrize(
    ("mistake", "said"),
    [one for one in MISTAKES if not any(words in one[1] for words in BEYOND)],
    ids=[said for _, said in MISTAKES if not any(words in said for words in BEYOND)],
)
def test_what_the_code_refuses_the_schema_refuses(mistake, said):
    assert not VALIDATOR.is_valid(mistake), said


def _keys(place: dict) -> set[str]:
    return set(place["properties"])


def _fields(value: type[msgspec.Struct]) -> set[str]:
    return set(value.__struct_fields__)


def test_every_key_of_the_code_stands_in_the_schema():
    top, defs = SCHEMA["properties"], SCHEMA["$defs"]
    assert _keys(SCHEMA) == _fields(issue.Bulletin) | {"form"}
    assert _keys(top["masthead"]) == _fields(issue.Masthead)
    assert _keys(top["number"]) == _fields(issue.IssueNumber)
    assert _keys(top["secrecy"]["anyOf"][1]) == _fields(issue.Secrecy)
    assert _keys(top["distribution"]) == _fields(Distribution)
    assert _keys(top["imprint"]) == _fields(Imprint)
    assert _keys(top["editing"]) == _fields(issue.Editing)
    assert _keys(defs["article"]) == _fields(Article)
    assert _keys(defs["paragraph"]) == _fields(body.Paragraph) | {"block"}
    assert _keys(defs["span"]) == _fields(body.Span)
    assert _keys(defs["table"]) == _fields(body.Table) | {"block"}
    assert _keys(defs["cell"]) == _fields(body.Cell)
    assert _keys(defs["picture"]) == _fields(body.Picture) | {"block", "data"}


def test_every_choice_of_the_code_stands_in_the_schema():
    top, defs = SCHEMA["properties"], SCHEMA["$defs"]
    assert defs["paragraph"]["properties"]["kind"]["enum"] == list(body.Kind)
    assert defs["span"]["properties"]["marks"]["items"]["enum"] == list(body.Mark)
    assert top["secrecy"]["anyOf"][1]["properties"]["level"]["enum"] == list(issue.SecrecyLevel)
    assert top["urgency"]["enum"] == [*issue.Urgency, None]
    assert top["disclosure"]["enum"] == [*issue.Disclosure, None]
    assert defs["picture"]["properties"]["media"]["enum"] == list(MEDIA)
    assert top["form"]["enum"] == list(range(1, codec.FORM + 1))
