"""The pages of a PDF as dots for a printer, a band of rows at a time.

PDFium draws them, not typst, which could as well: from the very bytes that an export writes, and
ten times as fast at 600 dots in an inch (0.06 s a page, 0.7 s as PNG). It draws a part of a page by
itself and a black page in grey, so that 5 MB are held at once where typst, its PNG and Qt's picture
of it would take 300. Only one thread may ask PDFium at a time: whoever prints uses one queue.
"""

from typing import Any, cast

import msgspec

from gazetteer_desk.layout.printed import Ink, Page


_POINTS = 72  # in an inch
_RED = Ink.RED


class Band(msgspec.Struct, frozen=True):
    """Rows of dots from `top` of a page that is `width` wide: one byte a dot in grey, else B, G, R.

    `stride` is how many bytes a row takes.
    """

    top: int
    width: int
    rows: int
    stride: int
    data: bytes
    is_grey: bool


def is_grey(page: Page) -> bool:
    """Tell whether a page has no colour: neither red nor a picture."""
    if page.shots or any(one.ink is _RED for one in page.rules):
        return False
    return not any(one.ink is _RED for one in page.lines)


class Dots:
    """An open PDF. Close it when all is drawn."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # pyright: ignore[reportMissingTypeStubs] - late: only printing needs it

        self._pdfium = cast("Any", pypdfium2)
        self._document = self._pdfium.PdfDocument(data)
        self._page: tuple[int, Any] | None = None

    def size(self, nth: int, dpi: int) -> tuple[int, int]:
        """Return how wide and high a page, from 0, is in dots."""
        wide, high = self._opened(nth).get_size()
        return round(wide * dpi / _POINTS), round(high * dpi / _POINTS)

    def band(self, nth: int, top: int, rows: int, *, dpi: int, is_grey: bool) -> Band:
        """Return some rows of a page, fewer where it ends before."""
        wide, high = self.size(nth, dpi)
        rows = min(rows, high - top)
        raw = self._pdfium.raw
        kind = raw.FPDFBitmap_Gray if is_grey else raw.FPDFBitmap_BGR
        bitmap = self._pdfium.PdfBitmap.new_native(wide, rows, kind)
        try:
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, rows)
            how = raw.FPDF_GRAYSCALE if is_grey else 0
            page = self._opened(nth)
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, wide, high, 0, how)
            return Band(top, wide, rows, bitmap.stride, bytes(bitmap.buffer), is_grey)
        finally:
            bitmap.close()

    def close(self) -> None:
        """Let go of it."""
        self._leave()
        self._document.close()

    def _opened(self, nth: int) -> Any:
        """Return a page, the last one as long as it is asked for."""
        if self._page is None or self._page[0] != nth:
            self._leave()
            self._page = nth, self._document[nth]
        return self._page[1]

    def _leave(self) -> None:
        if self._page is not None:
            self._page[1].close()
            self._page = None
