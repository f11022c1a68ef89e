"""faces: which faces an issue is printed in, and which of its characters they cannot show."""

from typing import TYPE_CHECKING

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import as_json, flag, issue_of, written
from gazetteer_desk.cli.speech import tell


if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from gazetteer_desk.layout.faces import Named, Rare


HELP = """\
看一期简报用到哪些字体、这台电脑有没有，哪些字在它的字体里没有（如人名里的生僻字）。

用法：gazetteer-desk faces ID [--json]
      gazetteer-desk faces FILE.json [--json]

选项：
  --json    打印 JSON
  --help    显示这份说明

字体有哪些字，按字体的名字推断：带 GB2312 的和方正简体有 6763 个汉字，其余按 GBK。
"""


@written("faces", HELP, click.Argument(["what"], metavar="ID|FILE.json"), flag("--json"))
def command(what: str, *, json: bool) -> None:
    """Print the faces of an issue, and its rare characters."""
    bulletin, _, scheme = issue_of(what, click.get_current_context())
    from gazetteer_desk.desk.laid import laid
    from gazetteer_desk.export import families
    from gazetteer_desk.layout import faces

    issue = laid(bulletin, scheme, paths.data_dir() / "templates")
    named, rare = issue.faces, faces.rare(issue.sheet, issue.look)
    installed = families.installed()
    if json:
        tell(as_json(_value(named, rare, installed)))
    else:
        tell("\n".join(_lines(named, rare, installed)))


def _value(
    named: "Sequence[Named]", rare: "Sequence[Rare]", installed: "Collection[str] | None"
) -> dict[str, object]:
    from msgspec import to_builtins

    from gazetteer_desk.layout.faces import found

    shown = [
        {
            "name": face.name,
            "others": face.others,
            "shown_in": None if installed is None else found(face, installed),
        }
        for face in named
    ]
    return {"faces": shown, "rare": to_builtins(rare)}


def _lines(
    named: "Sequence[Named]", rare: "Sequence[Rare]", installed: "Collection[str] | None"
) -> "Iterator[str]":
    for face in named:
        yield f"{face.name}　{_standing(face, installed)}"
    yield from (one.sentence for one in rare)
    if not rare:
        yield "这一期的字，各字体里都有。"


def _standing(face: "Named", installed: "Collection[str] | None") -> str:
    from gazetteer_desk.layout.faces import found

    if installed is None:
        return "不知道本机有没有"
    shown_in = found(face, installed)
    if shown_in == face.name:
        return "本机有"
    return f"本机没有，用“{shown_in}”代替" if shown_in else "本机没有"
