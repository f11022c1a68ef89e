"""add: bulletins from exchange files into the history."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer_desk.cli.parts import EntryId, one_line, opened, read_file, start_log, written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused
from gazetteer_desk.errors import Known


if TYPE_CHECKING:
    from gazetteer_desk.bulletin.issue import Bulletin
    from gazetteer_desk.history.ledger import Ledger


HELP = """\
把 JSON 文件里的简报收进历史库。每收妥一期，打印一行编号；打印出来的，已经写进磁盘。
内容和已有的一期完全相同的，不重复收，打印原来的编号。期号与已有的重复的，照收，并在标准错误上指出。

用法：gazetteer-desk add FILE.json ...
      gazetteer-desk add --revise ID FILE.json

选项：
  --revise ID    不另立一期，作为编号 ID 的新一稿
  --help         显示这份说明
"""


@written(
    "add",
    HELP,
    click.Argument(["files"], nargs=-1, required=True, metavar="FILE.json"),
    click.Option(["--revise"], type=EntryId(), metavar="ID"),
)
def command(files: tuple[str, ...], revise: int | None) -> int:
    """Keep each file's bulletin and print its id; a bad file does not stop the rest."""
    if revise is not None and len(files) > 1:
        raise Misused("用 --revise 时只能写一个文件。", click.get_current_context())
    start_log()
    troubles = 0
    with opened() as (_, ledger):
        for name in files:
            try:
                _keep(ledger, name, revise)
            except Known as trouble:
                say(f"{name}：{one_line(trouble)}")
                troubles += 1
    return 1 if troubles else 0


def _keep(ledger: "Ledger", name: str, revise: int | None) -> None:
    from gazetteer_desk.history.occasion import Occasion

    bulletin, plates = read_file(Path(name))
    if revise is None:
        kept = ledger.enter(bulletin, plates, occasion=Occasion.IMPORTED)
    else:
        kept = ledger.keep(revise, bulletin, plates, base=None, occasion=Occasion.REVISED)
    tell(str(kept.entry))
    if kept.is_new:
        _name_clash(ledger, kept.entry, bulletin)


def _name_clash(ledger: "Ledger", entry: int, bulletin: "Bulletin") -> None:
    others = ledger.clash(bulletin.number, bulletin.masthead.series, apart_from=entry)
    if others:
        listed = "、".join(str(other) for other in others)
        say(f"提醒：{bulletin.label}与编号 {listed} 的期号重复，仍收为编号 {entry}，请核对期号。")
