"""What a lost session had written, put together again from its parts."""

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import FRAME, Frame, Part, join, restore_part, split
from gazetteer_desk.desk.values import LastWords
from gazetteer_desk.errors import Known
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.recovery import RecoveredDraft


def last_words(ledger: Ledger, row: RecoveredDraft) -> LastWords | None:
    """Return the issue that these parts and what they grew from make; nothing is dropped.

    Where that revision is gone or damaged, the parts that are there become a new issue.
    """
    entry, base = row.entry, row.base
    parts: dict[str, Part] = {}
    try:
        parts = split(ledger.revision(base)) if base is not None else {}
    except Known:
        entry = base = None
    parts |= {key: restore_part(key, stored) for key, stored in row.parts.items()}
    if not parts:
        return None
    keys = tuple(key for key in parts if key != FRAME)
    parts.setdefault(FRAME, Frame(Bulletin(), keys))
    line = None if entry is None else ledger.line(entry)
    return LastWords(row.draft_key, entry, base, row.taken, join(parts), line)
