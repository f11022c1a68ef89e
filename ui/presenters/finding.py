"""查找 in the article and in the issue: all hits lit, one of them looked at, and the next.

Nothing is looked for or lit while the input method is composing.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin import find
from gazetteer_desk.bulletin.find import Hit, Query
from gazetteer_desk.bulletin.lacking import MASTHEAD
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.errors import Known
from ui.editor import document
from ui.editor.selections import in_lines
from ui.presenters import pointing
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting
from ui.presenters.seeking import Seeking


_REST_MS = 200  # after a key, before all hits are counted again
_LONGEST = 100  # characters of a selection that becomes the question
_PARTS = ("title", "subtitle", "note", "body", "credits")  # in the printed order

Order = tuple[int, int, tuple[int, ...], int]


class Finding:
    """Joins the find bar to the issue in front."""

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._drafting = drafting
        self._bar = bench.find_bar
        self._from: Order = (0, 0, (), 0)  # where looking began
        self._caret: tuple[str, int] | None = None  # where the present hit has put it
        self._seeking = Seeking(bench, self._refuse)
        self._rest = QTimer(bench.editor, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look_again)
        self._join()

    def _join(self) -> None:
        bar, deeds = self._bar, self._bench.window.deeds
        deeds["find"].triggered.connect(lambda: self.open(replacing=False))
        self._bench.toolbar.find_asked.connect(lambda: self.open(replacing=False))
        deeds["replace"].triggered.connect(lambda: self.open(replacing=True))
        deeds["find_next"].triggered.connect(lambda: self.step(1))
        deeds["find_previous"].triggered.connect(lambda: self.step(-1))
        bar.asked.connect(self._on_asked)
        bar.scope_chosen.connect(self._on_asked)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)
        self._bench.editor.manuscript.contentsChanged.connect(self._rest.start)
        self._sitting.changed.append(lambda _: self._rest.start())
        self._sitting.shown.append(self._rest.start)

    def _on_asked(self, _what: Query | bool) -> None:
        if not self._bench.editor.is_composing:
            self.look(self._show_first)

    def open(self, *, replacing: bool) -> None:
        """Show the bar, with the selected words in it."""
        draft = self._sitting.current
        if draft is None or not draft.bulletin.articles:
            return
        self._bench.window.show_draft()
        if self._is_elsewhere():
            self._drafting.go(draft.bulletin.articles[0].key)
        self._from = self._here()
        words = self._selected_words()
        self._bar.lock(locked=self._bench.editor.isReadOnly())
        self._bar.open(words, replacing=replacing)
        self.look(self._show_first if words else self._show)

    def close(self) -> None:
        """Take the bar away; the caret goes to the hit, which is selected."""
        self._bar.hide()
        for lights in (self._bench.editor.lights, self._bench.title.lights):
            lights.show(hit=(), hitnow=())
        editor, title = self._bench.editor, self._bench.title
        place = self.hits[self.at].place if self.at >= 0 else None
        if place is not None and place.article == self._sitting.place and not editor.is_composing:
            if place.part in ("title", "body"):
                pointing.select(self._bench, place)
            if place.part == "title":
                title.setFocus()
                return
        editor.setFocus()

    def look(self, then: Callable[[], None]) -> None:
        """Find what the bar asks for, unless that is known; then go on."""
        self._seeking.look(then)

    def _refuse(self, error: Known) -> None:
        self._light()
        self._bar.show_problem(str(error))

    def _look_again(self) -> None:
        if self._bar.isHidden():
            return
        self._bar.lock(locked=self._bench.editor.isReadOnly())
        if self._bench.editor.is_composing:
            self._rest.start()
        else:
            self.look(self._show)

    def _show_first(self) -> None:
        """Go to the first hit from where looking began, the first of all behind the last."""
        self._seeking.at = -1
        if self.hits:
            at = bisect_left(self._orders(), self._from)
            self.go(at % len(self.hits))
        else:
            self._show()

    def step(self, by: int) -> None:
        """Go to the next hit, or the previous one; behind the last comes the first.

        In the room 往期 the keys go through what was found there, on the page 对比 through changes.
        """
        window = self._bench.window
        is_elsewhere = window.room() == "recall" or window.is_comparing()
        if self._bench.editor.is_composing or is_elsewhere:
            return
        if not self._bar.query().words:
            self.open(replacing=False)
            return
        self._bench.window.show_draft()
        self._sitting.settle()
        self.look(partial(self._step, by))

    def _step(self, by: int) -> None:
        if not self.hits:
            self._show()
            self._say_none()
            return
        if self.is_at_hit:
            at = self.at + by
        else:
            at = bisect_left(self._orders(), self._here())
            at -= by < 0
        if at >= len(self.hits):
            self._say("已查到末尾，从头接着查。")
        elif at < 0:
            self._say("已查到开头，从末尾接着查。")
        self.go(at % len(self.hits))

    def go(self, at: int) -> None:
        """Show a hit, in whatever article it stands."""
        self._seeking.at = at
        place = self.hits[at].place
        pointing.go_to(self._drafting, self._bench, place)
        self._show()
        self._point_at(place)
        self._caret = self._caret_now()

    def _point_at(self, place: Place) -> None:
        editor, is_lit = self._bench.editor, not self._bar.isHidden()
        if is_lit and place.article and place.part == "body":
            editor.lights.reveal(document.stretches(editor.manuscript, (place,))[0])
        elif not (is_lit and place.article and place.part == "title"):
            pointing.select(self._bench, place)  # F3 alone: nothing is lit

    def _show(self) -> None:
        self._light()
        more = len(self.hits) == find.MOST
        self._bar.show_count(self.at + 1, len(self.hits), more=more)

    def _light(self) -> None:
        """Light the hits in the title and the body that are in front."""
        editor, title, key = self._bench.editor, self._bench.title, self._sitting.place
        if editor.is_composing or self._bar.isHidden():
            return
        here = [hit.place for hit in self.hits if hit.place.article == key]
        now = self.hits[self.at].place if self.at >= 0 else None
        body = [place for place in here if place.part == "body"]
        editor.lights.show(
            hit=document.stretches(editor.manuscript, [one for one in body if one != now]),
            hitnow=document.stretches(editor.manuscript, [one for one in body if one == now]),
        )
        lines = [place for place in here if place.part == "title"]
        title.lights.show(
            hit=in_lines(title.document(), [one for one in lines if one != now]),
            hitnow=in_lines(title.document(), [one for one in lines if one == now]),
        )

    def go_on_behind(self, place: Place, words: str) -> None:
        """Look again, and go to the first hit behind the words that were put in somewhere."""
        self._from = self._order(replace(place, start=place.start + len(words)))
        self.look(self._show_first)

    def show_anew(self) -> None:
        """Look again without going anywhere."""
        self.look(self._show)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return what was found, in the printed order."""
        return self._seeking.hits

    @property
    def at(self) -> int:
        """Return the number of the hit that is looked at, -1 for none."""
        return self._seeking.at

    @property
    def is_at_hit(self) -> bool:
        """Return whether the caret stands where the present hit has put it."""
        return self.at >= 0 and self._caret == self._caret_now()

    def _orders(self) -> list[Order]:
        keys = {key: at for at, key in enumerate(self._keys())}
        return [_order(hit.place, keys) for hit in self.hits]

    def _order(self, place: Place) -> Order:
        return _order(place, {key: at for at, key in enumerate(self._keys())})

    def _keys(self) -> list[str]:
        draft = self._sitting.current
        return [article.key for article in draft.bulletin.articles] if draft else []

    def _here(self) -> Order:
        """Return where the caret, or the beginning of the selection, stands in the issue."""
        key, editor = self._sitting.place, self._bench.editor
        if self._is_elsewhere():
            return (-1, 0, (), 0) if key == MASTHEAD else (1 << 30, 0, (), 0)
        if self._bench.title.hasFocus():
            return self._order(Place(key, "title", (0,), 0, 0))
        spot = editor.spot()
        return self._order(Place(key, "body", spot.path, spot.offset, spot.offset))

    def _caret_now(self) -> tuple[str, int]:
        return self._sitting.place, self._bench.editor.textCursor().position()

    def _is_elsewhere(self) -> bool:
        return self._sitting.place not in self._keys()

    def _selected_words(self) -> str:
        title = self._bench.title
        view = title if title.hasFocus() else self._bench.editor
        words = view.textCursor().selectedText()
        fits = 0 < len(words) <= _LONGEST and words.isprintable()
        return words if fits else ""

    def _say_none(self) -> None:
        words = self._bar.query().words
        where = "本期" if self._bar.is_whole_issue else "本篇"
        remedy = "" if self._bar.is_whole_issue else "可改查“全期”。"
        self._say(f"{where}没有查到“{words}”。{remedy}")

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)


def _order(place: Place, keys: Mapping[str, int]) -> Order:
    return keys.get(place.article, -1), _PARTS.index(place.part), place.path, place.start
