"""曾用: what of an article stood in past issues, or waits on the shelf."""

from typing import TYPE_CHECKING

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.search.alike import Compared, alike


if TYPE_CHECKING:
    from gazetteer_desk.desk.desk import Desk


def used_before(desk: "Desk", article: Article, entry: int | None) -> Compared:
    """Return what shares most with an article of the issue `entry`, whose own are left out."""
    return alike(desk.store, desk.ledger, article, entry=entry)
