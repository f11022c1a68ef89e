"""backup: a checked copy of the store."""

from pathlib import Path

import click

from gazetteer_desk.cli.parts import as_json, flag, opened, start_log, written
from gazetteer_desk.cli.speech import tell
from gazetteer_desk.errors import NotWritable


HELP = """\
备份历史库：写成一个文件，核对无误才算数，打印它的位置。别的窗口开着也可以备份。
不写 OUT 的，放在历史库旁边的备份文件夹里，留最近 20 份，再往前每天、每周、每月各留一份。

用法：gazetteer-desk backup [OUT] [--json]

选项：
  --json    位置打印成 JSON，给程序读
  --help    显示这份说明
"""


@written("backup", HELP, click.Argument(["out"], required=False, metavar="OUT"), flag("--json"))
def command(out: str | None, *, json: bool) -> None:
    """Make the copy and print where it is."""
    from gazetteer_desk.store import backup

    if out and Path(out).is_dir():
        raise NotWritable(f"“{out}”是一个文件夹。", "请写出备份的文件名。")
    start_log()
    with opened(create=False) as (store, _):
        made = backup.back_up(store, Path(out) if out else None)
    tell(as_json({"path": str(made)}) if json else str(made))
