"""What of an issue stood in past ones, sentence by sentence: asked in the background, remembered.

Nothing of it is on the way of a key: who checks an issue gets the findings of the last look with
`Knowledge.past`, and they are shown for as long as their words stand.
"""

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.proof import past
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.search import quoted


class Past:
    """Looks into all past issues for the sentences of one, each sentence once.

    It is for one thread at a time and one issue; what others keep meanwhile is known to a new one.
    """

    def __init__(self, desk: Desk, rules: Rulebook, entry: int | None) -> None:
        self._desk, self._rules, self._entry = desk, rules, entry
        self._known: dict[str, IssueNumber | None] = {}

    def found(self, bulletin: Bulletin) -> tuple[Finding, ...]:
        """Return the findings of all articles; raises `Stopped` where that is wanted."""
        if past.RULE not in self._rules.rules:
            return ()
        for article in bulletin.articles:
            if not self._look_up(article):
                return ()
        year = bulletin.number.year
        return tuple(
            one
            for article in bulletin.articles
            for one in past.findings(article, self._rules, self._known.get, year)
        )

    def _look_up(self, article: Article) -> bool:
        """Ask for the sentences that are new; return False while there is no index."""
        new = [one.words for _, one in past.asked(article) if one.words not in self._known]
        if new:
            desk = self._desk
            there = quoted.quoted(desk.store, desk.ledger, new, entry=self._entry)
            if there is None:
                return False
            self._known |= {one: there[one].number if one in there else None for one in new}
        return True
