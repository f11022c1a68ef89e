"""Sentences that stood in issues before (往期用过): which to look for, and what is said of them."""

from collections.abc import Callable, Iterator

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line, article_lines
from gazetteer_desk.proof.rule import PROSE
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.sentences import Sentence, sentences


RULE = "B27"
_SHORTEST = 20  # characters of a sentence that is no custom when it comes again
NumberOf = Callable[[str], IssueNumber | None]


def asked(article: Article) -> Iterator[tuple[Line, Sentence]]:
    """Yield the sentences of an article that are worth looking for."""
    for line in article_lines(article):
        if line.zone in PROSE:
            for one in sentences(line.text):
                if len(one.words) >= _SHORTEST and not one.is_set:
                    yield line, one


def findings(
    article: Article, rules: Rulebook, number_of: NumberOf, year: int | None
) -> Iterator[Finding]:
    """Yield a finding for each sentence that `number_of` knows an issue of.

    Where the article says itself that it comes from there (转自、引自), nothing is told.
    """
    rule = rules.rules.get(RULE)
    if rule is None:
        return
    source = article.source or ""
    for line, one in asked(article):
        number = number_of(one.words)
        if number is None or (number.label and number.label in source):
            continue
        told = _named(number, year)
        spot = rule.spot(one.start, one.end, (one.words, told), evidence=_named(number, None))
        yield spot.at(line.place, line.text)


def _named(number: IssueNumber, year: int | None) -> str:
    """Return 第12期, with its year where that is another; 往期 where it has no number."""
    if not number.label:
        return "往期"
    short = number.label if year is None else number.label.split("（")[0]
    return short if number.year in (None, year) else f"{number.year}年{short}"
