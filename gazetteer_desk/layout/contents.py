"""本期要目: the titles of an issue above its first article, where the series wants them.

No page numbers and no fields: Word would ask to bring them up to date. One title makes no list.
Columns are named where there is more than one to tell apart; the numbers run through all of them.
"""

from collections.abc import Iterator

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.sheet import Line, line


HEADING = "本期要目"
_FEWEST = 2


def lines(bulletin: Bulletin) -> Iterator[Line]:
    """Yield the heading, and each title on a line of its own under the name of its column."""
    listed = [article for article in bulletin.articles if article.headline.strip()]
    if len(listed) < _FEWEST:
        return
    yield line(Style.CONTENTS_HEAD, HEADING)
    names_columns = len({article.column for article in listed}) > 1
    column = ""
    for nth, article in enumerate(listed, 1):
        if names_columns and article.column and article.column != column:
            yield line(Style.CONTENTS_COLUMN, f"【{article.column}】")
        column = article.column
        yield line(Style.CONTENTS, f"{nth}.{article.headline}")
