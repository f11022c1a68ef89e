"""What a row of the ledger says: an issue, a void number, or a number that is missing."""

from collections.abc import Sequence

import msgspec


GAP, VOID = "缺", "作废"
CORRECTING, CORRECTED = "正在更正", "有更正"


class LedgerLine(msgspec.Struct, frozen=True, gc=False):
    """One row; of plain words, so that no collection of garbage looks through ten thousand.

    A gap stands for `missing` numbers; its `entry` is the next issue after them that is not void,
    which has the remark on why they were skipped, 0 where there is none. `head` is the newest
    revision, 0 for a gap. `stage` is the stored word of its state, `correction` says that it was
    corrected, or is being, `following` names the deed that leads to the next one.
    """

    entry: int
    number: str
    total: str
    dated: str
    title: str
    articles: int
    status: str
    remark: str = ""
    series: str = ""
    year: int = 0
    head: int = 0
    missing: int = 0
    label: str = ""
    can_void: bool = False
    can_delete: bool = False
    stage: str = ""
    correction: str = ""
    following: str = ""
    can_correct: bool = False

    @property
    def is_gap(self) -> bool:
        """Say whether this is a missing number."""
        return self.status == GAP

    @property
    def is_void(self) -> bool:
        """Say whether this number is void."""
        return self.status == VOID

    @property
    def is_correcting(self) -> bool:
        """Say whether it is open for a correction now."""
        return self.correction == CORRECTING

    @property
    def tip(self) -> str:
        """Return all of it, for a row whose words are cut."""
        return "\n".join(filter(None, (f"{self.series}　{self.number}", self.title, self.remark)))

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the words of the columns; pages and copies are told later."""
        articles = str(self.articles) if self.articles else ""
        state = " · ".join(filter(None, (self.status, self.correction)))
        head, tail = (self.number, self.total, self.dated, self.title), (state, self.remark)
        return (*head, articles, "", "", *tail)


class Extent(msgspec.Struct, frozen=True, gc=False):
    """How much there is of an issue in print: its pages, and the copies that were made."""

    pages: int = 0
    copies: int | None = None


def chosen(
    lines: Sequence[LedgerLine], *, year: int = 0, status: str = "", series: str = ""
) -> tuple[LedgerLine, ...]:
    """Return the rows of that year, status and series; what is 0 or "" asks for nothing."""
    return tuple(
        line
        for line in lines
        if year in (0, line.year) and status in ("", line.status) and series in ("", line.series)
    )


def summed(lines: Sequence[LedgerLine]) -> str:
    """Return 共 144 期，作废 1 期，缺 3 期."""
    issues = sum(not line.is_gap for line in lines)
    void = sum(line.is_void for line in lines)
    missing = sum(line.missing for line in lines)
    parts = [f"共 {issues} 期"]
    if void:
        parts.append(f"作废 {void} 期")
    if missing:
        parts.append(f"缺 {missing} 期")
    return "，".join(parts)
