"""What the drawers know that an issue is judged by."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.review import Known
from gazetteer_desk.bulletin.sequence import Sequence
from gazetteer_desk.desk import numbers
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.numbers import OnDesk
from gazetteer_desk.history.status import Status


def known(desk: Desk, asked: OnDesk, others: Iterable[OnDesk]) -> Known:
    """Return what is known beside an open issue; the `others` stand open too."""
    without = msgspec.structs.replace(asked, series="", number=IssueNumber())
    open_ones = (*others, without)
    with desk.store.reading():
        before = last(desk, asked)
        likely = before.masthead.series if before and not asked.series else ""
        return Known(
            listed=numbers.known(desk, asked.series, open_ones),
            likely=numbers.known(desk, likely, open_ones) if likely else Sequence(),
            today=dt.date.today(),
            reason=asked.remark,
            is_void=asked.status is Status.VOID,
            last=before,
            recipients=desk.recipients.of(asked.series),
        )


def last(desk: Desk, asked: OnDesk) -> Bulletin | None:
    """Return the newest issue beside this one: of its series, of any while it has none."""
    of = asked.series or None
    found = desk.ledger.newest(1, series=of, apart_from=asked.entry, is_void=False)
    return desk.ledger.head(found[0].id)[1] if found else None
