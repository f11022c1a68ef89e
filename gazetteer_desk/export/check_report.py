"""校核报告 as a Word file and as a page: a table of all findings, to be printed or sent along.

The Word file is made by the office's template on its side (横排), with smaller letters in the
table; the page is one file that needs nothing else, and runs nothing.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer_desk import files, stopping
from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Mark
from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.errors import Known
from gazetteer_desk.export import template, trees, writer
from gazetteer_desk.export.oxml import W, escape
from gazetteer_desk.export.web_page import page_bytes
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.sheet import Box, Grid, Line, Run, Sheet, line
from gazetteer_desk.proof.account import Account, Row
from gazetteer_desk.proof.finding import Level


if TYPE_CHECKING:
    from gazetteer_desk.export.template import Template

ENDINGS = (".docx", ".html", ".htm")
HEADS = ("序号", "位置", "原文", "问题", "建议", "依据", "级别", "处理")
_SHARES = (4, 9, 22, 20, 10, 15, 5, 6)  # of the width of the page
_ALIGNED = (Style.TABLE_CENTERED, *(Style.TABLE_TEXT,) * 5, *(Style.TABLE_CENTERED,) * 2)
_SMALL, _PITCH = 10.5, 300  # points (五号), twips
_MARKED = frozenset({Mark.BOLD, Mark.UNDERLINE})
_USUAL = Scheme()
_EMU_PER_TWIP = 635
_MARGIN = 20 * 36_000  # EMU: 20 mm
_STYLE = """\
body { max-width: 72em; margin: 2em auto; padding: 0 1em; line-height: 1.6; color: #1c2328; }
h1 { font-size: 1.5em; text-align: center; }
table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { border: 1px solid #7b858e; padding: .3em .5em; text-align: left; vertical-align: top; }
th { background: #eceef0; white-space: nowrap; }
td.one { text-align: center; white-space: nowrap; }
mark { background: #ffe38c; color: inherit; font-weight: bold; text-decoration: underline; }
tr.e td.level { color: #b3151b; font-weight: bold; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@page { size: A4 landscape; margin: 15mm; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
"""


def export_report(
    account: Account, to: Path, *, scheme: Scheme = _USUAL, templates: Path | None = None
) -> None:
    """Write the report to `to` in the form its ending names, whole and for good; raise `Known`."""
    ending = to.suffix.lower()
    if ending not in ENDINGS:
        raise Known(f"“{to.name}”不是校核报告的文件名。", "请以 .docx 或 .html 结尾。")
    if ending == ".docx":
        data = docx_bytes(account, scheme=scheme, templates=templates)
    else:
        data = html_bytes(account)
    stopping.poll()
    files.write_whole(to, data)


def html_bytes(account: Account) -> bytes:
    """Return the report as a page in UTF-8."""
    rows = "\n".join(_tr(nth, row) for nth, row in enumerate(account.rows, 1))
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    told = "<br>\n".join(map(escape, _told(account)))
    head = f"<h1>{escape(clean_line(account.title))}</h1>\n<p>{told}</p>\n"
    return page_bytes(account.title, _STYLE, head + (table if account.rows else ""))


def _tr(nth: int, row: Row) -> str:
    before, words, after = (escape(one) for one in (row.before, row.words, row.after))
    marked = f"<mark>{words}</mark>" if words else ""
    cells = (row.where, row.message, row.suggestion, row.source, row.level, row.deed)
    where, message, suggestion, source, level, deed = map(escape, cells)
    kind = ' class="e"' if row.level is Level.ERROR else ""
    return (
        f'<tr{kind}><td class="one">{nth}</td><td>{where}</td><td>{before}{marked}{after}</td>'
        f"<td>{message}</td><td>{suggestion}</td><td>{source}</td>"
        f'<td class="one level">{level}</td><td class="one">{deed}</td></tr>'
    )


def docx_bytes(
    account: Account, *, scheme: Scheme = _USUAL, templates: Path | None = None
) -> bytes:
    """Return the report as a Word file."""
    opened = template.open_template(template.find(scheme.template, templates), scheme.template)
    width = _turn(opened)
    _write_small(opened)
    told = (line(Style.CENTERED, words) for words in _told(account))
    grid = (_grid(account, width),) if account.rows else ()
    sheet = Sheet(
        elements=(line(Style.TITLE, account.title), *told, *grid, Line(Style.TABLE_GAP)),
        series_size=opened.look.styles[Style.SERIES].size,
        condensed={},
        faces=scheme.faces,
        page_numbers=PageNumbers.DASHES,
        title=account.title,
        author="",
        dated=account.day,
    )
    return writer.docx_bytes(sheet, opened, {})


def _told(account: Account) -> tuple[str, str]:
    return f"校核日期：{numbering.official_date(account.day)}", account.sums


def _grid(account: Account, width: int) -> Grid:
    total = sum(_SHARES)
    head = tuple(Box((line(Style.TABLE_HEAD, words),)) for words in HEADS)
    rows = (tuple(_boxes(nth, row)) for nth, row in enumerate(account.rows, 1))
    return Grid(tuple(width * one // total for one in _SHARES), (head, *rows), heading=1)


def _boxes(nth: int, row: Row) -> Iterator[Box]:
    marked = (Run(row.before), Run(row.words, _MARKED), Run(row.after))
    cells: tuple[tuple[Run, ...], ...] = (
        (Run(str(nth)),),
        (Run(row.where),),
        marked,
        (Run(row.message),),
        (Run(row.suggestion),),
        (Run(row.source),),
        (Run(row.level),),
        (Run(row.deed),),
    )
    for style, runs in zip(_ALIGNED, cells, strict=True):
        yield Box((Line(style, tuple(run for run in runs if run.text)),))


def _turn(opened: "Template") -> int:
    """Lay the pages of a template on their side; return how wide the type area then is."""
    from docx.enum.section import WD_ORIENT

    section: Any = opened.document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for side in ("top_margin", "right_margin", "bottom_margin", "left_margin"):
        setattr(section, side, _MARGIN)
    emus = section.page_width - section.left_margin - section.right_margin
    return round(emus / _EMU_PER_TWIP)


def _write_small(opened: "Template") -> None:
    """Let the letters in tables be smaller: eight columns have to find room."""
    styles: Any = opened.document.styles.element
    for style in (Style.TABLE_HEAD, Style.TABLE_TEXT, Style.TABLE_CENTERED):
        trees.shrink(styles, opened.ids[style], _SMALL)
        for found in styles.findall(f"{W}style"):
            if found.get(f"{W}styleId") == opened.ids[style]:
                for spacing in found.iter(f"{W}spacing"):
                    if spacing.get(f"{W}line"):
                        spacing.set(f"{W}line", str(_PITCH))
