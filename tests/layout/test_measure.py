"""How wide words are, roughly."""

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.layout import measure


@given(st.text(st.sampled_from("国Aa1，.〇 ｗ—é𠮷"), max_size=12))
def test_no_words_are_wider_than_the_most_they_may_be(words: str):
    assert measure.spaced(words) <= measure.most(words)


def test_half_width_words_are_known_to_be_half_as_wide():
    assert measure.most("2026.03") == measure.spaced("2026.03") == 3.5
