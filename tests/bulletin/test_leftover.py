"""Old dates, numbers and meetings in what came from the last issue."""

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, leftover
from gazetteer_desk.bulletin.distribution import Distribution
from tests import make


def made(subtitle: str = "", **lists: tuple[str, ...]):
    last = make.bulletin(distribution=Distribution(**lists))
    return make.following(replace(last, masthead=replace(last.masthead, subtitle=subtitle)))


@pytest.mark.parametrize(
    ("subtitle", "old"),
    [
        ("全县地方志工作推进会专刊", "全县地方志工作推进会"),
        ("（2026年3月5日）", "2026年3月5日"),
        ("第12期附刊", "第12期"),
        ("二〇二六年三月五日", "二〇二六年三月五日"),
        ("三月五日", "三月五日"),
        ("3月5—6日纪要", "3月5—6日"),
        ("3月30日至31日纪要", "3月30日至31日"),
        ("第二十期附刊", "第二十期"),
    ],
)
def test_a_subtitle_of_the_last_issue_is_found_out(subtitle: str, old: str):
    assert leftover.old_words(made(subtitle)) == {"subtitle": old}


def test_young_members_are_no_annual_meeting():
    assert leftover.old_words(made("青年会员风采")) == {}


def test_a_congress_that_gets_every_issue_is_no_old_meeting():
    issue = made("志鉴动态", report=("县人民代表大会常务委员会。",))
    assert leftover.old_words(issue) == {}


def test_a_date_in_a_list_is_found_and_gone_once_it_was_looked_at():
    issue = made(issue=("3月5日会议参会单位。",))
    assert leftover.old_words(issue) == {"issue": "3月5日"}
    assert leftover.old_words(carried.confirm(issue, "issue")) == {}
