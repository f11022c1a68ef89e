"""What goes to and fro: half-typed words by their UTF-16 places, keys by their names in X."""

import pytest
from PySide6.QtCore import QEvent, Qt

from ui.input_method import preedit, strokes
from ui.input_method.dialects import Key, dialects
from ui.input_method.preedit import Look


def test_places_count_utf16_and_the_caret_comes_in_bytes():
    made = preedit.of_pieces([("𠮷林", Look.UNDERLINE), ("shi", Look.HIGHLIGHT)], 7 + 2)
    assert made.text == "𠮷林shi"
    assert [(one.start, one.length) for one in made.stretches] == [(0, 3), (3, 3)]
    assert made.caret == 5
    assert preedit.of_pieces([("ab", 0)], -1).caret == -1
    assert preedit.of_pieces([("ab", 0)], 99).caret == 2
    assert preedit.of_pieces([("林", 0)], 1).caret == 0  # in the middle of a character


def test_what_is_shown_only_is_not_written_on_leaving():
    made = preedit.of_pieces([("地方", 0), ("zhi", Look.DONT_COMMIT)], 0)
    assert (made.text, made.kept) == ("地方zhi", "地方")
    assert not preedit.of_pieces([], 0)


def test_fcitx4_underlines_what_it_does_not_mark():
    (plain,) = preedit.of_pieces([("a", 0)], 0, flipped=True).stretches
    (marked,) = preedit.of_pieces([("a", Look.UNDERLINE)], 0, flipped=True).stretches
    assert (plain.look, marked.look) == (Look.UNDERLINE, Look(0))


@pytest.mark.parametrize(
    ("symbol", "key", "words"),
    [
        (0x61, Qt.Key.Key_A, "a"),
        (0x41, Qt.Key.Key_A, "A"),
        (0xFF08, Qt.Key.Key_Backspace, "\b"),
        (0xFF53, Qt.Key.Key_Right, ""),
        (0xFF8D, Qt.Key.Key_Enter, "\r"),
        (0x01003001, 0x3001, "、"),
    ],
)
def test_a_key_handed_over_is_struck_as_qt_knows_it(symbol, key, words):
    event = strokes.stroke(symbol, 1, is_release=False)
    assert (event.key(), event.text()) == (key, words)
    assert event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    assert strokes.is_ours(event)
    assert strokes.again(event).type() == QEvent.Type.KeyPress


def test_a_key_that_writes_nothing_and_moves_nothing_is_not_struck():
    assert strokes.stroke(0xFFE1, 0, is_release=False) is None


def test_each_fcitx_is_spoken_to_in_its_own_words():
    five, four = dialects({"DISPLAY": ":12.0"})
    assert four.services == ("org.fcitx.Fcitx-12",)
    key = Key(0x61, 38, 0, True, 2**32 + 5)
    assert five.key_body(key) == (0x61, 38, 0, True, 5)
    assert four.key_body(key) == (0x61, 38, 0, 1, 5)
    assert five.context_path(("/a/b", b"")) == "/a/b"
    assert four.context_path((7, True)) == "/inputcontext_7"
