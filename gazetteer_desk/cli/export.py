"""export: an issue of the history or an exchange file, as a Word file, plain text or a page."""

from pathlib import Path
from typing import Any

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import chosen_scheme, issue_of, looks, written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused


# The endings also keep a slip from replacing the JSON file or the store.
ENDINGS = (".docx", ".txt", ".html", ".htm")
HELP = """\
把一期简报导出为 Word 文件、纯文本或网页，由文件名的结尾决定，内容都是整期。
文件写完、核对无误，才替换原有的同名文件。
打印文件的位置；值得知道的（页数、版记、改过的模板与标准不同之处等）写在标准错误上。

用法：gazetteer-desk export ID -o OUT.docx           导出历史库里的一期，版式照这一刊的设置
      gazetteer-desk export FILE.json -o OUT.docx    导出 JSON 文件里的一期，不进历史库

选项：
  -o, --output OUT              导出到哪个文件：.docx 是 Word 文件，.txt 是纯文本，.html 是网页
  --template NAME               用这个模板
  --contents, --no-contents     印、不印本期要目
  --page-numbers dashes|plain|none
                                页码：dashes 两边有一字线，plain 只有数字，none 不印
  --encoding utf-8|gb18030      纯文本的编码，平常是 utf-8
  --help                        显示这份说明

模板、要目、页码不写就照这一刊的设置；没有设置的，用“简报”模板，不印要目，页码有一字线。
"""


@written(
    "export",
    HELP,
    click.Argument(["what"], metavar="ID|FILE.json"),
    click.Option(["-o", "--output"], required=True, metavar="OUT"),
    *looks(),
    click.Option(["--encoding"], type=click.Choice(["utf-8", "gb18030"])),
)
def command(what: str, output: str, encoding: str | None, **chosen: Any) -> None:
    """Write the file and print its path."""
    context = click.get_current_context()
    to = Path(output)
    if to.suffix.lower() == ".pdf":
        raise Misused("PDF 用另一个命令：gazetteer-desk pdf。", context)
    if to.suffix.lower() not in ENDINGS:
        raise Misused(f"“{output}”应以 .docx、.txt 或 .html 结尾。", context)
    if encoding and to.suffix.lower() != ".txt":
        raise Misused("选项 --encoding 只用于 .txt。", context)
    bulletin, plates, scheme = issue_of(what, context)
    from gazetteer_desk.export.exporting import export
    from gazetteer_desk.export.text import Encoding

    report = export(
        bulletin,
        plates,
        to,
        scheme=chosen_scheme(scheme, **chosen),
        templates=paths.data_dir() / "templates",
        encoding=Encoding(encoding or Encoding.UTF8),
    )
    for sentence in report.sentences:
        say(sentence)
    tell(str(to))
