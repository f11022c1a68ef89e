from gazetteer_desk.intake import fragment


PAGE = "<html><body>外<p>里面的一段</p>外</body></html>".encode()


def copied(start: int, end: int) -> bytes:
    header = "Version:0.9\r\nStartFragment:{:010d}\r\nEndFragment:{:010d}\r\n"
    length = len(header.format(0, 0))
    return header.format(length + start, length + end).encode() + PAGE


def test_the_stretch_that_the_offsets_name_is_marked() -> None:
    start, end = PAGE.index(b"<p>"), PAGE.index(b"</p>") + 4
    words = fragment.of(copied(start, end)).decode()
    assert "外<!--StartFragment--><p>里面的一段</p><!--EndFragment-->外" in words


def test_offsets_that_cut_through_words_are_not_trusted() -> None:
    assert fragment.of(copied(5, 30)) == PAGE
    assert fragment.of(copied(30, 5)) == PAGE
    assert fragment.of(copied(0, 9_999_999)) == PAGE


def test_a_rare_character_in_two_numbers_is_one() -> None:
    assert fragment.paired("甲&#xD842;&#xDFB7;&#55362;&#57271;") == "甲𠮷𠮷"


def test_other_numbers_stay() -> None:
    for words in ("&#xD842;", "&#xDFB7;&#xD842;", "&#55362;甲", "&#134071;", "甲"):
        assert fragment.paired(words) == words
