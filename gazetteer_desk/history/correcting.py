"""更正: what has gone out is opened once more, and locked again with new words or with the old.

Every revision of a correction bears its reason, no two corrections that follow each other the same
one: so it is known for ever which words had gone out when it was opened.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.errors import NoSuchStep
from gazetteer_desk.history import chain, lines, standing
from gazetteer_desk.history.keeping import Pen, Why
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import NUMBERED
from gazetteer_desk.history.tables import Entry, Revision


DROPPED = "放弃更正"


def begin(session: Session, entry: int, reason: str) -> None:
    """Open an issue that has gone out for a correction (更正), for a reason.

    Raises `NoSuchStep` where it has not gone out, is open already, or there is no reason.
    """
    row, reason = standing.row_of(session, entry), clean_line(reason).strip()
    if row.status not in NUMBERED:
        raise NoSuchStep(f"这一期现在是“{row.status.label}”，可以直接改，不用写更正。")
    if row.correcting:
        raise NoSuchStep("这一期已经在更正，没有再开一次。")
    if not reason:
        raise NoSuchStep("更正要写明原因，没有打开。")
    head = session.get(Revision, row.head_id)
    last = head.note if head is not None and head.occasion is Occasion.CORRECTED else ""
    row.correcting = reason if reason != last else f"{reason}（再次更正）"
    session.flush()


def end(session: Session, entry: int) -> bool:
    """Lock an issue again that was open for a correction; tell whether anything was changed.

    Raises `NoSuchStep` where it was not open.
    """
    row = _open(session, entry)
    is_changed = _is_of(session.get_one(Revision, row.head_id), row.correcting)
    row.correcting = ""
    session.flush()
    return is_changed


def drop(session: Session, pen: Pen, entry: int) -> int:
    """Lock an issue again with the words that it had gone out with (放弃更正).

    Return the 稿次 of the newest words that are dropped, 0 where nothing was changed. Raises
    `NoSuchStep` where it was not open for a correction.
    """
    row = _open(session, entry)
    asked = select(Revision).where(Revision.entry_id == entry).order_by(Revision.nth.desc())
    made = tuple(session.scalars(asked))
    gone_out = next((one for one in made if not _is_of(one, row.correcting)), None)
    if gone_out is None:  # after a recovery
        raise NoSuchStep("更正以前的一稿已经没有了，不能放弃更正。", "请改好后按“完成更正”。")
    row.correcting = ""
    session.flush()
    if gone_out is made[0]:
        return 0
    data = lines.unpacked(gone_out.bulletin, gone_out.digest)
    words = chain.Words(lines.restore(gone_out.bulletin, gone_out.digest), kept=data)
    pen.append(row, words, Why(Occasion.RESTORED, DROPPED))
    row.is_corrected = _has_corrected(made, gone_out)
    session.flush()
    return made[0].nth


def _open(session: Session, entry: int) -> Entry:
    row = standing.row_of(session, entry)
    if not row.correcting:
        raise NoSuchStep("这一期没有在更正。")
    return row


def _is_of(revision: Revision, reason: str) -> bool:
    return revision.occasion is Occasion.CORRECTED and revision.note == reason


def _has_corrected(made: tuple[Revision, ...], words: Revision) -> bool:
    """Tell whether these words came of a correction.

    What was brought back when one was dropped is as what that had followed, whatever it is named
    by now.
    """
    while words.occasion is Occasion.RESTORED:
        older = [one for one in made if one.nth < words.nth]
        dropped = older[0].note if older and older[0].occasion is Occasion.CORRECTED else ""
        before = next((one for one in older if dropped and not _is_of(one, dropped)), None)
        if before is None:
            return False
        words = before
    return words.occasion is Occasion.CORRECTED
