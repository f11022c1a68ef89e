"""The command palette: what fits what is typed, and what becomes of the choice.

`>` asks for commands, 期 for an issue by its numbers, `@` for a title of the issue in front;
without one of these commands come first, then past titles. Commands are those of `ui.actions`.
"""

import re
from functools import partial
from itertools import islice

from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.offers import NOTHING, Offer, Offers
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.history.lines import EntryLine
from ui import actions
from ui.editor.edits import Spot
from ui.panes.palette import PaletteRow
from ui.presenters.bench import Bench
from ui.presenters.greying import Greying
from ui.presenters.opening import Opening, line_words
from ui.presenters.paging import Paging


_MOST = 40
_PAST = 12  # titles below the commands
_BEFORE = "往期："
_COMMANDS = Offers(Offer(words, name) for name, words in actions.named().items())
_FORMS = {MASTHEAD: "报头", TAIL: "报尾"}


class Commanding:
    """Joins the palette to the actions, the issue in front and the history."""

    def __init__(self, bench: Bench, opening: Opening, paging: Paging, greying: Greying) -> None:
        self._bench = bench
        self._greying = greying
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._opening = opening
        self._paging = paging
        self._palette = window.palette_line
        self._why: dict[str, str] = {}
        self._here = NOTHING
        self._lines: list[EntryLine] = []
        self._past, self._entries = NOTHING, dict[str, EntryLine]()
        window.deeds["command"].triggered.connect(partial(self.open, ""))
        window.deeds["go_to"].triggered.connect(partial(self.open, "@"))
        self._palette.asked.connect(self._show)
        self._palette.taken.connect(self._take)
        self._palette.refused.connect(window.status_line.show_note)

    def open(self, words: str, _checked: bool = False) -> None:
        """Bring the palette up; what can be done is asked before it takes the caret."""
        self._sitting.settle()
        deeds = self._window.deeds
        self._why = {n: d.whatsThis() for n, d in deeds.items() if not d.isEnabled()}
        self._why |= self._greying.refused()
        draft = self._sitting.current
        places = {} if draft is None else dict(_FORMS)
        if draft is not None:
            places |= {a.key: a.headline for a in draft.bulletin.articles if a.headline}
        self._here = Offers(Offer(words, place) for place, words in places.items())
        self._palette.open(words)
        self._worker.read(self._read_past, self._on_past, topic="palette")

    def _read_past(self) -> tuple[list[EntryLine], Offers, dict[str, EntryLine]]:
        lines = self._desk.lines()
        entries: dict[str, EntryLine] = {}
        for line in lines:
            for title in line.titles:
                entries.setdefault(title, line)  # the newest of the same title
        past = Offers(Offer(title) for title in entries if title)
        past.matching("a")  # what it looks up by is made here, not at the first key
        return lines, past, entries

    def _on_past(self, read: tuple[list[EntryLine], Offers, dict[str, EntryLine]]) -> None:
        self._lines, self._past, self._entries = read
        if self._palette.isVisible():
            self._show(self._palette.field.text())

    def _show(self, typed: str) -> None:
        mark, rest = typed[:1], typed[1:].strip()
        if mark in (">", "》", "＞"):
            rows = self._commands(rest)
        elif mark in ("@", "＠"):
            rows = self._numbered(rest) if rest.isdecimal() else []
            rows += [
                PaletteRow(
                    ("place", one.source),
                    one.text,
                    "goto",
                    self._page_of(one.source),
                    lit=self._here.lit(rest, one.text),
                )
                for one in self._here.matching(rest)
            ]
        elif mark == "期" and not rest.strip("0123456789 年第期总增刊-"):
            rows = [
                PaletteRow(("entry", str(line.id)), line_words(line), "archive", line.series)
                for line in islice(found_numbers(self._lines, rest), _MOST)
            ]
        else:
            rows = self._commands(typed.strip())
            if typed.strip():
                rows += self._titles(typed.strip(), is_parted=bool(rows))
        self._palette.show_rows(tuple(rows))

    def _numbered(self, digits: str) -> list[PaletteRow]:
        """Return the article, the paragraph of the one in front, the page of this number."""
        draft, at = self._sitting.current, int(digits) - 1
        articles = draft.bulletin.articles if draft else ()
        rows: list[PaletteRow] = []
        if 0 <= at < len(articles):
            words = f"第 {at + 1} 篇　{articles[at].headline}"
            rows.append(PaletteRow(("place", articles[at].key), words, "goto"))
        here = next((a for a in articles if a.key == self._sitting.place), None)
        if here is not None and 0 <= at < len(here.body):
            rows.append(PaletteRow(("paragraph", str(at)), f"本篇第 {at + 1} 段", "goto"))
        begun = [a for a in articles if self._paging.begins.get(a.key, at + 2) <= at + 1]
        if begun and at < self._paging.pages:
            words = f"第 {at + 1} 页　{begun[-1].headline}"
            rows.append(PaletteRow(("place", begun[-1].key), words, "goto"))
        return rows

    def _page_of(self, place: str) -> str:
        page = self._paging.begins.get(place)
        return f"第 {page} 页" if page else ""

    def _commands(self, typed: str) -> list[PaletteRow]:
        found = _COMMANDS.matching(typed)
        rows: list[PaletteRow] = []
        for one in found:
            deed = actions.BY_NAME[one.source]
            keys = actions.shown(deed.keys[0]) if deed.keys else ""
            why = self._why.get(one.source, "")
            lit = _COMMANDS.lit(typed, one.text)
            rows.append(PaletteRow(("deed", one.source), one.text, deed.icon, keys, why, lit=lit))
        return rows

    def _titles(self, typed: str, *, is_parted: bool) -> list[PaletteRow]:
        rows: list[PaletteRow] = []
        for one in self._past.matching(typed)[:_PAST]:
            line = self._entries[one.text]
            label = f"{line.number.year or ''}年{line.number.label}".split("（")[0]
            aside = label if line.number.label else "未编号"
            parted = is_parted and not rows
            words, (start, end) = f"{_BEFORE}{one.text}", self._past.lit(typed, one.text)
            shift = len(_BEFORE) if end else 0
            lit = (start + shift, end + shift)
            rows.append(PaletteRow(("title", one.text), words, "archive", aside, "", parted, lit))
        return rows

    def _take(self, key: tuple[str, str]) -> None:
        kind, name = key
        if kind == "deed":
            self._window.deeds[name].trigger()
        elif kind == "place":
            self._window.show_draft()
            self._window.outline.chosen.emit(name)
            self._window.outline.entered.emit(name)
        elif kind == "paragraph":
            self._window.show_draft()
            self._bench.editor.go_to(Spot((int(name),)))
            self._bench.editor.setFocus()
        elif kind == "entry":
            self._opening.open_entry(int(name))
        else:
            entry = self._entries[name].id
            self._worker.read(
                lambda: self._desk.entry(entry), partial(self._go_to, name), topic="palette go"
            )

    def _go_to(self, title: str, opened: Opened) -> None:
        keys = (a.key for a in opened.bulletin.articles if a.headline == title)
        self._opening.open_entry(opened.line.id, next(keys, ""))


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
