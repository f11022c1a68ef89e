"""What a rule of the whole issue looks at, and how it says what it found."""

from collections.abc import Iterator

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.rulebook import Rulebook


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """An issue with its lines in the printed order, what the office knows, and its rules."""

    bulletin: Bulletin
    lines: tuple[Line, ...]
    knowledge: Knowledge
    rules: Rulebook

    def found(
        self, rule: str, line: Line, start: int, end: int, *words: object
    ) -> Iterator[Finding]:
        """Yield what a rule found in a line, unless the office has switched it off.

        {0} of its message are the words there, {1} … are `words`.
        """
        if known := self.rules.rules.get(rule):
            said = (line.text[start:end], *map(str, words))
            yield known.spot(start, end, said).at(line.place, line.text)

    def found_in_field(self, rule: str, part: str, *words: object) -> Iterator[Finding]:
        """Yield what a rule found in a field that holds no words, as a date."""
        if known := self.rules.rules.get(rule):
            spot = known.spot(0, 0, ("", *map(str, words)))
            yield spot.at(Place("", part, (), 0, 0), "")

    def where(self, there: Line, here: Line) -> str:
        """Return where another line stands, seen from one: 第3段 in its article, else 第1篇."""
        place = there.place
        if place.article and place.article != here.place.article:
            keys = [article.key for article in self.bulletin.articles]
            return f"第{keys.index(place.article) + 1}篇"
        if place.part == "body":
            return f"第{place.path[0] + 1}段"
        if place.part == "note":
            return "按语" if place.article else "编者按"
        return "题名"
