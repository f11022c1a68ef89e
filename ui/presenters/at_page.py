"""The caret and its place in print, one from the other: a click finds it, the pages follow it.

What has the focus is framed on the page. Where nothing of the form in front has it, what had it
last stays framed, and nothing scrolls.
"""

from typing import NamedTuple

from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.desk.pages import Previewed
from gazetteer_desk.proof import places
from ui.editor.edits import Path, Spot
from ui.presenters import pointing
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting
from ui.presenters.leafing import Leafing
from ui.presenters.reviewing import Reviewing
from ui.widgets.page_sheets import Framed


_SOON_MS = 60
_END = 1 << 30  # characters: the whole of a line
_PRINTED_AS = {"year": "number", "total": "number", "term": "secrecy", "copy_no": "secrecy"}
_BEGINS = {MASTHEAD: "series", TAIL: "report"}
Said = list[tuple[Place, str]]


class _Here(NamedTuple):
    """Where the clerk is: a form, a field of it, in the body the place of the caret."""

    form: str = ""
    field: str = ""
    spot: Spot | None = None


class AtPage:
    """Joins the caret and the fields to the pages of the pane 预览."""

    def __init__(
        self, bench: Bench, drafting: Drafting, reviewing: Reviewing, leafing: Leafing
    ) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._drafting, self._reviewing = drafting, reviewing
        self._leafing, self._placing = leafing, leafing.placing
        self._view = bench.window.preview.view
        self._here = _Here()
        self._soon = QTimer(bench.window, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._on_moved)
        for text in (bench.editor, bench.title):
            text.cursorPositionChanged.connect(self._soon.start)
        bench.at_caret.moved.connect(self._soon.start)
        bench.sitting.placed.append(self._soon.start)
        self._placing.changed.append(self._follow)
        self._view.clicked.connect(self._go)

    def stop(self) -> None:
        """Follow nothing more: the end has come."""
        self._soon.stop()

    def _on_moved(self) -> None:
        if self._placing.is_wanted and self._now() != self._here:
            self._follow()

    def _follow(self) -> None:
        """Frame what has the focus, and bring it into sight where it is not what had it before."""
        placed = self._placing.placed
        if placed is None or not self._placing.is_wanted:
            return
        was, self._here = self._here, self._now()
        said = self._said(placed)
        zones = placed.pointer.zones(said)
        boxes = tuple(Framed(one.page, one.left, one.top, one.width, one.height) for one in zones)
        self._view.frame(boxes, tinted=self._here.field != "body")
        if boxes:
            page, top, height = self._line(placed, said[0][0]) or (
                boxes[0].page,
                boxes[0].top,
                boxes[0].height,
            )
            self._leafing.first = page
            if self._here != was:
                self._view.reveal(page, top, height)

    def _now(self) -> _Here:
        """Return where the clerk is; where nothing of the form has the focus, the last place."""
        form, field, editor = self._sitting.place, self._reviewing.field(), self._bench.editor
        if not field and form == self._here.form:
            return self._here
        field = field or _BEGINS.get(form, "title")
        return _Here(form, field, editor.spot() if field == "body" else None)

    def _said(self, placed: Previewed) -> Said:
        """Return the lines in print of what has the focus, each with its words."""
        form, field, spot = self._here
        if form in (MASTHEAD, TAIL):
            name = _PRINTED_AS.get(field, field)
            return [
                (Place("", field, (), 0, len(text)), text)
                for field, text in places.frame(placed.bulletin)
                if field == name
            ]
        if spot is not None:
            path = _printed(placed, form, spot.path)
            return [(Place(form, field, path, 0, _END), "")]
        return [(Place(*name, 0, _END), "") for name in placed.pointer.lines_of(form, field)]

    def _line(self, placed: Previewed, place: Place) -> tuple[int, float, float] | None:
        """Return page, top and height of the line with the caret, in twips; None off the body."""
        spot = self._here.spot
        if spot is None:
            return None
        at = spot.offset if spot.path == place.path else _END
        caret = placed.pointer.caret(Place(place.article, "body", place.path, at, at), "")
        return (caret.page, caret.top, caret.height) if caret else None

    def _go(self, page: int, left: float, top: float) -> None:
        """Put the caret where a page was clicked, or the focus into the field that stands there."""
        placed = self._placing.placed
        if placed is None or page >= len(placed.made.pages):
            return
        place = placed.pointer.place(page, left, top)
        if place is None:
            said = places.frame(placed.bulletin)
            is_tail, field = placed.pointer.field(page, left, top, said)
            self._enter(TAIL if is_tail else MASTHEAD, field)
        elif self._drafting.is_article(place.article):
            self._enter_words(place)

    def _enter(self, form: str, field: str) -> None:
        window = self._bench.window
        if self._sitting.place != form:
            self._drafting.go(form)
        fields = (window.tail_form if form == TAIL else window.masthead_form).fields
        self._reviewing.focus(field if field in fields else _BEGINS[form])

    def _enter_words(self, place: Place) -> None:
        editor, window = self._bench.editor, self._bench.window
        pointing.go_to(self._drafting, self._bench, place)
        if place.part == "body":
            if self._is_table(place.path):  # its caption: its cells have longer paths
                pointing.select(self._bench, place)
            else:
                editor.go_to(Spot(place.path, place.start))
            editor.setFocus()
        elif place.part == "title":
            self._bench.title.setFocus()
            pointing.select(self._bench, place)
        else:
            self._reviewing.focus(place.part)
            line = place.path[0] if place.path else 0
            window.article_page.point_at(place.part, line, place.start, place.end)

    def _is_table(self, path: Path) -> bool:
        """Tell whether a path leads to a table as a whole that has a caption now."""
        body = self._bench.editor.body()
        one = body[path[0]] if len(path) == 1 and path[0] < len(body) else None
        return isinstance(one, Table) and bool(one.caption)


def _printed(placed: Previewed, article: str, path: Path) -> Path:
    """Return the paragraph, or the nearest before it that is printed: an empty one is not."""
    for block in range(path[0], -1, -1):
        near = path if block == path[0] else (block,)
        if placed.pointer.is_printed(Place(article, "body", near, 0, 0), ""):
            return near
    return path
