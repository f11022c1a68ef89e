"""What a line has against the directory, before the office's rules weigh it."""

from collections.abc import Iterator

import msgspec

from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.rulebook import Rulebook


class Said(msgspec.Struct, frozen=True, gc=False):
    """Where in a line a rule has something to say, and the words {0}, {1} … of its message."""

    rule: str
    start: int
    end: int
    words: tuple[str, ...]
    suggestion: str | None = None
    evidence: str = ""


def findings(line: Line, said: tuple[Said, ...], rules: Rulebook) -> Iterator[Finding]:
    """Yield what of it is a finding by the rules that are on, in this line."""
    for one in said:
        rule = rules.rules.get(one.rule)
        if rule is not None and line.zone in rule.zones:
            spot = rule.spot(
                one.start, one.end, one.words, suggestion=one.suggestion, evidence=one.evidence
            )
            yield spot.at(line.place, line.text)
