"""search: articles of the history in which all the words occur."""

import sys
from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk.cli.parts import Written, as_json, flag, opened, written
from gazetteer_desk.cli.speech import tell


if TYPE_CHECKING:
    from gazetteer_desk.search.hits import Hit
    from gazetteer_desk.store.engine import Store


SHOWN = 50
HELP = """\
在历史库各期最近一稿和留用的来稿里查找：题名、副题、按语、正文、栏目、供稿单位里有这些词的篇目。
题名里有的在前，其余在后；各按日期，新的在前。全角半角、大写小写、繁体简体不分。

  县志 评审          两个词都有        县志 -评审          有前一个，没有后一个
  "县志 评审"        连在一起          县志 或 年鉴        有一个就行
  栏目:动态  单位:档案馆  题名:规划  正文:规划  刊:简报
  期:15  期:2024-15  期:总786  年:2024  年:2023..2025  日期:2023..2024-06  状态:留用稿

用法：gazetteer-desk search WORDS ... [--json] [--limit N]

选项：
  --limit N 最多列出 N 篇；不写的，列 50 篇，JSON 列全部
  --json    打印 JSON：{"count", "hits": [{"id", "article", "title", "series", "number",
            "dated", "excerpt", "places"}]}
  --help    显示这份说明
"""


class _Search(Written):
    """A command among whose words -评审 is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; only what begins with two hyphens has to be an option."""
        known = {name for param in self.get_params(ctx) for name in param.opts}
        for one in args[: args.index("--")] if "--" in args else args:
            if one.startswith("--") and one.partition("=")[0] not in known:
                raise click.NoSuchOption(one, ctx=ctx)
        ctx.ignore_unknown_options = True
        return super().parse_args(ctx, args)


@written(
    "search",
    HELP,
    click.Argument(["words"], nargs=-1, required=True, metavar="WORDS"),
    flag("--json"),
    click.Option(["--limit"], type=click.IntRange(min=0), metavar="N"),
    kind=_Search,
)
def command(words: tuple[str, ...], *, json: bool, limit: int | None) -> None:
    """Print what was found."""
    from gazetteer_desk.search.searching import search

    with opened(create=False) as (store, ledger):
        most = (sys.maxsize if json else SHOWN) if limit is None else limit
        found = search(store, ledger, " ".join(words), limit=most)
        if not found.count and _is_damaged(store):  # damage may look like words that are nowhere
            found = search(store, ledger, " ".join(words), limit=most)
    if json:
        tell(as_json({"count": found.count, "hits": [_value(hit) for hit in found.hits]}))
        return
    rest = found.count - len(found.hits)
    more = [f"还有 {rest} 篇没有列出，可以再加一个词。"] if rest else []
    head = f"找到 {found.count} 篇。" if found.count else "没有找到。"
    tell("\n".join([head, *(_lines(hit) for hit in found.hits), *more]))


def _is_damaged(store: "Store") -> bool:
    from gazetteer_desk.errors import Known
    from gazetteer_desk.search.sound import doubt_if_damaged

    try:
        return doubt_if_damaged(store)
    except Known:  # where nobody can write, nobody can look
        return False


def _value(hit: "Hit") -> dict[str, Any]:
    import msgspec

    whose = {"id": hit.id} if _is_issue(hit) else {"id": None, "item": hit.id}
    return {
        **whose,
        "article": hit.article,
        "title": hit.title,
        "series": hit.series,
        "number": hit.number.number,
        "dated": hit.dated.isoformat() if hit.dated else None,
        "excerpt": hit.excerpt.words,
        "places": msgspec.to_builtins(hit.places),
    }


def _is_issue(hit: "Hit") -> bool:
    from gazetteer_desk.search.tables import Owner

    return hit.owner is Owner.ISSUE


def _lines(hit: "Hit") -> str:
    year = f"{hit.number.year}年" if hit.number.year else ""
    issue = f"{hit.series}{year}{hit.number.label}"
    of = str(hit.id) if _is_issue(hit) else f"留用稿 {hit.id}"
    head = f"\n{of}  {hit.title}  {issue}  {hit.dated or ''}".rstrip()
    return f"{head}\n   {hit.excerpt.words}"
