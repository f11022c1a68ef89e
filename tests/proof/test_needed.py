"""What a line must have for a pattern is read from the pattern."""

import importlib

import pytest

from gazetteer_desk.proof.needed import needed


@pytest.mark.parametrize(
    ("pattern", "group"),
    [
        ("编篡", {"编篡"}),
        ("[甲乙]志", {"甲志", "乙志"}),
        ("(?<=党的)二[0-9]", {"党的"}),
        ("县(?!长)志", {"县志"}),
        ("(?:县志|村史)", {"县志", "村史"}),
        (r"(\d+)万([12])千", {"1千", "2千"}),
        ("。{2,}", {"。。"}),
        (r"\d+号(?=文)", {"号"}),
    ],
)
def test_the_most_telling_group_comes_first(pattern, group):
    assert needed(pattern)[0] == group


@pytest.mark.parametrize("pattern", [r"\d+", "甲?", "甲|", "(?i)ocr", "[^甲]", "(?:甲|[一-鿿])"])
def test_nothing_is_known_of_what_may_be_anything(pattern):
    assert needed(pattern) == ()


def test_without_the_parser_nothing_is_known(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert needed("编篡") == ()
