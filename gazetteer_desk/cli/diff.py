"""diff: what changed between two revisions of an issue."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import EntryId, as_json, flag, opened, written
from gazetteer_desk.cli.speech import tell
from gazetteer_desk.cli.wording import Misused
from gazetteer_desk.errors import NotFound


if TYPE_CHECKING:
    from gazetteer_desk.bulletin.changes import Change
    from gazetteer_desk.bulletin.compared import Comparison, Runs


HELP = """\
看一期简报的两稿之间改了什么：按篇、按段、按词。A 是旧稿，B 是新稿，写稿次，如 3 和 5。
改过的段落在下面写出原文，[-删去的字-]，{+新写的字+}，没改的长句从略。

用法：gazetteer-desk diff ID A B [--json]
      gazetteer-desk diff ID A B -o OUT.docx    另写成花脸稿，打印文件的位置

选项：
  -o, --output OUT.docx
            花脸稿：B 稿的 Word 文件，改动是 Word 的修订，全部接受是 B 稿，全部拒绝是 A 稿
  --json    打印 JSON：{"id", "old", "new", "added", "deleted", "changes": [{"sort", "article",
            "heading", "said", "added", "deleted"}]}
  --help    显示这份说明
"""
_SHOWN = 12  # characters of unchanged words on either side of a change


class Nth(click.ParamType[int]):
    """The number of a revision within its issue (稿次)."""

    name = "nth"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; 第3稿 is one too."""
        words = str(value).removeprefix("第").removesuffix("稿")
        if not (words.isascii() and words.isdigit()):
            raise Misused(f"“{value}”不是稿次；稿次是 history 打印的数，如 3。", ctx)
        return int(words[-18:])


@written(
    "diff",
    HELP,
    click.Argument(["entry"], type=EntryId(), metavar="ID"),
    click.Argument(["old"], type=Nth(), metavar="A"),
    click.Argument(["new"], type=Nth(), metavar="B"),
    click.Option(["-o", "--output"], metavar="OUT.docx"),
    flag("--json"),
)
def command(entry: int, old: int, new: int, output: str | None, *, json: bool) -> None:
    """Print the changes, or write them as a Word file and print its path."""
    from gazetteer_desk.bulletin import changes, compare

    context = click.get_current_context()
    if output and Path(output).suffix.lower() != ".docx":
        raise Misused(f"“{output}”应以 .docx 结尾。", context)
    if output and json:
        raise Misused("-o 和 --json 不能同时用。", context)
    with opened(create=False) as (store, ledger):
        lines = {line.nth: line for line in ledger.revisions(entry)}
        for nth in (old, new):
            if nth not in lines:
                raise NotFound(f"编号 {entry} 没有第{nth}稿，共有 {len(lines)} 稿。")
        before, after = (ledger.revision(lines[nth].id) for nth in (old, new))
        if output:
            from gazetteer_desk.bulletin.issue import plates_of
            from gazetteer_desk.directory.series import Directory
            from gazetteer_desk.export.redline import export_redline
            from gazetteer_desk.export.tracking import Stamp

            scheme = Directory(store).scheme_of(after.masthead.series)
            plates = ledger.plates({*plates_of(before), *plates_of(after)})
            stamp = Stamp(f"第{new}稿", lines[new].taken.astimezone())
            templates = paths.data_dir() / "templates"
            export_redline(
                before,
                after,
                plates,
                Path(output),
                stamp=stamp,
                scheme=scheme,
                templates=templates,
            )
            tell(output)
            return
    found = compare.compare(before, after)
    listed = changes.listed(found)
    if json:
        tell(as_json({"id": entry, "old": old, "new": new, **_value(listed)}))
    else:
        head = f"第{old}稿 → 第{new}稿：{_sum(listed)}"
        tell("\n".join([head, *_lines(found, listed)]))


def _value(listed: "tuple[Change, ...]") -> dict[str, Any]:
    return {
        "added": sum(one.added for one in listed),
        "deleted": sum(one.deleted for one in listed),
        "changes": [
            {
                "sort": str(one.sort),
                "article": one.key,
                "heading": one.heading,
                "said": one.said,
                "added": one.added,
                "deleted": one.deleted,
            }
            for one in listed
        ],
    }


def _sum(listed: "tuple[Change, ...]") -> str:
    from gazetteer_desk.bulletin import changes

    return f"{changes.summary(listed)}。" if listed else "没有改动。"


def _lines(found: "Comparison", listed: "tuple[Change, ...]") -> Iterator[str]:
    """Yield the changes under their headings, the words of reworded paragraphs below."""
    from gazetteer_desk.bulletin import changes

    for heading, some in groupby(listed, key=lambda one: one.heading):
        yield f"\n{heading}"
        for one in some:
            yield f"  {one.sort.label}  {one.told}"
            block = changes.block_at(found, one.spot)
            if block is not None and block.is_reworded and (words := _marked(block.runs)):
                yield f"      {words}"


def _marked(runs: "Runs") -> str:
    """Return the words with their changes marked, "" where none is another."""
    from gazetteer_desk.bulletin.compared import Sort

    signs = {Sort.ADDED: "{{+{}+}}", Sort.DELETED: "[-{}-]"}
    if not any(run.sort in signs for run in runs):
        return ""
    last = len(runs) - 1
    return "".join(
        signs[run.sort].format(run.text)
        if run.sort in signs
        else _cut(run.text, first=not at, last=at == last)
        for at, run in enumerate(runs)
    )


def _cut(words: str, *, first: bool, last: bool) -> str:
    """Return words that did not change, the middle of many left out."""
    ahead, behind = words[: 0 if first else _SHOWN], words[len(words) if last else -_SHOWN :]
    return words if len(words) <= len(ahead) + len(behind) + 1 else f"{ahead}…{behind}"
