"""All there is to say of an issue at once: what the rules find, and the remarks on its fields."""

from gazetteer_desk.bulletin import review
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.review import Known
from gazetteer_desk.proof import remarks
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Rulebook, rulebook


_NOTHING, _NOBODY = Known(), Knowledge()


def looked_through(
    bulletin: Bulletin,
    known: Known = _NOTHING,
    rules: Rulebook | None = None,
    knowledge: Knowledge = _NOBODY,
) -> tuple[Finding, ...]:
    """Return all findings in the order of the page: by the built-in rules where no others hold."""
    found = Checker(rules or rulebook()).check(bulletin, knowledge)
    return remarks.joined(bulletin, review.remarks(bulletin, known), found)
