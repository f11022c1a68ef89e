"""签发单（发文稿纸）: the sheet of paper on which an issue goes from desk to desk to be signed.

One page, whatever the issue holds: what is longer than its box is cut, headlines that find no room
are counted, and what is left of the page goes to the boxes that are written in by hand. The names
that stand there are of those who signed these very words; 核对码 is that of the words, so that
paper and program can be compared.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from gazetteer_desk import files
from gazetteer_desk.bulletin import codec, numbering
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure
from gazetteer_desk.bulletin.scheme import PageNumbers
from gazetteer_desk.errors import Known
from gazetteer_desk.export import audit, oxml, template, writer
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Style, TableStyle
from gazetteer_desk.layout.sheet import Sheet


TITLE = "发文稿纸"
_TEMPLATE = "简报"  # for its faces and margins: the one that comes with the program, always
_COLUMN, _COLUMNS = 1474, 6  # twips; together the width of the type area
_ALL, _HALF, _ONE = 5, 2, 1  # columns of a box, beside its label's one
_FITS = {_ALL: 25, _HALF: 10, _ONE: 4}  # characters of a line of such a box
_NAME, _REMARK, _NAMES, _REASON = 10, 20, 20, 40  # characters before they are cut
_LOW, _HIGH, _SIGNED = 620, 1150, 1900  # twips: the least height of rows, to be written in by hand
_MORE = {"签发": 1800, "核稿": 700, "标题": 700}  # twips: how much higher where there is room
_LONGEST = 12  # characters of who publishes, with which the title stays on one line
_ROOM = 10_600  # twips: the type area without the title and what a program may round
_PAD = 2 * gbt9704.TABLE_PAD


class Mark(msgspec.Struct, frozen=True):
    """Who signed, when, and what he said to it; nobody while it is to be signed by hand."""

    who: str = ""
    day: dt.date | None = None
    remark: str = ""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """What a 签发单 says: the issue, which 稿 of it with how many 字, its digest, who signed."""

    bulletin: Bulletin
    nth: int
    characters: int
    digest: str
    drafted: Mark = Mark()
    checked: Mark = Mark()
    approved: Mark = Mark()


class _Box(msgspec.Struct, frozen=True):
    """A label, the lines in the box beside it, and how many columns that has."""

    label: str
    said: tuple[str, ...]
    columns: int

    @property
    def high(self) -> int:
        """Return how many twips its lines take, by the widest letters."""
        lines = sum(-(-len(words) // _FITS[self.columns]) for words in self.said)
        return _PAD + gbt9704.TABLE_LINE * max(lines, 1)


class _Row(msgspec.Struct, frozen=True):
    """Boxes side by side, and how high they at least are."""

    boxes: tuple[_Box, ...]
    least: int = _LOW

    @property
    def high(self) -> int:
        """Return how many twips it takes."""
        return max(self.least, *(box.high for box in self.boxes))


def export_form(form: Form, to: Path) -> None:
    """Write the form to `to` as a Word file, whole and for good; raise `Known`."""
    if to.suffix.lower() != ".docx":
        raise Known(f"“{to.name}”不是签发单的文件名。", "请以 .docx 结尾。")
    files.write_whole(to, docx_bytes(form))


def docx_bytes(form: Form) -> bytes:
    """Return the checked bytes of the form as a Word file."""
    opened = template.open_template(template.find(_TEMPLATE), _TEMPLATE)
    publisher = form.bulletin.masthead.publisher
    title = f"{publisher}{TITLE}" if len(publisher) <= _LONGEST else TITLE
    sheet = Sheet(
        elements=(),
        series_size=opened.look.styles[Style.SERIES].size,
        condensed={},
        page_numbers=PageNumbers.NONE,
        title=title,
        author="",
        dated=form.bulletin.dated,
    )
    ids, rows = opened.ids, _rows(form)
    head = oxml.paragraph(ids[Style.TITLE], oxml.run(title))
    columns = (_COLUMN,) * _COLUMNS
    table = oxml.table(ids[TableStyle.GRID], columns, (_row(row, ids) for row in rows))
    data = writer.form_bytes(sheet, opened, head + table + oxml.paragraph(ids[Style.TABLE_GAP]))
    boxes = (box for row in rows for box in row.boxes)
    _check(data, title + "".join(box.label + "".join(box.said) for box in boxes))
    return data


def _rows(form: Form) -> tuple[_Row, ...]:
    """Return the rows, the headlines among them, as high as the page allows."""
    above, below = tuple(_above(form)), tuple(_below(form))
    room = _ROOM - sum(row.high for row in (*above, *below))
    lines = (room - _PAD) // gbt9704.TABLE_LINE
    titles = _Row((_Box("标题", tuple(_titles(form.bulletin, lines)), _ALL),), _HIGH)
    left = room - titles.high
    made: list[_Row] = []
    for row in (*above, titles, *below):
        more = min(_MORE.get(row.boxes[0].label, 0), left)
        made.append(replace(row, least=row.high + more) if more else row)
        left -= more
    return tuple(made)


def _above(form: Form) -> Iterator[_Row]:
    bulletin = form.bulletin
    secrecy = bulletin.secrecy.label if bulletin.secrecy else ""
    copies = "" if bulletin.copies is None else str(bulletin.copies)
    urgency = bulletin.urgency or ""
    three = (("密级", secrecy), ("缓急", urgency), ("份数", copies))
    yield _Row(tuple(_Box(label, _said(words), _ONE) for label, words in three))
    yield _Row((_Box("签发", _signed(form.approved), _HALF), _Box("会签", (), _HALF)), _SIGNED)
    checked, drafted = _signed(form.checked), _signed(form.drafted)
    yield _Row((_Box("核稿", checked, _HALF), _Box("拟稿", drafted, _HALF)), _HIGH)
    proofreader = _cut(bulletin.imprint.proofreader, _NAMES)
    yield _pair(("校对", proofreader), ("期号", bulletin.label))


def _below(form: Form) -> Iterator[_Row]:
    bulletin = form.bulletin
    dated, printed = _date(bulletin.dated), _date(bulletin.imprint.printed)
    yield _pair(("简报日期", dated), ("印发日期", printed))
    yield _Row((_Box("公开选项", _said(_disclosure(bulletin)), _ALL),))
    size = f"第{form.nth}稿，{len(bulletin.articles)}篇，{form.characters}字"
    yield _Row((_Box("核对码", (f"{codec.code(form.digest)}　{size}",), _ALL),))


def _pair(left: tuple[str, str], right: tuple[str, str]) -> _Row:
    return _Row(tuple(_Box(label, _said(words), _HALF) for label, words in (left, right)))


def _titles(bulletin: Bulletin, room: int) -> Iterator[str]:
    """Yield the name of the issue and its headlines, as many as so many lines hold."""
    series, articles = bulletin.masthead.series, bulletin.articles
    name = f"{f'《{series}》' if series else ''}{bulletin.label}"
    if name:
        yield name
    left = room - _lines(name)
    for nth, article in enumerate(articles, 1):
        headline = article.headline.replace("\n", "") or "（没有题名）"
        words = f"{nth}. {headline}" if len(articles) > 1 else headline
        if _lines(words) > left - (nth < len(articles)):
            yield f"……共{len(articles)}篇"
            return
        yield words
        left -= _lines(words)


def _lines(words: str) -> int:
    return -(-len(words) // _FITS[_ALL])


def _signed(mark: Mark) -> tuple[str, ...]:
    """Return what stands in the box of who signed: the name, the day, the remark."""
    said = _cut(mark.who, _NAME), _date(mark.day), _cut(mark.remark, _REMARK)
    return tuple(filter(None, said))


def _disclosure(bulletin: Bulletin) -> str:
    reason = _cut(bulletin.state.disclosure_reason.strip(), _REASON)
    is_withheld = bulletin.disclosure is Disclosure.NONE
    return (bulletin.disclosure or "") + (f"（{reason}）" if is_withheld and reason else "")


def _date(day: dt.date | None) -> str:
    return numbering.official_date(day) if day else ""


def _said(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _row(row: _Row, ids: Mapping[str, str]) -> str:
    cells: list[str] = []
    for box in row.boxes:
        style = ids[Style.TABLE_CENTERED if box.columns == _ONE else Style.TABLE_TEXT]
        inner = "".join(oxml.paragraph(style, oxml.run(words)) for words in box.said)
        label = oxml.paragraph(ids[Style.TABLE_HEAD], oxml.run(box.label))
        inner = inner or oxml.paragraph(style)
        cells += [
            oxml.cell(label, _COLUMN),
            oxml.cell(inner, box.columns * _COLUMN, columns=box.columns),
        ]
    return oxml.row(cells, least=row.least)


def _check(data: bytes, meant: str) -> None:
    """Raise `Known` unless the file says that and nothing else."""
    written, _ = audit.read(data)
    if audit.squashed(written) != audit.squashed(meant):
        raise Known("导出后核对不符：签发单上的字与稿子不一致，没有写成文件。", "请再试一次。")
