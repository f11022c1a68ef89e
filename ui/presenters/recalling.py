"""The history beside the draft: its versions, past issues found by words, and the ledger."""

import datetime as dt
from dataclasses import replace
from functools import partial

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.history.lines import Kept, RevisionLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search.hits import Hit, lit
from gazetteer_desk.search.query import Query, parse
from gazetteer_desk.search.searching import Found
from ui.panes.hits import HitLine
from ui.panes.recall.reading import Reading
from ui.panes.versions import VersionLine
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.opening import Opening


class Recalling:
    """Joins the pane 版本, the pane and the room 往期 to the history."""

    def __init__(self, bench: Bench, keeping: Keeping, opening: Opening) -> None:
        self._sitting = sitting = bench.sitting
        self._bench = bench
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping = keeping
        self._opening = opening
        self._asked = Query()  # what the room has looked for
        sitting.shown.append(self.show_versions)
        keeping.kept.append(self._on_kept)
        versions, pane, room = window.versions, window.recall_pane, window.recall_room
        versions.restore_asked.connect(self.restore)
        versions.naming_asked.connect(self._name)
        versions.revision_chosen.connect(self._read_revision)
        for view in (pane, room):
            view.asked.connect(partial(self._search, view))
            view.opened.connect(opening.open_entry)
        room.search.chosen.connect(self._read_article)
        room.past.chosen.connect(self._read_issue)
        actions = window.deeds
        actions["name_revision"].triggered.connect(versions.ask_name)
        actions["recall"].triggered.connect(window.show_search)

    def show_versions(self) -> None:
        """Show the kept revisions of the issue in front."""
        draft = self._sitting.current
        if draft is None or draft.entry is None:
            self._window.versions.show_revisions(())
            return
        entry = draft.entry
        self._worker.read(
            lambda: self._desk.revisions(entry), self._on_revisions, topic="revisions"
        )

    def _on_revisions(self, revisions: list[RevisionLine]) -> None:
        draft = self._sitting.current
        if draft is not None and revisions and revisions[0].entry == draft.entry:
            self._window.versions.show_revisions(tuple(_version(line) for line in revisions))

    def _on_kept(self, draft: Draft, kept: Kept) -> None:
        del kept
        if draft is self._sitting.current:
            self.show_versions()

    def restore(self, revision: int) -> None:
        """Take an old revision's words into the draft, after keeping the present ones."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None or self._sitting.refuses():
            return
        self._keeping.keep(draft, Occasion.SAVED, done=lambda _: self._take_back(draft, revision))

    def _take_back(self, draft: Draft, revision: int) -> None:
        self._worker.read(
            lambda: self._desk.revision(revision),
            partial(self._on_taken_back, draft),
            topic="restore",
        )

    def _on_taken_back(self, draft: Draft, bulletin: Bulletin) -> None:
        if draft is not self._sitting.current:
            return
        self._sitting.settle()
        if draft.is_unsaved:  # something was written while the old words were looked up
            self._keeping.keep(
                draft, Occasion.SAVED, done=lambda _: self._on_taken_back(draft, bulletin)
            )
            return
        if self._sitting.put("恢复旧稿", bulletin):
            self._keeping.keep(draft, Occasion.RESTORED, done=self._tell_restored)
        else:
            self._window.status_line.show_note("和现在的稿一样，没有改动。")

    def _tell_restored(self, kept: Kept) -> None:
        self._sitting.offer_undo()
        words = f"已恢复旧稿，存为第{kept.nth}稿，原来的也留着。"
        self._window.status_line.show_note(words, deed=("undo", "撤销"))

    def _name(self, revision: int, note: str) -> None:
        self._worker.write(
            lambda: self._desk.name_revision(revision, note), lambda _: self.show_versions()
        )

    def _read_revision(self, revision: int) -> None:
        self._worker.read(
            lambda: self._desk.revision(revision),
            partial(self._show_revision, revision),
            topic="revision",
        )

    def _show_revision(self, revision: int, bulletin: Bulletin) -> None:
        if revision == self._window.versions.current():  # another issue may have come meanwhile
            self._window.versions.show_text(plain.text(bulletin))

    def _search(self, view: object, words: str) -> None:
        if view is self._window.recall_pane and not words:
            return  # the pane lists all issues then
        topic = f"search {id(view)}"
        self._bench.lasting.run(
            lambda job, done, failed: self._worker.read(job, done, topic=topic, failed=failed),
            "正在查找往期",
            lambda: self._desk.search(words),
            partial(self._on_found, view, words),
            stopped="已停止查找。",
        )

    def _on_found(self, view: object, words: str, found: Found) -> None:
        if found.is_read:
            self._window.status_line.show_note("查找索引还没有建好，这次是逐期查的。")
        lines = tuple(_hit(hit) for hit in found.hits)
        for one in (self._window.recall_pane, self._window.recall_room):
            if one is view:
                one.show_hits(words, lines, found.count)
        if view is self._window.recall_room:
            self._asked = parse(words)

    def _read_article(self, entry: int, article: str) -> None:
        self._worker.read(
            lambda: self._desk.entry(entry), partial(self._show_article, article), topic="reading"
        )

    def _show_article(self, article: str, opened: Opened) -> None:
        reading = _reading(opened.bulletin, article)
        lit_up = replace(reading, lit=lit(reading.text, self._asked))
        self._window.recall_room.search.show_reading(lit_up)

    def _read_issue(self, entry: int) -> None:
        self._worker.read(
            lambda: self._desk.entry(entry), self._show_issue, topic="reading of the ledger"
        )

    def _show_issue(self, opened: Opened) -> None:
        self._window.recall_room.past.show_reading(_reading(opened.bulletin, ""))


def _version(line: RevisionLine) -> VersionLine:
    return VersionLine(
        revision=line.id,
        nth=line.nth,
        when=_when(line.taken),
        occasion=line.occasion.label,
        note=line.note,
        characters=line.characters,
    )


def _when(taken: dt.datetime) -> str:
    here = taken.astimezone()
    today = dt.datetime.now().astimezone().date()
    if here.date() == today:
        return f"今天 {here:%H:%M}"
    year = f"{here.year}年" if here.year != today.year else ""
    return f"{year}{here.month}月{here.day}日 {here:%H:%M}"


def _hit(hit: Hit) -> HitLine:
    year = f"{hit.number.year}年" if hit.number.year else ""
    return HitLine(
        entry=hit.id,
        article=hit.article,
        title=hit.title or "（无题名）",
        issue=f"{year}{hit.number.label}" or hit.series,
        dated=hit.dated.isoformat() if hit.dated else "",
        excerpt=hit.excerpt.words,
        lit_title=hit.marked,
        lit=hit.excerpt.marked,
    )


def _reading(bulletin: Bulletin, article: str) -> Reading:
    source = f"{bulletin.masthead.series}　{bulletin.label}"
    if any(one.key == article for one in bulletin.articles):
        one = bulletin.article(article)
        words = "\n".join(line for place, line in plain.article_lines(one) if place.part != "title")
        return Reading(one.headline, source, words)
    return Reading(bulletin.label or "未编号", bulletin.masthead.series, plain.text(bulletin))
