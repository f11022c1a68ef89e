"""报尾: to whom the issue goes, in how many copies, and how the lines of it break in print."""

from gazetteer_desk.bulletin import copies, edit
from gazetteer_desk.bulletin.copies import CopyLine
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import TAIL
from gazetteer_desk.bulletin.recipients import Recipients
from gazetteer_desk.desk import printed
from gazetteer_desk.desk.draft import FRAME
from gazetteer_desk.layout.printed_names import Printed
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing
from ui.presenters.sitting import Parts


class Addressing:
    """Joins the form 报尾 to the office's list of recipients and to the page."""

    def __init__(self, bench: Bench, listing: Listing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._listing = listing
        self._form = form = bench.window.tail_form
        self._known: tuple[str, Recipients] | None = None
        bench.sitting.placed.append(self._look)
        bench.sitting.changed.append(self._on_changed)
        listing.changed.append(self._on_list_changed)
        form.disclosure_reason_edited.connect(self._on_disclosure_reason)
        form.copies_reason_edited.connect(self._on_copies_reason)
        form.lines_recorded.connect(self.record)

    def record(self, lines: tuple[CopyLine, ...]) -> None:
        """Have the list of the series hold these lines (记入名单)."""
        if (issue := self._issue()) is None:
            return
        words = (
            f"已把“{lines[0].name}”记入名单" if len(lines) == 1 else f"已记入名单：{len(lines)} 个"
        )
        series = issue.masthead.series
        self._listing.change_recipients(series, lambda now: copies.recorded(now, lines), words)

    def _issue(self) -> Bulletin | None:
        draft = self._sitting.current
        return draft.bulletin if draft is not None and self._sitting.place == TAIL else None

    def _on_changed(self, parts: Parts) -> None:
        if FRAME in parts:
            self._look()

    def _on_list_changed(self) -> None:
        self._known = None
        self._look()

    def _look(self) -> None:
        """Show the account by the list that is known, and ask for what is not known yet."""
        if (issue := self._issue()) is None:
            return
        series, desk = issue.masthead.series, self._bench.desk
        if self._known is not None and self._known[0] == series:
            self._show_account(issue, self._known[1])
        else:
            self._bench.worker.read(
                lambda: (series, desk.recipients.of(series)), self._take_list, topic="recipients"
            )
        self._bench.worker.read(
            lambda: printed.printed_names(desk, issue),
            self._form.show_printed,
            topic="printed names",
            failed=lambda _: self._form.show_printed(Printed()),
        )

    def _take_list(self, known: tuple[str, Recipients]) -> None:
        self._known = known
        issue = self._issue()
        if issue is not None and issue.masthead.series == known[0]:
            self._show_account(issue, known[1])

    def _show_account(self, issue: Bulletin, recipients: Recipients) -> None:
        lines = copies.explain(issue.distribution, recipients)
        self._form.show_account(lines, recipients)

    def _on_disclosure_reason(self, reason: str) -> None:
        change = edit.with_editing
        self._sitting.apply("改不公开理由", lambda b: change(b, disclosure_reason=reason.strip()))

    def _on_copies_reason(self, reason: str) -> None:
        change = edit.with_editing
        self._sitting.apply("改印数原因", lambda b: change(b, copies_reason=reason.strip()))
