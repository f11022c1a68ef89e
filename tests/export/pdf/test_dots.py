"""Pages as dots: band by band they are the page, in grey where there is no colour."""

import pypdfium2
import pytest

from gazetteer_desk.export.pdf import dots, making
from tests import make


DPI = 50


@pytest.fixture(scope="module")
def made():
    block, plates = make.picture(make.png(40, 30))
    bulletin = make.bulletin(make.article("例会", "县" * 900), make.article("图", body=(block,)))
    found = making.placed(bulletin, plates)
    return found, making.pdf_bytes(found, plates).data


def test_bands_put_together_are_the_page(made):
    _, data = made
    opened = dots.Dots(data)
    wide, high = opened.size(1, DPI)
    tops = range(0, high, 100)
    bands = [opened.band(1, top, 100, dpi=DPI, is_grey=True) for top in tops]
    opened.close()
    assert (wide, high) == (413, 585)  # A4
    assert sum(band.rows for band in bands) == high
    rows = [band.data[n * band.stride :][:wide] for band in bands for n in range(band.rows)]
    with pypdfium2.PdfDocument(data) as document:
        whole = document[1].render(scale=wide / document[1].get_width(), grayscale=True)
        theirs = bytes(whole.buffer)
        assert whole.height == high
        assert rows == [theirs[n * whole.stride :][:wide] for n in range(high)]


def test_colour_is_drawn_where_there_is_some(made):
    found, data = made
    greys = list(map(dots.is_grey, found.pages))
    assert greys == [False, True, False]  # the red masthead, words alone, a picture
    opened = dots.Dots(data)
    band = opened.band(0, 0, 300, dpi=DPI, is_grey=False)
    opened.close()
    assert len(band.data) == band.stride * band.rows >= 3 * band.width * band.rows
    assert bytes((0, 0, 255)) in band.data  # blue, green, red
