"""show: one issue of the history, as text or in the exchange form."""

import click

from gazetteer_desk.cli.parts import EntryId, flag, opened, written
from gazetteer_desk.cli.speech import tell


HELP = """\
看历史库里一期简报最近一稿的全文。

用法：gazetteer-desk show ID [--json]

选项：
  --json    打印 JSON（图片也在内）；原样再 add 一次，还是同一期
  --help    显示这份说明
"""


@written("show", HELP, click.Argument(["entry"], type=EntryId(), metavar="ID"), flag("--json"))
def command(entry: int, *, json: bool) -> None:
    """Print the newest revision of an entry."""
    with opened(create=False) as (_, ledger):
        _, bulletin = ledger.head(entry)
        if json:
            from gazetteer_desk.bulletin import codec
            from gazetteer_desk.bulletin.issue import plates_of

            wanted = plates_of(bulletin)
            plates = ledger.plates(wanted) if wanted else {}
            words = codec.write(bulletin, plates).decode().removesuffix("\n")
        else:
            from gazetteer_desk.bulletin import plain

            words = plain.text(bulletin)
    tell(words)
