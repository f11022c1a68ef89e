"""What the tabs of the open issues say."""

from gazetteer_desk.desk.draft import Draft
from tests import make
from ui.presenters.tab_words import tabs_of


def words(*drafts: Draft) -> list[str]:
    return [tab.words for tab in tabs_of(drafts)]


def test_a_tab_says_the_number_and_the_state():
    assert words(Draft(make.bulletin(number=13)), Draft(make.bulletin(number=None))) == [
        "第13期 拟稿",
        f"{make.SERIES} 拟稿",
    ]


def test_the_first_issues_of_two_years_are_told_apart():
    old, new = (Draft(make.bulletin(number=1, year=year)) for year in (2025, 2026))
    assert words(old, new) == ["2025年第1期 拟稿", "2026年第1期 拟稿"]
