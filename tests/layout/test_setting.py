"""One printed line: where each of its characters stands, and how it fills its width."""

from itertools import pairwise

import pytest

from gazetteer_desk.bulletin.body import Mark
from gazetteer_desk.layout import gbt9704, paragraphs, widths
from gazetteer_desk.layout.look import CharStyle, Style
from gazetteer_desk.layout.setting import Composer, Type
from gazetteer_desk.layout.sheet import Line, Run


LOOK = gbt9704.LOOK
PITCH = 314  # 三号 letters, closer by 6 twips
ROOM = 28 * 315 - 6


def composed(*runs, room=None, span=None):
    runs = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    setter = paragraphs.Setter(LOOK, widths.OFFICIAL)
    ((parts, strip),) = setter.strips(Line(Style.BODY, runs))
    shape = LOOK.styles[Style.BODY]
    composer = Composer(strip, parts, Type(shape.face, shape.size, shape.squeeze), LOOK)
    return composer.set(*(span or (0, len(strip.text))), room)


def words(spread):
    return [one.text for one in spread.letters]


def edges(spread):
    return [(round(one.left, 3), round(one.left + one.advance, 3)) for one in spread.letters]


def test_letters_stand_side_by_side():
    found = composed("县志办召开例会")
    assert words(found) == ["县志办召开例会"]
    assert found.width == 7 * PITCH
    assert found.letters[0].track == -6


def test_numbers_stand_a_fifth_of_a_letter_from_han():
    found = composed("于2024年")
    assert words(found) == ["于", "2024", "年"]
    (_, han), (number, end), (year, _) = edges(found)
    assert number - han == year - end == 320 // 5 + 6  # no letter is closer there


def test_a_full_line_reaches_the_edge_and_numbers_keep_together():
    text = "县志办" * 7 + "于2024年召例"
    found = composed(text, room=ROOM)
    assert found.width == pytest.approx(ROOM)
    assert found.stretch > 0
    number = next(one for one in found.letters if one.text == "2024")
    assert number.track == -6
    assert {one.track for one in found.letters if one is not number} == {-6 + found.stretch}
    last = found.letters[-1]
    assert last.left + last.advance == pytest.approx(ROOM)


def test_a_mark_that_hangs_stands_beyond_the_edge_by_itself():
    found = composed("县" * 28 + "，", room=ROOM)
    assert words(found)[-1] == "，"
    assert found.hung == PITCH
    assert found.letters[-1].left == pytest.approx(ROOM)


def test_a_mark_that_fits_does_not_hang():
    assert composed("县" * 26 + "，", room=ROOM).hung == 0


def test_blanks_of_a_line_of_words_are_stretched():
    found = composed("Local Gazetteer Office of China Year", room=8000)
    (only,) = found.letters
    assert only.blank == found.stretch > 0
    assert only.left + only.advance == pytest.approx(8000)


def test_marks_side_by_side_are_given_apart_and_lose_no_room():
    found = composed("（“甲”），《乙》。")
    assert words(found) == ["（", "“甲”", "）", "，", "《乙》", "。"]
    assert found.width == 10 * PITCH


def test_a_blank_at_the_end_of_a_line_takes_no_room():
    assert composed("县志 ").width == 2 * PITCH


def test_a_part_of_a_paragraph_keeps_its_places():
    found = composed("县志办2024年召开例会", span=(4, 9))
    assert words(found) == ["024", "年召"]
    assert [one.at for one in found.letters] == [4, 7]


def test_each_run_keeps_its_face_and_marks():
    found = composed(
        Run("一是强化。", lead=CharStyle.LEAD2),
        Run("面积6km"),
        Run("2", frozenset({Mark.SUPERSCRIPT})),
        Run("要求", frozenset({Mark.BOLD, Mark.UNDERLINE})),
    )
    lead, raised, marked = found.letters[0], found.letters[-2], found.letters[-1]
    assert lead.face == LOOK.leads[CharStyle.LEAD2] != found.letters[1].face
    assert raised.rise > 0
    assert raised.size < lead.size
    assert marked.bold
    assert marked.underlined
    assert "".join(words(found)) == "一是强化。面积6km2要求"


def test_letters_follow_one_another_without_overlap():
    found = composed("“史志杯”于2024—2025年，（甲）乙abc丙", room=ROOM)
    ends = edges(found)
    for (_, end), (start, _) in pairwise(ends):
        assert start >= end - 6.01  # as LibreOffice has a dash between numbers
