"""What tests of the window have beside the house's own: the look, and an ear for signals.

`tests/conftest.py` has chosen the platform without a screen before anything imports Qt.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme


class Ear:
    """Hears signals and keeps what they said, in order."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    def to(self, *signals: Any) -> "Ear":
        """Listen to these signals too."""
        for signal in signals:
            signal.connect(self._hear)
        return self

    def _hear(self, *values: Any) -> None:
        self.heard.append(values[0] if len(values) == 1 else values)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Leave nothing on the clipboard: Qt's offscreen platform crashes at exit over it."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Callable[[theme.Mode], None]]:
    """Give the program its light look, and a way to another; everything is put back after."""
    # What earlier tests have closed is deleted only now, or each change of look would paint it too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.apply(qapp, "light")
    yield lambda mode: theme.apply(qapp, mode)
    theme.apply(qapp, "light")


def write(field: QWidget, words: str) -> None:
    """Put words into a field as an input method does: QTest's own keys know no Chinese."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


@pytest.fixture
def writes() -> Callable[[QWidget, str], None]:
    return write


@pytest.fixture
def shown(qtbot: Any, look: object) -> Callable[..., Any]:
    """Return a way to show a widget alone, at some size."""

    def show(widget: QWidget, width: int = 700, height: int = 500) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    return show
