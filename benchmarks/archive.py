"""A made archive for the search: many issues of common and rare words."""

import datetime as dt
import random

from benchmarks.prose import Writer
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Masthead
from gazetteer_desk.history import chain, keeping
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store.engine import Store


AT_ONCE = 250  # issues of one transaction
_LETTERS = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 2200))
_YEARS = 20


class Words:
    """Words of a made language, some common and most rare, between the prose of `Writer`."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self._words = [
            "".join(chance.choices(_LETTERS, k=chance.choice((2, 2, 2, 3, 3, 4))))
            for _ in range(20_000)
        ]
        total, self._weights = 0.0, list[float]()
        for rank in range(len(self._words)):
            total += 1 / (rank + 5)
            self._weights.append(total)

    def clauses(self, chance: random.Random, least: int) -> str:
        """Return clauses of together at least so many characters."""
        found = ""
        while len(found) < least:
            words = chance.choices(self._words, cum_weights=self._weights, k=chance.randint(3, 9))
            found += "".join(words) + chance.choice("，，，。；、")
        return found


def issue(words: Words, nth: int, of: int) -> Bulletin:
    """Return a made issue of three to six articles, about 7,000 characters."""
    by = Writer(f"search:{nth}")
    chance = by.chance
    day = dt.date(2006, 1, 1) + dt.timedelta(days=nth * _YEARS * 365 // of)
    articles = tuple(
        Article(
            key=f"{nth}-{at}",
            column=chance.choice(("工作动态", "市县动态", "经验交流")),
            title=(by.title(18),),
            credits=(chance.choice(("青梧县档案馆", "云岭县志办", "白石乡")),),
            body=tuple(paragraph(words.clauses(chance, 120) + by.paragraph(90)) for _ in range(7)),
        )
        for at in range(chance.randint(3, 6))
    )
    number = IssueNumber(year=day.year, number=nth % 120 + 1, total=nth + 1)
    return Bulletin(
        masthead=Masthead(series="青梧方志"), number=number, dated=day, articles=articles
    )


def fill(store: Store, count: int) -> None:
    """Keep so many issues without an index; those that are there already are not doubled."""
    words = Words(7)
    for at in range(0, count, AT_ONCE):
        with store.writing() as session:
            pen = keeping.Pen(session)
            for nth in range(at, min(count, at + AT_ONCE)):
                made = chain.Words(issue(words, nth, count))
                pen.enter(made, {}, keeping.Why(Occasion.SAVED))
