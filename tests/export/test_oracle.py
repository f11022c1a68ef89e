"""python-docx as the oracle: its own calls make the same document part as the body written as text.

What python-docx has no call for is set on the elements it made: the width and the place of a table,
rows that stay whole, names of pictures.
"""

import io

import pytest
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Twips
from lxml import etree

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import exporting, images, template, writer
from gazetteer_desk.layout import gbt9704, lay
from gazetteer_desk.layout.look import Style, TableStyle
from gazetteer_desk.layout.sheet import Colophon, Grid, Line, Plate
from tests import make
from tests.export import issues


class Calls:
    """A sheet written by calls of python-docx into an empty body."""

    def __init__(self, document, plates):
        self.document = document
        self.plates = plates
        self.pictures = 0
        document.element.body.clear_content()

    def add(self, element):
        match element:
            case Line():
                self.line(self.document.add_paragraph(style=element.style), element)
            case Grid():
                self.grid(element)
            case Plate():
                self.plate(element)
            case Colophon():
                self.colophon(element)

    def line(self, paragraph, line):
        paragraph.style = self.document.styles[line.style]
        if line.source >= 0 and (line.text or line.right):  # of one look, so one run
            tab = "\t" if line.right else ""
            paragraph.add_run(f"{line.text}{tab}{line.right}")
            return
        for run in line.runs:
            paragraph.add_run(run.text, look(run))
        if line.right:
            paragraph.add_run("\t")
            paragraph.add_run(line.right)

    def lines(self, cell, lines):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for extra in cell.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        for nth, line in enumerate(lines):
            self.line(cell.add_paragraph() if nth else cell.paragraphs[0], line)

    def table(self, style, widths, rows):
        table = self.document.add_table(rows, len(widths))
        table.style = self.document.styles[style]
        table.autofit = False
        properties = table._tbl.tblPr
        properties.remove(properties.find(qn("w:tblLook")))
        width = properties.find(qn("w:tblW"))
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), str(sum(widths)))
        for at, one in enumerate(widths):
            table.columns[at].width = Twips(one)
            for row in table.rows:
                row.cells[at].width = Twips(one)
        return table

    def grid(self, grid):
        table = self.table(TableStyle.GRID, grid.widths, len(grid.rows))
        for at, boxes in enumerate(grid.rows):
            left = 0
            for box in boxes:
                below = at
                while box.starts_rows and covered(grid, below + 1, left):
                    below += 1
                if not box.covered:
                    end = table.cell(below, left + box.columns - 1)
                    table.cell(at, left).merge(end)
                left += box.columns
        for at, boxes in enumerate(grid.rows):
            for cell, box in zip(table.rows[at]._tr.tc_lst, boxes, strict=True):
                self.lines(own(cell, table), box.lines)
            is_free = at in grid.tall or at == grid.heading > 0
            kept = () if is_free else ("cantSplit",)
            marks(table.rows[at], *kept, *(["tblHeader"] if at < grid.heading else []))

    def plate(self, plate):
        self.pictures += 1
        paragraph = self.document.add_paragraph(style=Style.PICTURE)
        data = io.BytesIO(self.plates[plate.digest])
        wide, high = Emu(plate.width * 635), Emu(plate.height * 635)
        inline = paragraph.add_run().add_picture(data, wide, high)._inline
        for side in "TBLR":
            inline.set(f"dist{side}", "0")
        picture = inline.graphic.graphicData.pic.nvPicPr.cNvPr
        for named in (inline.docPr, picture):
            named.set("id", str(self.pictures))
            named.set("name", f"图{self.pictures}")
            named.set("descr", plate.caption)
        if plate.caption:
            self.document.add_paragraph(plate.caption, Style.PICTURE_CAPTION)

    def colophon(self, colophon):
        page = gbt9704.PAGE
        table = self.table(TableStyle.COLOPHON, [page.type_width], len(colophon.rows))
        for row, lines in zip(table.rows, colophon.rows, strict=True):
            self.lines(row.cells[0], lines)
            marks(row, "cantSplit")
        place = (
            f'<w:tblpPr {nsdecls("w")} w:vertAnchor="margin" w:horzAnchor="page"'
            f' w:tblpX="{page.left}" w:tblpYSpec="bottom"/>'
        )
        properties = table._tbl.tblPr
        properties.insert(1, parse_xml(place))
        properties.insert(2, parse_xml(f'<w:tblOverlap {nsdecls("w")} w:val="never"/>'))
        self.document.add_paragraph(style=Style.ANCHOR)


def covered(grid, row, column):
    """Tell whether a place is covered by the cell above."""
    at = 0
    for box in grid.rows[row] if row < len(grid.rows) else ():
        if at == column:
            return box.covered
        at += box.columns
    return False


def own(cell, table):
    """Return the cell of an element: `row.cells` gives the owner of a covered place."""
    from docx.table import _Cell

    return _Cell(cell, table)


def marks(row, *tags):
    """Set switches of a row."""
    for tag in tags:
        row._tr.get_or_add_trPr().append(OxmlElement(f"w:{tag}"))


def look(run):
    """Return the name of a run's character style."""
    names = [run.lead] if run.lead else []
    names += [style for mark, style in writer._MARKS if mark in run.marks]
    return "与".join(names) or None


def canonical(element):
    """Return an element as canonical XML, without the namespaces it does not use."""
    return etree.tostring(element, method="c14n", exclusive=True).decode()


def tall():
    """Return an issue with a picture without caption and cells of several paragraphs."""
    block, plates = make.picture(make.png(300, 200))
    return make.bulletin(make.article(body=(block, make.table(("甲", "乙"), ("1", "2"))))), plates


@pytest.mark.parametrize("issue", [*issues.ALL.values(), tall], ids=lambda issue: issue.__name__)
def test_the_document_part_is_what_python_docx_would_have_written(issue):
    bulletin, plates = issue()
    document = Document(io.BytesIO(exporting.built(bulletin, plates).data))
    written = [canonical(child) for child in document.element.body]
    opened = template.open_template(template.find("简报"), "简报")
    sizes = images.sizes(bulletin, plates)
    calls = Calls(document, plates)
    for element in lay(bulletin, Scheme(), opened.look, opened.plan, sizes=sizes).elements:
        calls.add(element)
    assert written == [canonical(child) for child in document.element.body]
