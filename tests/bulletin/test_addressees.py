"""The printed lines of 报, 送 and 发 cut into names: nothing is lost, whatever was typed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import addressees
from gazetteer_desk.bulletin.addressees import Piece


LINES = st.text("县委，、；。,（）()〔〕 　\t市州党政办a1", max_size=30)
KNOWN = st.lists(LINES, max_size=4)


@given(LINES, KNOWN)
def test_every_character_is_in_one_name_or_between_two(line, known):
    pieces = addressees.cut(line, known)
    assert "".join(piece.text for piece in pieces) == line
    assert all(piece.text for piece in pieces)
    for one, other in pairwise(pieces):
        assert one.is_name != other.is_name
    for piece in pieces:
        if not piece.is_name:
            assert not piece.text.strip(addressees.MARKS + " 　\t")


@given(LINES, KNOWN)
def test_a_name_has_no_mark_or_blank_at_its_ends_unless_the_list_has(line, known):
    for name in addressees.names(line, known):
        if name not in known:
            assert name == name.strip()
            assert name[0] not in addressees.MARKS


def test_the_lines_of_a_provincial_bulletin():
    assert addressees.names("省委，省人大常委会，省人民政府，政协四川省委。") == (
        "省委", "省人大常委会", "省人民政府", "政协四川省委",
    )  # fmt: skip
    line = "各市（州）地方志办公室（党史地方志研究室，地方志编纂中心），"
    assert addressees.cut(line) == (Piece(line[:-1]), Piece("，", is_name=False))


def test_a_known_name_may_hold_marks_of_its_own_and_the_longest_wins():
    line = "各市（州）党委、市（州）人民政府，省直各部门。"
    short, long = "各市（州）党委", "各市（州）党委、市（州）人民政府"
    assert addressees.names(line)[:2] == (short, "市（州）人民政府")
    assert addressees.names(line, (short,))[:2] == (short, "市（州）人民政府")
    assert addressees.names(line, (short, long)) == (long, "省直各部门")


def test_a_known_name_is_not_found_inside_a_longer_one():
    assert addressees.names("县委办公室，县委。", ("县委",)) == ("县委办公室", "县委")


def test_a_bracket_without_its_fellow_holds_nothing_together():
    assert addressees.names("县委（办，县政府。") == ("县委（办", "县政府")


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ((), "县委", ("县委。",)),
        (("县委。",), "县政府", ("县委，县政府。",)),
        (("县委，", "县政府。"), " 县政协。", ("县委，", "县政府，县政协。")),
        (("县委，",), "县政府", ("县委，县政府",)),
        (("县委",), "甲，乙", ("县委，甲，乙",)),
        (("县委。",), " ，", ("县委。",)),
    ],
)
def test_a_name_comes_before_the_full_stop(before, words, after):
    assert addressees.added(before, words) == after


@pytest.mark.parametrize(
    ("before", "nth", "piece", "after"),
    [
        (("甲，乙，丙。",), 0, 0, ("乙，丙。",)),
        (("甲，乙，丙。",), 0, 2, ("甲，丙。",)),
        (("甲，乙，丙。",), 0, 4, ("甲，乙。",)),
        (("甲、乙；丙",), 0, 4, ("甲、乙",)),
        (("甲。", "乙。"), 1, 0, ("甲。",)),
        (("甲。",), 0, 0, ()),
    ],
)
def test_a_name_goes_with_the_mark_it_does_not_need(before, nth, piece, after):
    assert addressees.dropped(before, nth, piece) == after


@given(st.lists(LINES.filter(str.strip), min_size=1, max_size=3), st.data())
def test_dropping_a_name_leaves_all_others(lines, data):
    places = [
        (nth, at)
        for nth, line in enumerate(lines)
        for at, piece in enumerate(addressees.cut(line))
        if piece.is_name
    ]
    if not places:
        return
    nth, at = data.draw(st.sampled_from(places))
    others = [
        piece.text
        for n, line in enumerate(lines)
        for a, piece in enumerate(addressees.cut(line))
        if piece.is_name and (n, a) != (nth, at)
    ]
    left = "".join(addressees.dropped(tuple(lines), nth, at))
    for name in others:
        assert name in left


def test_a_copied_block_is_sorted_out_by_its_labels_and_broken_lines_are_joined():
    block = """报：省委，省人大常委会。

    中国地方志工作办公室。
    送： 省直各部门。
    发：各市（州）地方志办公室（党史地方志研究室，

    地方志编纂中心），
    省方志馆高校分馆。"""
    assert addressees.sorted_out(block, "报") == {
        "报": ("省委，省人大常委会。", "中国地方志工作办公室。"),
        "送": ("省直各部门。",),
        "发": ("各市（州）地方志办公室（党史地方志研究室，地方志编纂中心），省方志馆高校分馆。",),
    }
    assert addressees.sorted_out("县委\n县政府\n", "送") == {"送": ("县委", "县政府")}
    assert addressees.added((), "报：县委。") == ("县委。",)
