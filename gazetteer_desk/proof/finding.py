"""What was found in an issue that is, or may be, an error: where, by which rule, and why."""

from enum import StrEnum

import msgspec

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.unfilled import PATTERN


class Level(StrEnum):
    """How sure a rule is. The stored words are never renamed."""

    ERROR = "必错"
    DOUBT = "疑似"
    HINT = "提示"


class Basis(StrEnum):
    """Where a rule comes from: a standard or a document, or the custom of the offices."""

    NORM = "规定"
    CUSTOM = "实务"


class Spot(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A finding within one line, by characters, before it is known where the line stands."""

    rule: str
    level: Level
    source: str
    start: int
    end: int
    message: str
    suggestion: str | None = None
    evidence: str = ""

    def at(self, place: Place, text: str) -> "Finding":
        """Return it as a finding in the line that stands at `place` and has these words."""
        return Finding(
            rule=self.rule,
            level=self.level,
            source=self.source,
            place=Place(place.article, place.part, place.path, self.start, self.end),
            text=text[self.start : self.end],
            message=self.message,
            suggestion=self.suggestion,
            evidence=self.evidence,
        )


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place where a rule has something to say.

    `place` is a stretch of the issue's words; in the frame of the issue (报头、报尾) its article is
    "" and its part the name of the field. `text` are the words there, "" where something is
    missing. `suggestion` is what to write instead ("" = leave out), None where only the clerk can
    know. `source` names the clause or the custom, `evidence` what this office's own papers say.
    """

    rule: str
    level: Level
    source: str
    place: Place
    text: str
    message: str
    suggestion: str | None = None
    evidence: str = ""

    @property
    def can_be_mended(self) -> bool:
        """Tell whether it may be mended together with others in one click (only 必错 may)."""
        return self.level is Level.ERROR and self.suggestion is not None

    @property
    def can_be_left(self) -> bool:
        """Tell whether it may stay as it is: what was left to be filled in later may not."""
        return PATTERN.fullmatch(self.text) is None

    @property
    def is_of_words(self) -> bool:
        """Tell whether its words could be put into the office's lists: no mark, no single sign."""
        return len(self.text) > 1 and self.text.isalnum()

    @property
    def remedy(self) -> str:
        """Return in words what mending does: 改为“资政辅治”, 删去“的”; "" where none is known."""
        if self.suggestion is None:
            return ""
        if not self.suggestion:
            return f"删去{_named(self.text)}"
        return f"{'改为' if self.text else '补上'}{_named(self.suggestion)}"


LEVELS = tuple(Level)
_LONGEST = 12  # characters of a remedy that are said


def _named(words: str) -> str:
    if words.isspace():
        return "空格"
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[: _LONGEST - 1]}…”"


def weight(finding: Finding | Spot) -> int:
    """Return how heavy a finding is: 0 for 必错, more for less."""
    return LEVELS.index(finding.level)
