"""What was found lately is found again by the thing itself, not by one that is like it."""

from gazetteer_desk.bulletin.lately import Lately


def test_the_same_thing_is_looked_at_once_a_twin_on_its_own():
    seen: list[list[int]] = []

    def total(numbers: list[int]) -> int:
        seen.append(numbers)
        return sum(numbers)

    lately = Lately(total)
    one, twin = [1, 2], [1, 2]
    assert [lately(one), lately(one), lately(twin), lately(one)] == [3, 3, 3, 3]
    assert [numbers is one for numbers in seen] == [True, False]


def test_only_the_last_few_are_remembered():
    seen: list[str] = []
    lately = Lately(lambda word: seen.append(word) or word * 2)
    words = ["甲", "乙", "丙", "丁", "戊"]
    assert [lately(word) for word in (*words, "戊", "甲")] == [
        "甲甲", "乙乙", "丙丙", "丁丁", "戊戊", "戊戊", "甲甲",
    ]  # fmt: skip
    assert seen == [*words, "甲"]
