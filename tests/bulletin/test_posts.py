"""Posts that go together, and posts that nobody holds at a time."""

import pytest

from gazetteer_desk.bulletin import posts
from gazetteer_desk.bulletin.posts import Kind


def said(*titles):
    return posts.all_written(titles)


def test_a_post_is_an_organ_and_a_head():
    one = posts.written("县地方志办副主任")
    assert (one.organ, one.head, one.kind) == ("县地方志办", "副主任", Kind.OFFICE)
    assert posts.written("县委常委").kind is Kind.PARTY
    assert posts.written("县编纂委员会主任").kind is Kind.OTHER
    assert posts.written("一级调研员").kind is Kind.OTHER
    assert posts.written("全体干警") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县地方志办副主任", "副主任"),
        ("青梧县地方志办公室主任", "县地方志办主任"),
        ("常务副县长", "副县长"),
        ("青梧县委副书记", "县委副书记"),
        ("中共青梧县委员会副书记", "县委副书记"),
        ("政协青梧县委员会主席", "县政协主席"),
        ("青梧县人民代表大会常务委员会主任", "县人大常委会主任"),
    ],
)
def test_the_same_post_in_more_or_fewer_words(one, other):
    assert posts.agree(posts.written(one), posts.written(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("主任", "副主任"),
        ("县长", "副县长"),
        ("办党组书记", "办党组成员"),
        ("县委书记", "县委常委"),
    ],
)
def test_what_nobody_is_at_a_time(one, other):
    assert posts.contradict(posts.written(one), posts.written(other))
    assert posts.disagree(said(one), said(other))


@pytest.mark.parametrize(
    ("some", "others"),
    [
        (("党组成员", "副主任"), ("副主任",)),
        (("党组书记",), ("主任",)),
        (("县委副书记",), ("县长",)),
        (("县委副书记",), ("县政府党组书记",)),
        (("副县长", "县公安局局长"), ("县公安局局长",)),
        (("主任",), ("县编纂委员会副主任",)),
        (("副主任",), ("二级调研员",)),
    ],
)
def test_what_goes_together(some, others):
    assert not posts.disagree(said(*some), said(*others))
    assert not posts.disagree(said(*others), said(*some))


def test_two_offices_without_one_in_common():
    assert posts.disagree(said("县教育局局长"), said("县财政局局长"))


def test_to_be_called_a_member_only_is_less():
    assert posts.is_less(said("办党组成员"), said("办党组成员", "副主任"))
    assert not posts.is_less(said("副主任"), said("办党组成员", "副主任"))
    assert not posts.is_less((), said("副主任"))


def test_between_whom_an_order_holds():
    assert posts.are_ranked(said("县委书记"), said("副县长"))
    assert posts.are_ranked(said("石埠镇党委书记"), said("石埠镇镇长"))
    assert not posts.are_ranked(said("县教育局局长"), said("县财政局局长"))
    assert not posts.are_ranked(said("白渡镇镇长"), said("石埠镇镇长"))
