"""What was left to be filled in later is lit while one writes."""

import re

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTextEdit

from gazetteer_desk.bulletin.unfilled import PATTERN
from ui.editor.selections import Stretch
from ui.presenters.bench import Bench
from ui.utf16 import units


_REST_MS = 200  # after a key


class Completing:
    """Joins 【待补】 and {{…}} in the words to the eye."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._rest = QTimer(bench.editor, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.light)
        for view in (bench.editor, bench.title):
            view.document().contentsChanged.connect(self._rest.start)

    def light(self) -> None:
        """Light what is left open in the title and the body that are in front."""
        for view in (self._bench.editor, self._bench.title):
            if view.is_composing:
                self._rest.start()
            else:
                view.lights.show(unfilled=_stretches(view))


def _stretches(view: QTextEdit) -> list[Stretch]:
    words = view.toPlainText()
    if "【待补" not in words and "{{" not in words:
        return []
    made: list[Stretch] = []
    seen = place = 0  # characters, and the units that they take
    for match in re.finditer(PATTERN, words):
        place += units(between := words[seen : match.start()], len(between))
        end = place + units(match[0], len(match[0]))
        made.append((place, end))
        seen, place = match.end(), end
    return made
