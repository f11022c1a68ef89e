"""A PDF with words in it → paragraphs: its letters as lines, its lines as what they were.

No file says where a paragraph ends; `reflow` finds it by where the lines stand. Scripts, forms
and links are never looked at, and pictures are only counted.
"""

from collections.abc import Sequence
from typing import Any

from gazetteer_desk.intake import letters, pdf_page, reflow, ruled, running_heads
from gazetteer_desk.intake.document import Aside, Document, Form
from gazetteer_desk.intake.pdf_page import Printed
from gazetteer_desk.intake.readable import is_readable
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.taken import MOST_CHARACTERS


MOST_PAGES = 500
_LEANING = "斜排文字"


def read(data: bytes) -> Document:
    """Return what a PDF says; raises `Refused`."""
    pages = _printed(data)
    words = "".join(letter.char for page in pages for letter in page.letters)
    if not is_readable(words):
        raise Refused(Why.NO_TEXT)
    found = [ruled.apart(page.letters, page.strokes) for page in pages]
    kept = running_heads.apart([letters.lines(loose, nth) for nth, (loose, _) in enumerate(found)])
    tables = [some for _, some in found]
    leaning = [Aside(_LEANING, page.leaning.strip()) for page in pages if page.leaning.strip()]
    return Document(
        form=Form.PDF,
        stands=reflow.stands(ruled.ordered(kept.pages, tables)),
        aside=(*kept.aside, *leaning),
        remarks=_remarks(pages),
    )


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


def _remarks(pages: Sequence[Printed]) -> tuple[str, ...]:
    count = sum(page.pictures for page in pages)
    return (f"PDF 里的 {count} 张图片没有收。",) if count else ()
