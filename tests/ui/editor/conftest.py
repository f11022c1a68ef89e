"""An editor with an empty paragraph, and an ear for what it says."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from gazetteer_desk.bulletin.body import paragraph
from ui.editor.body_editor import BodyEditor


class Heard:
    """What a widget said, in order."""

    def __init__(self, widget: QWidget, *names: str) -> None:
        self.said: list[tuple] = []
        for name in names:
            getattr(widget, name).connect(
                lambda *values, name=name: self.said.append((name, *values))
            )

    def names(self, *wanted: str) -> list[tuple]:
        return [one for one in self.said if one[0] in wanted]

    def rested(self) -> list[str]:
        return [one[1] for one in self.said if one[0] == "rested"]


@pytest.fixture
def editor(qtbot) -> BodyEditor:
    made = BodyEditor()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_body((paragraph(""),))
    made.setFocus()
    return made


@pytest.fixture
def heard(editor) -> Heard:
    return Heard(
        editor,
        "typed",
        "rested",
        "undo_asked",
        "redo_asked",
        "refused",
        "hinted",
        "left_upward",
        "pasted",
    )


@pytest.fixture
def compose():
    """Return what sends one event of an input method."""

    def send(widget: QWidget, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(widget, event)

    return send
