"""restore: the store as a backup has it, or made again from the journal."""

import os
import shutil
from pathlib import Path

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import flag, start_log, written
from gazetteer_desk.cli.speech import tell
from gazetteer_desk.cli.wording import Misused
from gazetteer_desk.errors import Known, NotFound


HELP = """\
从备份恢复历史库。备份先核对；现在的历史库先另存为一份备份，再 restore 一次就回到原样。
不写 BACKUP 的，用最近一份完好的备份。

用法：gazetteer-desk restore [BACKUP]
      gazetteer-desk restore --list
      gazetteer-desk restore --journal

选项：
  --list       只列出历史库旁边的备份，新的在前
  --journal    没有备份可用时，从历史库旁边的流水重建
  --help       显示这份说明
"""


@written(
    "restore",
    HELP,
    click.Argument(["backup"], required=False, metavar="BACKUP"),
    flag("--list"),
    flag("--journal"),
)
def command(backup: str | None, *, list: bool, journal: bool) -> None:  # noqa: A002 - the option
    """Do one of the three."""
    if (backup is not None) + list + journal > 1:
        raise Misused("BACKUP、--list、--journal 只能用一个。", click.get_current_context())
    path = paths.store_path().absolute()
    if list:
        tell("\n".join(_listed(path)) or "还没有备份。")
        return
    start_log()
    if journal:
        _rebuild(path)
    else:
        _restore(path, Path(backup) if backup is not None else _newest(path))


def _restore(path: Path, chosen: Path) -> None:
    from gazetteer_desk.store import backup

    aside = backup.restore(path, chosen)
    tell(f"已恢复到备份“{chosen.name}”。{_kept(aside)}")


def _rebuild(path: Path) -> None:
    """Make a store from the journal, then put it in the present one's place as a backup is."""
    from gazetteer_desk.history.rebuild import rebuild
    from gazetteer_desk.store import backup
    from gazetteer_desk.store.engine import beside

    built = beside(path) / f"rebuilt-{os.urandom(4).hex()}.sqlite"
    try:
        revisions = rebuild(path, built).revisions
        _index(built)
        aside = backup.restore(path, built)
    finally:
        for ending in ("", "-wal", "-shm"):
            built.with_name(built.name + ending).unlink(missing_ok=True)
        shutil.rmtree(beside(built), ignore_errors=True)
    tell(f"已从流水重建，共 {revisions} 稿。{_kept(aside)}")


def _index(path: Path) -> None:
    """Let what was made without an index have one."""
    from gazetteer_desk.search import index
    from gazetteer_desk.store.engine import open_store

    store = open_store(path)
    try:
        with store.writing() as session:
            index.doubt(session)
        for _ in index.catch_up(store):
            pass
    finally:
        store.close()


def _kept(aside: Path) -> str:
    return f"原来的历史库收在“{aside}”。" if aside.exists() else ""


def _newest(path: Path) -> Path:
    """Return the newest backup that is whole."""
    from gazetteer_desk.store import copies

    for _, found in reversed(_named(path)):
        try:
            copies.check_copy(found)
        except Known:
            continue
        return found
    raise NotFound("历史库旁边没有完好的备份。", "请写出备份文件，或试 restore --journal。")


def _listed(path: Path) -> list[str]:
    from gazetteer_desk.store import copies

    lines: list[str] = []
    for _, found in reversed(_named(path)):
        try:
            held = copies.check_copy(found)
            what = f"{held.entries} 期，{held.revisions} 稿"
        except Known:
            what = "已损坏"
        lines.append(f"{found}  {what}")
    return lines


def _named(path: Path) -> list[tuple[int, Path]]:
    """Return the backups beside the store; the store itself may be past opening."""
    from gazetteer_desk.store import copies
    from gazetteer_desk.store.engine import beside

    return copies.named(beside(path) / "backups")
