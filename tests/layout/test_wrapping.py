"""Lines end where the rules let them: 28 characters, kinsoku, hanging marks, words left whole."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.layout import gbt9704, wrapping
from gazetteer_desk.layout.widths import EVEN


PITCH, ROOM = 314, 8820
HAN = "国" * 60
TEXT = st.text(
    st.sampled_from("国志年鉴，。、：；？！“”《》（）…—·％%.-/ 0123456789ABCabc赟"), max_size=200
)


def lines(text, *, first=ROOM, hangs=True):
    strip = wrapping.Strip(text, wrapping.uneven(text, EVEN, 320, -6), PITCH)
    starts = [0, *(ends := wrapping.ends(strip, first, ROOM, hangs=hangs))]
    return [text[a:b] for a, b in zip(starts, ends, strict=False)]


def test_a_line_holds_28_characters():
    assert list(map(len, lines(HAN))) == [28, 28, 4]
    assert list(map(len, lines(HAN, first=ROOM - 2 * gbt9704.CHAR))) == [26, 28, 6]


def test_a_full_stop_hangs_at_the_end_of_a_line():
    assert lines("国" * 28 + "。" + "志" * 3) == ["国" * 28 + "。", "志" * 3]
    assert lines("国" * 28 + "。") == ["国" * 28 + "。"]


def test_no_mark_hangs_in_a_table():
    assert lines("国" * 28 + "。志", hangs=False) == ["国" * 27, "国。志"]


def test_a_bracket_that_may_not_begin_a_line_takes_a_character_along():
    assert lines("国" * 28 + "）志") == ["国" * 27, "国）志"]


def test_a_quote_that_may_not_end_a_line_goes_to_the_next():
    assert lines("国" * 27 + "“志书”") == ["国" * 27, "“志书”"]


def test_a_dash_is_not_torn():
    assert lines("国" * 27 + "——志书") == ["国" * 27, "——志书"]
    assert lines("国" * 26 + "——志书") == ["国" * 26 + "——", "志书"]


def test_a_number_is_not_torn():
    assert lines("国" * 27 + "2026年") == ["国" * 27, "2026年"]
    assert lines("国" * 26 + "〔2026〕9号") == ["国" * 26, "〔2026〕9号"]
    assert lines("国" * 25 + "0800-1234567") == ["国" * 25 + "0800-", "1234567"]


def test_a_word_longer_than_a_line_is_torn():
    assert lines("国" + "x" * 70) == ["国", "x" * 57, "x" * 13]


def test_blanks_at_the_end_of_a_line_take_no_room():
    assert lines("国" * 26 + "12  34") == ["国" * 26 + "12  ", "34"]


def test_a_long_word_is_torn_before_the_mark_that_may_not_begin_a_line():
    assert lines("x" * 57 + "）志") == ["x" * 56, "x）志"]


def test_a_mark_after_digits_does_not_hang_but_takes_them_along():
    assert lines("国" * 26 + "1234。志", hangs=True)[0] == "国" * 26
    assert lines("国" * 26 + "12％。志")[0] == "国" * 26


def test_a_number_stays_with_the_bracket_before_it():
    assert lines("国" * 25 + "（国）1234")[0] == "国" * 25


def test_digits_are_half_as_wide_with_a_gap_beside_han():
    assert len(lines("1" * 56)[0]) == 56
    assert len(lines("国" * 20 + "1234" + "国" * 10)[0]) == 29


@given(TEXT, st.booleans())
def test_no_character_is_lost_or_doubled(text, hangs):
    assert "".join(lines(text, hangs=hangs)) == text


@given(TEXT)
def test_no_line_begins_with_a_mark_that_may_not(text):
    for above, line in pairwise(lines(text)):
        if line[0] in gbt9704.NOT_FIRST:  # only where there is no place on the line above to part
            assert not any(may_part(a, b) for a, b in pairwise(above))


def may_part(left, right):
    within_word = left.isascii() and right.isascii()
    return left not in gbt9704.NOT_LAST and right not in gbt9704.NOT_FIRST and not within_word


@given(TEXT, TEXT)
def test_more_text_is_never_fewer_lines(text, more):
    assert len(lines(text + more)) >= len(lines(text))
