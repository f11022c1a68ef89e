"""The books of a desk: where every article is, and whether the window and the history agree."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gazetteer_desk.bulletin import codec, review
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL, is_blank
from gazetteer_desk.desk import numbers, proofing, reviewing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.rows import ItemState
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof import waiving
from gazetteer_desk.proof.checking import Checker
from ui.program import Program


if TYPE_CHECKING:
    from gazetteer_desk.bulletin.issue import Bulletin

Where = dict[str, list[tuple[str, Article]]]


class Books:
    """Follows a window: `faults` after each deed; `firsts` is what each draft began with."""

    def __init__(self, program: Program, removed: set[str]) -> None:
        self.program, self.removed = program, removed
        self.firsts: dict[str, Bulletin] = {}
        self.twice: set[str] = set()  # of which the window has said so
        self._before: Where = {}
        program.sitting.shown.append(self._look)
        program.sitting.opened.append(self._look)
        self._look()

    def _look(self) -> None:
        for key, draft in self.program.sitting.drafts.items():
            self.firsts.setdefault(key, draft.bulletin)

    def faults(self) -> Iterator[str]:
        """Yield what does not agree, one sentence each; note where all is now."""
        now = self._where()
        yield from self._lost(now)
        self._before = now
        yield from self._astray()
        sitting, window = self.program.sitting, self.program.window
        tabs = [tab.key for tab in window.tabs._shown]
        if tabs != list(sitting.drafts):
            yield "tabs"
        if (draft := sitting.current) is None:
            if sitting.drafts:
                yield "no issue in front"
            return
        yield from self._outline(draft)
        asked = numbers.on_desk(draft)
        others = tuple(numbers.on_desk(d) for d in sitting.drafts.values() if d is not draft)
        known = reviewing.known(self.program.desk, asked, others)
        judged = review.remarks(draft.bulletin, known)
        if judged != self.program.reviewing.found:
            yield f"remarks {set(judged) ^ set(self.program.reviewing.found)}"
        if window.outline._remarks != judged:
            yield "remarks of the outline"
        yield from self._found(asked)
        if codec.restore(codec.canonical(draft.bulletin)) != draft.bulletin:
            yield "codec"

    def _found(self, asked: numbers.OnDesk) -> Iterator[str]:
        """Yield what is found in the issue in front otherwise than by who checks it afresh."""
        mine, desk = self.program.proofing, self.program.desk
        draft = self.program.sitting.current
        if draft is None or not mine.is_current or draft.status is Status.VOID:
            return
        bulletin = draft.bulletin
        if mine.bulletin != bulletin:
            yield "found in other words"
        known = replace(proofing.knowledge(desk, asked), past=mine._past[1])
        found = Checker(proofing.rules(desk)).check(bulletin, known)
        is_open, left = waiving.parted(bulletin, found)
        if (is_open, left) != (mine.found, mine.left):
            yield f"found {[one.rule for one in {*is_open} ^ {*mine.found}]}"

    def unkept(self) -> Iterator[str]:
        """Yield which open issue reads back otherwise than it was kept."""
        for draft in self.program.sitting.drafts.values():
            if draft.entry is None or draft.is_unsaved:
                continue
            if self.program.desk.entry(draft.entry).bulletin != draft.bulletin:
                yield f"kept otherwise: {draft.entry}"

    def _where(self) -> Where:
        found: Where = {}
        desk, drafts = self.program.desk, self.program.sitting.drafts
        entries = {draft.entry for draft in drafts.values()}
        issues = {key: draft.bulletin for key, draft in drafts.items()}
        issues |= {
            f"entry {line.id}": desk.entry(line.id).bulletin
            for line in desk.lines()
            if line.id not in entries
        }
        issues |= {
            f"trash {line.id}": desk.revision(line.head) for line in desk.trash.lines() if line.head
        }
        for name, bulletin in issues.items():
            for article in bulletin.articles:
                for key in article.keys if not is_blank(article) else ():
                    found.setdefault(key, []).append((name, article))
        for line in self.program.shelving._shelf():
            if line.state is not ItemState.PLACED:
                article = desk.items.article(line.id)
                for key in article.keys:
                    found.setdefault(key, []).append(("shelf", article))
        return found

    def _lost(self, now: Where) -> Iterator[str]:
        told = {notice.name for notice in self.program.window.banner.notices}
        for key, places in now.items():
            names = [name for name, _ in places]
            if len(names) == 1:
                self.twice.discard(key)
            elif "twice" in told and "shelf" not in names:
                self.twice.add(key)
            elif key not in self.twice:
                yield f"{key} is in {names}"
        for key, ((_, words), *_) in self._before.items():
            # Put into an issue it takes the name of the column that it is put under.
            there = [replace(one, column=words.column) for _, one in now.get(key, ())]
            if words in there or key in self.removed or (there and not self._is_off(key, now)):
                continue
            if is_blank(words) or self._is_held(words):
                continue
            yield f"{key} is lost: {words.headline} from {self._before[key][0][0]}"

    def _is_off(self, key: str, now: Where) -> bool:
        """Tell whether an article left its issue: what is changed inside one is undone there."""
        return [name for name, _ in now[key]] != [name for name, _ in self._before[key]]

    def _is_held(self, words: Article) -> bool:
        """Tell whether undo or redo, 取回放弃的改动 or a revision brings these words back."""
        desk = self.program.desk
        for draft in self.program.sitting.drafts.values():
            for step in (*draft._done, *draft._undone):
                if any(words in pair for pair in step.changes.values()):
                    return True
        if any(words in desk.dropped.bulletin(o.id).articles for o in desk.dropped.lines()):
            return True
        return any(
            words in desk.revision(revision.id).articles
            for line in desk.lines()
            for revision in desk.revisions(line.id)
        )

    def _outline(self, draft: Draft) -> Iterator[str]:
        tree = self.program.window.outline.tree
        shown = [row.key for row in tree._model.rows if row.shape == "article"]
        hidden = {row.column for row in tree._model.rows if row.folded}
        keys = [one.key for one in draft.bulletin.articles if one.column not in hidden]
        if shown != keys:
            yield f"outline {shown} {keys}"
        places = {MASTHEAD, TAIL, *(one.key for one in draft.bulletin.articles)}
        if self.program.sitting.place not in places:
            yield f"place {self.program.sitting.place}"
        lines = [line.id for line in self.program.shelving._shelf()]
        if [line.id for line in self.program.window.outline.shelf._lines] != lines:
            yield "shelf"
        if self.program.shelving._lines != self.program.desk.items.lines():
            yield "items"

    def _astray(self) -> Iterator[str]:
        """Yield where the form in front does not show what the draft holds."""
        draft, window = self.program.sitting.current, self.program.window
        if draft is None:
            return
        b, place = draft.bulletin, self.program.sitting.place
        pairs: dict[str, tuple[object, object]]
        if place == MASTHEAD:
            form = window.masthead_form
            pairs = {
                "series": (form.series.currentText().strip(), b.masthead.series),
                "subtitle": (form.subtitle.text().strip(), b.masthead.subtitle),
                "publisher": (form.publisher.currentText().strip(), b.masthead.publisher),
                "number": (form.numbers.value(), b.number),
                "note": (form.note.toPlainText().strip(), _text(b.note)),
            }
        elif place == TAIL:
            form, imprint = window.tail_form, b.imprint
            pairs = {
                "report": (form.report.entries, b.distribution.report),
                "send": (form.send.entries, b.distribution.send),
                "issue": (form.issue.entries, b.distribution.issue),
                "office": (form.office.currentText().strip(), imprint.office),
                "editor": (form.editor.text().strip(), imprint.editor),
                "copies": (form.copies.value(), b.copies),
                "reason": (form.copies_reason.text().strip(), b.state.copies_reason),
            }
        else:
            page, bench = window.article_page, self.program.bench
            article = b.article(place)
            pairs = {
                "body": (bench.editor.body(), article.body),
                "title": (bench.title.lines(), article.title),
                "column": (page.column.currentText().strip(" 【】"), article.column),
                "credits": (page.units._whole, article.credits),
                "subtitle": (page.subtitle.text(), article.subtitle),
                "note": (page.note.toPlainText().strip(), _text(article.note)),
            }
        for name, (shown, held) in pairs.items():
            if shown != held:
                yield f"{name} of {place}: {shown!r} shown, {held!r} held"


def _text(body: object) -> str:
    return "\n".join(one.text for one in body).strip()
