"""Another sheet reaches every widget, once each, and keys are answered in between."""

from collections import Counter

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import dressing, theme


class Told(QObject):
    """Counts how often each widget is told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


@pytest.fixture
def form(shown) -> QWidget:
    """Return a form with fields inside of fields."""
    form = QWidget()
    form.setObjectName("base")
    rows = QVBoxLayout(form)
    for words in ("刊名", "期号"):
        inner = QVBoxLayout()
        inner.addWidget(QLabel(words))
        inner.addWidget(QLineEdit(words))
        rows.addLayout(inner)
    rows.addWidget(QPushButton("存"))
    return shown(form, 300, 200)


def painted(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_every_widget_is_dressed_once_and_looks_as_if_it_had_begun_so(form, look, qtbot):
    light = painted(form)
    told = Told()
    inside = form.findChildren(QWidget)
    for one in inside:
        one.installEventFilter(told)
    look("dark")
    assert set(told.times.values()) == {1}
    assert set(told.times) == set(inside)
    dark = painted(form)
    assert dark.pixelColor(1, 1).name() == theme.DARK["base"].lower()
    look("light")
    assert painted(form) == light
    look("dark")
    assert painted(form) == dark


def test_a_turn_may_come_after_each_widget(form, qapp: QApplication, monkeypatch):
    monkeypatch.setattr(dressing, "_SLICE_S", 0)
    turns = sum(1 for _ in theme.coats(qapp, "dark"))
    assert turns > 2 * len(dressing.widgets(qapp))
    assert painted(form).pixelColor(1, 1).name() == theme.DARK["base"].lower()


def test_what_goes_in_a_turn_between_is_left_out(form, monkeypatch):
    monkeypatch.setattr(dressing, "_SLICE_S", 0)
    inside = form.findChildren(QLabel)
    seen: list[QLabel] = []
    steps = dressing.by_and_by(inside, seen.append)
    next(steps)
    shiboken6.delete(inside[1])
    for _ in steps:
        pass
    assert seen == [inside[0]]


@pytest.mark.parametrize("part", [0.1, 0.4, 0.6, 0.9])
def test_who_thinks_better_of_it_half_way_has_one_look_all_over(
    form, look, qapp: QApplication, monkeypatch, part
):
    light = painted(form)
    monkeypatch.setattr(dressing, "_SLICE_S", 0)
    steps = int(part * sum(1 for _ in theme.coats(qapp, "dark")))
    dark = painted(form)
    look("light")
    half = theme.coats(qapp, "dark")
    for _ in range(steps):
        next(half)
    look("light")
    assert painted(form) == light
    half = theme.coats(qapp, "dark")
    for _ in range(steps):
        next(half)
    look("dark")
    assert painted(form) == dark
