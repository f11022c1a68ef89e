from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.search.fold import fold, positions, simplified, spans


TEXT = st.text(
    st.sampled_from(
        "县志 　a Ａb\t，,１1\u00a0İß𠮷國国後后后甲乙。（(\u200b\ufe00\U000e0101ΣσKk\u2004éÉⅧⅷ"
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)


def folded_spans(text, term):
    """Return where a term stands in a text, by folding the text and looking back."""
    folded, at = fold(text), positions(text)
    found, start = [], folded.find(term)
    while start >= 0:
        end = start + len(term)
        found.append((at[start], at[end - 1] + 1))
        start = folded.find(term, end)
    return found


def test_traditional_is_simplified_one_for_one():
    assert fold("國家檔案館編纂縣誌") == "国家档案馆编纂县志"
    assert fold("皇后") == fold("皇後")
    for traditional, simple in simplified().items():
        assert simple not in simplified(), chr(traditional)


def test_signs_that_nobody_sees_are_no_difference():
    assert fold("葛\U000e0100城\u200b镇") == "葛城镇"
    assert positions("葛\U000e0100城")[:2] == [0, 2]


@given(TEXT)
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_every_folded_character_has_its_place(text):
    at = positions(text)
    folded = fold(text)
    assert len(at) == len(folded) + 1
    assert at == sorted(at)
    for character, where in zip(folded, at, strict=False):
        assert fold(f"x{text[where]}x") == f"x{character}x" or character == " "


@given(TEXT, st.integers(0, 30), st.integers(1, 10))
def test_whatever_stands_in_a_text_is_found_in_it(text, start, length):
    asked = fold(text[start : start + length])
    assert asked in fold(text)


@given(TEXT, st.integers(0, 30), st.integers(1, 10))
def test_it_is_found_in_the_text_as_written_where_folding_has_it(text, start, length):
    if term := fold(fold(text)[start : start + length]):
        assert spans(text, term) == folded_spans(text, term)
