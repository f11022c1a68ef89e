"""Where the words of an article were before (转自、引自): the clerk sees it, the print does not."""

from collections.abc import Iterable

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin


_BETWEEN = "；"


def of_article(past: Bulletin) -> str:
    """Return 转自2025年第54期（总第786期), or the series and day where it has no number."""
    return f"转自{_named(past)}"


def of_passage(past: Bulletin | None, title: str) -> str:
    """Return 引自2025年第54期（总第786期）《…》, of the shelf (留用稿) where there is no issue."""
    title = f"《{title.replace(_BETWEEN, '，')}》" if title else ""
    return f"引自{_named(past) if past else '留用稿'}{title}"


def together(sources: Iterable[str | msgspec.UnsetType]) -> str | msgspec.UnsetType:
    """Return all of these on one line, none twice; nothing where there is none."""
    parts = (part for one in sources if one for part in one.split(_BETWEEN))
    return _BETWEEN.join(dict.fromkeys(filter(None, parts))) or msgspec.UNSET


def _named(past: Bulletin) -> str:
    day = f"{past.dated.year}年{past.dated.month}月{past.dated.day}日" if past.dated else ""
    return past.label or past.masthead.series + day or "往期"
