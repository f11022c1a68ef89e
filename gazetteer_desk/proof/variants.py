"""Traditional and variant characters in a text of simplified ones (繁体字、异体字).

`simplified.tsv` has them, with what is written instead. Left alone are those that are right in
simplified texts too (乾隆, 瞭望), those that names keep (毕昇), and what is quoted: titles of old
books and inscriptions.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache

from gazetteer_desk.paths import resources
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook


RULE = "C06"
_RIGHT_TOO = "乾瞭麽夥藉徵馀於著覆像摺余剋薹"
_IN_NAMES = "甦昇陞鍾锺龢甯迺濬叡勣澂祐禎儁傑喆堃煊燁榘塚"
_MAPPED = 0xFFFF
_QUOTED = re.compile("《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|‘[^‘’]*’|（[^（）]*）")


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the runs of such characters in one line."""
    rule = rules.rules.get(RULE)
    if rule is None or zone not in RUNNING:
        return
    simplified, pattern, may_be = _table()
    if not may_be.search(text):
        return
    quoted: list[tuple[int, int]] | None = None
    for match in pattern.finditer(text):
        start, end = match.span()
        if quoted is None:
            quoted = [one.span() for one in _QUOTED.finditer(text)]
        if not any(first < start and end < last for first, last in quoted):
            yield rule.spot(start, end, (match[0],), suggestion=match[0].translate(simplified))


@cache
def _table() -> tuple[dict[int, str], "re.Pattern[str]", "re.Pattern[str]"]:
    """Return what stands for each, what finds a run of them, and what soon tells of none.

    A set of characters is searched for by a map as long as none is beyond the first 65,536.
    """
    simplified: dict[int, str] = {}
    for line in (resources() / "words" / "simplified.tsv").read_text("utf-8").splitlines():
        right, _, others = line.partition("\t")
        for one in others:
            if one not in _RIGHT_TOO and one not in _IN_NAMES:
                simplified[ord(one)] = right
    usual = "".join(chr(one) for one in simplified if one <= _MAPPED)
    run = re.compile(f"[{''.join(map(chr, simplified))}]+")
    return simplified, run, re.compile(f"[{usual}{chr(_MAPPED + 1)}-{chr(sys.maxunicode)}]")
