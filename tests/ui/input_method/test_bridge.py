"""The bridge over a bus of its own, with a fcitx that is slow, refuses, hangs or goes away."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.body import paragraph
from tests.turns import Watch
from tests.ui.input_method.fake import Bus, Fake
from ui.editor.body_editor import BodyEditor
from ui.editor.title_field import TitleField
from ui.input_method.bridge import Bridge
from ui.input_method.context import Context
from ui.input_method.dialects import dialects
from ui.input_method.line import Line


pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed"
)
NAMED = {" ": 0x20, "\b": 0xFF08, "\r": 0xFF0D, "\x1b": 0xFF1B}
KEYS = {"\b": Qt.Key.Key_Backspace, "\r": Qt.Key.Key_Return, "\x1b": Qt.Key.Key_Escape}
WITHIN = 0.1  # seconds


class Desk:
    """A window with a text of every kind, and keys to strike at it."""

    def __init__(self, qtbot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        inside = QWidget()
        self.title, self.body = TitleField(), BodyEditor()
        self.line, self.notes, self.secret = QLineEdit(), QPlainTextEdit(), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        column = QVBoxLayout(inside)
        for text in (self.title, self.body, self.line, self.notes, self.secret):
            column.addWidget(text)
        self.window.setCentralWidget(inside)
        self.saved = 0
        save = QAction("save", self.window)
        save.setShortcut("Ctrl+S")
        save.triggered.connect(self._save)
        self.window.addAction(save)
        self.window.resize(900, 700)
        self.window.show()
        self.window.activateWindow()
        self.body.show_body((paragraph(""),))
        self._time = 1
        qtbot.waitUntil(self.window.isActiveWindow)

    def _save(self) -> None:
        self.saved += 1

    def strike(self, words: str, modifiers=Qt.KeyboardModifier.NoModifier) -> float:
        """Strike keys as the window system does; return how long the longest one took."""
        longest = 0.0
        for one in words:
            self._time += 10
            watch = Watch()
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                if self._send(kind, one, modifiers) and kind == QEvent.Type.ShortcutOverride:
                    continue
            self._send(QEvent.Type.KeyRelease, one, modifiers)
            longest = max(longest, watch.felt_ms / 1000)
        return longest

    def _send(self, kind: QEvent.Type, one: str, modifiers: Qt.KeyboardModifier) -> bool:
        symbol = NAMED.get(one, ord(one))
        key = KEYS.get(one) or Qt.Key(ord(one.upper()))
        state = 4 if modifiers & Qt.KeyboardModifier.ControlModifier else 0
        text = "" if state else one
        event = QKeyEvent(kind, key, modifiers, 38, symbol, state, text)
        event.setTimestamp(self._time)
        window = QApplication.focusWindow()
        QApplication.sendEvent(window, event)
        return event.isAccepted()


@pytest.fixture
def bus():
    # Its own short name: a socket's may have 107 characters, which the folder of a test uses up.
    with TemporaryDirectory(prefix="bus-") as folder:
        made = Bus(Path(folder))
        yield made
        made.stop()


@pytest.fixture
def fake(bus):
    made = Fake(bus)
    yield made
    made.stop()


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


@pytest.fixture
def bridge(desk, bus, qtbot):
    made = Bridge(Context(Line(bus.address), dialects({"DISPLAY": ":0"})))
    desk.body.setFocus()
    made.open()
    yield made
    made.close()


@pytest.fixture
def at_work(bridge, fake, qtbot):
    """A bridge that has found fcitx."""
    qtbot.waitUntil(lambda: bridge.label == "fcitx5" and "FocusIn" in fake.members())
    return bridge


def texts(desk: Desk):
    return {
        "title": (desk.title, desk.title.toPlainText),
        "body": (desk.body, desk.body.toPlainText),
        "line": (desk.line, desk.line.text),
        "notes": (desk.notes, desk.notes.toPlainText),
    }


@pytest.mark.parametrize("where", ["title", "body", "line", "notes"])
def test_words_come_into_every_text(desk, at_work, where):
    widget, text = texts(desk)[where]
    widget.setFocus()
    assert desk.strike("lin") < WITHIN
    assert text() == ""  # half-typed words are no part of the text
    desk.strike(" ")
    assert text() == "𠮷林"
    desk.strike("shi ")
    assert text() == "𠮷林史志工作"


def test_half_typed_words_are_shown_where_the_caret_is(desk, at_work):
    desk.strike("di")
    layout = desk.body.textCursor().block().layout()
    assert layout.preeditAreaText() == "DI"
    assert layout.formats()
    assert layout.formats()[0].format.fontUnderline()
    desk.strike("\x1b")
    assert not desk.body.is_composing
    assert desk.body.toPlainText() == ""


def test_a_password_and_what_is_only_read_are_left_alone(desk, at_work, fake):
    desk.secret.setFocus()
    desk.strike("di ")
    assert desk.secret.text() == "di "
    desk.body.setReadOnly(True)
    desk.body.setFocus()
    desk.strike("di ")
    assert desk.body.toPlainText() == ""
    assert fake.keys == []


def test_keys_that_are_refused_reach_the_program_as_they_are(desk, at_work, fake):
    fake.refuses = True
    desk.strike("ab\bc\rd")
    assert desk.body.toPlainText() == "ac\nd"
    pressed = [symbol for symbol, _, is_release in fake.keys if not is_release]
    released = [symbol for symbol, _, is_release in fake.keys if is_release]
    assert pressed == released == [0x61, 0x62, 0xFF08, 0x63, 0xFF0D, 0x64]


def test_shortcuts_still_work(desk, at_work, qtbot):
    desk.strike("di ")
    desk.strike("A", Qt.KeyboardModifier.ControlModifier)
    assert desk.body.textCursor().selectedText() == "地"
    qtbot.keyClick(desk.window.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.saved == 1


def test_a_key_that_is_handed_back_is_struck_once(desk, at_work, fake):
    fake.hands_back = True
    desk.strike("xy\bz")
    assert desk.body.toPlainText() == "xz"


def test_the_caret_is_told_in_pixels_of_the_screen(desk, at_work, fake, qtbot):
    desk.body.setFocus()
    desk.strike("di ")
    corner = desk.body.viewport().mapToGlobal(desk.body.cursorRect().topLeft())

    def is_told() -> bool:
        told = [body for member, body in fake.calls if member == "SetCursorRect"]
        x, y, _, height = told[-1]
        seen = (QPoint(x, y) - corner).manhattanLength() <= 2
        return seen and abs(height - desk.body.cursorRect().height()) <= 1

    qtbot.waitUntil(is_told)


def test_a_click_writes_what_is_half_typed(desk, at_work, fake, qtbot):
    desk.strike("di")
    spot = desk.title.mapTo(desk.window, desk.title.rect().center())
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.body.toPlainText() == "DI"
    assert not desk.body.is_composing
    qtbot.waitUntil(lambda: "Reset" in fake.members())
    desk.body.setFocus()
    desk.strike("di ")
    assert desk.body.toPlainText() == "DI地"


def test_leaving_a_text_writes_what_is_half_typed_there(desk, at_work):
    desk.strike("di")
    desk.line.setFocus()
    assert desk.body.toPlainText() == "DI"
    assert desk.line.text() == ""
    desk.strike("shi ")
    assert desk.line.text() == "史志工作"


def test_slow_answers_hold_words_back_and_the_window_goes_on(desk, at_work, fake, qtbot):
    fake.delay = 0.15
    assert desk.strike("di ") < WITHIN
    assert desk.body.toPlainText() == ""
    qtbot.waitUntil(lambda: desk.body.toPlainText() == "地")
    fake.delay = 0
    qtbot.waitUntil(lambda: not at_work._held)
    desk.strike("x")
    fake.refuses = True
    desk.strike("\x1b")
    assert desk.body.is_composing  # nothing was doubled behind the slow answer


def test_refused_slowly_keys_go_on_in_their_order(desk, at_work, fake, qtbot):
    fake.refuses, fake.delay = True, 0.06
    assert desk.strike("abc\bd") < WITHIN
    qtbot.waitUntil(lambda: desk.body.toPlainText() == "abd", timeout=60_000)


def test_a_shortcut_does_not_wait_for_a_slow_answer(desk, at_work, fake, qtbot):
    fake.delay = 0.3
    desk.strike("d")
    qtbot.keyClick(desk.window.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.saved == 1
    assert desk.strike("A", Qt.KeyboardModifier.ControlModifier) < WITHIN


def test_who_does_not_answer_at_all_is_given_up_and_no_letter_is_lost(desk, at_work, fake, qtbot):
    desk.strike("di")
    fake.delay = 1.6
    assert desk.strike("xyz") < WITHIN
    qtbot.waitUntil(lambda: desk.body.toPlainText() == "DIxyz", timeout=60_000)
    fake.delay = 0
    desk.strike("q")
    assert desk.body.toPlainText() == "DIxyzq"
    qtbot.waitUntil(lambda: at_work.label == "fcitx5", timeout=60_000)
    assert desk.body.toPlainText() == "DIxyzq"  # what came late is not written twice
    desk.strike("di ")
    qtbot.waitUntil(lambda: desk.body.toPlainText() == "DIxyzq地")


def test_it_lives_through_a_restart(desk, at_work, bus, fake, qtbot):
    desk.strike("di ")
    desk.strike("shi")
    fake.stop()
    qtbot.waitUntil(lambda: at_work.label == "")
    desk.strike("abc")
    assert desk.body.toPlainText() == "地SHIabc"
    again = Fake(bus)
    qtbot.waitUntil(lambda: at_work.label == "fcitx5")
    desk.strike("di ")
    assert desk.body.toPlainText() == "地SHIabc地"
    again.stop()


def test_it_waits_for_one_that_starts_later(desk, bridge, bus, qtbot):
    QTest.qWait(50)
    desk.strike("ab ")
    assert desk.body.toPlainText() == "ab "
    late = Fake(bus)
    qtbot.waitUntil(lambda: bridge.label == "fcitx5")
    desk.strike("di ")
    assert desk.body.toPlainText() == "ab 地"
    late.stop()


def test_without_a_bus_keys_are_plain(desk, tmp_path):
    alone = Bridge(Context(Line(f"unix:path={tmp_path}/none"), dialects({})))
    desk.body.setFocus()
    alone.open()
    assert desk.strike("ab") < WITHIN
    assert desk.body.toPlainText() == "ab"
    alone.close()


def test_when_the_bus_dies_letters_stay_and_keys_are_plain(desk, at_work, bus, fake, qtbot):
    desk.strike("di")
    bus.stop()
    qtbot.waitUntil(lambda: at_work.label == "")
    desk.strike("x")
    assert desk.body.toPlainText() == "DIx"


@pytest.mark.parametrize(
    "said",
    [
        ("UpdateFormattedPreedit", "si", ("x", 1)),
        ("UpdateFormattedPreedit", "aii", ([1], 1)),
        ("CommitString", "u", (7,)),
        ("ForwardKey", "s", ("a",)),
        ("Unknown", None, ()),
    ],
)
def test_nonsense_on_the_bus_harms_nothing(desk, at_work, fake, said):
    fake.tell("/context/0", fake.client, *said)
    desk.strike("di ")
    assert desk.body.toPlainText() == "地"


def test_no_word_is_logged(desk, at_work, fake, caplog):
    with caplog.at_level("DEBUG", "gazetteer_desk"):
        desk.strike("shi ")
        at_work.close()
        at_work.open()
    assert "史志工作" not in caplog.text
    assert "SHI" not in caplog.text
