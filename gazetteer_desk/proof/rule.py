"""One rule of proofreading as data (校核规则): what it looks for, how sure it is, and who says so.

A rule either has a `pattern` (a regular expression, searched line by line) or names a `check`, the
part of the program that does what no pattern can. Its examples are part of it, and the tests run
them: in `wrong` it must find something, in `right` nothing.
"""

from enum import StrEnum

import msgspec

from gazetteer_desk.proof.finding import Basis, Level, Spot
from gazetteer_desk.proof.written import Written


def source(basis: Basis, clause: str) -> str:
    """Return 规定　GB/T 15834—2011，4.8, as the clerk reads it."""
    return "　".join(filter(None, (basis, clause)))


class Zone(StrEnum):
    """What a line of the issue is, for a rule that does not hold everywhere."""

    TITLE = "题名"
    SUBTITLE = "副题"
    NOTE = "按语"
    HEADING = "标题"  # a paragraph of 一、 … （1） that is a heading as a whole
    BODY = "正文"  # run-in headings too
    CENTERED = "居中"
    SIGNATURE = "署名"
    DATELINE = "日期"
    ATTACHMENT = "附件说明"
    CELL = "表格"
    CAPTION = "图表题"
    CREDITS = "供稿单位"
    FIELD = "一项"  # one-line fields of 报头 and 报尾
    ADDRESSEES = "报送发"


PROSE = (Zone.BODY, Zone.NOTE)
RUNNING = (*PROSE, Zone.TITLE, Zone.SUBTITLE, Zone.HEADING, Zone.CENTERED, Zone.CELL, Zone.CAPTION)


class Rule(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A rule.

    `message` and `suggestion` are filled in with what was found: {0} is the place found, {1} …
    the groups of the pattern, {new} in a message the suggestion; {1:阿拉伯} and the like say in
    which form (`written`). The place is the whole match, or what a named group of the pattern
    found; it is none where the suggestion is what stands there already. A match is left alone
    where `guard` (another regular expression) matches over any part of its place. `needs` spares
    the search: a line must have one character of each string, one of the words of two characters
    of each list; in these a line break stands for the end of the line. `zones` are the kinds of
    lines it is looked for in, all that hold running text where none is named.
    """

    id: str
    name: str
    level: Level
    message: str
    basis: Basis = Basis.CUSTOM
    clause: str = ""
    pattern: str = ""
    guard: str = ""
    needs: tuple[str | tuple[str, ...], ...] = ()
    suggestion: str | None = None
    check: str = ""
    zones: tuple[Zone, ...] = RUNNING
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    def spot(
        self,
        start: int,
        end: int,
        words: tuple[str, ...],
        *,
        suggestion: str | None = None,
        evidence: str = "",
    ) -> Spot:
        """Return what it finds from `start` to `end`, `words` being {0}, {1} … of its message.

        `suggestion` is what to write instead, where the rule's own does not say it.
        """
        words = tuple(map(Written, words))
        if suggestion is None and self.suggestion is not None:
            suggestion = self.suggestion.format(*words)
        return Spot(
            rule=self.id,
            level=self.level,
            source=source(self.basis, self.clause),
            start=start,
            end=end,
            message=self.message.format(*words, new=suggestion or ""),
            suggestion=suggestion,
            evidence=evidence,
        )
