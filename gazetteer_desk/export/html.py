"""The whole issue as one clean HTML page, for the office's website.

It says what things are: headings, paragraphs, tables, figures; how they look is one small style
sheet that an editor of a website may drop. Nothing is fetched from anywhere: pictures are inside.
The page is as wide as the reader's screen, so pictures keep their own size up to that, whatever
their width on paper.
"""

import base64
from collections.abc import Iterable, Iterator

from gazetteer_desk.bulletin.body import Mark
from gazetteer_desk.bulletin.plates import Plates, media_of
from gazetteer_desk.errors import Known
from gazetteer_desk.export.oxml import escape, quote
from gazetteer_desk.export.web_page import page_bytes
from gazetteer_desk.layout.look import CharStyle, Style
from gazetteer_desk.layout.sheet import Box, Colophon, Element, Grid, Line, Plate, Run, Sheet


_STYLE = """\
body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.8; }
h1, h2, h3, h4, h5 { font-size: 1em; text-indent: 2em; margin: .8em 0 .4em; }
p { text-indent: 2em; margin: .4em 0; }
.series, .column, .title, .centered, figure { text-align: center; text-indent: 0; }
.series { color: #c00; font-size: 2.4em; }
.title { font-size: 1.4em; }
.flush, .right { text-indent: 0; }
.right { text-align: right; }
.apart { display: flex; justify-content: space-between; text-indent: 0; }
table { border-collapse: collapse; margin: 1em auto; }
th, td { border: 1px solid; padding: .2em .6em; }
img { max-width: 100%; }
footer { border-top: 2px solid; border-bottom: 2px solid; margin-top: 2em; }
"""
# The headings there may be, from the highest: those that an issue has are h1, h2 and so on.
_HEADINGS = (
    (Style.SERIES,),
    (Style.COLUMN,),
    (Style.TITLE, Style.TITLE_ABOVE_SUBTITLE),
    (Style.HEADING1,),
    (Style.HEADING2,),
)
_HEADS = {
    Style.SERIES: "series",
    Style.COLUMN: "column",
    Style.TITLE: "title",
    Style.TITLE_ABOVE_SUBTITLE: "title",
}
_RIGHT = frozenset((Style.SIGNATURE, Style.DATELINE, Style.CREDITS, Style.COPIES))
_CENTERED = frozenset(
    (
        Style.SIGN,
        Style.SERIES_SUBTITLE,
        Style.NUMBER,
        Style.CONTENTS_HEAD,
        Style.SUBTITLE,
        Style.CENTERED,
        Style.TABLE_CAPTION,
        Style.TABLE_CENTERED,
    )
)
_INDENTED = frozenset((Style.BODY, Style.NOTE, Style.HEADING3, Style.HEADING4, Style.ATTACHMENT))
_MARKS = (
    (Mark.BOLD, "strong"),
    (Mark.UNDERLINE, "u"),
    (Mark.SUPERSCRIPT, "sup"),
    (Mark.SUBSCRIPT, "sub"),
)
_STRONG_LEADS = frozenset((CharStyle.LEAD1, CharStyle.LEAD2))


def html_bytes(sheet: Sheet, plates: Plates) -> bytes:
    """Return the sheet as an HTML page in UTF-8.

    Raises `Known` for a picture whose bytes are missing or no picture.
    """
    body = "\n".join(_Body(sheet, plates).parts())
    return page_bytes(sheet.title, _STYLE, body)


class _Body:
    """What stands between <body> and </body>."""

    def __init__(self, sheet: Sheet, plates: Plates) -> None:
        self._sheet = sheet
        self._plates = plates
        there = {one.style for one in sheet.elements if isinstance(one, Line)}
        found = [styles for styles in _HEADINGS if there.intersection(styles)]
        self._tags = {style: f"h{n}" for n, styles in enumerate(found, 1) for style in styles}

    def parts(self) -> Iterator[str]:
        """Yield the elements in order; a table takes the caption that stands above it."""
        caption: Line | None = None
        for element in self._sheet.elements:
            if caption is not None and not isinstance(element, Grid):
                yield self._line(caption)
            if isinstance(element, Line) and element.style is Style.TABLE_CAPTION:
                caption = element
            else:
                yield from self._element(element, caption)
                caption = None
        if caption is not None:
            yield self._line(caption)

    def _element(self, element: Element, caption: Line | None) -> Iterator[str]:
        match element:
            case Line():
                if element.text.strip() or element.right:
                    yield self._line(element)
                if element.style is Style.PUBLISHER:
                    yield "<hr>"
            case Grid():
                yield _table(element, caption)
            case Plate():
                yield self._figure(element)
            case Colophon():
                yield "\n".join(("<footer>", *map(self._line, element.lines), "</footer>"))

    def _line(self, line: Line) -> str:
        words = _inline(line.runs)
        if tag := self._tags.get(line.style):
            look = f' class="{name}"' if (name := _HEADS.get(line.style)) else ""
            return f"<{tag}{look}>{words}</{tag}>"
        if line.right:
            parts = (f"<span>{part}</span>" for part in (words, _words(line.right)) if part)
            return f'<p class="apart">{" ".join(parts)}</p>'
        return f"<p{_look(line.style)}>{words}</p>"

    def _figure(self, plate: Plate) -> str:
        data = self._plates.get(plate.digest)
        media = media_of(data) if data is not None else None
        if data is None or media is None:
            named = f"“{plate.caption}”" if plate.caption else "有一张"
            raise Known(f"图片{named}找不到或已损坏，没有导出。", "请重新插入这张图片。")
        source = f"data:{media};base64,{base64.b64encode(data).decode()}"
        caption = f"<figcaption>{_words(plate.caption)}</figcaption>" if plate.caption else ""
        return f'<figure><img src="{source}" alt="{quote(plate.caption)}">{caption}</figure>'


def _look(style: Style) -> str:
    """Return the class of a paragraph that is not a plain one of the text."""
    if style in _INDENTED:
        return ""
    name = "right" if style in _RIGHT else "centered" if style in _CENTERED else "flush"
    return f' class="{name}"'


def _inline(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = _words(run.text)
    tags = [tag for mark, tag in _MARKS if mark in run.marks]
    if run.lead in _STRONG_LEADS and "strong" not in tags:
        tags.insert(0, "strong")
    for tag in reversed(tags):
        words = f"<{tag}>{words}</{tag}>"
    return words


def _words(text: str) -> str:
    return escape(text.rstrip("\n")).replace("\n", "<br>")


def _table(grid: Grid, caption: Line | None) -> str:
    named = [] if caption is None else [f"<caption>{_inline(caption.runs)}</caption>"]
    taken: set[tuple[int, int]] = set()
    rows: list[str] = []
    for at, row in enumerate(grid.rows):
        cells: list[str] = []
        column = 0
        for box in row:
            if (at, column) not in taken:
                deep = _depth(grid, at, column) if box.starts_rows else 1
                taken.update((at + more, column) for more in range(1, deep))
                cells.append(_cell(box, deep, is_heading=at < grid.heading))
            column += box.columns
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join(("<table>", *named, *rows, "</table>"))


def _depth(grid: Grid, at: int, column: int) -> int:
    """Return how many rows the cell takes that begins here."""
    deep = 1
    while at + deep < len(grid.rows) and grid.is_covered(at + deep, column):
        deep += 1
    return deep


def _cell(box: Box, deep: int, *, is_heading: bool) -> str:
    spans = f' colspan="{box.columns}"' if box.columns > 1 else ""
    spans += f' rowspan="{deep}"' if deep > 1 else ""
    words = "<br>".join(_inline(line.runs) for line in box.lines)
    if is_heading:
        return f'<th scope="{"colgroup" if box.columns > 1 else "col"}"{spans}>{words}</th>'
    look = ' class="centered"' if box.lines[0].style is Style.TABLE_CENTERED else ""
    return f"<td{look}{spans}>{words}</td>"
