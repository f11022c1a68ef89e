from contextlib import closing, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer_desk.bulletin.recipients import Recipients
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.directory.columns import ColumnDrawer
from gazetteer_desk.directory.recipients import RecipientDrawer
from gazetteer_desk.directory.series import Directory
from gazetteer_desk.directory.units import UnitDrawer
from gazetteer_desk.errors import Known, NotFound, NotWritable
from gazetteer_desk.history import placing
from gazetteer_desk.history.dropped import Dropped
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.history.rows import Printing, Signature
from gazetteer_desk.history.status import Status
from gazetteer_desk.store import backup, base, connect, rows
from gazetteer_desk.store.engine import open_store
from gazetteer_desk.store.pack import unpack
from tests.make import article, bulletin, picture, png


PACKED = {"bulletin", "article"}


def everything(path):
    """Return every row that a journal can bring back, words unpacked, and the ids given."""
    with closing(connect.reader(path)) as raw:
        raw.row_factory = lambda cursor, row: dict(
            zip((name for name, *_ in cursor.description), row, strict=True)
        )
        found = {}
        for table, key in rows.tables().items():
            found[table] = [
                {name: unpack(value) if name in PACKED else value for name, value in row.items()}
                for row in raw.execute(f"SELECT * FROM {table} ORDER BY {key}")
            ]
        return found


class Office:
    """Does things to a store, each chosen by a number."""

    def __init__(self, path):
        self.path = path
        self.store = open_store(path)
        self.ledger = Ledger(self.store, (placing.follow,))
        self.items = Items(self.store)
        self.backups = []

    def do(self, deed, at):
        entries = [line.id for line in self.ledger.lines()]
        entry = entries[at % len(entries)] if entries else None
        with_entry = {
            "keep": lambda: self.ledger.keep(
                entry, self.words(at), {}, base=None, occasion=Occasion.SAVED, note="注"
            ),
            "name": lambda: self.ledger.name_revision(self.ledger.line(entry).head, f"名{at}"),
            "stage": lambda: self.ledger.advance(entry, list(Status)[at % 6], reason="印误"),
            "remark": lambda: self.ledger.remark(entry, f"备注{at}"),
            "sign": lambda: self.sign(entry),
            "hold": lambda: self.items.hold(self.ledger.head(entry)[1].articles, entry=entry),
        }
        others = {
            "enter": lambda: self.ledger.enter(self.words(at), {}, occasion=Occasion.SAVED),
            "plate": lambda: self.ledger.store_plates(picture(png(shade=at))[1]),
            "receive": lambda: self.items.receive(
                article(f"来稿{at}", key=f"k{at}"), source="邮件"
            ),
            "decline": lambda: self.items.decline(at % 3 + 1, "重复" if at % 2 else ""),
            "remove": lambda: self.items.remove(at % 3 + 1),
            "units": lambda: UnitDrawer(self.store).change(
                lambda now: (*now[at % 2 :], Unit(name=f"单位{at}", note="注"))
            ),
            "columns": lambda: ColumnDrawer(self.store).change(
                "简报", lambda now: (f"栏{at}", *now[::-1])
            ),
            "recipients": lambda: RecipientDrawer(self.store).change(
                "简报", lambda now: Recipients(spare=at)
            ),
            "scheme": lambda: Directory(self.store).set_scheme("简报", Scheme(contents=at % 2 > 0)),
            "drop": lambda: Dropped(self.store).put(self.words(at), entry=entry),
            "back up": lambda: self.backups.append(backup.back_up(self.store)),
            "restore": lambda: backup.restore(self.path, self.backups[at % len(self.backups)]),
            "end": self.end,
        }
        if deed in with_entry and entry is None:
            return
        if deed == "restore" and not self.backups:
            return
        with suppress(Known, ValueError):  # refused: then nothing has changed
            (with_entry | others)[deed]()

    def words(self, at):
        return bulletin(f"题{at}", article(f"来稿{at}", key=f"k{at}"), number=at + 1)

    def sign(self, entry):
        with self.store.writing() as session:
            head = self.ledger.revisions(entry)[0]
            mine = {"revision_id": head.id, "digest": head.digest}
            session.add(Signature(**mine, role="核稿", who="王编辑", when=base.now()))
            session.add(Printing(**mine, template="简报", path="a.docx", printed_at=base.now()))

    def end(self):
        self.store.close()
        self.store = open_store(self.path)
        self.ledger, self.items = Ledger(self.store, (placing.follow,)), Items(self.store)


DEEDS = (
    "enter", "keep", "name", "stage", "remark", "sign", "hold", "plate", "receive", "decline",
    "remove", "units", "columns", "recipients", "scheme", "drop", "back up", "restore", "end",
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 5)), max_size=25))
def test_a_store_made_again_from_its_journal_is_that_store(tmp_path_factory, deeds):
    folder = tmp_path_factory.mktemp("office")
    office = Office(folder / "desk.sqlite")
    for deed, at in (("enter", 0), ("receive", 1), *deeds):
        office.do(deed, at)
    office.store.close()
    before = everything(office.path)
    again = folder / "again.sqlite"
    rebuilt = rebuild(office.path, again)
    assert (rebuilt.missed, rebuilt.wordless) == (0, 0)
    assert everything(again) == before
    made = open_store(again, create=False)
    assert backup.verify(made) == []
    made.close()


def history(ledger):
    """Return everything that a journal can bring back of a history."""
    return {
        line.id: [
            (r.nth, r.taken, r.occasion, r.by, r.note, r.digest, ledger.revision(r.id))
            for r in ledger.revisions(line.id)
        ]
        for line in ledger.lines()
    }


def test_a_destroyed_store_is_made_again(store, ledger, path, tmp_path):
    block, plates = picture()
    first = ledger.enter(bulletin("甲"), {}, occasion=Occasion.IMPORTED, by="王编辑")
    ledger.enter(bulletin(article("图", body=(block,))), plates, occasion=Occasion.SAVED)
    kept = first
    for at in range(3):
        kept = ledger.keep(
            1, bulletin(f"题{at}"), {}, base=kept.revision, occasion=Occasion.AUTO, note="注"
        )
    ledger.remark(2, "第1期没有印")
    ledger.advance(1, Status.VOID, reason="印刷有误")
    before = history(ledger)
    said = {line.id: (line.status, line.remark) for line in ledger.lines()}
    store.close()
    path.write_bytes(b"")
    again = tmp_path / "again" / "desk.sqlite"
    assert rebuild(path, again).revisions == 5
    made = open_store(again, create=False)
    assert history(Ledger(made)) == before
    assert {line.id: (line.status, line.remark) for line in Ledger(made).lines()} == said
    assert Ledger(made).plates([block.digest]) == plates
    assert backup.verify(made) == []
    made.close()


def test_what_a_restore_took_back_is_in_the_backup_before_it(store, ledger, path, tmp_path):
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    wanted = backup.back_up(store)
    ledger.enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    aside = backup.restore(path, wanted)
    ledger.enter(bulletin("丙"), {}, occasion=Occasion.SAVED)
    again = tmp_path / "again.sqlite"
    rebuild(path, again)
    made = open_store(again)
    assert {line.titles for line in Ledger(made).lines()} == {("甲",), ("丙",)}
    made.close()
    kept = open_store(aside)
    assert {line.titles for line in Ledger(kept).lines()} == {("甲",), ("乙",)}
    kept.close()


def test_a_rebuilt_store_can_be_rebuilt_itself(store, ledger, path, tmp_path):
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    assert rebuild(path, tmp_path / "b.sqlite").revisions == 1
    made = open_store(tmp_path / "b.sqlite")
    Ledger(made).enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    made.close()
    assert rebuild(tmp_path / "b.sqlite", tmp_path / "c.sqlite").revisions == 2


def test_rebuilding_overwrites_nothing(store, ledger, path, tmp_path):
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    with pytest.raises(NotWritable):
        rebuild(path, path)
    with pytest.raises(NotFound):
        rebuild(tmp_path / "none.sqlite", tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists()
