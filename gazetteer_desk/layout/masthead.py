"""版头: what stands above the red rule of the first page, and the rule itself."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.numbering import official_date
from gazetteer_desk.layout import gbt9704, measure
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.sheet import Line, halves, line


def lines(bulletin: Bulletin, look: Look) -> Iterator[Line]:
    """Yield 份号, 密级, 紧急程度, 刊名, 期号, and 编印单位 with the date above the red rule."""
    secrecy = bulletin.secrecy
    if secrecy and secrecy.copy_no:
        yield line(Style.COPY_NO, secrecy.copy_no)
    if secrecy:
        yield line(Style.SECRECY, secrecy.label)
    if bulletin.urgency:
        yield line(Style.URGENCY, str(bulletin.urgency))
    head = bulletin.masthead
    if head.series:
        yield line(Style.SERIES, head.series)
    if head.subtitle:
        yield line(Style.SERIES_SUBTITLE, head.subtitle)
    if bulletin.number.label:
        yield line(Style.NUMBER, bulletin.number.label)
    dated = official_date(bulletin.dated) if bulletin.dated else ""
    if any((head.series, bulletin.number.label, head.publisher, dated)):
        yield halves(Style.PUBLISHER, head.publisher, dated, look)


def series_size(series: str) -> float:
    """Return the largest size in points, to the half, at which the name fits one line."""
    width = max(measure.ems(series, at_most=True), 1.0)
    fitting = int(2 * gbt9704.SERIES_WIDEST / width) / 2
    return min(max(fitting, gbt9704.SERIES_SMALLEST), gbt9704.SERIES_LARGEST)
