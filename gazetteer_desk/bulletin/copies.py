"""How many copies are printed, and why so many (印数): line by line, always open to another word.

The sum is what the list says of each name that is printed, one copy for a name it does not know,
and the copies for the archive and to spare. It is a proposal. An office has its reasons (the
reference bulletin prints 21, which is not the sum of those it is sent to): with one word of reason
any number stands, and nothing more is said of it.
"""

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import addressees
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import TAIL
from gazetteer_desk.bulletin.recipients import Group, Recipients, with_copies


class CopyLine(msgspec.Struct, frozen=True):
    """One row of the account: to whom, how many, on what grounds. No group: it stays here."""

    group: Group | None
    name: str
    copies: int
    basis: str
    is_known: bool = True


ARCHIVE, SPARE = "存档", "备用"
_GROUPS = tuple(Group)


def explain(distribution: Distribution, recipients: Recipients) -> tuple[CopyLine, ...]:
    """Return the account of the copies, in the order of the printed page."""
    known = {(one.group, one.name): one for one in recipients.recipients}
    found: list[CopyLine] = []
    for group in _GROUPS:
        names = tuple(name for of, name in known if of is group)
        for entry in getattr(distribution, group):
            for name in addressees.names(entry, names):
                if (one := known.get((group, name))) is None:
                    found.append(CopyLine(group, name, 1, "不在名单里，按 1 份计", is_known=False))
                else:
                    found.append(CopyLine(group, name, one.copies, _basis(one.members, one.note)))
    found.append(CopyLine(None, ARCHIVE, recipients.archive, "留底"))
    found.append(CopyLine(None, SPARE, recipients.spare, "备补发"))
    return tuple(found)


def recorded(recipients: Recipients, lines: Iterable[CopyLine]) -> Recipients:
    """Return the list with the copies of these lines, names it did not know entered (记入名单)."""
    for line in lines:
        if line.group is not None:
            recipients = with_copies(recipients, line.group, line.name, line.copies)
        elif line.name == ARCHIVE:
            recipients = replace(recipients, archive=line.copies)
        else:
            recipients = replace(recipients, spare=line.copies)
    return recipients


def total(lines: tuple[CopyLine, ...]) -> int:
    """Return the sum of an account."""
    return sum(line.copies for line in lines)


def remarks(bulletin: Bulletin, lines: tuple[CopyLine, ...]) -> tuple[Remark, ...]:
    """Return what is doubtful about the printed number of copies, given its account.

    Nothing is, where a reason is written; nor where no name is on the list: then there is nothing
    to hold the number against.
    """
    printed, together = bulletin.copies, total(lines)
    if printed in (None, together) or bulletin.state.copies_reason.strip():
        return ()
    if not any(line.is_known for line in lines if line.group):
        return ()
    said = f"去向合计 {together} 份，这里是 {printed} 份。可按合计填，或写一句原因。"
    return (
        Remark(
            place=TAIL,
            field="copies",
            weight=Weight.DOUBTFUL,
            said=said,
            short="印数与合计不符",
            remedy=f"按合计填 {together}",
            fix=together,
        ),
    )


def _basis(members: tuple[str, ...], note: str) -> str:
    grounds = [f"名单，共 {len(members)} 个单位" if members else "名单"]
    return "；".join(filter(None, (*grounds, note)))
