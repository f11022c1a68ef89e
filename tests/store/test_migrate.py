import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from gazetteer_desk.errors import Known
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rows import ItemState
from gazetteer_desk.store import backup, base, connect, migrate
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin


GOOD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9002", "%s"
def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("item") as batch:
        batch.add_column(sa.Column("weight", sa.Integer, nullable=True))
"""
BAD = """
from alembic import op
revision, down_revision = "9003", "9002"
def upgrade():
    op.execute("UPDATE entry SET title = '半截'")
    op.execute("CREATE TABLE half (id)")
    %s
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Migrations of a future that only this test knows."""
    steps = tmp_path / "steps"
    (steps / "versions").mkdir(parents=True)
    for step in (migrate.STEPS / "versions").glob("v*.py"):
        (steps / "versions" / step.name).write_text(step.read_text("utf-8"), "utf-8")
    (steps / "versions" / "v9002.py").write_text(GOOD % f"{base.VERSION:04}", "utf-8")
    return steps


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()
        return [str(version), *raw.iterdump()]


def shape(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: "".join(sql.split()) for name, sql in rows}


def _is_of_fts5(difference):
    """Tell whether a table is one that SQLite keeps for its own index of words."""
    return difference[0] == "remove_table" and difference[1].name.partition("_")[0] == "words"


def test_the_steps_from_nothing_lead_to_what_a_new_store_is(path, tmp_path):
    open_store(path).close()
    stepped = tmp_path / "stepped.sqlite"
    with closing(sqlite3.connect(stepped)) as raw:
        raw.execute(f"PRAGMA application_id={connect.APPLICATION}")
    migrate.run(stepped, folder=migrate.STEPS, start=0, target=base.VERSION)
    assert shape(stepped) == shape(path)
    assert dump(stepped)[0] == dump(path)[0]
    with closing(connect.reader(stepped)) as raw:
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection)
            found = compare_metadata(context, base.load_rooms())
            assert [one for one in found if not _is_of_fts5(one)] == []


def test_the_newest_step_is_the_version_of_the_program():
    names = sorted(file.name for file in (migrate.STEPS / "versions").glob("v*.py"))
    assert names[-1].startswith(f"v{base.VERSION:04}")


def test_the_first_store_is_raised_with_all_it_holds(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id={connect.APPLICATION}")
    migrate.run(path, folder=migrate.STEPS, start=0, target=1)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(
            "INSERT INTO item (state, received, title, unit, author, channel, reason)"
            " VALUES ('held', '2026-03-05T00:00:00.000000+00:00', '旧稿', '', '', '', '')"
        )
        raw.commit()
    store = open_store(path)
    (line,) = Items(store).lines()
    assert (line.title, line.state) == ("旧稿", ItemState.HELD)
    kept = Ledger(store).enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    assert Ledger(store).line(kept.entry).titles == ("甲",)
    assert backup.verify(store) == []
    store.close()


def test_an_older_store_is_raised_after_a_copy(path, folder):
    store = open_store(path)
    kept = Ledger(store).enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    store.close()
    before = dump(path)
    migrate.lift(path, folder=folder, target=9002)
    migrate.lift(path, folder=folder, target=9002)
    assert {"later", "item"} <= shape(path).keys()
    assert "weight" in shape(path)["item"]
    assert dump(path)[0] == "(9002,)"
    with closing(connect.reader(path)) as raw:
        rows = raw.execute("SELECT entry_id, nth FROM revision").fetchall()
    assert rows == [(kept.entry, 1)]
    copies = list((path.parent / "desk.sqlite.d" / "backups").glob("*.sqlite"))
    assert [dump(copy) for copy in copies] == [before]


@pytest.mark.parametrize(
    "failing",
    [
        "raise RuntimeError('机密')",
        "op.execute('INSERT INTO nowhere VALUES (1)')",
        "op.execute('UPDATE entry SET series_id = 99')",
    ],
)
def test_a_failing_step_leaves_the_store_as_it_was(path, folder, failing, quiet_log):
    (folder / "versions" / "v9003.py").write_text(BAD % failing, "utf-8")
    store = open_store(path)
    Ledger(store).enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    store.close()
    before = dump(path)
    with pytest.raises(Known, match="没有升级成功") as caught:
        migrate.lift(path, folder=folder, target=9003)
    assert caught.value.remedy
    assert dump(path) == before
    assert "机密" not in quiet_log[0].getMessage()
    quiet_log.clear()
    store = open_store(path)
    assert backup.verify(store) == []
    store.close()


def test_opening_raises_an_older_store_by_itself(path, folder, monkeypatch):
    store = open_store(path)
    Ledger(store).enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    old = backup.back_up(store)
    store.close()
    present = base.VERSION
    monkeypatch.setattr(base, "VERSION", 9002)
    monkeypatch.setattr(migrate, "STEPS", folder)
    store = open_store(path)
    assert Ledger(store).lines()[0].titles == ("甲",)
    backup.restore(path, old)
    assert Ledger(store).lines()[0].titles == ("甲",)
    with store.reading() as session:
        assert session.connection().exec_driver_sql("PRAGMA user_version").scalar() == 9002
    store.close()
    assert dump(old)[0] == f"({present},)"
