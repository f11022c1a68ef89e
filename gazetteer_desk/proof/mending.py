"""Doing what a finding suggests (改正): a pure change of the issue, marks and kinds kept."""

from collections.abc import Iterable

from msgspec.structs import replace

from gazetteer_desk.bulletin import replacing
from gazetteer_desk.bulletin.find import Hit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.proof.finding import Finding


_IN_MASTHEAD = ("series", "subtitle", "publisher")
_IN_DISTRIBUTION = ("report", "send", "issue")


def mended(bulletin: Bulletin, findings: Iterable[Finding]) -> Bulletin:
    """Return the issue with the suggestions put in; a finding that is out of date is left alone."""
    some = [one for one in findings if one.suggestion is not None]
    in_words = {one.place: one for one in some if one.place.article or one.place.part == "note"}
    hits = [Hit(one.place, (one.text,)) for one in in_words.values()]
    made = replacing.replaced(bulletin, hits, lambda hit: in_words[hit.place].suggestion or "")
    rest = [one for one in some if not one.place.article and one.place.part != "note"]
    for one in sorted(rest, key=lambda one: -one.place.start):
        made = _in_frame(made, one)
    return made


def _in_frame(bulletin: Bulletin, finding: Finding) -> Bulletin:
    part, place = finding.place.part, finding.place
    if part in _IN_MASTHEAD:
        words = _put(getattr(bulletin.masthead, part), finding)
        return replace(bulletin, masthead=replace(bulletin.masthead, **{part: words}))
    if part in _IN_DISTRIBUTION:
        lines = list(getattr(bulletin.distribution, part))
        at = place.path[0]
        if at < len(lines):
            lines[at] = _put(lines[at], finding)
        made = replace(bulletin.distribution, **{part: tuple(lines)})
        return replace(bulletin, distribution=made)
    words = getattr(bulletin.imprint, part, None)
    if not isinstance(words, str):
        return bulletin  # a date or a number: its form mends that
    return replace(bulletin, imprint=replace(bulletin.imprint, **{part: _put(words, finding)}))


def _put(words: str, finding: Finding) -> str:
    start, end = finding.place.start, finding.place.end
    if words[start:end] != finding.text:
        return words
    return words[:start] + (finding.suggestion or "") + words[end:]
