"""A line is parted into the words of the dictionary; what it does not know stays single."""

from gazetteer_desk.proof.cutting import cut, neighbours, pairs_in, would_stand


def test_what_is_no_word_is_single_characters():
    parts = cut("工作规化。")
    assert [at for at, is_edge in enumerate(parts.is_edge) if is_edge] == [0, 2, 3, 4, 5]
    assert [at for at, is_loose in enumerate(parts.is_loose) if is_loose] == [2, 3]
    assert parts.around(1) == (0, 2)


def test_a_word_would_stand_where_nothing_else_takes_its_characters():
    assert would_stand("工作规化。", 2, 4, "规划")


def test_pairs_are_found_wherever_they_begin():
    assert list(pairs_in("编编篡编篡", {"编篡"})) == [1, 3]


def test_each_two_characters_that_stand_side_by_side():
    assert neighbours("修志人") == ("修志", "志人")
    assert neighbours("志") == neighbours("") == ()
