"""Issues come onto the desk and leave it: new, from the last one, from the history, recovered."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from gazetteer_desk.bulletin import carried, edit, plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.lacking import MASTHEAD
from gazetteer_desk.desk import numbers, shelving
from gazetteer_desk.desk.desk import Desk, sample
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Beginning, LastWords, Opened
from gazetteer_desk.errors import Known
from gazetteer_desk.history.items import ItemLine
from gazetteer_desk.history.lines import EntryLine, Kept
from gazetteer_desk.history.occasion import Occasion
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.session import Session
from ui.widgets.banner import Notice


_RECENT = 5
_NOTHING = Session()
Promised = tuple[ItemLine, Article]


class Opening:
    """Joins the window's ways of opening and closing to the drafts."""

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._sitting = sitting = bench.sitting
        self._bench = bench
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping = keeping
        self._closing: set[str] = set()
        actions = window.deeds
        actions["new_next"].triggered.connect(self.new_next)
        actions["new_blank"].triggered.connect(self.new_blank)
        actions["new_sample"].triggered.connect(self.new_sample)
        actions["close_tab"].triggered.connect(self._close_current)
        tabs, empty = window.tabs, window.empty_page
        tabs.issue_chosen.connect(sitting.choose)
        tabs.issue_closed.connect(self.close)
        tabs.new_asked.connect(self.new_next)
        empty.next_asked.connect(self.new_next)
        empty.blank_asked.connect(self._begin_blank)
        empty.sample_asked.connect(self.new_sample)
        empty.issue_chosen.connect(self.open_entry)
        window.banner.answered.connect(self._on_answered)
        keeping.kept.append(self._on_kept)

    def new_next(self) -> None:
        """Make the issue after the last one (照上一期新建); a blank one where there is none.

        The last one of the series in front, else of the series that was worked on last.
        """
        current = self._sitting.current
        series = current.bulletin.masthead.series if current else ""
        self._worker.read(
            lambda: (self._desk.last_issue(series), shelving.promised(self._desk.items)),
            lambda found: self._on_last_issue(*found),
            topic="last issue",
        )

    def _on_last_issue(self, last: Opened | None, promised: list[Promised]) -> None:
        if last is None:
            self.new_blank()
            self._window.status_line.show_note("还没有往期，已空白新建。")
            return
        self.open_following(last, promised)

    def open_following(self, last: Opened, promised: Sequence[Promised] = ()) -> None:
        """Put an issue made from this one on the desk, with the number that is due.

        It has what was promised to it (移到下一期).
        """
        self._sitting.settle()
        open_ones = tuple(map(numbers.on_desk, self._sitting.drafts.values()))
        today = dt.date.today()
        self._worker.read(
            lambda: numbers.following(self._desk, last.bulletin, open_ones, today=today),
            partial(self._begin, last, promised),
            topic="next number",
        )

    def _begin(self, last: Opened, promised: Sequence[Promised], number: IssueNumber) -> None:
        following = carried.next_issue(last.bulletin, number)
        due = shelving.due(promised, self._sitting.drafts.values(), following.masthead.series)
        self.open_new(shelving.with_due(following, due))
        label = last.bulletin.label or "上一期"
        came = f"移来的 {len(due)} 篇已放进去，" if due else ""
        self._window.status_line.show_note(f"已照{label}新建，{came}请核对期号和日期。")

    def new_blank(self) -> None:
        """Make an issue with nothing in it."""
        self.open_new(Bulletin(articles=(edit.blank_article(),)))

    def _begin_blank(self) -> None:
        """Make an issue with nothing in it, and begin at the top of the printed sheet."""
        draft = Draft(Bulletin(articles=(edit.blank_article(),)))
        self._sitting.places[draft.key] = MASTHEAD
        self._window.show_room("draft")
        self._sitting.open(draft)
        self._window.masthead_form.focus_field("series")

    def new_sample(self) -> None:
        """Put a copy of the sample bulletin on the desk; it is kept like any other."""
        self.open_new(edit.copied(sample()))

    def open_new(self, bulletin: Bulletin) -> None:
        """Put an issue that is in no history yet on the desk."""
        self._window.show_room("draft")
        self._sitting.open(Draft(bulletin))

    def open_entry(self, entry: int, article: str = "") -> None:
        """Put an issue of the history on the desk, or bring it to the front; go to an article."""
        if draft := self._sitting.of_entry(entry):
            self._window.show_room("draft")
            self._sitting.choose(draft.key)
            self._go(article)
            return
        self._worker.read(
            partial(_counted, self._desk, entry),
            partial(self._on_opened, article),
            topic=f"open {entry}",
        )

    def _on_opened(self, article: str, opened: Opened) -> None:
        if self._sitting.of_entry(opened.line.id):  # asked for twice in a row
            self.open_entry(opened.line.id, article)
            return
        self._window.show_room("draft")
        self._sitting.open(drafted(opened))
        self._go(article)

    def _go(self, article: str) -> None:
        if article:
            self._window.outline.chosen.emit(article)

    def close(self, key: str) -> None:
        """Take an issue off the desk; what is written in it is kept first.

        While that is under way the clerk may write on: then it is kept once more.
        """
        draft = self._sitting.drafts.get(key)
        if draft is None or key in self._closing:
            return
        self._sitting.settle()
        if not draft.is_worth_keeping:
            self._keeping.forget(draft)
            self._sitting.close(key)
            return
        self._closing.add(key)
        self._keeping.keep(
            draft,
            Occasion.AUTO,
            done=lambda _: self._close_on(key),
            failed=lambda _: self._closing.discard(key),
        )

    def _close_on(self, key: str) -> None:
        self._closing.discard(key)
        self.close(key)

    def _close_current(self) -> None:
        if draft := self._sitting.current:
            self.close(draft.key)

    def begin(
        self,
        beginning: Beginning,
        session: Session = _NOTHING,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Put on the desk what the last session left, in its order, with its last words."""
        recovered = {words.entry for words in beginning.recovered}
        # What another window has open is not opened a second time.
        lying = session.issues if beginning.is_first else ()
        wanted = [one.entry for one in lying if one.entry and one.entry not in recovered]

        def lay(found: dict[int, Opened]) -> None:
            self._lay(beginning.recovered, session, found)
            then()

        self._worker.read(lambda: _found(self._desk, wanted), lay, topic="reopen")
        if beginning.recovered:
            newest = max(words.taken for words in beginning.recovered).astimezone()
            said = f"上次没有正常退出，已找回 {newest:%H:%M} 的内容。"
            self._window.banner.show_notice(
                Notice("recovered", said, "blue", (("known", "知道了"),))
            )
        if not beginning.is_first:
            said = "这份数据在另一个窗口里也开着。同一期只有先打开的一边能改，另一边只能看。"
            self._window.banner.show_notice(Notice("second", said, "blue", (("known", "知道了"),)))
        self.show_recent()

    def start_again(self) -> None:
        """Show the desk as it is after a backup was put in the store's place."""
        self._window.show_room("draft")
        self._worker.write(self._desk.begin, self.begin)

    def _lay(
        self, recovered: tuple[LastWords, ...], session: Session, found: dict[int, Opened]
    ) -> None:
        """Put the issues of a session on the desk; last words that it does not know come last."""
        rest = {words.key: _recovered(words) for words in recovered}
        by_entry = {draft.entry: draft.key for draft in rest.values() if draft.entry}
        lost = tuple(rest.values())
        drafts: list[Draft] = []
        front = lost[-1].key if lost else ""
        for one in session.issues:
            if draft := rest.pop(by_entry.get(one.entry, one.key), None):
                drafts.append(draft)
            elif one.entry in found and self._sitting.of_entry(one.entry) is None:
                drafts.append(drafted(found[one.entry]))
            else:
                continue
            self._sitting.places[drafts[-1].key] = one.place
            if one.key == session.front:
                front = drafts[-1].key
        drafts.extend(rest.values())
        self._sitting.lay(tuple(drafts), front or (drafts[-1].key if drafts else ""))
        for draft in lost:
            self._keeping.keep(draft, Occasion.RECOVERED)

    def show_recent(self) -> None:
        """Show the newest issues on the empty page."""
        self._worker.read(self._desk.lines, self._on_lines, topic="recent")

    def _on_lines(self, lines: list[EntryLine]) -> None:
        self._window.empty_page.show_recent(
            tuple((line.id, line_words(line)) for line in lines[:_RECENT])
        )
        numbered = next((line.number.label for line in lines if line.number.label), "")
        self._window.empty_page.show_last(numbered.split("（")[0] or ("上一期" if lines else ""))

    def _on_kept(self, draft: Draft, kept: Kept) -> None:
        del draft, kept
        self.show_recent()

    def _on_answered(self, notice: str, deed: str) -> None:
        if deed == "known":
            self._window.banner.clear_notice(notice)

    def open_file(self, path: Path) -> None:
        """Put a bulletin in the exchange form into the history and on the desk."""
        self._worker.write(
            partial(self._desk.take_in, path), lambda kept: self.open_entry(kept.entry)
        )


def _found(desk: Desk, entries: list[int]) -> dict[int, Opened]:
    """Return those issues that can still be opened, by entry."""
    found: dict[int, Opened] = {}
    for entry in entries:
        with suppress(Known):
            found[entry] = desk.entry(entry)
    return found


def drafted(opened: Opened, key: str | None = None) -> Draft:
    """Return an issue of the history as a draft, in the place of the one that has the key."""
    draft = Draft(opened.bulletin, entry=opened.line.id, base=opened.revision, key=key)
    draft.stand(opened.line)
    return draft


def _recovered(words: LastWords) -> Draft:
    draft = Draft(
        words.bulletin, entry=words.entry, base=words.base, key=words.key, is_recovered=True
    )
    if words.line is not None:
        draft.stand(words.line)
    return draft


def line_words(line: EntryLine) -> str:
    """Return how a list names an issue: 第12期（总第144期） and its first title."""
    year = f"{line.number.year}年" if line.number.year else ""
    label = f"{year}{line.number.label}" if line.number.label else "未编号"
    return "　".join(filter(None, (label, line.titles[0] if line.titles else "")))


def _counted(desk: Desk, entry: int) -> Opened:
    """Return an entry whose words are counted: the outline asks for that at once."""
    opened = desk.entry(entry)
    for article in opened.bulletin.articles:
        plain.count_article(article)
    return opened
