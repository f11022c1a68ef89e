"""How long something has lain here, by a clock that may be wrong for a while.

An empty battery sets a PC back by years, a slip of the hand sets it ahead. So before anything goes
for good because of its age, the ledger is asked too: between then and now it must have been at work
without a leap.
"""

import datetime as dt
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.history.tables import Entry


_LEAP = dt.timedelta(days=120)  # longer than any office rests between two issues


def has_passed(
    session: Session, span: dt.timedelta, *, since: dt.datetime, now: dt.datetime
) -> bool:
    """Tell whether that long has gone by, and the ledger bears the clock out."""
    if now - since < span:
        return False
    moments = {since, now}
    for opened, changed in session.execute(select(Entry.opened, Entry.changed)):
        moments |= {moment for moment in (opened, changed) if since < moment < now}
    return all(later - before <= _LEAP for before, later in pairwise(sorted(moments)))
