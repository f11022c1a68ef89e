"""人员 in the room 名录: who is on the list, and every change to it."""

from functools import partial

from gazetteer_desk.bulletin import persons
from gazetteer_desk.bulletin.persons import Person, Persons
from ui.panes.register.persons import PersonPage
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing


class Rostering:
    """Joins the kind 人员 to the drawer of persons."""

    def __init__(self, bench: Bench, listing: Listing) -> None:
        self._bench = bench
        self._listing = listing
        self._page: PersonPage | None = None
        self._choose = ""

    def join(self, page: PersonPage) -> None:
        """Join the page, which is made late."""
        self._page = page
        page.person_form.edited.connect(self._on_edited)
        page.removed.connect(self._on_removed)
        page.moved.connect(self._on_moved)

    def read(self) -> None:
        """Read who is on the list, and show it."""
        if self._page is not None:
            self._bench.worker.read(self._bench.desk.persons.all, self._show, topic="persons")

    def _show(self, everybody: Persons) -> None:
        choose, self._choose = self._choose, ""
        if self._page is not None:
            self._page.show_persons(everybody, choose=choose)

    def _on_edited(self, person: Person, words: str) -> None:
        assert self._page is not None
        is_known = persons.of_key(self._page.shown_persons, person.key) is not None
        usual = f"已改“{person.name}”" if is_known else f"已记入名录：{person.name}"
        self._choose = person.key
        change = partial(persons.put, person=person)
        self._listing.change_persons(change, words or usual)

    def _on_removed(self, key: str) -> None:
        assert self._page is not None
        if (one := persons.of_key(self._page.shown_persons, key)) is not None:
            words = f"已删去“{one.name}”"
            self._listing.change_persons(lambda now: persons.removed(now, key), words)

    def _on_moved(self, key: str, by: int) -> None:
        assert self._page is not None
        if (one := persons.of_key(self._page.shown_persons, key)) is not None:
            self._choose = key
            words = f"已移动“{one.name}”"
            self._listing.change_persons(lambda now: persons.moved(now, key, by), words)
