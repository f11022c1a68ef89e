"""A copy as rich text (RTF): what LibreOffice takes styles from, and Word and WPS can too.

RTF has no inheritance that readers agree on, so every paragraph names its style and repeats what
the style says. Characters beyond ASCII are written as UTF-16 numbers, names in GB 18030.
"""

import struct
from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtGui import QImage

from gazetteer_desk.bulletin import grid
from gazetteer_desk.bulletin.body import Body, Kind, Mark, Paragraph, Picture, Span, Table
from gazetteer_desk.layout.body import STYLES, style_of
from gazetteer_desk.layout.gbt9704 import LOOK, PAGE
from gazetteer_desk.layout.look import Align, Appearance, CharStyle, Style
from gazetteer_desk.layout.runs import run_in


Plate = Callable[[str], bytes | None]

_USED = tuple(
    dict.fromkeys(
        (
            *STYLES.values(),
            Style.ATTACHMENT_MORE,
            Style.TABLE_CAPTION,
            Style.TABLE_HEAD,
            Style.TABLE_TEXT,
            Style.PICTURE,
            Style.PICTURE_CAPTION,
        )
    )
)
_LEADS = tuple(LOOK.leads)
_FACES = tuple(dict.fromkeys([*(LOOK.styles[s].face for s in _USED), *LOOK.leads.values()]))
_ALIGN = {Align.BOTH: "qj", Align.LEFT: "ql", Align.CENTER: "qc", Align.RIGHT: "qr"}
_MARKS = {
    Mark.BOLD: "\\b",
    Mark.UNDERLINE: "\\ul",
    Mark.SUPERSCRIPT: "\\super",
    Mark.SUBSCRIPT: "\\sub",
}
_OUTLINE = {Style.HEADING1: 0, Style.HEADING2: 1, Style.HEADING3: 2, Style.HEADING4: 3}
_FIRST_LEAD = 100
_TWIPS_PER_MM = 56.693
_TWIPS_PER_PIXEL = 15
_MOST_PICTURES = 10_000_000
_BORDERS = "".join(f"\\clbrdr{side}\\brdrs\\brdrw10" for side in "tlbr")


def page(body: Body, plate: Plate | None = None) -> bytes:
    """Return a body as RTF."""
    fonts = "".join(
        f"{{\\f{at}\\fnil\\fcharset134 {_name(face)};}}" for at, face in enumerate(_FACES)
    )
    styles = "".join(
        f"{{\\s{at}{_looks(LOOK.styles[style])} {_name(style)};}}"
        for at, style in enumerate(_USED, 1)
    )
    leads = "".join(
        f"{{\\*\\cs{_FIRST_LEAD + at}\\additive{_face(LOOK.leads[lead])} {_name(lead)};}}"
        for at, lead in enumerate(_LEADS)
    )
    head = f"{{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0\\deflangfe2052{{\\fonttbl{fonts}}}"
    inside = "".join(_blocks(body, plate))
    return f"{head}{{\\stylesheet{{\\s0 Normal;}}{styles}{leads}}}\n{inside}}}".encode("ascii")


def _blocks(body: Body, plate: Plate | None) -> Iterator[str]:
    left = _MOST_PICTURES
    last: Kind | None = None
    for block in body:
        if isinstance(block, Paragraph):
            yield f"{_paragraph(block, last)}\\par\n"
        elif isinstance(block, Table):
            yield from _table(block)
        else:
            data = plate(block.digest) if plate else None
            if data is not None and len(data) <= left:
                left -= len(data)
                yield f"{_begin(Style.PICTURE)}{_picture(block, data)}\\par\n"
            if block.caption:
                yield f"{_begin(Style.PICTURE_CAPTION)}{_words(block.caption)}\\par\n"
        last = block.kind if isinstance(block, Paragraph) else None


def _paragraph(paragraph: Paragraph, last: Kind | None) -> str:
    if 0 < paragraph.lead < len(paragraph.text):
        runs = (_run(Span(run.text, run.marks), run.lead) for run in run_in(paragraph))
        return _begin(Style.BODY) + "".join(runs)
    return _begin(style_of(paragraph.kind, last)) + "".join(_run(span) for span in paragraph.spans)


def _run(span: Span, lead: CharStyle | None = None) -> str:
    looks = "".join(_MARKS[mark] for mark in sorted(span.marks))
    if lead is not None:
        looks = f"\\cs{_FIRST_LEAD + _LEADS.index(lead)}{_face(LOOK.leads[lead])}{looks}"
    return f"{{{looks} {_words(span.text)}}}" if looks else _words(span.text)


@cache
def _begin(style: Style) -> str:
    return f"\\pard\\plain\\s{_USED.index(style) + 1}{_looks(LOOK.styles[style])}{_level(style)} "


def _level(style: Style) -> str:
    return f"\\outlinelevel{_OUTLINE[style]}" if style in _OUTLINE else ""


def _looks(look: Appearance) -> str:
    """Return the looks of a style, lengths in twips, size in half points."""
    made = [f"\\{_ALIGN[look.align]}", f"\\li{look.left}", f"\\ri{look.right}"]
    made += [f"\\fi{look.indent}", f"\\sb{look.before}", f"\\sa{look.after}"]
    if look.chars:
        made.append(f"\\cufi{look.chars * 100}")
    if look.line:
        made.append(f"\\sl-{look.line}\\slmult0")
    return "".join(made) + _face(look.face) + f"\\fs{round(look.size * 2)}"


def _face(face: str) -> str:
    at = _FACES.index(face)
    return f"\\f{at}\\loch\\af{at}\\hich\\af{at}\\dbch\\af{at}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"{_begin(Style.TABLE_CAPTION)}{_words(table.caption)}\\par\n"
    columns, placed = grid.place(table)
    shares = table.widths if len(table.widths) == columns else (1.0,) * columns
    edges = [round(PAGE.type_width * sum(shares[: at + 1]) / sum(shares)) for at in range(columns)]
    rows: list[list[grid.Placed]] = [[] for _ in table.rows]
    for one in sorted(placed, key=lambda one: one.column):
        for row in rows[one.row : one.row + one.rowspan]:
            row.append(one)
    for at, here in enumerate(rows):
        head = "\\trhdr" if table.header and not at else ""
        style = Style.TABLE_HEAD if head else Style.TABLE_TEXT
        edge = (f"{_merge(one, at)}{_BORDERS}\\cellx{edges[_last(one)]}" for one in here)
        words = (_cell(one, style, is_first=one.row == at) for one in here)
        yield f"\\trowd\\trgaph108{head}{''.join(edge)}{''.join(words)}\\row\n"


def _last(one: grid.Placed) -> int:
    return one.column + one.colspan - 1


def _merge(one: grid.Placed, row: int) -> str:
    """Return how a cell that reaches down over several rows is named in one of them."""
    if one.rowspan == 1:
        return ""
    return "\\clvmgf" if one.row == row else "\\clvmrg"


def _cell(one: grid.Placed, style: Style, *, is_first: bool) -> str:
    begin = f"{_begin(style)}\\intbl "
    paragraphs = one.cell.paragraphs if is_first else ()
    lines = [begin + "".join(map(_run, paragraph.spans)) for paragraph in paragraphs]
    return ("\\par ".join(lines) or begin) + "\\cell "


def _picture(picture: Picture, data: bytes) -> str:
    image = QImage.fromData(data)
    if image.isNull():
        return ""
    natural = image.width() * _TWIPS_PER_PIXEL
    wide = round(picture.width_mm * _TWIPS_PER_MM) or min(natural, PAGE.type_width)
    high = round(wide * image.height() / image.width())
    kind = "pngblip" if picture.media == "image/png" else "jpegblip"
    size = f"\\picw{image.width()}\\pich{image.height()}\\picwgoal{wide}\\pichgoal{high}"
    return f"{{\\pict\\{kind}{size}\n{data.hex()}}}"


def _name(words: str) -> str:
    return "".join(
        chr(byte) if byte < 0x80 else f"\\'{byte:02x}"  # noqa: PLR2004 - ASCII
        for byte in words.encode("gb18030")
    )


class _Written(dict[int, str]):
    """How RTF writes each character, found when it is first met."""

    def __missing__(self, code: int) -> str:
        units = chr(code).encode("utf-16-le", "surrogatepass")
        numbers = struct.unpack(f"<{len(units) // 2}h", units)
        self[code] = "".join(f"\\u{number}?" for number in numbers)
        return self[code]


_WRITTEN = _Written({code: chr(code) for code in range(0x80)})
_WRITTEN.update({ord(c): f"\\{c}" for c in "\\{}"})


def _words(text: str) -> str:
    """Return characters as RTF writes them."""
    return text.translate(_WRITTEN)
