"""What goes to the clipboard: our own form, HTML and RTF for office programs, plain text.

Word and WPS take a paragraph's style from the class of its tag where the sheet at the head gives
that class a name (`mso-style-name`): so a heading that was copied out of an issue is an 一级标题
over there too, with the look of the document it comes to, or else of GB/T 9704. A run-in heading
has the character style of its level. Pictures travel as `data:` addresses.
"""

import base64
import html
import itertools
import sys
from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QByteArray, QMimeData

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import (
    Block,
    Body,
    Cell,
    Kind,
    Mark,
    Paragraph,
    Picture,
    Span,
    Table,
)
from gazetteer_desk.layout.body import STYLES, style_of
from gazetteer_desk.layout.gbt9704 import LOOK
from gazetteer_desk.layout.look import Align, Appearance, CharStyle, Style
from gazetteer_desk.layout.runs import run_in
from ui.editor import rich
from ui.editor.clipboard import OWN


Plate = Callable[[str], bytes | None]

# RTF goes by another name on Windows; elsewhere programs ask for `text/rtf`.
_WINDOWS_RICH = 'application/x-qt-windows-mime;value="Rich Text Format"'
RICH = (_WINDOWS_RICH,) if sys.platform == "win32" else ("text/rtf",)
_TAGS = {
    Mark.BOLD: "b",
    Mark.UNDERLINE: "u",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
}
_ALIGN = {
    Align.BOTH: "justify",
    Align.LEFT: "left",
    Align.CENTER: "center",
    Align.RIGHT: "right",
}
_HEADING_LEVELS = {
    Style.HEADING1: 1,
    Style.HEADING2: 2,
    Style.HEADING3: 3,
    Style.HEADING4: 4,
}
_TABLE_STYLES = (
    Style.ATTACHMENT_MORE,
    Style.TABLE_CAPTION,
    Style.TABLE_HEAD,
    Style.TABLE_TEXT,
    Style.PICTURE_CAPTION,
)
_MOST_PICTURES = 20_000_000  # bytes of all of them together
_PIXELS_PER_MM = 96 / 25.4


def mime_of(body: Body, plate: Plate | None = None) -> QMimeData:
    """Return a fresh clipboard content: our own form, clean HTML with styles, plain text."""
    made = QMimeData()
    made.setData(OWN, QByteArray(codec.body_bytes(body)))
    made.setHtml(page(body, plate))
    for name in RICH:
        made.setData(name, QByteArray(rich.page(body, plate)))
    made.setText("\n".join(_text_lines(body)))
    return made


def _text_lines(body: Body) -> Iterator[str]:
    for block in body:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            if block.caption:
                yield block.caption
            for row in block.rows:
                yield "\t".join(cell.text.replace("\n", " ") for cell in row)
        elif block.caption:
            yield block.caption


def page(body: Body, plate: Plate | None = None) -> str:
    """Return a body as the HTML that Word and WPS understand."""
    pictures = _Pictures(plate)
    kinds = [block.kind if isinstance(block, Paragraph) else None for block in body]
    inside = "".join(map(_block, body, [None, *kinds], itertools.repeat(pictures)))
    return (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office' "
        "xmlns:w='urn:schemas-microsoft-com:office:word'><head><meta charset='utf-8'>"
        f"<style><!--\n{_sheet()}--></style></head><body lang='ZH-CN'>"
        f"<!--StartFragment-->{inside}<!--EndFragment--></body></html>"
    )


def _sheet() -> str:
    styles = dict.fromkeys((*STYLES.values(), *_TABLE_STYLES))
    rules = [_rule(style, LOOK.styles[style]) for style in styles]
    for lead, face in LOOK.leads.items():
        rules.append(
            f'span.{_class(lead)} {{mso-style-name:"{lead}"; mso-style-type:character; '
            f'font-family:"{face}"; mso-fareast-font-family:"{face}";}}\n'
        )
    return "".join(rules)


def _rule(style: Style, look: Appearance) -> str:
    """Return the definition of one style, lengths in points."""
    level = _HEADING_LEVELS.get(style)
    declarations = (
        f'mso-style-name:"{style}"',
        'mso-style-parent:""',
        f"mso-outline-level:{level}" if level else "",
        f"margin:{_points(look.before, look.right, look.after, look.left)}",
        f"text-align:{_ALIGN[look.align]}",
        f"text-indent:{look.indent / 20:g}pt" if look.indent else "",
        f"mso-char-indent-count:{look.chars:.1f}" if look.chars else "",
        f"line-height:{look.line / 20:g}pt; mso-line-height-rule:exactly" if look.line else "",
        f"font-size:{look.size:.1f}pt",
        f'font-family:"{look.face}"; mso-fareast-font-family:"{look.face}"',
    )
    return f"p.{_class(style)} {{{'; '.join(filter(None, declarations))};}}\n"


def _points(*twips: int) -> str:
    return " ".join(f"{one / 20:g}pt" for one in twips)


@cache
def _class(style: Style | CharStyle) -> str:
    """Return the name of a class: Word wants plain letters."""
    return f"gd{style.name.lower().replace('_', '')}"


def _block(block: Block, last: Kind | None, pictures: "_Pictures") -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block, last)
    if isinstance(block, Table):
        return _table(block)
    return pictures.block(block)


def _paragraph(paragraph: Paragraph, last: Kind | None) -> str:
    if 0 < paragraph.lead < len(paragraph.text):
        words = "".join(_led(Span(r.text, r.marks), r.lead) for r in run_in(paragraph))
        return _p(Style.BODY, words)
    return _p(style_of(paragraph.kind, last), "".join(map(_span, paragraph.spans)))


def _led(span: Span, lead: CharStyle | None) -> str:
    words = _span(span)
    return f"<span class={_class(lead)}>{words}</span>" if lead else words


def _p(style: Style, words: str) -> str:
    align = {Kind.CENTERED: "center", Kind.SIGNATURE: "right", Kind.DATELINE: "right"}
    aligned = next((a for kind, a in align.items() if STYLES[kind] is style), "")
    aligned = f" style='text-align:{aligned}'" if aligned else ""  # for programs without styles
    return f"<p class={_class(style)}{aligned}>{words}</p>"


def _span(span: Span) -> str:
    words = html.escape(span.text)
    for mark in sorted(span.marks) if span.marks else ():
        words = f"<{_TAGS[mark]}>{words}</{_TAGS[mark]}>"
    return words


def _table(table: Table) -> str:
    caption = f"<caption>{html.escape(table.caption)}</caption>" if table.caption else ""
    rows = [
        f"<tr>{''.join(_cell(cell, is_head=table.header and not at) for cell in row)}</tr>"
        for at, row in enumerate(table.rows)
    ]
    head = f"<thead>{rows.pop(0)}</thead>" if table.header and rows else ""
    columns = "".join(f"<col width='{round(share * 1000)}'>" for share in table.widths)
    looks = "border='1' cellspacing='0' style='border-collapse:collapse;width:100%'"
    return f"<table {looks}>{caption}{columns}{head}{''.join(rows)}</table>"


def _cell(cell: Cell, *, is_head: bool) -> str:
    spans = f" colspan='{cell.colspan}'" if cell.colspan > 1 else ""
    spans += f" rowspan='{cell.rowspan}'" if cell.rowspan > 1 else ""
    style = Style.TABLE_HEAD if is_head else Style.TABLE_TEXT
    words = "".join(_p(style, "".join(map(_span, one.spans))) for one in cell.paragraphs)
    return f"<td{spans}>{words}</td>"


class _Pictures:
    """The pictures of one copy: as many as are bearable."""

    def __init__(self, plate: Plate | None) -> None:
        self._plate = plate
        self._left = _MOST_PICTURES

    def block(self, picture: Picture) -> str:
        data = self._plate(picture.digest) if self._plate else None
        caption = _p(Style.PICTURE_CAPTION, html.escape(picture.caption)) if picture.caption else ""
        if data is None or len(data) > self._left:
            return caption
        self._left -= len(data)
        wide = f" width='{round(picture.width_mm * _PIXELS_PER_MM)}'" if picture.width_mm else ""
        source = f"data:{picture.media};base64,{base64.b64encode(data).decode()}"
        return f"<p align='center'><img{wide} src='{source}'></p>{caption}"
