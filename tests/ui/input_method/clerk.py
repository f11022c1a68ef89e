"""A clerk at the real window, typing with real keys through a real fcitx 5 with pinyin.

Started by test_fcitx.py under a display and a bus of its own; says in JSON what came of it.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gazetteer_desk.bulletin import plain
from tests.turns import Watch
from ui import app
from ui.input_method import dialects
from ui.program import Program


HAN = range(0x4E00, 0xA000)


class Clerk:
    """Types, and looks at what came."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.fcitx: subprocess.Popen[bytes] | None = None
        self.gap = 0.0
        self._watch = Watch()
        self._watchdog = QTimer(interval=5)
        self._watchdog.timeout.connect(self._tick)
        self._watchdog.start()

    def _tick(self) -> None:
        self.gap, self._watch = max(self.gap, self._watch.felt_ms / 1000), Watch()

    def start_fcitx(self) -> None:
        self.fcitx = subprocess.Popen(
            ["fcitx5", "--disable=wayland,notifications,notificationitem,kimpanel"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait(self.label)

    def stop_fcitx(self) -> None:
        assert self.fcitx is not None
        self.fcitx.kill()
        self.fcitx.wait()
        self.wait(lambda: not self.label())

    def label(self) -> str:
        return self.program.composing._bridge.label

    def wait(self, condition, seconds: float = 10) -> bool:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if condition():
                return True
            QTest.qWait(20)
        return False

    def xdo(self, *args: str, answered: bool = True) -> str:
        made = subprocess.Popen(["xdotool", *args], stdout=subprocess.PIPE, text=True)
        self.wait(lambda: made.poll() is not None)
        QTest.qWait(100)
        bridge = self.program.composing._bridge
        if answered:
            self.wait(lambda: bridge is None or not bridge._held, 3)
        return made.communicate()[0]

    def keys(self, words: str) -> None:
        self.xdo("type", "--delay", "40", words)

    def key(self, *names: str) -> None:
        self.xdo("key", "--delay", "40", *names)

    def focus(self, widget: QWidget) -> None:
        widget.setFocus()
        self.wait(widget.hasFocus, 2)


def write_everywhere(clerk: Clerk) -> dict:
    """Type into the body, the title and a line of a form; keep it; look whether it was kept."""
    program = clerk.program
    bench, window = program.bench, program.window
    clerk.focus(bench.editor)
    clerk.gap = 0
    clerk.keys("difangzhi")
    composing, preedit_words = bench.editor.is_composing, bench.editor.toPlainText()
    clerk.keys(" gongzuo ")
    found = {"body": bench.editor.toPlainText(), "gap": clerk.gap}
    found["composing"] = composing and not preedit_words
    clerk.key("ctrl+a")
    found["selected"] = bench.editor.textCursor().selectedText()
    bench.editor.moveCursor(QTextCursor.MoveOperation.End)
    clerk.key("Return")
    clerk.keys("nihao")
    clerk.key("Escape")  # thrown away by the clerk
    found["cancelled"] = bench.editor.toPlainText()
    clerk.key("BackSpace")
    found["after_backspace"] = bench.editor.toPlainText()
    clerk.focus(bench.title)
    clerk.keys("cunzhi ")
    found["title"] = bench.title.toPlainText()
    clerk.focus(bench.editor)
    clerk.key("ctrl+s")
    draft = program.sitting.current
    clerk.wait(lambda: draft.entry is not None)
    program.worker.drain()
    found["kept"] = plain.text(program.desk.entry(draft.entry).bulletin)
    window.show_page("tail")
    program.drafting.go("tail")
    line = window.tail_form.approver
    clerk.focus(line)
    clerk.keys("gongzuo ")
    found["line"] = line.text()
    program.drafting.go(draft.bulletin.articles[0].key)
    return found


def show_candidates(clerk: Clerk) -> dict:
    """Half-type a word far from the corner; tell where the candidates are, and where the caret."""
    editor = clerk.program.bench.editor
    clerk.focus(editor)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    clerk.keys("fangzhi")
    rect = editor.cursorRect()
    corner = editor.viewport().mapToGlobal(rect.bottomLeft())
    screen = editor.screen()
    origin = screen.geometry().topLeft()
    caret = origin + (corner - origin) * screen.devicePixelRatio()
    found = {"caret": [caret.x(), caret.y()], "windows": []}
    for one in clerk.xdo("search", "--onlyvisible", "--class", "fcitx").split():
        shape = dict(
            line.split("=") for line in clerk.xdo("getwindowgeometry", "--shell", one).split()
        )
        found["windows"].append([int(shape["X"]), int(shape["Y"])])
    clerk.key("Escape")
    return found


def click_away(clerk: Clerk) -> dict:
    """Click elsewhere in the middle of a word: what was half-typed is not lost."""
    bench = clerk.program.bench
    clerk.focus(bench.editor)
    bench.editor.moveCursor(QTextCursor.MoveOperation.End)
    before = bench.editor.toPlainText()
    clerk.keys("gongz")
    spot = bench.title.mapToGlobal(QPoint(bench.title.width() // 2, bench.title.height() // 2))
    ratio = bench.title.devicePixelRatio()
    clerk.xdo("mousemove", str(round(spot.x() * ratio)), str(round(spot.y() * ratio)), "click", "1")
    return {
        "added": bench.editor.toPlainText()[len(before):],
        "composing": bench.editor.is_composing or bench.title.is_composing,
        "in_title": bench.title.hasFocus(),
    }  # fmt: skip


def live_through_a_restart(clerk: Clerk) -> dict:
    """Half-type a word, have fcitx killed, go on plain, and in Chinese once it is back."""
    editor = clerk.program.bench.editor
    clerk.focus(editor)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    before = len(editor.toPlainText())
    clerk.keys("gong")
    clerk.stop_fcitx()
    clerk.keys("xyz ")
    plain_words = editor.toPlainText()[before:]
    clerk.start_fcitx()
    clerk.keys("gongzuo ")
    return {"without": plain_words, "with": editor.toPlainText()[before + len(plain_words) :]}


def live_with_a_hang(clerk: Clerk, seconds: float) -> dict:
    """Have fcitx stand still for a while: no key is lost, and the window never waits."""
    editor = clerk.program.bench.editor
    clerk.focus(editor)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    before = len(editor.toPlainText())
    clerk.gap = 0
    assert clerk.fcitx is not None
    clerk.fcitx.send_signal(signal.SIGSTOP)
    clerk.xdo("type", "--delay", "40", "gong", answered=False)
    QTest.qWait(round(seconds * 1000))
    gap, words = clerk.gap, editor.toPlainText()[before:]
    clerk.fcitx.send_signal(signal.SIGCONT)
    QTest.qWait(300)
    clerk.wait(clerk.label)
    after = ""
    for _ in range(5):  # where a machine does much else, an answer may be late again
        start = len(editor.toPlainText())
        clerk.keys("zuo ")
        after = editor.toPlainText()[before + len(words) if not after else start :]
        if after and all("一" <= one <= "鿿" for one in after):
            break
        QTest.qWait(1_500)
    return {"gap": gap, "meanwhile": words, "after": after}


def main(folder: Path, how: str) -> None:
    """Do every errand and say what came of them."""
    if how == "fcitx4":
        both = dialects.dialects
        dialects.dialects = lambda *given, **named: both(*given, **named)[1:]
    program = app.build(("gazetteer-desk",), folder / "desk.sqlite")
    program.window.resize(1100, 700)
    program.window.show()
    program.begin()
    program.worker.drain()
    clerk = Clerk(program)
    found = {"label": "", "matter": [], "platform": QGuiApplication.platformName()}
    try:
        found["without"] = program.composing.matter().sentence
        program.window.deeds["new_blank"].trigger()
        QTest.qWait(100)
        clerk.start_fcitx()
        found["label"] = clerk.label()
        found["matter"] = program.composing.matter().sentence
        for name, errand in ERRANDS.items():
            found[name] = errand(clerk)
        program.window.deeds["input_off"].trigger()
        before = len(program.bench.editor.toPlainText())
        clerk.keys("off ")
        found["off"] = program.bench.editor.toPlainText()[before:]
    finally:
        if clerk.fcitx is not None:
            clerk.fcitx.kill()
        print(json.dumps(found, ensure_ascii=False), flush=True)
        os._exit(0)


ERRANDS = {
    "everywhere": write_everywhere,
    "candidates": show_candidates,
    "click": click_away,
    "restart": live_through_a_restart,
    "short hang": lambda clerk: live_with_a_hang(clerk, 0.2),
    "long hang": lambda clerk: live_with_a_hang(clerk, 1.5),
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
