"""clipboard: what other programs put on the clipboard, written to a file to be looked at."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer_desk.cli.parts import written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused
from gazetteer_desk.errors import Known


if TYPE_CHECKING:
    from gazetteer_desk.cli.screen import Screen


HELP = """\
把剪贴板现在的全部内容存成一个 zip 文件，供查找粘贴的毛病。

用法：gazetteer-desk clipboard --dump FILE

先在 WPS、Word 等程序里复制，再运行这条命令。文件里有每种格式的原样内容，
也就是刚才复制的文字和图片：涉密的、不宜外传的内容不要这样存，也不要发给别人。

选项：
  --dump FILE    存到这个文件，已有的文件不覆盖
  --help         显示这份说明
"""


@written("clipboard", HELP, click.Option(["--dump"], metavar="FILE"))
def command(dump: str | None) -> None:
    """Write what is on the clipboard, and say what the file holds."""
    context = click.get_current_context()
    if not dump:
        raise Misused("要写明 --dump FILE。", context)
    given: Screen = context.find_root().obj
    if given.clipboard is None:
        raise Known("这里没有界面部分，读不到剪贴板。")
    path = Path(dump)
    formats = given.clipboard(path)
    for name, size in formats:
        tell(f"{size:>12} 字节  {name}")
    say(f"已存到“{path}”。注意：文件里有刚才复制的文字和图片，外传之前请先看清楚。")
