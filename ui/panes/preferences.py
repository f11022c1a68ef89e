"""Sections of the room 设置 that are choices of the menus too: made of the same actions.

A box here and an entry there are one thing, so that neither can say something else than the other.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui import actions, theme
from ui.widgets import buttons
from ui.widgets.choices import Check
from ui.widgets.form import Form
from ui.widgets.rows import Row


class Choices(NamedTuple):
    """A row: its label, the names of its actions (all that begin so), what holds by default."""

    label: str
    names: str
    usual: tuple[str, ...] = ()  # names of actions; none: all of them
    hint: str = ""


class Section(NamedTuple):
    """A section: its words at the left, its rows."""

    title: str
    subtitle: str
    rows: tuple[Choices, ...]


LOOK = Section(
    "外观",
    "只改屏幕上的样子，不改印出来的",
    (
        Choices("颜色", "theme_", (f"theme_{theme.MODES[-1]}",)),
        Choices("大字", "type_", ("type_100",), "整个窗口的字，正文的大小另在“视图”里放大缩小。"),
    ),
)
TYPING = Section(
    "自动改正",
    "边写边改，每处一按 Ctrl+Z 就还原",
    (Choices("输入时", "typing_", hint="1,000、9:30、网址、文件名、编号和外文不动。"),),
)
INPUT = Section(
    "输入法兼容",
    "打不出中文时，换一种试试",
    (Choices("接上", "input_", ("input_auto",), "一般不用改：“自动”会看这台电脑用的是哪一种。"),),
)


def sections() -> tuple[Section, ...]:
    """Return those that this system has."""
    return (LOOK, TYPING, INPUT) if "input" in actions.SUBMENUS else (LOOK, TYPING)


class Preferences(Form):
    """One section; what is chosen is done by the action itself."""

    def __init__(self, section: Section, deeds: Mapping[str, QAction]) -> None:
        super().__init__(section.title, section.subtitle)
        self.boxes: dict[str, QAbstractButton] = {}
        self._usual: list[tuple[QAction, bool]] = []
        for row in section.rows:
            chosen = {name: deed for name, deed in deeds.items() if name.startswith(row.names)}
            self.add(Row(row.label, self._boxes(row.label, chosen), hint=row.hint))
            self._usual += [
                (deed, not row.usual or name in row.usual) for name, deed in chosen.items()
            ]
        self.back = buttons.plain("恢复默认")
        self.add(Row("", self.back))
        self.close_off()
        self.back.clicked.connect(self._on_back)

    def _boxes(self, label: str, chosen: Mapping[str, QAction]) -> QWidget:
        made = QWidget()
        made.setAccessibleName(label)
        are_single = all(deed.actionGroup() for deed in chosen.values())
        line = QHBoxLayout(made) if are_single else QVBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10 if are_single else 2)
        group = QButtonGroup(made)
        for name, deed in chosen.items():
            words = deed.text().split("(&")[0]
            box: QAbstractButton = QRadioButton(words) if are_single else Check(words)
            box.setAccessibleName(f"{label}　{words}" if are_single else words)
            if are_single:
                group.addButton(box)
            box.setChecked(deed.isChecked())
            box.clicked.connect(deed.trigger)
            deed.toggled.connect(box.setChecked)
            self.boxes[name] = box
            line.addWidget(box)
        made.setFocusProxy(self.boxes[next(iter(chosen))])
        return made

    def _on_back(self) -> None:
        for deed, is_usual in self._usual:
            if deed.isChecked() != is_usual and (is_usual or deed.actionGroup() is None):  # pyright: ignore[reportUnnecessaryComparison]
                deed.trigger()
