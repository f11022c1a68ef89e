"""The page meter (版面余量): how full each page is, and what there is to know of it."""

from gazetteer_desk.layout import hints
from gazetteer_desk.layout.breaking import Filled
from gazetteer_desk.layout.meter import Meter, Share
from gazetteer_desk.layout.sheet import Colophon, Sheet


_FEW = 8  # lines that a clerk can well do without


def metered(sheet: Sheet, filled: Filled, height: int) -> Meter:
    """Return what the meter shows of a filled sheet whose pages have so much room, in twips."""
    shares: list[Share] = []
    for page in filled.pages:
        text = foot = 0.0
        for piece in page:
            if isinstance(sheet.elements[piece.element], Colophon):
                foot += piece.height
            else:
                text = max(text, piece.top + piece.height)
        shares.append(Share(min(text / height, 1), min(foot / height, 1)))
    return Meter(
        shares=tuple(shares),
        count=f"共 {filled.count} 页",
        rest=said(filled),
        more="".join(hints.warnings(filled)),
        is_uneven=filled.alone or _is_over(filled),
    )


def said(filled: Filled) -> str:
    """Return 末页还可写 3 行, or what is wrong with the last page and what would mend it."""
    count, over = filled.count, filled.over
    if filled.alone:
        remedy = f"，减 {over} 行回到 {count - 1} 页" if over else ""
        return f"版记单独占第 {count} 页{remedy}"
    if _is_over(filled):
        return f"第 {count} 页多出 {over} 行，减去就是 {count - 1} 页"
    return f"末页还可写 {filled.spare} 行" if filled.spare else "末页已满"


def _is_over(filled: Filled) -> bool:
    """Tell whether a few lines less would fill the pages before evenly, sooner than more would."""
    return filled.odd and 0 < filled.over <= min(_FEW, filled.spare + 1)
