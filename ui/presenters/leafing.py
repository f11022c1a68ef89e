"""The pane 预览: pictures of the pages in sight, drawn off the window's thread, one at a time.

A page that has been drawn as it is now is not drawn again. Those in sight come first, the one with
the caret before all; their neighbours follow when nothing else is to be done. A page whose drawing
failed says so; it is tried once more when it comes into sight, and whenever the clerk asks.
"""

import logging
from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from gazetteer_desk import log
from gazetteer_desk.desk import pages
from gazetteer_desk.desk.pages import Previewed
from gazetteer_desk.layout.meter import Meter
from ui import theme
from ui.page_images import PageImages
from ui.presenters.bench import Bench
from ui.presenters.placing import Placing


_log = logging.getLogger(__name__)
_TOKENS = ("paper", "papertext", "mast")
_TRIES = 2


class Leafing:
    """Joins the pages to the pane. `first` is the page that is drawn before the others."""

    def __init__(self, bench: Bench, placing: Placing) -> None:
        self._bench = bench
        self.placing = placing
        self._pane = pane = bench.window.preview
        self._images = PageImages()
        self.first = 0
        self._is_drawing = False
        self._failures: dict[Hashable, int] = {}  # how often the drawing of a page failed
        self._given_up: set[Hashable] = set()
        self._seen: set[int] = set()
        self._soon = QTimer(bench.window, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        placing.changed.append(self._show)
        pane.view.sight_changed.connect(self._soon.start)
        pane.view.again_asked.connect(self._try_again)
        pane.seen.connect(self._soon.start)
        pane.look_chosen.connect(self._keep_look)
        pane.meter.faces_asked.connect(partial(bench.window.show_room, "selfcheck"))
        pane.take_print(bench.window.deeds["print"])
        pane.show_look(bench.window.kept_preview())
        bench.window.deeds["preview"].triggered.connect(self._open)

    def stop(self) -> None:
        """Draw nothing more: the end has come."""
        self._soon.stop()

    def _open(self) -> None:
        self._bench.window.show_draft()
        self._bench.window.show_side("预览")
        self._pane.view.setFocus()

    def _keep_look(self) -> None:
        self._bench.window.keep_preview(self._pane.look())

    def _show(self) -> None:
        placed, pane = self.placing.placed, self._pane
        if placed is None:
            self._failures, self._given_up, self._seen = {}, set(), set()
            pane.show_words(self.placing.why)
            pane.show_count(0)
            pane.meter.show_meter(Meter())
            pane.meter.show_faces("")
            return
        made = placed.made
        paper = made.paper.width, made.paper.height
        pane.view.show_pages(len(made.pages), paper)
        pane.show_count(len(made.pages))
        pane.strip.show_pages(made.pages, made.look)
        pane.meter.show_meter(placed.meter)
        pane.meter.show_faces(placed.faces)
        self._soon.start()  # who knows where the caret is says it first

    def _draw(self) -> None:
        """Show what is known of the pages in sight, and have the first that is not be drawn."""
        placed, view, desk = self.placing.placed, self._pane.view, self._bench.desk
        if not self.placing.is_wanted:
            self._seen = set()
        if placed is None or self._is_drawing or not self.placing.is_wanted:
            return
        made, colors, dpi = placed.made, _colors(), view.dpi
        self._note_sight(placed)
        for nth in view.in_turn(self.first):
            if nth >= len(made.pages):
                continue
            key = self._key(placed, nth)
            if key in self._given_up:
                view.show_failed(nth)
                continue
            if (image := self._images.get(key)) is None:
                self._is_drawing = True

                def draw(nth: int = nth) -> QImage:
                    try:
                        data = pages.picture(desk, made, nth, dpi=dpi, colors=colors)
                    except Exception as error:
                        _log.error("page not drawn: %s", log.where(error))
                        return QImage()
                    return QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32)

                self._bench.worker.draw(draw, partial(self._take, key), topic="page")
                return
            view.show_image(nth, image)

    def _note_sight(self, placed: Previewed) -> None:
        """Note which pages are to be seen; what failed and comes into sight is tried once more."""
        seen, before = set(self._pane.view.in_sight()), self._seen
        self._seen = seen
        for nth in seen - before:
            if nth < len(placed.made.pages):
                key = self._key(placed, nth)
                if self._failures.get(key, 0) < _TRIES:
                    self._given_up.discard(key)

    def _key(self, placed: Previewed, nth: int) -> Hashable:
        """Return what tells one picture of a page from every other."""
        made, dpi = placed.made, round(self._pane.view.dpi, 2)
        return made.pages[nth], made.paper, tuple(made.used.items()), _colors(), dpi

    def _take(self, key: Hashable, image: QImage) -> None:
        self._is_drawing = False
        if image.isNull():
            self._failures[key] = self._failures.get(key, 0) + 1
            self._given_up.add(key)
        else:
            self._images.keep(key, image)
        self._draw()

    def _try_again(self, nth: int) -> None:
        placed = self.placing.placed
        if placed is not None and nth < len(placed.made.pages):
            self._given_up.discard(self._key(placed, nth))
            self._draw()


def _colors() -> pages.Hues:
    """Return the colours of the theme for paper and inks."""
    paper, black, red = (theme.color(token).name()[1:].upper() for token in _TOKENS)
    return paper, black, red
