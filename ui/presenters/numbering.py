"""Number and date of the issue in front, held against the ledger while they are typed."""

from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.lacking import MASTHEAD
from gazetteer_desk.desk.draft import FRAME
from gazetteer_desk.history.lines import EntryLine
from ui.presenters.bench import Bench
from ui.presenters.sitting import Parts


class Numbering:
    """Joins number and date in the form 报头 to the ledger."""

    def __init__(self, bench: Bench) -> None:
        self._sitting = bench.sitting
        self._window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        bench.sitting.placed.append(self._check)
        bench.sitting.changed.append(self._on_changed)

    def _on_changed(self, parts: Parts) -> None:
        if FRAME in parts:
            self._check()

    def _check(self) -> None:
        draft = self._sitting.current
        if draft is None or self._sitting.place != MASTHEAD:
            return
        bulletin, entry = draft.bulletin, draft.entry
        self._worker.read(
            lambda: self._desk.clash(bulletin, apart_from=entry), self._show_clash, topic="clash"
        )

    def _show_clash(self, others: list[EntryLine]) -> None:
        draft = self._sitting.current
        remarks: list[Remark] = []
        if others and draft is not None:
            day = others[0].dated
            when = f"（{day.month}月{day.day}日）" if day else ""
            said = f"{draft.bulletin.label}在往期里已有一份{when}，请核对。"
            wrong = Weight.WRONG
            remarks.append(
                Remark(place=MASTHEAD, field="number", weight=wrong, said=said, short="期号重复")
            )
        self._window.masthead_form.show_remarks(remarks)
