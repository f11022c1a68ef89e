"""Changes to the office's lists (名录): done at once, and taken back from the status line.

Nothing is asked. A list is a value, so that taking back is putting the old one there again; it is
refused where the list was changed once more meanwhile.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gazetteer_desk.bulletin.persons import Persons
from gazetteer_desk.bulletin.phrase import Phrase
from gazetteer_desk.bulletin.recipients import Recipients
from gazetteer_desk.bulletin.units import Units
from gazetteer_desk.directory import phrases
from gazetteer_desk.errors import Known
from gazetteer_desk.proof.rulebook import Changes
from ui.presenters.bench import Bench


Own = tuple[Phrase, ...]
_UNDO = "undo_list"
_L = TypeVar("_L")
_Change = Callable[[_L], _L]


class Listing:
    """Joins what changes a list to the drawers; `changed` are told when one has changed."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._status = bench.window.status_line
        self._back: Callable[[], bool] | None = None
        self.changed: list[Callable[[], None]] = []
        self._status.note_answered.connect(self._on_answered)

    def change_units(self, change: _Change[Units], words: str) -> None:
        """Change the units, and say so in these words."""
        self._change(self._bench.desk.units.change, change, words)

    def change_persons(self, change: _Change[Persons], words: str) -> None:
        """Change the persons, and say so in these words."""
        self._change(self._bench.desk.persons.change, change, words)

    def change_columns(self, series: str, change: _Change[tuple[str, ...]], words: str) -> None:
        """Change the columns of a series, and say so in these words."""
        self._change(lambda do: self._bench.desk.columns.change(series, do), change, words)

    def change_recipients(self, series: str, change: _Change[Recipients], words: str) -> None:
        """Change the recipients of a series, and say so in these words."""
        self._change(lambda do: self._bench.desk.recipients.change(series, do), change, words)

    def change_phrases(self, folder: Path, change: _Change[Own], words: str) -> None:
        """Change the clerk's own phrases in a folder, and say so in these words."""

        def put(do: _Change[Own]) -> Own:
            known = phrases.read(folder)
            own = do(known.own)
            if own != known.own:
                phrases.write(folder, own, known.shared_path)
            return own

        self._change(put, change, words)

    def change_rules(self, change: _Change[Changes], words: str) -> None:
        """Change what the office has changed of the rules of proofreading, and say so."""
        self._change(self._bench.desk.rules.change, change, words)

    def _change(self, put: Callable[[_Change[_L]], _L], change: _Change[_L], words: str) -> None:
        def do() -> tuple[_L, _L]:
            before: list[_L] = []

            def noting(now: _L) -> _L:
                before.append(now)
                return change(now)

            after = put(noting)
            return before[0], after

        def done(lists: tuple[_L, _L]) -> None:
            before, after = lists
            if before != after:
                self._back = lambda: put(lambda now: before if now == after else now) == before
                self._status.show_note(words, deed=(_UNDO, "撤销"))
            self._tell()

        self._bench.worker.write(do, done, self._on_failed)

    def _on_answered(self, name: str) -> None:
        back, self._back = self._back, None
        if name == _UNDO and back is not None:
            self._bench.worker.write(back, self._on_back, self._on_failed)

    def _on_back(self, is_back: bool) -> None:
        self._status.show_note("已撤销" if is_back else "后来又改过，没有撤销。")
        self._tell()

    def _on_failed(self, error: Known) -> None:
        self._status.show_note(str(error))

    def _tell(self) -> None:
        for callback in self.changed:
            callback()
