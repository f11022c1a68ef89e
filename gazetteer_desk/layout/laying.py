"""From the bulletin to the sheet."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import body, gbt9704, imprint, masthead
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.plates import Sizes
from gazetteer_desk.layout.sheet import Element, Sheet


_NO_SIZES: Sizes = {}


def lay(
    bulletin: Bulletin, scheme: Scheme, look: Look = gbt9704.LOOK, *, sizes: Sizes = _NO_SIZES
) -> Sheet:
    """Return the issue as it is printed; what is not known yet is simply left out.

    `sizes` says how large the pictures are by themselves.
    """
    return Sheet(
        elements=tuple(_elements(bulletin, look, sizes)),
        series_size=masthead.series_size(bulletin.masthead.series),
        page_numbers=scheme.page_numbers,
        title=_title(bulletin),
        author=bulletin.masthead.publisher or bulletin.imprint.office,
        dated=bulletin.dated or bulletin.imprint.printed,
    )


def _elements(bulletin: Bulletin, look: Look, sizes: Sizes) -> Iterator[Element]:
    yield from masthead.lines(bulletin, look)
    yield from body.blocks(bulletin.note, look, sizes, plain=Style.NOTE)
    yield from body.articles(bulletin, look, sizes)
    yield from imprint.elements(bulletin, look)


def _title(bulletin: Bulletin) -> str:
    """Return 刊名2024年第62期（总第667期）, else the first headline, else 简报."""
    named = bulletin.masthead.series + bulletin.label if bulletin.masthead.series else ""
    headlines = (article.headline for article in bulletin.articles)
    return named or next((headline for headline in headlines if headline), "") or "简报"
