"""The issue in front as it will be printed: its pages, their number, the pane that shows them."""

from ui.presenters.at_page import AtPage
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting
from ui.presenters.leafing import Leafing
from ui.presenters.listing import Listing
from ui.presenters.paging import Paging
from ui.presenters.placing import Placing
from ui.presenters.reviewing import Reviewing


class InPrint:
    """All of them, joined to one another and to the window."""

    def __init__(
        self, bench: Bench, listing: Listing, drafting: Drafting, reviewing: Reviewing
    ) -> None:
        self.placing = Placing(bench, listing)
        self.paging = Paging(bench, self.placing)
        self.leafing = Leafing(bench, self.placing)
        self.at_page = AtPage(bench, drafting, reviewing, self.leafing)

    def begin(self) -> None:
        """Make ready for the first issue."""
        self.placing.begin()

    def stop(self) -> None:
        """Ask nothing more: the end has come."""
        for one in (self.placing, self.paging, self.leafing, self.at_page):
            one.stop()
