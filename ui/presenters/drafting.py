"""The forms, the editor and the outline over the issue under the pen.

Data goes one way round: a view tells what the clerk did, the change is applied to the draft as a
named step, and what else shows that part is told to show it again. The view that the change came
from is left alone, so that no caret ever jumps.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec.structs import replace

from gazetteer_desk.bulletin import columns, edit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL, lacking
from gazetteer_desk.bulletin.settle import cleaned
from gazetteer_desk.bulletin.tally import Tally
from gazetteer_desk.desk.draft import FRAME
from ui.presenters.bench import Bench
from ui.presenters.sitting import Parts
from ui.widgets.fields import LineField


class Drafting:
    """Joins outline, forms and editor to the issue in front."""

    def __init__(self, bench: Bench) -> None:
        self._sitting = sitting = bench.sitting
        self._bench = bench
        self._window = bench.window
        self._is_own = False
        self._tally = Tally()
        sitting.before_leaving.append(self._on_leaving)
        sitting.before_deed.append(self.settle)
        sitting.shown.append(self.show)
        sitting.changed.append(self._on_changed)
        self._join_outline()
        self._join_forms()

    def show(self) -> None:
        """Show the issue in front at the place where it was last worked on."""
        draft = self._sitting.current
        self._window.status_line.clear_note()
        window = self._window
        for form in (window.masthead_form, window.article_page, window.tail_form):
            form.let_go()
        if draft is None:
            self._window.show_nothing_open()
            self._window.status_line.show_counts(article=None, issue=None)
            return
        place = self._sitting.places.get(draft.key, "")
        known = {MASTHEAD, TAIL, *(a.key for a in draft.bulletin.articles)}
        first = draft.bulletin.articles[0].key if draft.bulletin.articles else MASTHEAD
        self._show_outline()
        self.go(place if place in known else first)
        self._enter(self._sitting.place)

    def _on_leaving(self) -> None:
        field = self._window.focusWidget()
        if isinstance(field, LineField):
            field.stop_looking_up()

    def go(self, place: str) -> None:
        """Show the form of a place: `masthead`, `tail` or an article's key."""
        draft = self._sitting.current
        if draft is None:
            return
        if place not in (MASTHEAD, TAIL) and not self.is_article(place):
            self._window.status_line.show_note("这一篇已不在本期。")
            return
        self._sitting.leave()
        self.settle()
        self._sitting.take_place(place)
        self._window.outline.select(place)
        self._show_place(fresh=True)
        self._show_counts()

    def go_where(self, parts: Parts) -> None:
        """Show one of these parts, where none of them is in front."""
        draft = self._sitting.current
        if draft is None or self._sitting.place in parts:
            return
        keys = [article.key for article in draft.bulletin.articles if article.key in parts]
        if keys:
            self.go(keys[0])

    def settle(self) -> None:
        """Take over what is being typed in whatever view has it."""
        self._bench.editor.flush()
        self._bench.title.flush()
        self._window.masthead_form.flush()
        self._window.article_page.flush()
        self._window.tail_form.flush()

    def _show_place(self, *, fresh: bool) -> None:
        draft, window = self._sitting.current, self._window
        if draft is None:
            return
        place, bulletin = self._sitting.place, draft.bulletin
        if place == MASTHEAD:
            window.masthead_form.show_bulletin(bulletin)
            window.show_page("masthead")
        elif place == TAIL:
            window.tail_form.show_bulletin(bulletin)
            window.show_page("tail")
        else:
            article = bulletin.article(place)
            window.article_page.show_article(article)
            self._bench.title.show_title(article.title)
            if fresh:
                self._bench.editor.show_body(article.body)
            else:
                self._bench.editor.show_changed(article.body)
            window.show_page("article")

    def _show_outline(self) -> None:
        if draft := self._sitting.current:
            bulletin = draft.bulletin
            self._window.outline.show_bulletin(bulletin, lacking(bulletin), self._tally.of)

    def _show_counts(self) -> None:
        draft = self._sitting.current
        if draft is None:
            return
        counts = {article.key: self._tally.of(article) for article in draft.bulletin.articles}
        self._window.status_line.show_counts(
            article=counts.get(self._sitting.place), issue=sum(counts.values())
        )

    def _on_changed(self, parts: Parts) -> None:
        draft = self._sitting.current
        if draft is None:
            return
        self._window.status_line.clear_note()
        self._show_outline()
        place = self._sitting.place
        keys = [article.key for article in draft.bulletin.articles]
        if place not in (MASTHEAD, TAIL, *keys):
            self.go(keys[0] if keys else MASTHEAD)
        elif not self._is_own and (
            place in parts or (FRAME in parts and place in (MASTHEAD, TAIL))
        ):
            self._show_place(fresh=False)
        self._window.outline.select(self._sitting.place)
        self._show_counts()

    def _join_outline(self) -> None:
        outline, actions = self._window.outline, self._window.deeds
        outline.chosen.connect(self._on_chosen)
        outline.clicked.connect(self._on_clicked)
        outline.entered.connect(self._enter)
        outline.number_asked.connect(self._on_number_asked)
        actions["previous_article"].triggered.connect(partial(self._step, -1))
        actions["next_article"].triggered.connect(partial(self._step, 1))

    def _on_chosen(self, place: str) -> None:
        if place != self._sitting.place:
            self.go(place)

    def _on_clicked(self, place: str) -> None:
        if self.is_article(place):
            self._bench.editor.setFocus()

    def _enter(self, place: str) -> None:
        """Put the focus where one goes on: an article nobody has begun begins with its title."""
        draft = self._sitting.current
        if draft is None or not self.is_article(place):
            self._window.enter_page()
        elif draft.bulletin.article(place).title or not self._bench.editor.manuscript.isEmpty():
            self._bench.editor.setFocus()
        else:
            self._bench.title.setFocus()

    def _on_number_asked(self) -> None:
        self.go(MASTHEAD)
        self._window.masthead_form.focus_field("number")

    def _step(self, by: int) -> None:
        """Go one row up or down in the outline; before the first article stands the masthead."""
        draft = self._sitting.current
        if draft is None:
            return
        places = [MASTHEAD, *(article.key for article in draft.bulletin.articles), TAIL]
        place = self._sitting.place
        there = (places.index(place) if place in places else 0) + by
        if 0 <= there < len(places):
            writes = self._window.is_in_page()
            self._on_chosen(places[there])
            if writes:
                self._enter(places[there])

    def is_article(self, place: str) -> bool:
        """Tell whether a place is an article of the issue in front."""
        draft = self._sitting.current
        return draft is not None and any(a.key == place for a in draft.bulletin.articles)

    def _join_forms(self) -> None:
        window = self._window
        head, tail, page = window.masthead_form, window.tail_form, window.article_page
        frame = {
            head.masthead_edited: ("改报头", "masthead"),
            head.number_edited: ("改期号", "number"),
            head.dated_edited: ("改日期", "dated"),
            head.secrecy_edited: ("改密级", "secrecy"),
            head.urgency_edited: ("改紧急程度", "urgency"),
            head.note_edited: ("改编者按", "note"),
            tail.disclosure_edited: ("改信息公开选项", "disclosure"),
            tail.distribution_edited: ("改报送发", "distribution"),
            tail.imprint_edited: ("改版记", "imprint"),
            tail.copies_edited: ("改印数", "copies"),
        }
        for signal, (name, field) in frame.items():
            signal.connect(partial(self.edit_frame, name, field))
        article = {
            page.credits_edited: ("改供稿单位", "credits"),
            page.subtitle_edited: ("改副题", "subtitle"),
            page.note_edited: ("改按语", "note"),
        }
        for signal, (name, field) in article.items():
            signal.connect(partial(self.edit_article, name, field))
        page.column_edited.connect(self.edit_column)

    def edit_frame(self, name: str, field: str, value: Any) -> None:
        """Change one field of the issue's frame, as its own view has it already."""
        self._own(name, lambda b: replace(b, **{field: cleaned(value)}))

    def edit_article(self, name: str, field: str, value: Any) -> None:
        """Change one field of the article in front, as its own view has it already."""
        value = cleaned(value)
        if self.is_article(key := self._sitting.place):
            self._own(name, lambda b: edit.change_article(b, key, **{field: value}))

    def edit_column(self, value: str) -> None:
        """Put the article in front into another column: behind the articles that are there."""
        name = columns.named(value)
        if self.is_article(key := self._sitting.place):
            self._own("改栏目", lambda b: columns.move(b, (key,), name))

    def _own(self, name: str, change: Callable[[Bulletin], Bulletin]) -> None:
        self._is_own = True
        try:
            self._sitting.apply(name, change)
        finally:
            self._is_own = False
