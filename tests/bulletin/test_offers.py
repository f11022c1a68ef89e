"""Names found by Chinese, by initials, by full pinyin, by a mixture; the likeliest first."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import pinyin
from gazetteer_desk.bulletin.offers import MOST, Offer, Offers


NAMES = (
    "青梧县地方志办公室", "青梧县档案馆", "重庆市地方志办公室", "长寿区史志研究中心",
    "厦门市委党史和地方志研究室", "中国农业银行青梧支行", "各市（州）党委、人民政府", "WPS办公室",
)  # fmt: skip


def found(typed, names=NAMES):
    return [one.text for one in Offers(map(Offer, names)).matching(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("qwxdfz", "青梧县地方志办公室"),
        ("qingwuxiandang", "青梧县档案馆"),
        ("qwxianda", "青梧县档案馆"),
        ("青wxda", "青梧县档案馆"),
        ("档案", "青梧县档案馆"),
        ("cq", "重庆市地方志办公室"),
        ("chongqing", "重庆市地方志办公室"),
        ("zqs", "重庆市地方志办公室"),
        ("csq", "长寿区史志研究中心"),
        ("xiamen", "厦门市委党史和地方志研究室"),
        ("zgnyyh", "中国农业银行青梧支行"),
        ("zhgny", "中国农业银行青梧支行"),
        ("gszdw", "各市（州）党委、人民政府"),
        ("州党委人", "各市（州）党委、人民政府"),
        ("wps", "WPS办公室"),
        (" QWX ", "青梧县地方志办公室"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed, first):
    assert found(typed)[0] == first


def test_what_begins_so_comes_first_then_what_reads_so_then_what_holds_it():
    names = ("县委办", "市档案馆", "档案局", "大安镇", "县大安档案室")
    assert found("档", names) == ["档案局", "市档案馆", "县大安档案室"]
    assert found("da", names) == ["档案局", "大安镇", "市档案馆", "县大安档案室"]


def test_among_equals_the_most_recent_is_first_and_a_name_is_offered_once():
    offers = Offers([Offer("乙镇", "上一期用过"), Offer("乙乡", "用过"), Offer("乙镇", "名录")])
    assert offers.matching("y") == (Offer("乙镇", "上一期用过"), Offer("乙乡", "用过"))
    assert offers.all() == offers.matching("")


@pytest.mark.parametrize("typed", ["vvv", "qwxzzz", "县政协", "shsh" * 12])
def test_what_fits_no_name_finds_none(typed):
    assert found(typed) == []


def test_marks_alone_are_as_good_as_nothing():
    assert found("[（") == list(NAMES)


@given(st.sampled_from(NAMES), st.data())
def test_any_mixture_of_a_name_finds_it(name, data):
    typed = ""
    for character in filter(str.isalnum, name):
        spelling = data.draw(st.sampled_from(pinyin.spellings(character)))
        typed += data.draw(st.sampled_from(pinyin.cuts(spelling)))
    cut = data.draw(st.integers(1, len(typed)))
    assert name in found(typed)
    assert name in found(typed[:cut])


def test_five_thousand_names_are_searched_between_two_keys():
    places, kinds = ("青梧", "白渡", "石埠", "永和", "新桥", "长寿", "重庆", "厦门"), "县镇乡区"
    bodies = ("党委", "政府", "史志办", "档案室", "财政所", "融媒体中心", "卫生院", "学校")
    names = [f"{a}{b}{c}{d}{e}" for a in places for b in places for c in kinds for d in bodies
             for e in ("一科", "二科", "三科")]  # fmt: skip
    offers = Offers(map(Offer, names))
    offers.matching("q")
    assert len(offers) > 5_000
    taken: list[float] = []
    for typed in ("q", "qx", "qxw", "zzzz", "shizhi", "委"):
        began = time.perf_counter()
        assert len(offers.matching(typed)) <= MOST
        taken.append(time.perf_counter() - began)
    assert sorted(taken)[len(taken) // 2] < 0.05  # it is 0.001 where nothing else runs


def test_a_page_pasted_into_a_field_finds_nothing_or_itself():
    page = "ha" * 1_000
    assert found(page) == []
    assert [one.text for one in Offers([Offer("哈阿" + page)]).matching(page)] == ["哈阿" + page]


def test_letters_of_full_width_find_what_narrow_ones_find():
    assert found("ｑｗｘｄｆｚ") == found("qwxdfz") != []


@pytest.mark.parametrize(
    ("typed", "lit"),
    [
        ("资政", "资政"),
        ("zzd", "资政读"),
        ("bdzz", "白渡镇志"),
        ("志一部", "志：一部"),
        ("查无", ""),
        ("", ""),
    ],
)
def test_where_in_a_name_it_was_found_is_told(typed: str, lit: str):
    name = "白渡镇志：一部写给干部看的资政读本"
    start, end = Offers([Offer(name)]).lit(typed, name)
    assert name[start:end] == lit
