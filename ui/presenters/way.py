"""The way of an issue from 拟稿 to 归档, and what is signed and corrected on it."""

from ui.presenters.advancing import Advancing
from ui.presenters.aiming import Aiming
from ui.presenters.amending import Amending
from ui.presenters.bench import Bench
from ui.presenters.comparing import Comparing
from ui.presenters.keeping import Keeping
from ui.presenters.ledgering import Ledgering
from ui.presenters.opening import Opening
from ui.presenters.signing import Signing


class Way:
    """Joins the presenters that lead an issue on its way to each other."""

    def __init__(
        self,
        bench: Bench,
        keeping: Keeping,
        opening: Opening,
        ledgering: Ledgering,
        comparing: Comparing,
    ) -> None:
        self.aiming = aiming = Aiming(bench, ledgering)
        self.amending = Amending(bench, opening, ledgering, aiming)
        self.signing = Signing(bench, keeping, comparing)
        self.advancing = Advancing(
            bench,
            opening=opening,
            ledgering=ledgering,
            aiming=aiming,
            amending=self.amending,
            signatures=self.signing,
        )
