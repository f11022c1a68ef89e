"""字数 of articles that are being written: after a deed only what it changed is counted again."""

from msgspec.structs import replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import differing


class Tally:
    """Remembers each article as it was last counted, by its key."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Article, int]] = {}

    def of(self, article: Article) -> int:
        """Return what `plain.count_article` returns, sooner."""
        known = self._known.get(article.key)
        if known is None:
            count = plain.count_article(article)
        elif known[0] is article:
            return known[1]
        else:
            count = known[1] + _more(known[0], article)
        self._known[article.key] = article, count
        return count


def _more(before: Article, after: Article) -> int:
    """Return by how much an article has grown."""
    old, new = differing(before.body, after.body)
    was, now = replace(before, body=old), replace(after, body=new)
    return plain.count_article(now) - plain.count_article(was)
