"""版头: how large the name of the series may be, and how narrow its letters then are."""

from gazetteer_desk.layout import gbt9704, measure
from gazetteer_desk.layout.look import Look, Style


def series_size(series: str, look: Look = gbt9704.LOOK) -> float:
    """Return the largest size in points, to the half, at which the name fits one line.

    It is never more than that of its style. A name too long for 小初 is condensed as far as need
    be to keep that size, and set smaller only where that is not enough.
    """
    fitting = _fitting(series, look)
    if fitting < gbt9704.SERIES_UPRIGHT:
        fitting = min(gbt9704.SERIES_UPRIGHT, fitting * 100 / gbt9704.NARROWEST)
    size = max(int(2 * fitting) / 2, gbt9704.SERIES_SMALLEST)
    return min(size, look.styles[Style.SERIES].size)


def series_percent(series: str, look: Look = gbt9704.LOOK) -> int:
    """Return the percent of their width that the letters of the name get at that size."""
    return min(int(100 * _fitting(series, look) / series_size(series, look)), 100)


def _fitting(series: str, look: Look) -> float:
    """Return the size in points at which the name, not condensed, is as wide as its line."""
    style = look.styles[Style.SERIES]
    room = (look.page.type_width - style.left - style.right) / 20
    # The outermost letters would touch the edges of the type area otherwise.
    room = min(gbt9704.SERIES_WIDEST, room - gbt9704.SERIES_MARGIN)
    room -= len(series) * style.squeeze / 20
    return max(room, 0.0) / max(measure.ems(series, at_most=True), 1.0)
