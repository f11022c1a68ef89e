"""The rows of the outline, and where among them what is dragged would land. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL


_NONE: Mapping[str, tuple[Remark, ...]] = {}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row: its shape ("end", "column", "article"), key, words, and what is to be said of it.

    `lacking` are names of empty fields, `wrong` and `doubtful` the few words of remarks, `found`
    counts the findings in its words. `column` is the column that it heads or stands in, `folded`
    how many articles a folded head hides (0: it is open).
    """

    shape: str
    key: str
    words: str
    below: str = ""
    nth: int = 0
    lacking: tuple[str, ...] = ()
    title: str = ""
    column: str = ""
    folded: int = 0
    wrong: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    found: int = 0

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """Return what stands at the right: 错1, 缺2 in red, the number of the rest in amber."""
        red = (("错", self.wrong), ("缺", self.lacking))
        words = "".join(f"{word}{len(found)}" for word, found in red if found)
        rest = str(count) if (count := len(self.doubtful) + self.found) else ""
        return tuple((said, tone) for said, tone in ((words, "red"), (rest, "amber")) if said)

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        nth = f"第{self.nth}篇" if self.nth else ""
        below = self.below.replace(" · ", "，").replace(" 字", "字")
        hidden = f"收起了{self.folded}篇" if self.folded else ""
        said = (
            f"{word}{len(found)}{unit}：{'、'.join(found)}"
            for word, unit, found in (
                ("错", "处", self.wrong),
                ("缺", "项", self.lacking),
                ("要看", "处", self.doubtful),
            )
            if found
        )
        found = f"{self.found}处问题" if self.found else ""
        parts = (nth, self.words, below, hidden, *said, found)
        return "，".join(part for part in parts if part)

    @property
    def tip(self) -> str:
        """Return what the pointer is told: what is to be said, else the whole title."""
        said = (("错", self.wrong), ("缺", self.lacking), ("要看", self.doubtful))
        lines = [f"{word}：{'、'.join(found)}" for word, found in said if found]
        if self.found:
            lines.append(f"检查：{self.found} 处问题")
        return "\n".join(lines) or self.title or self.words


@dataclass(frozen=True, slots=True)
class Landing:
    """Where it would land: before the article `before` of `column` (None: at its end).

    `line` is the number of the row over which the line is drawn, `head` that of the column's head
    which lights, -1 where it has none.
    """

    column: str
    before: str | None
    line: int
    head: int = -1


def rows_of(
    bulletin: Bulletin,
    lacking: Mapping[str, tuple[str, ...]],
    count: Callable[[Article], int] = plain.count_article,
    remarks: Mapping[str, tuple[Remark, ...]] = _NONE,
) -> tuple[OutlineRow, ...]:
    """Return the rows of an issue in the order of the sheet; a column stands once a run.

    `lacking` names the empty fields by place, `remarks` is all that there is to say by place.
    """
    head, tail = remarks.get(MASTHEAD, ()), remarks.get(TAIL, ())
    rows = [_end(MASTHEAD, "报头", lacking, head)]
    column = ""
    for nth, article in enumerate(bulletin.articles, 1):
        if (name := article.column) != column and name:
            again = any(row.column == name for row in rows)  # split, in an old issue
            key = f"【{name}】{nth if again else ''}"
            rows.append(OutlineRow("column", key, f"【{name}】", title=name, column=name))
        column = name
        said = remarks.get(article.key, ())
        lacks = lacking.get(article.key, ())
        rows.append(_article_row(article, nth, lacks, count(article), said))
    rows.append(_end(TAIL, "报尾", lacking, tail))
    return tuple(rows)


def with_found(rows: tuple[OutlineRow, ...], found: Mapping[str, int]) -> tuple[OutlineRow, ...]:
    """Return the rows with how many findings there are in the words of each part, by its key."""
    return tuple(
        replace(row, found=found[row.key]) if row.shape != "column" and found.get(row.key) else row
        for row in rows
    )


def folded(rows: tuple[OutlineRow, ...], columns: frozenset[str]) -> tuple[OutlineRow, ...]:
    """Return the rows without the articles of these columns; their heads say how many there are."""
    if not columns:
        return rows
    hidden = [row.column for row in rows if row.shape == "article"]
    return tuple(
        _fold(row, hidden.count(row.column))
        if row.shape == "column" and row.column in columns
        else row
        for row in rows
        if row.shape != "article" or not row.column or row.column not in columns
    )


def landing(rows: tuple[OutlineRow, ...], at: int, *, below: bool) -> Landing:
    """Return where an article lands that is let go over a row, in its upper or lower half."""
    row = rows[at]
    if row.shape == "article":
        if not below:
            return Landing(row.column, row.key, at, _head(rows, row.column))
        behind = rows[at + 1]
        before = behind.key if (behind.shape, behind.column) == ("article", row.column) else None
        return Landing(row.column, before, at + 1, _head(rows, row.column))
    if row.shape == "column":
        first = rows[at + 1]
        before = first.key if first.shape == "article" and not row.folded else None
        return Landing(row.column, before, at + 1, at)
    if row.key == MASTHEAD:
        return landing(rows, 1, below=False) if len(rows) > 2 else Landing("", None, 1)  # noqa: PLR2004 - the two ends
    last = rows[at - 1]
    return Landing(last.column, None, at, _head(rows, last.column))


def column_landing(rows: tuple[OutlineRow, ...], at: int, *, below: bool) -> tuple[str | None, int]:
    """Return before which column a whole one lands (None: the end), and the line's row."""
    order = list(dict.fromkeys(row.column for row in rows if row.shape != "end"))
    row = rows[at]
    if row.key == TAIL or not order:
        return None, len(rows) - 1
    if row.key == MASTHEAD:
        return order[0], 1
    span = [n for n, one in enumerate(rows) if one.shape != "end" and one.column == row.column]
    middle = (span[0] + span[-1]) / 2
    if at < middle or (at == middle and not below):
        return row.column, span[0]
    behind = order.index(row.column) + 1
    return (order[behind] if behind < len(order) else None), span[-1] + 1


def _fold(row: OutlineRow, hidden: int) -> OutlineRow:
    return OutlineRow(
        row.shape, row.key, row.words, title=row.title, column=row.column, folded=hidden
    )


def _head(rows: tuple[OutlineRow, ...], column: str) -> int:
    heads = (at for at, row in enumerate(rows) if row.shape == "column" and row.column == column)
    return next(heads, -1)


def _end(
    key: str, words: str, lacking: Mapping[str, tuple[str, ...]], remarks: tuple[Remark, ...]
) -> OutlineRow:
    lacks, wrong, doubtful = lacking.get(key, ()), _wrong(remarks), _doubtful(remarks)
    return OutlineRow("end", key, words, lacking=lacks, wrong=wrong, doubtful=doubtful)


def _wrong(remarks: tuple[Remark, ...]) -> tuple[str, ...]:
    return tuple(one.brief for one in remarks if one.weight is Weight.WRONG)


def _doubtful(remarks: tuple[Remark, ...]) -> tuple[str, ...]:
    return tuple(one.brief for one in remarks if one.weight not in (Weight.WRONG, Weight.LACKING))


def _article_row(
    article: Article,
    nth: int,
    lacking: tuple[str, ...],
    words: int,
    remarks: tuple[Remark, ...],
) -> OutlineRow:
    first = article.credits[0] if article.credits else ""
    units = f"{first}等" if len(article.credits) > 1 else first
    count = f"{words} 字"
    below = f"{units} · {count}" if units else count
    title = article.headline or "（还没有题名）"
    return OutlineRow(
        "article",
        article.key,
        title,
        below,
        nth,
        lacking,
        article.headline,
        article.column,
        wrong=_wrong(remarks),
        doubtful=_doubtful(remarks),
    )
