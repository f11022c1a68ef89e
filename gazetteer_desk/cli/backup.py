"""backup: a checked copy of the store."""

from pathlib import Path

import click

from gazetteer_desk.cli.parts import opened, start_log, written
from gazetteer_desk.cli.speech import tell
from gazetteer_desk.errors import NotWritable


HELP = """\
备份历史库：写成一个文件，核对无误才算数，打印它的位置。别的窗口开着也可以备份。
不写 OUT 的，放在历史库旁边的备份文件夹里，留最近 20 份。

用法：gazetteer-desk backup [OUT]

选项：
  --help    显示这份说明
"""


@written("backup", HELP, click.Argument(["out"], required=False, metavar="OUT"))
def command(out: str | None) -> None:
    """Make the copy and print where it is."""
    from gazetteer_desk.store import backup

    if out and Path(out).is_dir():
        raise NotWritable(f"“{out}”是一个文件夹。", "请写出备份的文件名。")
    start_log()
    with opened(create=False) as (store, _):
        made = backup.back_up(store, Path(out) if out else None)
    tell(str(made))
