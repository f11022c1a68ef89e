"""What the drawers know that an issue is proofread by (校核)."""

import datetime as dt

from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import reviewing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.numbers import OnDesk
from gazetteer_desk.desk.reused import Past
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof import looking
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Rulebook, rulebook


def rules(desk: Desk) -> Rulebook:
    """Return the rules as the office has changed them."""
    return rulebook(desk.rules.changes())


def knowledge(desk: Desk, asked: OnDesk) -> Knowledge:
    """Return what is known beside an open issue: units, persons, the issue before it."""
    with desk.store.reading():
        return Knowledge(
            units=desk.units.all(),
            persons=desk.persons.all(),
            last=reviewing.last(desk, asked),
            today=dt.date.today(),
        )


def past(desk: Desk, bulletin: Bulletin, entry: int | None) -> tuple[Finding, ...]:
    """Return the sentences that past issues have, for `Knowledge.past`; it may take a moment."""
    return Past(desk, rules(desk), entry).found(bulletin)


def checked(
    desk: Desk, bulletin: Bulletin, entry: int | None, *, past: tuple[Finding, ...] = ()
) -> tuple[Finding, ...]:
    """Return all there is to say of an issue by what the office knows: kept as `entry`, or new."""
    line = None if entry is None else desk.ledger.line(entry)
    asked = OnDesk(
        "",
        entry,
        bulletin.masthead.series,
        bulletin.number,
        bulletin.dated,
        Status.DRAFT if line is None else line.status,
        "" if line is None else line.remark,
    )
    known = reviewing.known(desk, asked, ())
    beside = replace(knowledge(desk, asked), past=past)
    return looking.looked_through(bulletin, known, rules(desk), beside)
