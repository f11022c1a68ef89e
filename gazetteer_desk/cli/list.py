"""list: the issues in the history, newest first."""

from typing import TYPE_CHECKING, Any

from gazetteer_desk.cli.parts import aligned, as_json, flag, opened, written
from gazetteer_desk.cli.speech import tell


if TYPE_CHECKING:
    from gazetteer_desk.history.lines import EntryLine


HELP = """\
列出历史库里的各期，新的在前：编号、日期、期号、状态、刊名、首篇题名。

用法：gazetteer-desk list [--json]

选项：
  --json    打印 JSON：[{"id", "series", "number", "total", "dated", "status", "titles"}]
  --help    显示这份说明
"""


@written("list", HELP, flag("--json"))
def command(*, json: bool) -> None:
    """Print a line an issue."""
    with opened(create=False) as (_, ledger):
        lines = ledger.lines()
    if json:
        tell(as_json([_value(line) for line in lines]))
    elif lines:
        tell("\n".join(aligned([_cells(line) for line in lines])))
    else:
        tell("历史库里还没有简报。")


def _value(line: "EntryLine") -> dict[str, Any]:
    return {
        "id": line.id,
        "series": line.series,
        "number": line.number.number,
        "total": line.number.total,
        "dated": line.dated and line.dated.isoformat(),
        "status": str(line.status),
        "titles": list(line.titles),
    }


def _cells(line: "EntryLine") -> tuple[str, ...]:
    number = line.number
    return (
        str(line.id),
        line.dated.isoformat() if line.dated else "无日期",
        f"{number.year or ''}{'年' if number.year else ''}{number.label}" or "无期号",
        line.status.label,
        line.series or "无刊名",
        line.titles[0] if line.titles else "",
    )
