"""What was left to be filled in later: 【待补】, and the fields of phrases, {{单位}}."""

import re

from msgspec.structs import replace

from gazetteer_desk.bulletin import find, plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Paragraph, differing
from gazetteer_desk.bulletin.find import Hit, Query
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.phrase import FIELD


_LATER = r"【待补[^【】]{0,20}】"
PATTERN = re.compile(f"{_LATER}|{FIELD}")


class Closed:
    """Remembers by key the articles in which nothing was left open when they were last seen.

    What is open is asked for after each deed, and hardly ever is anything: so only the words that
    a deed changed are looked at.
    """

    def __init__(self) -> None:
        self._known: dict[str, Article] = {}

    def has(self, article: Article) -> bool:
        """Return whether nothing is left open in an article."""
        known, changed = self._known.pop(article.key, None), article
        if known is not None and known is not article:
            changed = replace(article, body=differing(known.body, article.body)[1])
        is_closed = known is article or not _may_be_open(changed)
        if is_closed:
            self._known[article.key] = article
        return is_closed


def unfilled(bulletin: Bulletin, closed: Closed | None = None) -> tuple[Hit, ...]:
    """Return what is left open in the articles and the issue's note, in the printed order."""
    closed = closed or Closed()
    articles = tuple(article for article in bulletin.articles if not closed.has(article))
    shorter = replace(bulletin, articles=articles)
    return find.find(shorter, Query(PATTERN.pattern, regex=True, alike=False))


def _may_be_open(article: Article) -> bool:
    blocks = (*article.note, *article.body)
    spans = [s.text for one in blocks if isinstance(one, Paragraph) for s in one.spans]
    others = tuple(one for one in blocks if not isinstance(one, Paragraph))
    lines = plain.body_words(others)
    words = "".join((*article.title, article.subtitle, *article.credits, *spans, *lines))
    return "{{" in words or "【待补" in words


def told(hits: tuple[Hit, ...]) -> str:
    """Return how many are left: 2 处【待补】、1 处没有填的{{单位}}; "" for none."""
    words = [hit.groups[0] for hit in hits]
    fields = [word for word in words if word.startswith("{{")]
    parts: list[str] = []
    if later := len(words) - len(fields):
        parts.append(f"{later} 处【待补】")
    if fields:
        named = "、".join(dict.fromkeys(fields[:3]))
        parts.append(f"{len(fields)} 处没有填的 {named}")
    return "、".join(parts)
