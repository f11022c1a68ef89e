"""pdf: an issue as it is printed, as PDF or as pictures of its pages."""

from pathlib import Path
from typing import Any

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import chosen_scheme, issue_of, looks, written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused


_DPI = 150
HELP = """\
把一期简报排成 PDF，或排成一页一张的图片；各行各页与导出的 Word 文件一样。
PDF 是 PDF/A-2b（长期保存用）：字能查找、能复制，每篇一个书签，字体嵌在里面。
打印写成的文件的位置；页数、版记、缺的字体等写在标准错误上。

用法：gazetteer-desk pdf ID -o OUT.pdf           排历史库里的一期，版式照这一刊的设置
      gazetteer-desk pdf FILE.json -o OUT.pdf    排 JSON 文件里的一期，不进历史库
      gazetteer-desk pdf ID|FILE.json --png DIR  各页存成文件夹 DIR 里的 PNG 图片

选项：
  -o, --output OUT.pdf          写成哪个文件
  --png DIR                     图片放在哪个文件夹，没有就新建；可以和 -o 一起用
  --dpi N                       图片每英寸多少点，36 到 600，平常是 150
  --template NAME               用这个模板
  --contents, --no-contents     印、不印本期要目
  --page-numbers dashes|plain|none
                                页码：dashes 两边有一字线，plain 只有数字，none 不印
  --help                        显示这份说明

这台电脑没有的公文字体，用别的字体代替，并在标准错误上说明。
"""


@written(
    "pdf",
    HELP,
    click.Argument(["what"], metavar="ID|FILE.json"),
    click.Option(["-o", "--output"], metavar="OUT.pdf"),
    click.Option(["--png"], metavar="DIR"),
    click.Option(["--dpi"], type=click.IntRange(36, 600), metavar="N"),
    *looks(),
)
def command(what: str, output: str | None, png: str | None, dpi: int | None, **chosen: Any) -> None:
    """Write the PDF, the pictures, or both, and print their paths."""
    context = click.get_current_context()
    if output is None and png is None:
        raise Misused("请用 -o 写明 PDF 文件，或用 --png 写明放图片的文件夹。", context)
    if output is not None and Path(output).suffix.lower() != ".pdf":
        raise Misused(f"“{output}”应以 .pdf 结尾。", context)
    if dpi is not None and png is None:
        raise Misused("选项 --dpi 只用于 --png。", context)
    bulletin, plates, scheme = issue_of(what, context)
    from gazetteer_desk.export.pdf import making

    made = making.placed(
        bulletin,
        plates,
        scheme=chosen_scheme(scheme, **chosen),
        templates=paths.data_dir() / "templates",
    )
    sentences = made.sentences
    if output is not None:
        sentences = making.export_pdf(made, plates, Path(output))
    drawn = making.export_png(made, plates, Path(png), dpi=dpi or _DPI) if png else ()
    for sentence in sentences:
        say(sentence)
    for path in (*([output] if output else ()), *map(str, drawn)):
        tell(path)
