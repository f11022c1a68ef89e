"""The kept 稿 as lines that the panes show."""

import datetime as dt
from collections.abc import Iterable

from gazetteer_desk.history.lines import RevisionLine
from gazetteer_desk.history.signing import Signed, Step
from ui.panes.versions import VersionLine


_SIGNATURES = (Step.CHECKED, Step.APPROVED, Step.AGAIN, Step.ISSUED)


def version(line: RevisionLine, steps: Iterable[Signed] = ()) -> VersionLine:
    """Return how a revision is shown, with the last signature among the issue's steps."""
    mine = (one for one in steps if one.revision == line.id and one.step in _SIGNATURES)
    last = next(mine, None)
    signed = "　".join(filter(None, (last.step, last.who, when(last.when)))) if last else ""
    return VersionLine(
        revision=line.id,
        nth=line.nth,
        when=when(line.taken),
        occasion=line.occasion.label,
        note=line.note,
        characters=line.characters,
        signed=signed,
    )


def when(taken: dt.datetime) -> str:
    """Return a moment as a clerk says it: 今天 14:32, 3月9日 16:05."""
    here = taken.astimezone()
    today = dt.datetime.now().astimezone().date()
    if here.date() == today:
        return f"今天 {here:%H:%M}"
    year = f"{here.year}年" if here.year != today.year else ""
    return f"{year}{here.month}月{here.day}日 {here:%H:%M}"
