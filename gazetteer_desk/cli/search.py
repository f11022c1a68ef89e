"""search: articles of the history in which all the words occur."""

import sys
from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk.cli.parts import as_json, flag, opened, written
from gazetteer_desk.cli.speech import tell


if TYPE_CHECKING:
    from gazetteer_desk.search.scan import Hit


SHOWN = 50
HELP = """\
在历史库各期最近一稿里查找：题名、副题、按语、正文、栏目、供稿单位里含有全部词语的篇目，新的在前。
空格隔开的是几个词；要连在一起的，放在引号里。全角半角、大写小写不分。

用法：gazetteer-desk search WORDS ... [--json]

选项：
  --json    打印 JSON：{"count", "hits": [{"id", "article", "title", "series", "number",
            "dated", "excerpt", "places"}]}
  --help    显示这份说明
"""


@written(
    "search",
    HELP,
    click.Argument(["words"], nargs=-1, required=True, metavar="WORDS"),
    flag("--json"),
)
def command(words: tuple[str, ...], *, json: bool) -> None:
    """Print what was found."""
    from gazetteer_desk.search.scan import search

    with opened(create=False) as (store, ledger):
        limit = sys.maxsize if json else SHOWN
        found = search(store, ledger, " ".join(words), limit=limit)
    if json:
        tell(as_json({"count": found.count, "hits": [_value(hit) for hit in found.hits]}))
        return
    rest = found.count - len(found.hits)
    more = [f"还有 {rest} 篇没有列出，可以再加一个词。"] if rest else []
    head = f"找到 {found.count} 篇。" if found.count else "没有找到。"
    tell("\n".join([head, *(_lines(hit) for hit in found.hits), *more]))


def _value(hit: "Hit") -> dict[str, Any]:
    import msgspec

    return {**msgspec.to_builtins(hit), "number": hit.number.number}


def _lines(hit: "Hit") -> str:
    year = f"{hit.number.year}年" if hit.number.year else ""
    issue = f"{hit.series}{year}{hit.number.label}"
    return f"\n{hit.id}  {hit.title}  {issue}  {hit.dated or ''}".rstrip() + f"\n   {hit.excerpt}"
