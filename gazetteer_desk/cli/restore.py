"""restore: the store as a backup has it, or made again from the journal."""

import os
import shutil
from pathlib import Path

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import as_json, flag, start_log, written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused
from gazetteer_desk.errors import Known, NotFound


HELP = """\
从备份恢复历史库。备份先核对；现在的历史库先另存为一份备份，再 restore 一次就回到原样。
不写 BACKUP 的：历史库完好，用最近一份完好的备份；历史库有损坏，从流水、备份和历史库里取回
全部完好的内容，坏的那个文件改名 .damaged 留着。

用法：gazetteer-desk restore [BACKUP]
      gazetteer-desk restore --list [--json]
      gazetteer-desk restore --journal

选项：
  --list       只列出历史库旁边的备份，新的在前
  --json       列成 JSON，给程序读
  --journal    没有备份可用时，从历史库旁边的流水重建
  --help       显示这份说明
"""


@written(
    "restore",
    HELP,
    click.Argument(["backup"], required=False, metavar="BACKUP"),
    flag("--list"),
    flag("--json"),
    flag("--journal"),
)
def command(backup: str | None, *, list: bool, json: bool, journal: bool) -> None:  # noqa: A002 - the option
    """Do one of them."""
    if (backup is not None) + list + journal > 1:
        raise Misused("BACKUP、--list、--journal 只能用一个。", click.get_current_context())
    if json and not list:
        raise Misused("--json 要与 --list 一起用。", click.get_current_context())
    path = paths.store_path().absolute()
    if list:
        _list(path, json=json)
        return
    start_log()
    if journal:
        _rebuild(path)
    elif backup is not None:
        _restore(path, Path(backup))
    elif _is_sound(path):
        _restore(path, _newest(path))
    else:
        _recover(path)


def _is_sound(path: Path) -> bool:
    from gazetteer_desk.store import backup

    return backup.is_sound(path)


def _restore(path: Path, chosen: Path) -> None:
    from gazetteer_desk.store import backup

    aside = backup.restore(path, chosen)
    tell(f"已恢复到备份“{chosen.name}”。{_kept(aside)}")


def _recover(path: Path) -> None:
    from gazetteer_desk.store.recover import recover

    told = recover(path)
    _index(path)
    tell(f"历史库有损坏，已取回全部完好的内容，共 {told.revisions} 稿。{_kept(told.aside)}")
    for entry, nth in told.lost:
        say(f"编号 {entry} 的简报第 {nth} 稿没有一处完好，没能取回。")
    for entry, nth in told.doubtful:
        say(f"编号 {entry} 的简报第 {nth} 稿取回了，但时间、缘由、留稿人无法核对。")
    if not told.is_all:
        say("历史库和流水都读不全，最近的改动可能没有全部取回，请核对。")


def _rebuild(path: Path) -> None:
    """Make a store from the journal, then put it in the present one's place as a backup is."""
    from gazetteer_desk.history.rebuild import rebuild
    from gazetteer_desk.store import backup
    from gazetteer_desk.store.engine import beside

    built = beside(path) / f"rebuilt-{os.urandom(4).hex()}.sqlite"
    try:
        found = rebuild(path, built)
        aside = backup.restore(path, built)
    finally:
        for ending in ("", "-wal", "-shm"):
            built.with_name(built.name + ending).unlink(missing_ok=True)
        shutil.rmtree(beside(built), ignore_errors=True)
    _index(path)
    tell(f"已从流水重建，共 {found.revisions} 稿。{_kept(aside)}")
    if found.missed or found.wordless:
        say(f"流水里有 {found.missed + found.wordless} 条读不出来，其中的改动没有取回。")


def _index(path: Path) -> None:
    """Let what was made without an index have one again."""
    from gazetteer_desk.search import index
    from gazetteer_desk.store.engine import open_store

    store = open_store(path)
    try:
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


def _list(path: Path, *, json: bool) -> None:
    from gazetteer_desk.store import copies

    lines: list[str] = []
    values: list[dict[str, object]] = []
    for _, found in reversed(_named(path)):
        value: dict[str, object] = {"path": str(found), "taken": copies.taken(found).isoformat()}
        try:
            held = copies.check_copy(found)
            what = f"{held.issues} 期，{held.revisions} 稿"
            value |= {"is_whole": True, "issues": held.issues, "revisions": held.revisions}
        except Known:
            what = "已损坏"
            value |= {"is_whole": False}
        lines.append(f"{found}  {what}")
        values.append(value)
    tell(as_json(values) if json else "\n".join(lines) or "还没有备份。")


def _named(path: Path) -> list[tuple[int, Path]]:
    """Return the backups beside the store; the store itself may be past opening."""
    from gazetteer_desk.store import copies
    from gazetteer_desk.store.engine import beside

    return copies.named(beside(path) / "backups")
