from gazetteer_desk.bulletin.body import Mark
from gazetteer_desk.intake import letters
from gazetteer_desk.intake.letters import Letter
from tests.intake import pages


def test_what_stands_at_one_height_is_a_line_whatever_its_order():
    upper, lower = pages.letters("县志办", base=100), pages.letters("召开例会", base=129)
    found = letters.lines([*reversed(lower), *upper])
    assert [line.text for line in found] == ["县志办", "召开例会"]


def test_room_between_columns_is_a_blank_and_parts_the_line():
    found = letters.line([*pages.letters("县志办"), *pages.letters("3月5日", 15)])
    assert found.text == "县志办　3月5日"
    assert found.is_parted
    assert not pages.printed("县志办　主任").is_parted


def test_latin_words_are_kept_apart_and_chinese_beside_digits_is_not():
    found = letters.line(
        [*pages.letters("PDF"), *pages.letters("A", 1.75), *pages.letters("版2", 2.4)]
    )
    assert found.text == "PDF A版2"


def test_letters_set_wide_are_words_without_blanks():
    wide = [one for at, char in enumerate("简报目录") for one in pages.letters(char, at * 2.5)]
    assert letters.line(wide).text == "简报目录"


def test_a_letter_drawn_twice_to_be_bold_comes_once_and_a_dash_twice():
    twice = [*pages.letters("县志"), *pages.letters("县志", 0.02)]
    assert letters.line(twice).text == "县志"
    dash = Letter("—", 80, 112, 100, 16)
    assert letters.line([dash, dash, *pages.letters("县", 2)]).text == "——县"


def test_a_small_letter_above_the_line_is_raised():
    raised = Letter("2", 96, 100, 95, 8)
    line = letters.line([*pages.letters("米"), raised])
    assert line.text == "米2"
    assert letters.marks(raised, line) == {Mark.SUPERSCRIPT}
    assert not letters.marks(line.letters[0], line)
    assert letters.marks(raised._replace(base=103), line) == {Mark.SUBSCRIPT}
