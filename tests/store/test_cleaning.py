"""What killed processes left beside a store is cleared away; what is under way is not."""

import os
import time
from pathlib import Path

from gazetteer_desk.desk import tending
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import backup, cleaning
from tests.make import bulletin


LEFT = (
    "desk.sqlite.d/recovering-1234.sqlite",
    "desk.sqlite.d/recovering-1234.sqlite-wal",
    "desk.sqlite.d/recovering-1234.sqlite.d/lock",
    "desk.sqlite.d/restoring-1234.sqlite",
    "desk.sqlite.d/.restoring-1234.sqlite.5678.tmp",
    "desk.sqlite.d/rehearsal-1234/desk.sqlite",
    "desk.sqlite.d/cleaning-1234.tmp",
    "desk.sqlite.d/journal/.000001.journal.1234.tmp",
    "desk.sqlite.d/backups/.000009-20260101-000000.sqlite.1234.tmp",
    ".desk.sqlite.1234.tmp",
)


def leave(path):
    made = [path.parent / name for name in LEFT]
    for one in made:
        one.parent.mkdir(parents=True, exist_ok=True)
        one.write_bytes(b"words")
    return made


def test_what_is_a_day_old_goes_and_nothing_else(store, path):
    Ledger(store).enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    kept = backup.back_up(store)
    made = leave(path)
    cleaning.tidy(path)
    assert all(one.exists() for one in made)
    before = time.time() - 100_000
    for one in (*made, *{one.parent for one in made if one.parent.name.startswith("re")}, kept):
        os.utime(one, (before, before))
    cleaning.tidy(path)
    assert [one.name for one in made if one.exists()] == []
    assert kept.exists()
    assert backup.verify(store) == []


def test_what_cannot_be_cleared_away_now_is_in_nobodys_way(store, path, monkeypatch):
    made = leave(path)
    before = time.time() - 100_000
    for one in made:
        os.utime(one, (before, before))
    held, unlink = path.parent / LEFT[3], Path.unlink

    def refuse(left, **how):
        if left == held:  # as Windows does while another program reads it
            raise PermissionError
        unlink(left, **how)

    monkeypatch.setattr(Path, "unlink", refuse)
    cleaning.tidy(path)
    assert held.exists()
    assert not (path.parent / LEFT[-1]).exists()


def test_a_damaged_note_of_dates_is_none(path):
    desk = Desk(path)
    (path.parent / "desk.sqlite.d" / "tended.json").write_bytes(b'{"checked":"\xff"}')
    assert tending.dates(path) == tending.Dates()
    assert tending.is_due(desk)
    desk.close()
