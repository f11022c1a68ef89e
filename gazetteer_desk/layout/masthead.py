"""版头: how large the name of the series may be."""

from gazetteer_desk.layout import gbt9704, measure
from gazetteer_desk.layout.look import Look, Style


def series_size(series: str, look: Look = gbt9704.LOOK) -> float:
    """Return the largest size in points, to the half, at which the name fits one line.

    It is never more than that of its style.
    """
    style = look.styles[Style.SERIES]
    room = (look.page.type_width - style.left - style.right) / 20
    # The outermost letters would touch the edges of the type area otherwise.
    room = min(gbt9704.SERIES_WIDEST, room - gbt9704.SERIES_MARGIN)
    room -= len(series) * style.squeeze / 20
    width = max(measure.ems(series, at_most=True), 1.0)
    fitting = int(2 * room / width) / 2
    return min(max(fitting, gbt9704.SERIES_SMALLEST), style.size)
