"""From the bulletin to the sheet: the plan of a template, walked from its first line to 版记."""

from collections.abc import Sequence

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import body, condensing, contents, filling, gbt9704, imprint, masthead
from gazetteer_desk.layout.look import Look, Style, renamed
from gazetteer_desk.layout.plan import USUAL, Anchor, Plan, Planned, placed, unsaid
from gazetteer_desk.layout.plates import Sizes
from gazetteer_desk.layout.sheet import Element, Line, Sheet


_NO_SIZES: Sizes = {}


def lay(
    bulletin: Bulletin,
    scheme: Scheme,
    look: Look = gbt9704.LOOK,
    plan: Plan = USUAL,
    *,
    sizes: Sizes = _NO_SIZES,
) -> Sheet:
    """Return the issue as it is printed; what is not known yet is simply left out.

    `look` and `plan` are those of the series' template, `sizes` says how large the pictures are by
    themselves.
    """
    look = renamed(look, scheme.faces)
    values = plain.named(bulletin)
    elements, begins = _elements(bulletin, scheme, look, plan, sizes)
    series = _series(elements)
    condensed = dict(condensing.condensed(elements, look))
    if (percent := masthead.series_percent(series, look)) < condensing.WHOLE:
        condensed[Style.SERIES] = max(percent, gbt9704.NARROWEST)
    return Sheet(
        elements=tuple(elements),
        begins=tuple(begins),
        series_size=masthead.series_size(series, look),
        condensed=condensed,
        unsaid=unsaid(plan, values),
        named=values,
        faces=scheme.faces,
        page_numbers=scheme.page_numbers,
        title=_title(bulletin),
        author=_author(bulletin),
        dated=bulletin.dated or bulletin.imprint.printed,
    )


def _elements(
    bulletin: Bulletin, scheme: Scheme, look: Look, plan: Plan, sizes: Sizes
) -> tuple[list[Element], list[int]]:
    """Return the elements, and with which of them each article begins."""
    values = plain.named(bulletin)
    elsewhere = placed(plan)
    made: list[Element] = []
    begins: list[int] = []
    begun = False  # a red rule under nothing would be the only thing on its page
    for one in plan:
        match one:
            case Anchor.CONTENTS:
                made += contents.lines(bulletin) if scheme.contents else ()
            case Anchor.NOTE:
                made += body.blocks(bulletin.note, look, sizes, plain=Style.NOTE)
            case Anchor.BODY:
                for article in body.articles(bulletin, look, sizes):
                    begins.append(len(made))
                    made += article
            case Anchor.COLOPHON:
                made += imprint.elements(bulletin, look, elsewhere)
            case Planned():
                line = filling.filled(one, values, look)
                if line is None and begun:
                    line = filling.ruled(one, look)
                if line is not None:
                    begun = True
                    made.append(line)
    return made, begins


def _series(elements: Sequence[Element]) -> str:
    """Return the line of the series' name that needs the most room."""
    named = (one.text for one in elements if isinstance(one, Line) and one.style is Style.SERIES)
    return max(named, key=len, default="")


def _author(bulletin: Bulletin) -> str:
    """Return 编印单位, else whoever else the issue names as its source."""
    head = bulletin.masthead
    return head.publisher or bulletin.imprint.office or head.sign or head.series


def _title(bulletin: Bulletin) -> str:
    """Return 刊名2024年第62期（总第667期）, else the first headline, else 简报."""
    named = bulletin.masthead.series + bulletin.label if bulletin.masthead.series else ""
    headlines = (article.headline for article in bulletin.articles)
    return named or next((headline for headline in headlines if headline), "") or "简报"
