"""A PDF with words in it → paragraphs: its letters as lines, its lines as what they were.

No file says where a paragraph ends; `reflow` finds it by where the lines stand. Scripts, forms
and links are never looked at, and pictures are only counted.
"""

from typing import Any

from gazetteer_desk.intake import pdf_page, printed_pages
from gazetteer_desk.intake.document import Document, Form
from gazetteer_desk.intake.printed_pages import MOST_PAGES, Printed
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.taken import MOST_CHARACTERS


def read(data: bytes) -> Document:
    """Return what a PDF says; raises `Refused`."""
    return printed_pages.document(Form.PDF, _printed(data))


def _printed(data: bytes) -> list[Printed]:
    import pypdfium2  # pyright: ignore # late: a library of 6 MB

    untyped: Any = pypdfium2
    raw: Any = untyped.raw
    try:
        document = untyped.PdfDocument(data)
    except untyped.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Refused(Why.ENCRYPTED if is_locked else Why.DAMAGED) from error
    try:
        return _pages(document, raw)
    except untyped.PdfiumError as error:
        raise Refused(Why.DAMAGED) from error
    finally:
        document.close()


def _pages(document: Any, raw: Any) -> list[Printed]:
    if len(document) > MOST_PAGES:
        raise Refused(Why.TOO_LARGE)
    made: list[Printed] = []
    count = 0
    for nth in range(len(document)):
        page = document[nth]
        try:
            made.append(pdf_page.read(page, raw))
        finally:
            page.close()
        count += len(made[-1].letters)
        if count > MOST_CHARACTERS:
            raise Refused(Why.TOO_LARGE)
    return made
