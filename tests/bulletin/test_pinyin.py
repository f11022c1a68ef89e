"""How Chinese is read, as far as it is typed."""

import pytest

from gazetteer_desk.bulletin import pinyin


@pytest.mark.parametrize(
    ("character", "readings"),
    [("重", {"zhong", "chong"}), ("长", {"chang", "zhang"}), ("行", {"xing", "hang"}),
     ("厦", {"sha", "xia"}), ("吕", {"lv"})],
)  # fmt: skip
def test_every_reading_of_a_character_is_known(character, readings):
    assert readings <= set(pinyin.spellings(character))


def test_what_is_no_han_is_typed_as_it_is():
    assert pinyin.spellings("A") == ("a",)
    assert pinyin.spellings("7") == ("7",)
    assert pinyin.spellings("𠮷") == ("𠮷",)  # in no list of readings


def test_a_syllable_may_be_typed_by_its_first_letters():
    assert pinyin.cuts("zhong") == ("zhong", "zh", "z")
    assert pinyin.cuts("xian") == ("xian", "x")
    assert pinyin.cuts("县") == ("县",)


def test_the_file_is_what_pypinyin_says():
    pytest.importorskip("pypinyin", reason="pypinyin is not installed: `.ci/setup test`")
    from tests import readings

    assert pinyin.FILE.read_text(encoding="utf-8") == readings.made()
