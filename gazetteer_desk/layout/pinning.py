"""Where in print a place of the issue stands: the page, and how far down, for pins and signs."""

from bisect import bisect_right

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.layout.breaking import Filled
from gazetteer_desk.layout.look import Look
from gazetteer_desk.layout.sheet import Sheet
from gazetteer_desk.layout.thumbnails import Spot
from gazetteer_desk.layout.tracing import Standing, Tracer
from gazetteer_desk.proof import places
from gazetteer_desk.proof.lines import lines


class Pins:
    """Finds places of one issue on its filled pages, to the line of print."""

    def __init__(self, bulletin: Bulletin, sheet: Sheet, look: Look, filled: Filled) -> None:
        self._bulletin, self._look, self._filled = bulletin, look, filled
        self._tracer = Tracer(bulletin, sheet)
        self._texts = {line.place.line: line.text for line in lines(bulletin)}

    def spot(self, place: Place) -> Spot:
        """Return where a place stands; what has no words of its own, where its form begins."""
        field = places.words_of(self._bulletin, place.part) if not place.article else ""
        standing = self._tracer.find(place, self._texts.get(place.line) or field)
        line, best = self._line(standing), Spot(0, self._down(0))
        for nth, page in enumerate(self._filled.pages):
            for piece in page:
                if piece.element == standing.element and piece.first <= line:
                    share = (line + 0.5 - piece.first) / max(piece.last - piece.first, 1)
                    best = Spot(nth, self._down(piece.top + piece.height * min(share, 1)))
        return best

    def _line(self, standing: Standing) -> int:
        """Return which of the lines or rows of its element it stands in."""
        if standing.path:
            return standing.path[0]
        ends = self._filled.ends.get((standing.element,), ())
        return min(bisect_right(ends, standing.start), max(len(ends) - 1, 0))

    def _down(self, twips: float) -> float:
        page = self._look.page
        return (page.top + twips) / page.height
