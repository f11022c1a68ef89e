import msgspec

from gazetteer_desk.bulletin import origin
from gazetteer_desk.bulletin.issue import Bulletin
from tests import make


def test_an_issue_is_named_by_its_number_else_by_series_and_day():
    numbered = make.bulletin(number=54, year=2025, total=786)
    assert origin.of_article(numbered) == "转自2025年第54期（总第786期）"
    assert origin.of_article(make.bulletin(number=None)) == f"转自{make.SERIES}2026年3月5日"
    assert origin.of_article(Bulletin()) == "转自往期"


def test_a_passage_names_the_article_too():
    numbered = make.bulletin(number=54, year=2025, total=786)
    assert origin.of_passage(numbered, "评审会") == "引自2025年第54期（总第786期）《评审会》"
    assert origin.of_passage(numbered, "") == "引自2025年第54期（总第786期）"
    assert origin.of_passage(None, "评审会；推进会") == "引自留用稿《评审会，推进会》"


def test_several_stand_on_one_line_and_none_twice():
    assert origin.together(("转自甲", "引自乙；转自甲", msgspec.UNSET, "")) == "转自甲；引自乙"
    assert origin.together((msgspec.UNSET, "")) is msgspec.UNSET
