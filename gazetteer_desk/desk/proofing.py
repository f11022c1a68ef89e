"""What the drawers know that an issue is proofread by (校核)."""

import datetime as dt

from gazetteer_desk.desk import reviewing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.numbers import OnDesk
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
