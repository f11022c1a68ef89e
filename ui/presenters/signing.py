"""What was signed of the issue in front, and whether it still says that.

A change after 签发 stands in the banner until it is undone, or signed again; it is measured on the
words under the pen, so that nobody need save to see it.
"""

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from gazetteer_desk.bulletin import edit
from gazetteer_desk.desk import signing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.lines import Kept
from gazetteer_desk.history.signing import Signed, Standing
from ui.dialogs import records
from ui.presenters.bench import Bench
from ui.presenters.comparing import Comparing
from ui.presenters.keeping import Keeping
from ui.presenters.sitting import Parts
from ui.presenters.stages import AGAIN, SIGNED
from ui.presenters.version_lines import when
from ui.widgets.banner import Notice


if TYPE_CHECKING:
    from collections.abc import Callable

_CHANGED = "resign"


class Taken(msgspec.Struct, frozen=True):
    """The steps of an issue, newest first, and what its present stage rests on."""

    steps: tuple[Signed, ...] = ()
    standing: Standing = Standing()


class Signing:
    """Joins the signatures of the issue in front to the banner, 流程记录 and who else listens.

    `taken` is what was signed, `said` what was changed since, "" for nothing; `changed` are told
    when either may be another, `stepped` when one more step was taken.
    """

    def __init__(self, bench: Bench, keeping: Keeping, comparing: Comparing) -> None:
        self._desk, self._worker = bench.desk, bench.worker
        self._sitting, self._window = bench.sitting, bench.window
        self._comparing = comparing
        self.taken, self.said = Taken(), ""
        self.changed: list[Callable[[], None]] = []
        self.stepped: list[Callable[[], None]] = []
        bench.sitting.shown.append(self._on_shown)
        bench.sitting.opened.append(self._show_notice)  # it may be free again, or corrected
        bench.sitting.changed.append(self._on_changed)
        keeping.kept.append(self._on_kept)
        self._window.banner.answered.connect(self._on_answered)
        self._window.deeds["records"].triggered.connect(self.show_records)

    @property
    def is_changed(self) -> bool:
        """Tell whether the issue in front says anything else than what was signed of it."""
        words, draft = self.taken.standing.words, self._sitting.current
        return words is not None and draft is not None and not edit.says_same(words, draft.bulletin)

    def look_up(self) -> None:
        """Fetch what was signed of the issue in front."""
        draft = self._sitting.current
        if draft is None or draft.entry is None:
            self._take(draft, Taken())
            return
        entry = draft.entry
        self._worker.read(
            lambda: Taken(signing.steps(self._desk, entry), signing.standing(self._desk, entry)),
            partial(self._take, draft),
            topic="signed",
        )

    def _take(self, draft: Draft | None, taken: Taken) -> None:
        if draft is self._sitting.current:
            is_news, self.taken = taken.steps != self.taken.steps, taken
            self._judge()
            for callback in self.stepped if is_news else ():
                callback()

    def _on_shown(self) -> None:
        self.taken, self.said = Taken(), ""
        self._tell()
        self.look_up()

    def _on_changed(self, _parts: Parts) -> None:
        if self.taken.standing.signed is not None:
            self._judge()

    def _on_kept(self, draft: Draft, _kept: Kept) -> None:
        if draft is self._sitting.current and draft.status in SIGNED:
            self.look_up()

    def _judge(self) -> None:
        """Say at once that nothing is another; how much is, is counted off the window's thread."""
        draft, standing = self._sitting.current, self.taken.standing
        if draft is None or not self.is_changed:
            self.said = ""
            self._tell()
            return
        bulletin = draft.bulletin
        self._worker.read(
            lambda: signing.changed(standing, bulletin),
            partial(self._count, draft),
            topic="changed since",
        )

    def _count(self, draft: Draft, said: str) -> None:
        if draft is self._sitting.current and self.is_changed:
            self.said = said
            self._tell()

    def _tell(self) -> None:
        self._show_notice()
        for callback in self.changed:
            callback()

    def _show_notice(self) -> None:
        draft, banner = self._sitting.current, self._window.banner
        is_signed = draft is not None and draft.status in SIGNED and not draft.correcting
        if draft is None or draft.held or not is_signed or not self.said:
            banner.clear_notice(_CHANGED)
            return
        deeds = (("see_signed", "看改动"), ("sign_again", AGAIN))
        words = f"{self.said}，需要再签。"
        banner.show_notice(Notice(_CHANGED, words, "amber", deeds))

    def show_records(self) -> None:
        """Show every step of the issue in front: who, when, with which words (流程记录)."""
        if (draft := self._sitting.current) is None:
            return
        lines = tuple(_line(one) for one in self.taken.steps)
        standing = self.taken.standing.signed
        said = ""
        if standing is not None:
            said = f"{self.said}。" if self.said else f"现在的稿子和{standing.step}的一样。"
        records.sheet(draft.name, lines, said, self._window).open()

    def see_changes(self) -> None:
        """Compare what was signed of the issue in front with what it says now."""
        if (signed := self.taken.standing.signed) is not None:
            self._comparing.open(signed.revision)

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == "see_signed":
            self.see_changes()


def _line(signed: Signed) -> records.Record:
    return records.Record(
        step=signed.step,
        who=signed.who,
        when=when(signed.when),
        version=f"第{signed.nth}稿",
        code=signed.code,
        remark=signed.remark,
    )
