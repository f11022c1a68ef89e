"""export: an issue of the history or an exchange file, as a Word file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer_desk import paths
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.cli.parts import EntryId, is_id, opened, read_file, written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused


if TYPE_CHECKING:
    from gazetteer_desk.bulletin.codec import Plates
    from gazetteer_desk.bulletin.issue import Bulletin


HELP = """\
把一期简报导出为 Word 文件。文件写完、核对无误，才替换原有的同名文件。
打印文件的位置；值得知道的（页数、版记、改过的模板与标准不同之处等）写在标准错误上。

用法：gazetteer-desk export ID -o OUT.docx           导出历史库里的一期，版式照这一刊的设置
      gazetteer-desk export FILE.json -o OUT.docx    导出 JSON 文件里的一期，不进历史库

选项：
  -o, --output OUT.docx    导出到哪个文件
  --help                   显示这份说明
"""


@written(
    "export",
    HELP,
    click.Argument(["what"], metavar="ID|FILE.json"),
    click.Option(["-o", "--output"], required=True, metavar="OUT.docx"),
)
def command(what: str, output: str) -> None:
    """Write the Word file and print its path."""
    context = click.get_current_context()
    to = Path(output)
    if to.suffix.lower() != ".docx":  # also keeps a slip from replacing the JSON or the store
        raise Misused(f"“{output}”不是 .docx 文件名。", context)
    if is_id(what):
        bulletin, plates, scheme = _from_history(EntryId().convert(what, None, context))
    else:
        bulletin, plates = read_file(Path(what))
        scheme = Scheme()
    from gazetteer_desk.export.exporting import export_docx

    templates = paths.data_dir() / "templates"
    report = export_docx(bulletin, plates, to, scheme=scheme, templates=templates)
    for sentence in report.sentences:
        say(sentence)
    tell(str(to))


def _from_history(entry: int) -> "tuple[Bulletin, Plates, Scheme]":
    """Return an issue with its pictures, and what its series prints."""
    from gazetteer_desk.bulletin.issue import plates_of
    from gazetteer_desk.directory.series import Directory

    with opened(create=False) as (store, ledger):
        _, bulletin = ledger.head(entry)
        wanted = plates_of(bulletin)
        scheme = Directory(store).scheme_of(bulletin.masthead.series)
        return bulletin, ledger.plates(wanted) if wanted else {}, scheme
