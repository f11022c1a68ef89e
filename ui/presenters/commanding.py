"""The command palette: what fits what is typed, and what becomes of the choice.

`>` asks for commands, 期 for an issue by its numbers, `@` for a title of the issue in front;
without one of these commands come first, then past issues and titles. Commands are those of
`ui.actions` and the ways of `destinations`; those used last come first.
"""

import re
from collections.abc import Iterable
from functools import partial

from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.offers import NOTHING, Offer, Offers
from gazetteer_desk.desk.values import Opened
from ui import actions
from ui.editor.edits import Spot
from ui.panes.palette import PaletteRow
from ui.presenters.bench import Bench
from ui.presenters.destinations import Destinations, destinations
from ui.presenters.greying import Greying
from ui.presenters.opening import Opening
from ui.presenters.paging import Paging
from ui.presenters.past_rows import NO_PAST, PastRows


_DEEDS = {words: name for name, words in actions.named().items()}
_FORMS = {MASTHEAD: "报头", TAIL: "报尾"}
_COMMAND, _PLACE, _ISSUE = (">", "》", "＞"), ("@", "＠"), re.compile(r"(?:期|qi?(?=\s*\d))(.*)")
_NUMBERS = frozenset("0123456789 年第期总增刊-")


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
        self._here = self._commands = NOTHING
        self._ways: Destinations = {}
        self._past = NO_PAST
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
        self._ways = destinations(self._bench)
        every = dict.fromkeys((*_DEEDS, *self._ways))
        used = (one for one in self._window.kept_commands() if one in every)
        self._commands = _offers(dict.fromkeys((*used, *every)))
        draft = self._sitting.current
        places = {} if draft is None else dict(_FORMS)
        if draft is not None:
            places |= {a.key: a.headline for a in draft.bulletin.articles if a.headline}
        self._here = Offers(Offer(words, place) for place, words in places.items())
        self._palette.open(words)
        past = self._past
        self._worker.read(lambda: self._read_past(past), self._on_past, topic="palette")

    def _read_past(self, known: PastRows) -> PastRows:
        lines = self._desk.lines()
        return known if lines == known.lines else PastRows(lines)

    def _on_past(self, past: PastRows) -> None:
        if past is not self._past:
            self._past = past
            if self._palette.isVisible():
                self._show(self._palette.field.text())

    def _show(self, typed: str) -> None:
        mark, rest = typed[:1], typed[1:].strip()
        asked = _ISSUE.match(typed)
        if mark in _COMMAND:
            self._palette.show_rows(self._fitting(rest))
        elif mark in _PLACE:
            self._palette.show_rows((*self._numbered(rest), *self._places(rest)))
        elif asked and _NUMBERS.issuperset(asked[1]):
            self._palette.show_rows((), is_more=True)
            self._ask_past(partial(self._past.issues, asked[1]))
        else:
            wanted = typed.strip()
            fitting = self._fitting(wanted)
            is_number = wanted.isdecimal()  # of an issue, before the percents of a size
            self._palette.show_rows(() if is_number else fitting, is_more=bool(wanted))
            if is_number:
                self._ask_past(partial(self._numbers_first, wanted, fitting))
            elif wanted:
                self._ask_past(partial(self._past.rows, wanted))

    def _numbers_first(self, wanted: str, others: tuple[PaletteRow, ...]) -> tuple[PaletteRow, ...]:
        return (*self._past.rows(wanted), *others)

    def _ask_past(self, ask: partial[tuple[PaletteRow, ...]]) -> None:
        """Find among past issues, which may be many, off the screen's thread."""
        typed = self._palette.field.text()

        def show(rows: tuple[PaletteRow, ...]) -> None:
            if self._palette.field.text() == typed:
                self._palette.add_rows(rows)

        self._worker.read(ask, show, topic="palette rows")

    def _places(self, typed: str) -> list[PaletteRow]:
        """Return the titles of the issue in front that fit."""
        return [
            PaletteRow(
                ("place", one.source),
                one.text,
                "goto",
                self._page_of(one.source),
                lit=self._here.lit(typed, one.text),
            )
            for one in self._here.matching(typed)
        ]

    def _numbered(self, asked: str) -> list[PaletteRow]:
        """Return the article, the paragraph of the one in front, the page of this number."""
        draft = self._sitting.current
        if not asked.isdecimal():
            return []
        at = int(asked) - 1
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

    def _fitting(self, typed: str) -> tuple[PaletteRow, ...]:
        """Return the commands that fit, and the ways to places of the window."""
        found = self._commands.matching(typed)
        return tuple(self._command(o.text, self._commands.lit(typed, o.text)) for o in found)

    def _command(self, words: str, lit: tuple[int, int]) -> PaletteRow:
        if name := _DEEDS.get(words):
            deed = actions.BY_NAME[name]
            keys = actions.shown(deed.keys[0]) if deed.keys else ""
            return PaletteRow(("deed", name), words, deed.icon, keys, self._why.get(name, ""), lit)
        way = self._ways[words]
        return PaletteRow(("way", words), words, way.icon, way.aside, way.why, lit)

    def _take(self, key: tuple[str, str]) -> None:
        kind, name = key
        if kind == "deed":
            self._window.keep_command(actions.named()[name])
            self._window.deeds[name].trigger()
        elif kind == "way":
            self._window.keep_command(name)
            self._ways[name].go()
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
            entry = self._past.entries[name]
            self._worker.read(
                lambda: self._desk.entry(entry), partial(self._go_to, name), topic="palette go"
            )

    def _go_to(self, title: str, opened: Opened) -> None:
        keys = (a.key for a in opened.bulletin.articles if a.headline == title)
        self._opening.open_entry(opened.line.id, next(keys, ""))


def _offers(names: Iterable[str]) -> Offers:
    return Offers(map(Offer, names))
