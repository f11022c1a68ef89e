"""Why somebody has to look at what was recognised before it is a past issue (待审的原因)."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.intake.recognised import Recognised, Sure


_NEEDED = {"series": "刊名", "number": "期号", "dated": "日期", "title": "题名", "body": "正文"}


def doubts(recognised: Recognised) -> tuple[str, ...]:
    """Return a sentence for each reason; nothing where all that an issue needs is sure."""
    return tuple(_doubts(recognised))


def _doubts(recognised: Recognised) -> Iterator[str]:
    if recognised.is_manuscript:
        yield "像一篇来稿，不像一期简报。"
        return
    there = _there(recognised.bulletin)
    missing = [label for part, label in _NEEDED.items() if part not in there]
    if missing:
        yield f"没有认出{'、'.join(missing)}。"
    unsure = {one.name for one in recognised.fields if one.sure is not Sure.CERTAIN}
    if asked := [label for part, label in _NEEDED.items() if part in unsure & there]:
        yield f"{'、'.join(asked)}要核对。"
    if left := len(recognised.left_over):
        yield f"有 {left} 处文字不知归哪一项。"


def _there(bulletin: Bulletin) -> set[str]:
    """Return which of the needed parts the issue has."""
    articles = bulletin.articles
    found = {
        "series": bool(bulletin.masthead.series),
        "number": bulletin.number.number is not None and bulletin.number.year is not None,
        "dated": bulletin.dated is not None,
        "title": bool(articles) and all(article.headline for article in articles),
        "body": bool(articles) and all(article.body for article in articles),
    }
    return {part for part, is_there in found.items() if is_there}
