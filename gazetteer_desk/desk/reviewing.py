"""What the drawers know that an issue is judged by."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.review import Known
from gazetteer_desk.desk import numbers
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.numbers import OnDesk
from gazetteer_desk.history.status import Status


def known(desk: Desk, asked: OnDesk, others: Iterable[OnDesk]) -> Known:
    """Return what is known beside an open issue; the `others` stand open too."""
    without = msgspec.structs.replace(asked, series="", number=IssueNumber())
    open_ones = (*others, without)
    with desk.store.reading():
        last = _last(desk, asked)
        likely = last.masthead.series if last and not asked.series else ""
        return Known(
            listed=numbers.known(desk, asked.series, open_ones),
            likely=numbers.known(desk, likely, open_ones) if likely else (),
            today=dt.date.today(),
            reason=asked.remark,
            is_void=asked.status is Status.VOID,
            last=last,
            recipients=desk.recipients.of(asked.series),
        )


def _last(desk: Desk, asked: OnDesk) -> Bulletin | None:
    """Return the newest issue beside this one: of its series, of any while it has none."""
    for line in desk.ledger.lines():
        is_own = line.id == asked.entry or line.status is Status.VOID
        if not is_own and asked.series in ("", line.series):
            return desk.ledger.head(line.id)[1]
    return None
