"""Who may take a step with an issue: there are no accounts, so names are offered and remembered."""

from collections.abc import Iterable, Iterator

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.offers import Offer
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.offering import LISTED, USED
from gazetteer_desk.history.signing import Signatures, Step


class Names(msgspec.Struct, frozen=True):
    """The name that is likely, "" where none is, and all that are offered."""

    likely: str
    offers: tuple[Offer, ...]


def names(desk: Desk, step: Step, bulletin: Bulletin) -> Names:
    """Return who may take a step: who took it before, the latest first, then others, then 名录.

    Likely is who took it last; where nobody did, who is named for it at the issue's foot.
    """
    with desk.store.reading():
        known = Signatures(desk.store).names()
        persons = [one.name for one in desk.persons.all() if not one.is_retired]
    steps = {Step.APPROVED, Step.AGAIN} if step in (Step.APPROVED, Step.AGAIN) else {step}
    before = [who for taken, who in known if taken in steps]
    imprint = bulletin.imprint
    at_the_foot = {Step.SENT: imprint.editor, Step.APPROVED: imprint.approver}.get(step, "")
    likely = next(iter(before), at_the_foot)
    offers = (
        *(Offer(who, f"{step}过") for who in before),
        *(Offer(who, USED) for _, who in known),
        *(Offer(name, LISTED) for name in persons),
    )
    return Names(likely, tuple(_once(offers)))


def _once(offers: Iterable[Offer]) -> Iterator[Offer]:
    found: set[str] = set()
    for one in offers:
        if one.text not in found:
            found.add(one.text)
            yield one
