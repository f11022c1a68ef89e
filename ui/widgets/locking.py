"""Fields that may only be read: their words can still be chosen and copied."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


_WRITTEN = (QLineEdit, QPlainTextEdit, QTextEdit)
_PRESSED = (QAbstractButton, QComboBox)
_OURS = "locked"  # what was open before, and was closed here


def lock(part: QWidget, *, locked: bool) -> None:
    """Let every field in a part of the window be read only, or let it be written again.

    What is read-only or grey for reasons of its own stays so.
    """
    for child in (part, *part.findChildren(QWidget)):
        if isinstance(child, _WRITTEN):
            if locked and not child.isReadOnly():
                child.setReadOnly(True)
                _note(child, is_ours=True)
            elif not locked and child.property(_OURS):
                child.setReadOnly(False)
                _note(child, is_ours=False)
        elif isinstance(child, _PRESSED):
            if locked and child.isEnabled():
                child.setEnabled(False)
                child.setProperty(_OURS, True)
            elif not locked and child.property(_OURS):
                child.setEnabled(True)
                child.setProperty(_OURS, False)


def _note(field: QWidget, *, is_ours: bool) -> None:
    field.setProperty(_OURS, is_ours)
    if isinstance(field, QPlainTextEdit):  # the sheet sees by itself only what a line may
        field.style().unpolish(field)
        field.style().polish(field)
