"""template: the templates there are, checked, handed on, taken in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import Written, flag, one_line, start_log, written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused
from gazetteer_desk.errors import Known, TemplateTaken


if TYPE_CHECKING:
    from gazetteer_desk.export.shelf import Shelf


HELP = """\
管理模板。模板是 Word 文件，本单位的模板和自带的同名时，用本单位的。

用法：gazetteer-desk template list                列出模板，不能用的说明原因
      gazetteer-desk template check FILE.docx …   检查模板能不能用
      gazetteer-desk template export NAME -o OUT.bulletin-template
                                                  把模板连同版式设置打成一个文件
      gazetteer-desk template import FILE [--name NAME] [--replace]
                                                  收进一个模板包或 .docx 模板

选项：
  -o, --output OUT    模板包写到哪个文件
  --name NAME         收进来叫什么名字；不写的，照文件名
  --replace           替换本单位已有的同名模板
  --help              显示这份说明
"""


class Deeds(Written, click.Group):
    """What can be done with templates, all under one help."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the deed that the first word names."""
        if args[0] not in self.commands:
            raise Misused(f"没有“{args[0]}”这个用法。", ctx)
        return super().resolve_command(ctx, args)


def _begin() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        raise Misused("要说明做什么：list、check、export 或 import。", context)


command = Deeds("template", callback=_begin, help=HELP, invoke_without_command=True)


def _deed(name: str, *params: click.Parameter) -> Callable[[Callable[..., int | None]], None]:
    def added(function: Callable[..., int | None]) -> None:
        command.add_command(written(name, HELP, *params)(function))

    return added


def _shelf() -> "Shelf":
    from gazetteer_desk.export.shelf import Shelf

    return Shelf(paths.data_dir() / "templates")


@_deed("list")
def _list() -> None:
    """Print a line a template."""
    for one in _shelf().listed():
        whose = "本单位" if one.is_own else "自带　"
        trouble = f"  不能用：{' '.join(one.trouble.split())}" if one.trouble else ""
        tell(f"{whose}  {one.name}{trouble}")


@_deed("check", click.Argument(["files"], nargs=-1, required=True, metavar="FILE.docx"))
def _check(files: tuple[str, ...]) -> int:
    """Check each file; the answer is 1 where one of them cannot be used."""
    from gazetteer_desk.export import packages

    broken = 0
    for name in files:
        try:
            packages.open_file(Path(name), Path(name).stem)
        except Known as error:
            broken += 1
            say(one_line(error))
        else:
            tell(f"{name}  可以用")
    return min(broken, 1)


@_deed(
    "export",
    click.Argument(["name"], metavar="NAME"),
    click.Option(["-o", "--output"], required=True, metavar="OUT"),
)
def _export(name: str, output: str) -> None:
    """Write the package and print its path."""
    from gazetteer_desk.export import packages

    to = Path(output)
    if to.suffix.lower() != packages.ENDING:
        raise Misused(f"“{output}”不以 {packages.ENDING} 结尾。", click.get_current_context())
    _shelf().hand_on(name, None, to)
    tell(str(to))


@_deed(
    "import",
    click.Argument(["file"], metavar="FILE"),
    click.Option(["--name"], metavar="NAME"),
    flag("--replace"),
)
def _import(file: str, name: str | None, *, replace: bool) -> None:
    """Take the template in and print its name."""
    start_log()
    try:
        scheme = _shelf().take_in(Path(file), name=name or "", replace=replace)
    except TemplateTaken as error:
        raise TemplateTaken(
            error.message, "可用 --name 换一个名字，或加 --replace 替换。"
        ) from error
    tell(scheme.template)
