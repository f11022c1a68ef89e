"""文件 › 最近: what was worked on last is one choice away."""

from pathlib import Path

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.lines import EntryLine, Kept
from gazetteer_desk.intake.sorts import Sort, sort_of
from ui.dialogs import files
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.opening import Opening, line_words
from ui.widgets.recent_menu import RecentLine


_ISSUES = 8


class Recent:
    """Joins the menu 最近 to the history and to the files of the last deeds."""

    def __init__(self, bench: Bench, keeping: Keeping, opening: Opening) -> None:
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._opening = opening
        self._lines: list[EntryLine] = []
        self._is_fresh = False
        keeping.kept.append(self._on_kept)
        menu = window.recent_menu
        menu.aboutToShow.connect(self._show)
        menu.entry_chosen.connect(self._open_entry)
        menu.file_chosen.connect(self._open_file)

    def _on_kept(self, draft: Draft, kept: Kept) -> None:
        del draft, kept
        self._is_fresh = False

    def _show(self) -> None:
        """Show what is known, and once more when the history has answered."""
        self._fill()
        if not self._is_fresh:
            self._worker.read(self._desk.lines, self._on_lines, topic="recent menu")

    def _on_lines(self, lines: list[EntryLine]) -> None:
        self._lines = sorted(lines, key=lambda line: line.changed, reverse=True)[:_ISSUES]
        self._is_fresh = True
        self._fill()

    def _fill(self) -> None:
        issues = (RecentLine(str(line.id), line_words(line), line.series) for line in self._lines)
        kept = (
            RecentLine(str(path), path.name, str(path), path.exists())
            for path in self._window.kept_files()
        )
        self._window.recent_menu.show_lines(tuple(issues), tuple(kept))

    def _open_entry(self, key: str) -> None:
        self._opening.open_entry(int(key))

    def _open_file(self, key: str) -> None:
        """Open a bulletin in the exchange form here, anything else in its own program."""
        path = Path(key)
        if sort_of(path) is Sort.EXCHANGE:
            self._opening.open_file(path)
        elif not files.show_outside(path):
            self._window.status_line.show_note(f"没有程序能打开“{path.name}”。")
