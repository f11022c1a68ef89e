"""From the sheet to the bytes of a .docx: named styles only, the same bytes for the same input.

python-docx opens the template, takes in pictures and saves the package; the body is written by
`oxml` as text and spliced into the saved document part. The package is then zipped anew with fixed
times, because python-docx stamps entries with the clock.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gazetteer_desk.bulletin.body import Mark
from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.export import images, oxml, running, stripping, trees
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import CharStyle, Style, TableStyle
from gazetteer_desk.layout.sheet import Box, Colophon, Grid, Line, Plate, Run, Sheet


if TYPE_CHECKING:
    from docx.document import Document

    from gazetteer_desk.export.commenting import Comment, Commenter
    from gazetteer_desk.export.template import Template
    from gazetteer_desk.export.tracking import Stamp


UNDATED = dt.datetime(2012, 7, 1)  # a bulletin without a date: any fixed day will do
_OLDEST = 1900  # years before are slips of the keyboard, and Word shows no such date
_LONGEST_PROPERTY = 255
_EMU_PER_TWIP = 635
_MARKS = (
    (Mark.BOLD, CharStyle.BOLD),
    (Mark.UNDERLINE, CharStyle.UNDERLINE),
    (Mark.SUPERSCRIPT, CharStyle.SUPERSCRIPT),
    (Mark.SUBSCRIPT, CharStyle.SUBSCRIPT),
)


def docx_bytes(sheet: Sheet, template: "Template", plates: Plates) -> bytes:
    """Return the Word file of a sheet; the template is used up."""
    return _finished(sheet, template, _Body(template, plates, sheet.series_size).xml(sheet))


def form_bytes(sheet: Sheet, template: "Template", body: str) -> bytes:
    """Return the Word file whose body is this XML; the sheet says what is said beside it."""
    return _finished(sheet, template, body)


def redline_bytes(
    old: Sheet, new: Sheet, template: "Template", plates: Plates, stamp: "Stamp"
) -> bytes:
    """Return the Word file of a sheet with all that differs from an old one as tracked changes.

    Both are laid by the template, which is used up; the plates are those of both.
    """
    from gazetteer_desk.export import tracking

    body = _Body(template, plates, new.series_size)
    root: Any = template.document.element
    before, after = (trees.all_parsed(body.xml(sheet), root) for sheet in (old, new))
    spaces = trees.namespaces(root)
    made = tracking.tracked(before, after, stamp)
    return _finished(new, template, "".join(trees.text_of(one, spaces) for one in made))


def commented_bytes(
    sheet: Sheet,
    template: "Template",
    plates: Plates,
    comments: Mapping[tuple[int, tuple[int, ...]], list["Comment"]],
    commenter: "Commenter",
) -> bytes:
    """Return the Word file of a sheet with comments on paragraphs, by their element and path."""
    from gazetteer_desk.export import commenting

    body = _Body(template, plates, sheet.series_size)
    root: Any = template.document.element
    spaces = trees.namespaces(root)
    made: list[str] = []
    for at, element in enumerate(sheet.elements):
        xml = body.element(element)
        here = {path: some for (of, path), some in sorted(comments.items()) if of == at}
        if here:
            parsed = trees.all_parsed(xml, root)
            for path, some in here.items():
                commenter.mark(commenting.paragraph_in(parsed, element, path), some)
            xml = "".join(trees.text_of(one, spaces) for one in parsed)
        made.append(xml)
    commenter.put_into(template.document)
    return _finished(sheet, template, "".join(made))


def _finished(sheet: Sheet, template: "Template", text: str) -> bytes:
    """Return the file with that body, and with all that the sheet says beside it."""
    document = template.document
    styles: Any = document.styles.element
    trees.shrink(styles, template.ids[Style.SERIES], sheet.series_size)
    for style, percent in sheet.condensed.items():
        trees.condense(styles, template.ids[style], percent)
    names = {face: others[0] for face, others in sheet.faces.items() if others}
    running.fill(document, sheet, template.look)
    for root in (styles, *running.roots(document)):
        trees.rename(root, names)
    _name(document, sheet)
    text = oxml.renamed(text, names)
    return _packed(document, text, _faces(template, sheet, text))


def _faces(template: "Template", sheet: Sheet, text: str) -> bytes:
    """Return the list of the faces in use, each with what a PC may show instead."""
    others = {**gbt9704.FALLBACKS, **template.others}
    others |= {named[0]: ",".join(named[1:]) for named in sheet.faces.values() if named[1:]}
    roots = (template.document.styles.element, *running.roots(template.document))
    used = trees.faces(roots, [text])
    return oxml.face_list((face, others.get(face, "")) for face in used)


class _Body:
    """The body of one file as it grows: pictures taken in, combined styles made."""

    def __init__(self, template: "Template", plates: Plates, series_size: float) -> None:
        self._series_size = series_size
        self._ids = template.ids
        self._page = template.look.page
        self._document = template.document
        self._plates = plates
        self._combined: dict[tuple[CharStyle, ...], str] = {}
        self._pictures = 0
        self._skeletons = template.skeletons

    def xml(self, sheet: Sheet) -> str:
        """Return the XML of all elements of a sheet."""
        return "".join(map(self.element, sheet.elements))

    def element(self, element: Line | Grid | Plate | Colophon) -> str:
        """Return the XML of one element of the sheet."""
        match element:
            case Line():
                return self._line(element)
            case Grid():
                return self._grid(element)
            case Plate():
                return self._plate(element)
            case Colophon():
                return self._colophon(element)

    def _line(self, line: Line) -> str:
        if line.source >= 0:
            made = self._skeletons[line.source].xml(line.pieces)
            is_series = line.style is Style.SERIES
            return oxml.shrunk(made, self._series_size) if is_series else made
        inner = "".join(oxml.run(run.text, self._look(run)) for run in line.runs)
        if line.right:
            inner += oxml.TAB + oxml.run(line.right)
        return oxml.paragraph(self._ids[line.style], inner)

    def _look(self, run: Run) -> str:
        """Return the id of the character style of a run, "" where it needs none."""
        if not run.marks and run.lead is None:
            return ""
        styles = () if run.lead is None else (run.lead,)
        styles += tuple(style for mark, style in _MARKS if mark in run.marks)
        if len(styles) == 1:
            return self._ids[styles[0]]
        if styles not in self._combined:
            ids = tuple(self._ids[style] for style in styles)
            element: Any = self._document.styles.element
            self._combined[styles] = trees.combine(element, styles, ids)
        return self._combined[styles]

    def _grid(self, grid: Grid) -> str:
        # LibreOffice 7.4 loses the rest of a table where a repeated heading stands at the foot of a
        # page with a row that must not be split. The lines of that row's cells are kept together by
        # their styles instead.
        free = {*grid.tall, *([grid.heading] if grid.heading else [])}
        rows = (
            oxml.row(
                self._boxes(row, grid.widths),
                is_heading=at < grid.heading,
                may_split=at in free,
            )
            for at, row in enumerate(grid.rows)
        )
        return oxml.table(self._ids[TableStyle.GRID], grid.widths, rows)

    def _boxes(self, row: tuple[Box, ...], widths: tuple[int, ...]) -> list[str]:
        cells: list[str] = []
        at = 0
        for box in row:
            cells.append(
                oxml.cell(
                    "".join(map(self._line, box.lines)),
                    sum(widths[at : at + box.columns]),
                    columns=box.columns,
                    starts_rows=box.starts_rows,
                    covered=box.covered,
                )
            )
            at += box.columns
        return cells

    def _colophon(self, colophon: Colophon) -> str:
        anchor = oxml.paragraph(self._ids[Style.ANCHOR])
        parts: list[str] = []
        if colophon.names:
            names = self._column([(name,) for name in colophon.names], may_split=True)
            parts += [
                oxml.paragraph(self._ids[Style.NEW_PAGE]),
                oxml.table(self._ids[TableStyle.NAMES], [self._page.type_width], names),
                anchor,
            ]
        if colophon.rows:
            style, page = self._ids[TableStyle.COLOPHON], self._page
            rows = self._column(colophon.rows)
            parts += [oxml.table(style, [page.type_width], rows, pin_at=page.left), anchor]
        return "".join(parts)

    def _column(
        self, rows: Iterable[tuple[Line, ...]], *, may_split: bool = False
    ) -> Iterator[str]:
        """Yield rows of one cell as wide as the type area."""
        for lines in rows:
            inner = "".join(map(self._line, lines))
            yield oxml.row([oxml.cell(inner, self._page.type_width)], may_split=may_split)

    def _plate(self, plate: Plate) -> str:
        self._pictures += 1
        rid, _ = self._document.part.get_or_add_image(
            io.BytesIO(images.readable(self._plates[plate.digest]))
        )
        wide, high = plate.width * _EMU_PER_TWIP, plate.height * _EMU_PER_TWIP
        inner = oxml.picture(rid, wide, high, nth=self._pictures, caption=plate.caption)
        drawn = oxml.paragraph(self._ids[Style.PICTURE], inner)
        if not plate.caption:
            return drawn
        return drawn + self._line(Line(Style.PICTURE_CAPTION, (Run(plate.caption),)))


def _name(document: "Document", sheet: Sheet) -> None:
    """Write what the file says about itself: nothing of the clerk, the PC or the clock."""
    core = document.core_properties
    day = sheet.dated
    when = UNDATED
    if day is not None and day.year >= _OLDEST:
        when = dt.datetime(day.year, day.month, day.day)
    core.title = clean_line(sheet.title)[:_LONGEST_PROPERTY]
    core.author = clean_line(sheet.author)[:_LONGEST_PROPERTY]
    core.language = "zh-CN"
    core.created = core.modified = when


def _packed(document: "Document", body: str, faces: bytes) -> bytes:
    """Return the package with the body in it, entries in a fixed order with fixed times."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    main = str(document.part.partname).lstrip("/")
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in source.namelist():
            data = faces if name == stripping.FACES else source.read(name)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0  # else the file says on which system it was made
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, oxml.splice(data, body) if name == main else data)
    return packed.getvalue()
