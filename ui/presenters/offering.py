"""What the fields offer while one types: read anew whenever it may be another."""

from collections.abc import Callable
from functools import partial

from gazetteer_desk.bulletin import pinyin
from gazetteer_desk.bulletin.offers import Offers
from gazetteer_desk.desk import offering
from gazetteer_desk.desk.draft import FRAME
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.listing import Listing
from ui.presenters.sitting import Parts


class Offering:
    """Joins the office's lists and past issues to the fields of all forms."""

    def __init__(self, bench: Bench, keeping: Keeping, listing: Listing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._asked: tuple[str, int | None] | None = None
        self._sitting.shown.append(self._on_shown)
        self._sitting.changed.append(self._on_changed)
        keeping.kept.append(lambda _draft, _kept: self.renew())
        listing.changed.append(self.renew)

    def renew(self) -> None:
        """Read what there is to offer again: an issue was kept, or a list changed."""
        self._asked = self._about()
        series, entry = self._asked
        read = partial(offering.offers, self._bench.desk, series, apart_from=entry)
        self._bench.worker.read(partial(_warmed, read), self._bench.window.offer, topic="offers")

    def _about(self) -> tuple[str, int | None]:
        draft = self._sitting.current
        return ("", None) if draft is None else (draft.bulletin.masthead.series, draft.entry)

    def _on_shown(self) -> None:
        if self._sitting.current is not None and self._about() != self._asked:
            self.renew()

    def _on_changed(self, parts: Parts) -> None:
        if FRAME in parts:
            self._on_shown()


def _warmed(read: Callable[[], dict[str, Offers]]) -> dict[str, Offers]:
    """Return what was read, with the readings of Chinese ready for the first key."""
    pinyin.table()
    found = read()
    for offers in found.values():
        offers.matching("a")
    return found
