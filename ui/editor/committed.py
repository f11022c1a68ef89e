"""What an input method writes, as it may stand in a body."""

from PySide6.QtGui import QInputMethodEvent

from gazetteer_desk.bulletin.cleaning import split_lines


def cleaned(event: QInputMethodEvent) -> QInputMethodEvent:
    """Return the event without characters that no document can hold; lines end as Qt ends them."""
    words = "\n".join(split_lines(event.commitString()))
    if words == event.commitString():
        return event
    made = QInputMethodEvent(event.preeditString(), event.attributes())
    made.setCommitString(words, event.replacementStart(), event.replacementLength())
    return made
