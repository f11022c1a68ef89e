"""What issued bulletins tell of persons and units, asked where the directory is (认人).

The past issues are read in the background, a few at a time, once the list of persons is looked at;
an issue that goes out is read by itself. Nothing is asked twice, and nothing goes into the
directory unasked.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin import learning as reader
from gazetteer_desk.bulletin.learning import Question, Sort, Told
from gazetteer_desk.desk import rostering
from gazetteer_desk.desk.rostering import Learned
from gazetteer_desk.errors import Known
from gazetteer_desk.history.lines import EntryLine
from ui.panes.register.asked import LATER, NO, YES
from ui.panes.register.persons import PersonPage
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing


if TYPE_CHECKING:
    from collections.abc import Generator


_REST_MS = 150  # between two slices, so that whoever works meanwhile feels little of it
_SEE, _UNDO = "see_asked", "undo_answer"


class Learning:
    """Joins what past issues tell to the strip above the persons."""

    def __init__(self, bench: Bench, listing: Listing) -> None:
        self._bench = bench
        self._listing = listing
        self._status = bench.window.status_line
        self._page: PersonPage | None = None
        self._steps: Generator[Learned] | None = None
        self._told: tuple[Told, ...] = ()
        self._of_issues: tuple[Told, ...] = ()  # those that went out meanwhile
        self._questions: tuple[Question, ...] = ()
        self._later: set[str] = set()
        self._is_looking = False
        self._answered: Question | None = None
        self._rest = QTimer(bench.window, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._go_on)
        self._status.note_answered.connect(self._on_note_answered)
        listing.changed.append(self._renew)

    def join(self, page: PersonPage) -> None:
        """Join the page, which is made late, and begin to read the past issues."""
        self._page = page
        page.asked.answered.connect(self._on_answered)
        self._steps = rostering.learn(self._bench.desk)
        self._rest.start()

    def stop(self) -> None:
        """Leave the rest to the next start."""
        self._rest.stop()
        self._steps = None

    def hear_issued(self, line: EntryLine, said: str) -> None:
        """Read an issue that has gone out; where it tells something new, say so after `said`."""
        entry = line.id

        def read() -> tuple[Told, int]:
            told = reader.told(self._bench.desk.ledger.head(entry)[1])
            return told, len(rostering.questions(self._bench.desk, (told,)))

        def done(found: tuple[Told, int]) -> None:
            told, count = found
            self._of_issues = (*self._of_issues, told)
            if count:
                self._status.show_note(
                    f"{said}这一期有 {count} 处可记入名录。", deed=(_SEE, "去看")
                )
            self._renew()

        self._bench.worker.read(read, done, topic="issued", failed=lambda _: None)

    def _go_on(self) -> None:
        if steps := self._steps:
            step = partial(next, steps, None)
            self._bench.worker.read(step, self._on_step, topic="learn", failed=self._on_failed)

    def _on_step(self, learned: Learned | None) -> None:
        if self._steps is None:
            return
        if learned is None:
            self._steps = None
            self._renew()
        else:
            self._told = learned.told
            self._rest.start()

    def _on_failed(self, _error: Known) -> None:
        self.stop()  # the next start tries again

    def _renew(self) -> None:
        """Ask what is still to be asked, by the directory as it is now."""
        told = (*self._told, *self._of_issues)
        if told and self._page is not None:
            ask = partial(rostering.questions, self._bench.desk, told)
            self._bench.worker.read(ask, self._take, topic="questions", failed=lambda _: None)

    def _take(self, questions: tuple[Question, ...]) -> None:
        self._questions = questions
        self._show()

    @property
    def _open(self) -> list[Question]:
        return [one for one in self._questions if one.key not in self._later]

    def _show(self) -> None:
        asked = self._open
        self._is_looking = self._is_looking and bool(asked)
        if self._page is None:
            return
        if self._is_looking:
            left = f"　（还有 {len(asked) - 1} 处）" if len(asked) > 1 else ""
            no = "不改" if asked[0].sort is Sort.POST else "不记"
            self._page.asked.ask(f"{asked[0].words}{left}", asked[0].yes, no)
        else:
            self._page.asked.ask(_counted(asked), "去看")

    def _on_answered(self, answer: str) -> None:
        asked = self._open
        if not asked:
            return
        if answer == LATER:
            self._later.update(one.key for one in asked)
        elif not self._is_looking:
            self._is_looking = True
        elif answer == YES:
            self._do(asked[0])
        elif answer == NO:
            self._answer(asked[0], rostering.NO)
            self._answered = asked[0]
            self._status.show_note("记住了，这一处不再问", deed=(_UNDO, "撤销"))
            return
        self._show()

    def _do(self, one: Question) -> None:
        """Do what was asked; taken back from the status line, it is asked again."""
        self._questions = tuple(other for other in self._questions if other != one)
        if rostering.is_about_units(one):
            words = f"“{one.name}”的简称已记作“{one.now}”"
            self._listing.change_units(lambda now: reader.taken_unit(now, one), words)
            return
        done = f"“{one.name}”改任“{one.now}”" if one.before else f"已记入名录：{one.name}"
        self._listing.change_persons(lambda now: reader.taken(now, one), done)

    def _answer(self, one: Question, value: str) -> None:
        job = partial(rostering.remember, self._bench.desk, one, value)
        self._bench.worker.write(job, lambda _: self._renew())

    def _on_note_answered(self, name: str) -> None:
        if name == _SEE:
            self._bench.window.show_room("register")
            self._bench.window.register_room.show_kind("人员")
            self._is_looking = True
            self._renew()
        elif name == _UNDO and self._answered is not None:
            self._answer(self._answered, "")
            self._answered = None


def _counted(asked: list[Question]) -> str:
    """Return 从往期认出 5 人，2 人职务不同，可记入名录。, "" where nothing is asked."""
    counts = {sort: sum(one.sort is sort for one in asked) for sort in Sort}
    parts = (
        (counts[Sort.PERSON], "{} 位名录里没有的人"),
        (counts[Sort.POST], "{} 人的职务与名录不同"),
        (counts[Sort.SHORT], "{} 个单位简称"),
    )
    said = "，".join(words.format(count) for count, words in parts if count)
    return f"从往期认出 {said}。" if said else ""
