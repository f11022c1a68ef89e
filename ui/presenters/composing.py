"""Chinese input: which way it comes into the window, and that what is half-typed is not lost."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ui.input_method import choosing, starting
from ui.input_method.choosing import Choice, Session, Way
from ui.panes.selfcheck import Matter


if TYPE_CHECKING:
    from ui.input_method.bridge import Bridge
    from ui.presenters.bench import Bench


_NEXT_TIME = "重新打开本程序后生效。"
_CHOOSE = "打不出中文时，请在“工具”菜单的“输入法兼容”里选 {}。"


class Composing:
    """Joins 工具 › 输入法兼容 to the bridge to fcitx, where one is needed."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._window = window = bench.window
        self._bridge: Bridge | None = None
        self._choice = window.kept_input_method()
        bench.sitting.before_leaving.append(self.finish)
        for choice in Choice:
            window.deeds[f"input_{choice}"].triggered.connect(partial(self._choose, choice))
        window.deeds[f"input_{self._choice}"].setChecked(True)

    def begin(self) -> None:
        """Let Chinese in the way that fits this session."""
        self._take(self._way(starting.session()))

    def end(self) -> None:
        """Let go of the input method."""
        if self._bridge is not None:
            self._bridge.close()
            self._bridge = None

    def finish(self) -> None:
        """Have the input method hand over what is half-typed: its line is about to go away."""
        bench = self._bench
        if self._bridge is not None:
            self._bridge.finish()
        if any(one.is_composing for one in (bench.editor, bench.title, bench.at_caret)):
            QGuiApplication.inputMethod().commit()

    def matter(self) -> Matter:
        """Return what the room 自检 says of it."""
        session = starting.session()
        label = self._bridge.label if self._bridge is not None else ""
        return matter(session, self._choice, self._way(session), label)

    def _way(self, session: Session) -> Way:
        if sys.platform != "linux" or QGuiApplication.platformName() == "offscreen":
            return Way.QT
        return choosing.decide(session, self._choice, starting.told())

    def _choose(self, choice: Choice, _checked: bool = False) -> None:
        self._choice = choice
        self._window.keep_input_method(choice)
        way = self._way(starting.session())
        self._take(way)
        if way is Way.RESTART:
            self._window.status_line.show_note(_NEXT_TIME)

    def _take(self, way: Way) -> None:
        """Go this way at once; one that needs a new start leaves things as they are until then."""
        if way is Way.QT:
            self.end()
        elif way is Way.BRIDGE and self._bridge is None:
            self._bridge = _bridge()
            self._bridge.open()


def matter(session: Session, choice: Choice, way: Way, label: str) -> Matter:
    """Say what is in use and what to do; `label` is the fcitx that was found."""
    if way is Way.RESTART:
        return _matter("已选别的输入法兼容方式。", _NEXT_TIME, "amber")
    if way is Way.BRIDGE and label:
        return _matter(f"中文由 {label} 输入，程序自带连接。")
    if way is Way.BRIDGE:
        return _matter("没有找到正在运行的 fcitx。", "请启动 fcitx，不必重新打开本程序。", "amber")
    if sys.platform != "linux":
        return _matter("中文由系统的输入法输入。")
    if choice is Choice.OFF:
        return _matter("输入法兼容已关闭，用系统自己的方式输入。")
    return _of_qt(session, choice)


def _of_qt(session: Session, choice: Choice) -> Matter:
    served = "ibus" if choice is Choice.IBUS else session.served
    if session.is_wayland and not served:
        advice = _CHOOSE.format("fcitx") if session.means_fcitx else ""
        return _matter("中文由系统（Wayland）的输入法输入。", advice)
    if served:
        return _matter(f"中文由 {served} 输入。")
    return _matter("这台电脑没有设定输入法。", _CHOOSE.format("fcitx 或 ibus"), "amber")


def _matter(sentence: str, remedy: str = "", tone: str = "green") -> Matter:
    return Matter("input", "输入法", sentence, remedy, tone)


def _bridge() -> Bridge:
    # Only a session that needs the bridge pays for it.
    from ui.input_method.bridge import Bridge
    from ui.input_method.context import Context
    from ui.input_method.dialects import dialects
    from ui.input_method.line import Line

    is_wayland = QGuiApplication.platformName().startswith("wayland")
    speech = dialects(os.environ, is_wayland=is_wayland)
    return Bridge(Context(Line(), speech, is_wayland=is_wayland), is_wayland=is_wayland)
