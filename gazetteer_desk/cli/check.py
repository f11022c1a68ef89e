"""check: what is wrong, doubtful or worth a look in an issue (校核)."""

import contextlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import EntryId, as_json, flag, is_id, read_file, written
from gazetteer_desk.cli.speech import say, tell


if TYPE_CHECKING:
    from gazetteer_desk.bulletin.issue import Bulletin
    from gazetteer_desk.desk.desk import Desk
    from gazetteer_desk.proof.finding import Finding


HELP = """\
校核一期简报：用字用语、标点、数字、序号、人名职务、期号日期等，逐条列出位置、原文、建议和依据。
只看不改。有没有改的必错，退出码是 1；没有，是 0。

用法：gazetteer-desk check ID [--json]           校核历史库里的一期
      gazetteer-desk check FILE.json [--json]    校核 JSON 文件里的一期，不进历史库

选项：
  --json    打印 JSON：{"findings": [{"rule", "level", "basis", "article", "path", "start", "end",
            "text", "message", "suggestion"}]}
  --help    显示这份说明

级别有三种：必错、疑似、提示；还没有填的项、照上期带来的项是提示。已经定了“不改”的不列，只报数。
有历史库的，按本单位的名录、规则和往期的期号校核；没有的，只按自带的规则，也不新建历史库。
"""


@written("check", HELP, click.Argument(["what"], metavar="ID|FILE.json"), flag("--json"))
def command(what: str, *, json: bool) -> int:
    """Print the open findings; return 1 where one of them is certain, else 0."""
    bulletin, found = _found(what)
    from gazetteer_desk.proof import waiving
    from gazetteer_desk.proof.finding import Level

    findings, left = waiving.parted(bulletin, found)
    if json:
        tell(as_json({"findings": [_value(one) for one in findings]}))
    else:
        tell("\n".join(_lines(bulletin, findings)))
    if left:
        say(f"另有 {len(left)} 处已定不改，没有列出。")
    return int(any(one.level is Level.ERROR for one in findings))


def _found(what: str) -> "tuple[Bulletin, tuple[Finding, ...]]":
    """Return an issue and all that is found in it, by what the store knows where there is one."""
    store = paths.store_path()
    if is_id(what):
        entry = EntryId().convert(what, None, click.get_current_context())
        with _desk(store) as desk:
            _, bulletin = desk.ledger.head(entry)
            return bulletin, _checked(desk, bulletin, entry)
    bulletin, _ = read_file(Path(what))
    if not store.is_file():
        from gazetteer_desk.proof import looking

        return bulletin, looking.looked_through(bulletin)
    with _desk(store) as desk:
        return bulletin, _checked(desk, bulletin, desk.ledger.same(bulletin))


def _checked(desk: "Desk", bulletin: "Bulletin", entry: int | None) -> "tuple[Finding, ...]":
    from gazetteer_desk.desk import proofing

    past = proofing.past(desk, bulletin, entry)
    return proofing.checked(desk, bulletin, entry, past=past)


def _desk(store: Path) -> "contextlib.closing[Desk]":
    from gazetteer_desk.desk.desk import Desk

    return contextlib.closing(Desk(store, create=False))


def _value(finding: "Finding") -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "level": finding.level,
        "basis": finding.source,
        "article": place.article,
        "path": [place.part, *place.path],
        "start": place.start,
        "end": place.end,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _lines(bulletin: "Bulletin", findings: "tuple[Finding, ...]") -> Iterator[str]:
    """Yield the findings under the names of what they are in, and their sum."""
    from gazetteer_desk.proof import places

    for form, some in groupby(findings, key=lambda one: places.form(bulletin, one.place)):
        yield form
        for one in some:
            yield f"  {one.level}  {places.said(bulletin, one.place)}　{one.message}"
            more = (
                f"原文：{one.text}" if one.text else "",
                "" if one.suggestion is None else f"建议：{one.suggestion or '删去'}",
                f"依据：{one.source}",
                one.evidence,
            )
            yield f"        {'　'.join(filter(None, more))}"
        yield ""
    yield _sum(findings)


def _sum(findings: "tuple[Finding, ...]") -> str:
    """Return how many there are, by level: 共 3 处：必错 1，疑似 2."""
    from gazetteer_desk.proof.finding import LEVELS

    if not findings:
        return "没有发现问题。"
    counts = {level: sum(one.level is level for one in findings) for level in LEVELS}
    told = "，".join(f"{level} {count}" for level, count in counts.items() if count)
    return f"共 {len(findings)} 处：{told}。"
