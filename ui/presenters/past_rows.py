"""Past issues and their titles as the palette offers them: found by words, pinyin, numbers."""

import re
from itertools import islice

from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.history.lines import EntryLine
from ui.panes.palette import PaletteRow
from ui.presenters.opening import line_words


_ISSUES = 40
_FEW = 6  # issues below the commands
_TITLES = 12
_BEFORE = "往期："
_NUMBERED = re.compile(r"[0-9年第总期增刊\-\s]+")


class PastRows:
    """All past issues, ready to be asked at each key; made and asked off the screen's thread."""

    def __init__(self, lines: list[EntryLine]) -> None:
        self.lines = lines
        self.entries: dict[str, int] = {}
        for line in lines:
            for title in line.titles:
                self.entries.setdefault(title, line.id)  # the newest of the same title
        self._labels = {line.id: _label(line) for line in lines}
        self._titles = Offers(Offer(title) for title in self.entries if title)
        self._titles.matching("a")  # what it looks up by is made here, not at the first key

    def rows(self, typed: str) -> tuple[PaletteRow, ...]:
        """Return what fits below the commands: issues that bear these numbers, then titles."""
        return (*(self.issues(typed, _FEW) if asks_for_number(typed) else ()), *self.titles(typed))

    def issues(self, asked: str, most: int = _ISSUES) -> tuple[PaletteRow, ...]:
        """Return the issues that bear the numbers asked for."""
        return tuple(
            PaletteRow(("entry", str(line.id)), line_words(line), "archive", line.series)
            for line in islice(found_numbers(self.lines, asked), most)
        )

    def titles(self, typed: str) -> tuple[PaletteRow, ...]:
        """Return the past titles that fit."""
        rows: list[PaletteRow] = []
        for one in self._titles.matching(typed)[:_TITLES]:
            start, end = self._titles.lit(typed, one.text)
            shift = len(_BEFORE) if end else 0
            aside = self._labels[self.entries[one.text]]
            lit = (start + shift, end + shift)
            words = f"{_BEFORE}{one.text}"
            rows.append(PaletteRow(("title", one.text), words, "archive", aside, lit=lit))
        return tuple(rows)


def asks_for_number(typed: str) -> bool:
    """Tell whether what was typed names an issue by its numbers: 54, 第54期, 2025年54."""
    return _NUMBERED.fullmatch(typed) is not None and any(map(str.isdecimal, typed))


def found_numbers(lines: list[EntryLine], asked: str) -> list[EntryLine]:
    """Return the issues that bear all the numbers asked for, the exact 期号 first."""
    asks = re.findall(r"\d+", asked)
    found = [line for line in lines if all(_bears(line, ask) for ask in asks)]
    if asks:
        found.sort(key=lambda line: str(line.number.number) not in asks)
    return found


def _bears(line: EntryLine, ask: str) -> bool:
    number = line.number
    return any(
        str(one).startswith(ask) for one in (number.year, number.number, number.total) if one
    )


def _label(line: EntryLine) -> str:
    label = line.number.label.split("（")[0]
    return f"{line.number.year or ''}年{label}" if label else "未编号"


NO_PAST = PastRows([])
