"""One pen for one issue: a second window on it only reads, and says who has it.

An issue is held from the moment it is on the desk. Where another window has it already, the draft
is locked; every few seconds this window asks again, and once the other lets go the newest revision
comes in the place of what was shown.
"""

from functools import partial

from PySide6.QtCore import QTimer

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.errors import Known
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.store.holds import Holder
from ui.presenters.bench import Bench
from ui.presenters.opening import drafted
from ui.widgets.banner import Notice
from ui.widgets.locking import lock


_AGAIN_MS = 3_000
_NAME = "held"


class Holding:
    """Joins the open issues to who has them under the pen."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._held: dict[str, int] = {}
        self._asked: set[str] = set()
        self._shown_locked = False
        self._again = QTimer(window, interval=_AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        bench.sitting.opened.append(self._on_opened)
        bench.sitting.shown.append(self.show)
        bench.sitting.placed.append(self._lock_views)
        bench.sitting.opened.append(self._follow)
        bench.sitting.refused.append(self._on_refused)

    def stop(self) -> None:
        """Ask nothing more: the end has come."""
        self._again.stop()

    def _on_opened(self) -> None:
        drafts = self._sitting.drafts
        for key, entry in tuple(self._held.items()):
            if key not in drafts or drafts[key].entry != entry:
                del self._held[key]
                self._worker.write(partial(self._desk.let_go, entry), _nothing, _nothing)
        for draft in drafts.values():
            if draft.entry is not None and draft.key not in self._held and not draft.held:
                self._ask(draft, draft.entry)

    def _ask(self, draft: Draft, entry: int) -> None:
        if draft.key not in self._asked:
            self._asked.add(draft.key)
            self._worker.write(
                lambda: self._desk.hold(entry),
                partial(self._on_answer, draft, entry),
                lambda _: self._asked.discard(draft.key),
            )

    def _on_answer(self, draft: Draft, entry: int, holder: Holder | None) -> None:
        self._asked.discard(draft.key)
        if self._sitting.drafts.get(draft.key) is not draft:
            if holder is None:
                self._worker.write(partial(self._desk.let_go, entry), _nothing, _nothing)
        elif holder is None:
            self._held[draft.key] = entry
            if draft.held:
                self._worker.read(
                    lambda: self._desk.entry(entry),
                    partial(self._on_free, draft),
                    topic=f"free {entry}",
                    failed=partial(self._on_gone, draft),
                )
        else:
            draft.held = said(holder)
            self._again.start()
            self._sitting.tell_opened()
            if draft is self._sitting.current:
                self.show()

    def _on_free(self, draft: Draft, opened: Opened) -> None:
        """Put the newest words in the place of those that were only shown.

        What was typed before it was known who has the issue stays: it is kept as a revision of its
        own, beside those of the other window.
        """
        draft.held = ""
        if self._sitting.drafts.get(draft.key) is not draft:
            return
        free = draft if draft.is_worth_keeping else drafted(opened, draft.key)
        is_in_front = self._sitting.current is draft
        self._sitting.replace(draft, free)
        if is_in_front:
            self._window.status_line.show_note("那边已经关闭，这一期现在可以改了。")

    def _on_gone(self, draft: Draft, error: Known) -> None:
        """Close what the other window deleted; what was typed in it here becomes a new issue."""
        draft.held = ""
        if self._sitting.drafts.get(draft.key) is not draft:
            return
        if draft.is_worth_keeping:
            draft.entry = draft.base = None
            self._sitting.tell_opened()
        else:
            self._sitting.close(draft.key)
        self._window.status_line.show_note(f"{draft.name}在另一个窗口里删除了。{error.remedy}")

    def _ask_again(self) -> None:
        held = [d for d in self._sitting.drafts.values() if d.held and d.key not in self._held]
        if not held:
            self._again.stop()
        for draft in held:
            if draft.entry is not None:
                self._ask(draft, draft.entry)
        entries = {draft.entry for draft in held if draft.entry is not None}
        if entries:
            self._worker.read(
                lambda: self._desk.ledger.lines_of(entries), self._on_lines, topic="standing"
            )

    def _on_lines(self, lines: list[EntryLine]) -> None:
        """Show where the issues stand by now that the other window has under the pen."""
        for line in lines:
            draft = self._sitting.of_entry(line.id)
            if draft is not None and draft.held and draft.stand(line):
                self._sitting.tell_opened()

    def _on_refused(self) -> None:
        words = f"{self._sitting.why_locked}，没有改动。"
        self._window.status_line.show_note(words, at_once=True)

    def show(self) -> None:
        """Show whether the issue in front can be written, and why not."""
        draft = self._sitting.current
        if draft is not None and draft.held:
            self._window.banner.show_notice(Notice(_NAME, draft.held, "blue"))
        else:
            self._window.banner.clear_notice(_NAME)
        self._lock_views()

    def _follow(self) -> None:
        """Lock or open the views where the issue in front has become the other."""
        draft = self._sitting.current
        if draft is not None and bool(draft.locked) != self._shown_locked:
            self._lock_views()

    def _lock_views(self) -> None:
        draft, window = self._sitting.current, self._window
        locked = draft is not None and bool(draft.locked)
        self._shown_locked = locked
        page = window.article_page
        for part in (window.masthead_form, window.tail_form, page.top, page.extras):
            lock(part, locked=locked)
        for view in (self._bench.title, self._bench.editor):
            lock(view, locked=locked)
        page.show_locked(locked=locked)
        window.outline.show_locked(draft.locked if draft is not None else "")
        for page in (window.versions, window.compare_page):
            page.show_locked(self._sitting.why_locked)


def said(holder: Holder) -> str:
    """Return the sentence that says who has the issue, as far as that is known."""
    who = f"“{holder.who}”" if holder.who else "别人"
    since = f"（{holder.since.astimezone():%H:%M} 起）" if holder.since else ""
    return f"{who}正在另一个窗口里编辑这一期{since}，这里只能看。那边关闭以后，这里就能改。"


def _nothing(_: object) -> None:
    """Take an answer that changes nothing."""
