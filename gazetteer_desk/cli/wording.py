"""click's complaints, in the user's language."""

import re
from collections.abc import Sequence

import click


class Misused(click.UsageError):
    """A wrong usage whose sentence is in the user's language already."""


def sentence(error: click.UsageError) -> str:
    """Return one Chinese sentence for a mistake on the command line."""
    if isinstance(error, Misused):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return f"没有 {error.option_name} 这个选项。"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_name(error.param)}。"
    if isinstance(error, click.BadOptionUsage):
        wrong = "后面不写值" if "not take" in error.message else "后面缺少值"
        return f"选项 {error.option_name} {wrong}。"
    if isinstance(error, click.BadParameter) and (choices := _choices(error.param)):
        return f"{_name(error.param)} 的值应为 {'、'.join(choices)} 之一。"
    extra = re.search(r"\((.*)\)\s*$", error.message, re.DOTALL)
    return f"多写了“{extra[1]}”。" if extra else "命令写法不对。"


def _choices(param: click.Parameter | None) -> Sequence[str]:
    return param.type.choices if param and isinstance(param.type, click.Choice) else ()


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return f"选项 {max(param.opts, key=len)}"
    return f" {param.metavar}" if param and isinstance(param.metavar, str) else "参数"
