"""history: every kept revision of an issue."""

from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk.cli.parts import EntryId, aligned, as_json, flag, opened, written
from gazetteer_desk.cli.speech import tell


if TYPE_CHECKING:
    from gazetteer_desk.history.lines import RevisionLine


HELP = """\
列出一期简报的各稿，新的在前：稿次、时间、缘由、字数、名称。

用法：gazetteer-desk history ID [--json]

选项：
  --json    打印 JSON：[{"nth", "taken", "occasion", "characters", "name", "digest"}]
  --help    显示这份说明
"""


@written("history", HELP, click.Argument(["entry"], type=EntryId(), metavar="ID"), flag("--json"))
def command(entry: int, *, json: bool) -> None:
    """Print a line a revision."""
    with opened(create=False) as (_, ledger):
        lines = ledger.revisions(entry)
    tell(as_json([_value(line) for line in lines]) if json else "\n".join(_rows(lines)))


def _value(line: "RevisionLine") -> dict[str, Any]:
    return {
        "nth": line.nth,
        "taken": line.taken.isoformat(timespec="seconds"),
        "occasion": line.occasion.label,
        "characters": line.characters,
        "name": line.note,
        "digest": line.digest,
    }


def _rows(lines: "list[RevisionLine]") -> list[str]:
    return aligned(
        [
            (
                f"第{line.nth}稿",
                f"{line.taken.astimezone():%Y-%m-%d %H:%M}",
                line.occasion.label,
                f"{line.characters} 字",
                line.note,
            )
            for line in lines
        ]
    )
