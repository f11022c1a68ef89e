"""What the drawers know that an issue is judged by."""

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
    with desk.store.reading():
        return Known(
            listed=numbers.known(desk, asked.series, (*others, without)),
            reason=asked.remark,
            is_void=asked.status is Status.VOID,
            last=_last(desk, asked),
            recipients=desk.recipients.of(asked.series),
        )


def _last(desk: Desk, asked: OnDesk) -> Bulletin | None:
    """Return the newest issue beside this one: of its series, of any while it has none."""
    for line in desk.ledger.lines():
        is_own = line.id == asked.entry or line.status is Status.VOID
        if not is_own and asked.series in ("", line.series):
            return desk.ledger.head(line.id)[1]
    return None
