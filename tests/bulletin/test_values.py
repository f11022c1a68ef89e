"""The values themselves: frozen, labelled, hashable."""

import gc

import msgspec
import pytest

from gazetteer_desk.bulletin import body, scheme
from gazetteer_desk.bulletin.article import Article, new_key
from gazetteer_desk.bulletin.body import Cell, Kind, Mark, Paragraph, Span, Table
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Secrecy, SecrecyLevel, plates_of
from tests import make


def test_an_issue_cannot_be_changed_in_place():
    bulletin = make.bulletin()
    with pytest.raises(AttributeError):
        bulletin.copies = 5
    assert hash(bulletin) == hash(make.bulletin())


@pytest.mark.parametrize(
    ("number", "label"),
    [
        (IssueNumber(), ""),
        (IssueNumber(year=2026), ""),
        (IssueNumber(number=12), "第12期"),
        (IssueNumber(number=12, total=144), "第12期（总第144期）"),
        (IssueNumber(number=2, total=144, supplement=True), "增刊第2期"),
    ],
)
def test_the_number_reads_as_it_is_printed(number, label):
    assert number.label == label


def test_the_issue_is_named_with_its_year_where_it_has_one():
    assert make.bulletin(number=12).label == "2026年第12期"
    assert make.bulletin(number=12, year=None).label == "第12期"
    assert make.bulletin(number=None).label == ""


def test_secrecy_reads_as_it_is_printed():
    assert Secrecy(level=SecrecyLevel.SECRET, term="1年").label == "秘密★1年"
    assert Secrecy(level=SecrecyLevel.INTERNAL).label == "内部"


def test_empty_groups_of_the_distribution_are_left_out():
    assert Distribution(send=("甲",), issue=("乙", "丙")).groups == (
        ("送", ("甲",)),
        ("发", ("乙", "丙")),
    )


def test_spans_are_tidied_into_the_fewest():
    bold = frozenset([Mark.BOLD])
    untidy = (Span("甲"), Span("", bold), Span("乙"), Span("丙", bold), Span("丁", bold))
    assert body.tidy_spans(untidy) == (Span("甲乙"), Span("丙丁", bold))
    tidy = (Span("甲"), Span("乙", bold))
    assert body.tidy_spans(tidy) is tidy


def test_text_of_paragraphs_and_cells():
    assert Paragraph(Kind.BODY, (Span("甲"), Span("乙"))).text == "甲乙"
    assert body.Cell(make.body("甲", "乙")).text == "甲\n乙"
    assert body.paragraph("").spans == ()


def test_pictures_of_an_issue_are_found_everywhere():
    one, _ = make.picture(make.png(shade=1))
    two, _ = make.picture(make.png(shade=2))
    three, _ = make.picture(make.png(shade=3))
    bulletin = make.bulletin(make.article(note=(one,), body=(two,)), note=(three,))
    assert plates_of(bulletin) == {one.digest, two.digest, three.digest}


def test_keys_differ_and_a_series_prints_dashes_unless_it_says_otherwise():
    assert new_key() != new_key()
    assert scheme.Scheme().page_numbers is scheme.PageNumbers.DASHES


def test_a_scheme_is_kept_as_json():
    made = scheme.Scheme(
        template="专报", contents=True, faces={"仿宋_GB2312": ("方正仿宋_GBK", "仿宋")}
    )
    assert msgspec.json.decode(msgspec.json.encode(made), type=scheme.Scheme) == made
    assert msgspec.json.decode(b"{}", type=scheme.Scheme) == scheme.Scheme()


def values(value):
    """Give a value and all that are in it."""
    if isinstance(value, msgspec.Struct):
        yield value
        value = msgspec.structs.astuple(value)
    if isinstance(value, tuple):
        for one in value:
            yield from values(one)


def test_no_value_of_an_issue_is_looked_at_for_garbage(sample):
    found = list(values(sample))
    assert {type(one) for one in found} >= {Bulletin, Article, Paragraph, Span, Table, Cell}
    assert not any(gc.is_tracked(one) for one in found)
