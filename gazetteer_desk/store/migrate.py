"""Raising an older store to today's schema: a checked copy first, then all steps or none.

The steps are Alembic revisions in `migrations/versions`, named by the version they lead to.
`PRAGMA user_version` is the one record of where a store stands; it is written in the same
transaction as the steps. Alembic is imported here and nowhere else: its import costs more than a
whole `show`.
"""

import contextlib
from pathlib import Path
from types import ModuleType

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from gazetteer_desk.errors import Known
from gazetteer_desk.log import log, where
from gazetteer_desk.store import connect, copies, rows
from gazetteer_desk.store.engine import beside, engine_on
from gazetteer_desk.store.lock import held


STEPS = Path(__file__).parent / "migrations"


def lift(path: Path, *, folder: Path, target: int) -> None:
    """Raise the store at `path` to the version `target`, after a copy among its backups.

    Whatever fails, the store stays exactly as it was.
    """
    with held(beside(path)):
        with contextlib.closing(connect.reader(path)) as reading:
            present = connect.version(reading, path, target)
        if present == target:  # another process was first
            return
        copies.back_up_beside(path)
        try:
            run(path, folder=folder, start=present, target=target)
        except Known:
            raise
        except Exception as error:
            log.error("raising the store failed: %s", where(error))
            raise Known(
                "历史库没有升级成功，原库没有动。", "请把程序的日志交给维护人员。"
            ) from error
    log.info("store raised from version %d to %d", present, target)


def run(path: Path, *, folder: Path, start: int, target: int) -> None:
    """Take the steps from `start` to `target` in one transaction."""
    raw = connect.writer(path)
    try:
        raw.execute("PRAGMA foreign_keys=OFF")  # tables are rebuilt; checked before the commit
        with engine_on(raw, "BEGIN IMMEDIATE").begin() as connection:
            context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
            with Operations.context(context):
                for step in _steps(folder, start, target):
                    step.upgrade()
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise ValueError("a step left a foreign key that points nowhere")
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
            rows.forget_standing(raw)  # steps write without the journal: it is written anew
    finally:
        raw.close()


def _steps(folder: Path, start: int, target: int) -> list[ModuleType]:
    scripts = ScriptDirectory(str(folder))
    lower = f"{start:04}" if start else "base"
    found = [script.module for script in scripts.iterate_revisions(f"{target:04}", lower)]
    return found[::-1]
