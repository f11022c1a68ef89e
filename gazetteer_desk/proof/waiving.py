"""Findings that a clerk has looked at and leaves as they are (忽略): kept with the issue.

忽略一次 is about one place: the same words with the same neighbours in the same article, wherever
that moves; when the words around it change, it is found again. 本期忽略 is about the words,
wherever they stand in this issue. The next issue begins without either.
"""

from collections.abc import Iterable, Mapping

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Bulletin, Waiver
from gazetteer_desk.bulletin.place import LineName
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import lines


_AROUND = 6  # characters on each side that name a place


def waived_once(bulletin: Bulletin, finding: Finding) -> Bulletin:
    """Return the issue in which this one place is left as it is (忽略一次)."""
    texts = {line.place.line: line.text for line in lines(bulletin)}
    around = _around(texts, finding)
    return _with(bulletin, Waiver(finding.rule, finding.text, finding.place.article or "-", around))


def waived(bulletin: Bulletin, finding: Finding) -> Bulletin:
    """Return the issue in which these words are left as they are everywhere (本期忽略)."""
    return _with(bulletin, Waiver(finding.rule, finding.text))


def restored(bulletin: Bulletin) -> Bulletin:
    """Return the issue in which nothing is left alone any more (重新检查)."""
    return edit.with_editing(bulletin, waived=())


def parted(
    bulletin: Bulletin, findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are open, and those that were left as they are."""
    findings, waivers = tuple(findings), set(bulletin.state.waived)
    if not waivers:
        return findings, ()
    texts = {line.place.line: line.text for line in lines(bulletin)}
    is_open = [not one.can_be_left or waivers.isdisjoint(_names(texts, one)) for one in findings]
    both = tuple(zip(findings, is_open, strict=True))
    left = tuple(one for one, is_so in both if not is_so)
    return tuple(one for one, is_so in both if is_so), left


def _names(texts: Mapping[LineName, str], finding: Finding) -> tuple[Waiver, Waiver]:
    once = Waiver(finding.rule, finding.text, finding.place.article or "-", _around(texts, finding))
    return once, Waiver(finding.rule, finding.text)


def _around(texts: Mapping[LineName, str], finding: Finding) -> str:
    place = finding.place
    text = texts.get(place.line, "")
    before = text[max(place.start - _AROUND, 0) : place.start]
    return f"{place.part}　{before}　{text[place.end : place.end + _AROUND]}"


def _with(bulletin: Bulletin, waiver: Waiver) -> Bulletin:
    known = bulletin.state.waived
    return bulletin if waiver in known else edit.with_editing(bulletin, waived=(*known, waiver))
