"""Findings in the words in front: a line under each, and the strip for the one at the caret.

Between a key and the next check the strip stays as it is, so that nothing moves under the pen; it
comes and goes with the caret once it is known again where everything stands.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof.finding import Finding, Level
from ui.editor import document
from ui.editor.selections import Lights, Stretch, in_lines
from ui.presenters.bench import Bench
from ui.presenters.proofing import Proofing
from ui.utf16 import units


_LAYERS = {Level.ERROR: "error", Level.DOUBT: "doubt", Level.HINT: "hint"}
_BACK = 8  # findings that may begin before the caret and reach it: they hardly ever overlap
Marked = Sequence[tuple[int, int, Finding]]  # from, to in a document, in order


class Underlining:
    """Joins the findings to the words in front, and to the strip under them.

    `here` is the finding at the caret as the strip shows it, `proofing` where findings come from.
    """

    def __init__(self, bench: Bench, proofing: Proofing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self.proofing = proofing
        self._page = page = bench.window.article_page
        self._strip = page.finding
        self._notes = Lights(page.note), Lights(bench.window.masthead_form.note)
        self._marked: dict[str, Marked] = {}  # by field of the article in front
        self._field = "body"
        self._soon = QTimer(bench.editor, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show)
        proofing.changed.append(self.show)
        bench.sitting.placed.append(self._soon.start)  # its words are shown only then
        bench.at_caret.moved.connect(self._on_field)
        texts = (bench.editor, bench.title, page.note, page.subtitle)
        for text in texts:
            text.cursorPositionChanged.connect(self._on_caret)

    @property
    def here(self) -> Finding | None:
        """Return the finding at the caret, as far as is known."""
        return self._strip.finding

    def of_article(self) -> tuple[Finding, ...]:
        """Return the findings of the article in front, in the order of the page."""
        key = self._sitting.place
        return tuple(one for one in self.proofing.found if one.place.article == key)

    def show(self) -> None:
        """Draw the lines where the findings stand now, and show what is at the caret."""
        proofing, bench = self.proofing, self._bench
        if not proofing.is_current and proofing.bulletin is not None:
            return  # another check is under way
        here = self.of_article()
        by_part = {part: _of(here, part) for part in ("body", "title", "subtitle", "note")}
        manuscript, title = bench.editor.manuscript, bench.title.document()
        note = self._page.note.document()
        body = document.stretches(manuscript, [one.place for one in by_part["body"]])
        self._marked = {
            "body": _marked(by_part["body"], body),
            "title": _in_title(title, by_part["title"]),
            "note": _in_field(note, by_part["note"]),
            "subtitle": _in_line(self._page.subtitle.text(), by_part["subtitle"]),
        }
        bench.editor.lights.show(**_layers(self._marked["body"]))
        bench.title.lights.show(**_layers(self._marked["title"]))
        self._notes[0].show(**_layers(self._marked["note"]))
        frame = [one for one in proofing.found if not one.place.article]
        heading = bench.window.masthead_form.note.document()
        self._notes[1].show(**_layers(_in_field(heading, _of(frame, "note"))))
        self.show_here()

    def show_here(self) -> None:
        """Show the finding at the caret, or none."""
        if self.proofing.is_current and not self._bench.at_caret.is_composing:
            finding = self._at_caret()
            here = self.of_article()
            at = here.index(finding) + 1 if finding in here else 0
            self._strip.show_finding(finding, at, len(here), locked=bool(self._sitting.why_locked))
            self._keep_in_sight()

    def _on_caret(self) -> None:
        texts = self._bench.editor, self._bench.title
        is_stale = any(one.lights.is_stale(name) for one in texts for name in _LAYERS.values())
        if not is_stale:  # else the words have just been changed by a deed: a check follows
            self.show_here()

    def _on_field(self) -> None:
        """Note which field of the article has the caret; elsewhere it stays where it was."""
        if (name := self._page.focused()) in self._marked:
            self._field = name
            self._on_caret()

    def _at_caret(self) -> Finding | None:
        page = self._page
        texts = {"body": page.editor, "title": page.title, "note": page.note}
        text, marked = texts.get(self._field, page.subtitle), self._marked.get(self._field, ())
        if isinstance(text, QTextEdit | QPlainTextEdit):
            cursor = text.textCursor()
            return at(marked, cursor.position(), cursor.selectionStart())
        assert isinstance(text, QLineEdit)
        first = text.selectionStart() if text.hasSelectedText() else text.cursorPosition()
        return at(marked, text.cursorPosition(), first)

    def _keep_in_sight(self) -> None:
        """Let the last line scroll where the strip has come over the caret's own."""
        editor = self._bench.editor
        if self._strip.isVisible() and self._field == "body" and editor.hasFocus():
            QTimer.singleShot(0, editor, self._scroll)

    def _scroll(self) -> None:
        editor = self._bench.editor
        box, height = editor.cursorRect(), editor.viewport().height()
        if box.top() < height < box.bottom():
            editor.ensureCursorVisible()


def at(marked: Marked, position: int, chosen: int) -> Finding | None:
    """Return the finding at a caret: the one that is chosen from `chosen` on, else the inner one.

    Between two that touch it is the one before the caret.
    """
    last = bisect_right(marked, position, key=lambda one: one[0])
    here = [one for one in marked[max(last - _BACK, 0) : last] if position <= one[1]]

    def how_near(one: tuple[int, int, Finding]) -> tuple[bool, bool, int]:
        return one[:2] == (chosen, position), one[0] < position, one[0]

    return max(here, key=how_near)[2] if here else None


def _of(findings: Iterable[Finding], part: str) -> list[Finding]:
    return [one for one in findings if one.place.part == part]


def _marked(findings: Iterable[Finding], stretches: Iterable[Stretch]) -> Marked:
    return sorted(
        ((start, end, one) for one, (start, end) in zip(findings, stretches, strict=True)),
        key=lambda one: one[:2],
    )


def _in_title(title: QTextDocument, findings: Iterable[Finding]) -> Marked:
    """Return where they stand in a title; a line of odd characters alone is none on the screen."""
    placed = [(one, spot) for one in findings for spot in in_lines(title, [one.place])]
    return _marked([one for one, _ in placed], [spot for _, spot in placed])


def _in_field(lines: QTextDocument, findings: list[Finding]) -> Marked:
    """Return where they stand in a field of one paragraph a line; not those in its tables."""
    alone = [one for one in findings if len(one.place.path) == 1]
    return _marked(alone, (_in_block(lines, one.place) for one in alone))


def _in_block(lines: QTextDocument, place: Place) -> Stretch:
    block = lines.findBlockByNumber(place.path[0])
    text, first = block.text(), block.position()
    return first + units(text, place.start), first + units(text, place.end)


def _in_line(text: str, findings: list[Finding]) -> Marked:
    return _marked(
        findings, ((units(text, one.place.start), units(text, one.place.end)) for one in findings)
    )


def _layers(marked: Marked) -> dict[str, list[Stretch]]:
    """Return by layer where lines are drawn; what has no words gets one at its neighbour's."""
    made: dict[str, list[Stretch]] = {layer: [] for layer in _LAYERS.values()}
    for start, end, finding in marked:
        layer = made[_LAYERS[finding.level]]
        first = start if end > start else max(start - 1, 0)
        if layer and first < layer[-1][1]:  # they overlap: one line
            layer[-1] = layer[-1][0], max(end, layer[-1][1])
        else:
            layer.append((first, max(end, first + 1)))
    return made
