"""Gives every widget another style sheet, some a turn, so that keys are answered in between.

`QApplication.setStyleSheet` alone does all of them at once, 0.1 s for a thousand; where another
sheet is in use it does each as often as it has parents. But it does only those that it has worked
out rules for, and `unpolish` of the application forgets them all: then it takes the words, and the
widgets are done here, each once, as Qt would.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


_SLICE_S = 0.015
_One = TypeVar("_One", bound=QObject)


def change_sheet(app: QApplication, sheet: str) -> None:
    """Have the application's sheet be this one; what wears the old one is to be dressed again."""
    if app.styleSheet():
        app.style().unpolish(app)
    app.setStyleSheet(sheet)


def dress(app: QApplication) -> Iterator[None]:
    """Give all widgets what the present sheet says of them, some a turn."""
    every = widgets(app)
    yield from by_and_by(every, _polish)
    every.reverse()  # who lays out others, as the menus do their corner, asks how large they are
    yield from by_and_by(every, _tell)


def widgets(app: QApplication) -> list[QWidget]:
    """Return all widgets there are, each behind its parent."""
    tops = [top for top in app.topLevelWidgets() if top.parentWidget() is None]
    return [one for top in tops for one in (top, *top.findChildren(QWidget))]


def by_and_by(every: Iterable[_One], deed: Callable[[_One], None]) -> Iterator[None]:
    """Do a deed to each, stopping for a turn of the loop whenever 0.015 s are over."""
    until = time.perf_counter() + _SLICE_S
    for one in every:
        if isValid(one):  # it may have gone in a turn between
            deed(one)
        if time.perf_counter() > until:
            yield
            until = time.perf_counter() + _SLICE_S


def _polish(widget: QWidget) -> None:
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else when it is first shown
        widget.style().polish(widget)


def _tell(widget: QWidget) -> None:
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
