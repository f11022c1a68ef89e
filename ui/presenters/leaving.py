"""留用、移到下一期、退稿: articles leave the issue and keep a life of their own.

What leaves an issue is put away before the issue without it is: the queue of writes keeps their
order. Where that fails, the article comes back into the issue.
"""

from collections.abc import Callable, Iterable
from functools import partial

from gazetteer_desk.bulletin import columns, edit
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.lacking import is_blank
from gazetteer_desk.desk import shelving
from gazetteer_desk.desk.draft import FRAME, Draft
from gazetteer_desk.errors import Known
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting
from ui.presenters.shelved_words import ShelvedWords
from ui.presenters.sitting import Parts


_LONGEST = 12  # characters of a title that are said again
_SENT = "移到下一期"


class Leaving:
    """Joins the deeds by which articles leave the issue in front to the drawer of items.

    `put_away` lists who shows the drawer.
    """

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._sitting = bench.sitting
        self._window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._drafting = drafting
        self._sent: dict[str, tuple[str, str]] = {}  # key of an article: from and to which draft
        self._declined: tuple[str, tuple[str, ...]] = ("", ())  # draft and keys, while it is asked
        self.put_away: list[Callable[[], None]] = []
        self._shelved = ShelvedWords(bench, self._put_back)
        outline, actions = bench.window.outline, bench.window.deeds
        actions["remove_article"].triggered.connect(lambda: self.hold(outline.articles()))
        actions["to_next"].triggered.connect(lambda: self.send_on(outline.articles()))
        actions["decline_article"].triggered.connect(lambda: self.ask_reason(outline.articles()))
        outline.shelf.articles_dropped.connect(self.hold)
        outline.reason.given.connect(self._on_reason)
        outline.reason.closed.connect(self._on_closed)
        bench.sitting.changed.append(self._on_changed)

    def hold(self, keys: Iterable[str]) -> None:
        """Take articles out of the issue, onto the shelf (留用)."""
        gone = self._leaving(keys)
        if gone is None:
            return
        draft, articles = gone
        self._put_away(draft, articles)
        if self._take_out("留用", articles):
            self._tell(f"{named(articles)}已移到留用稿。")

    def send_on(self, keys: Iterable[str]) -> None:
        """Move articles into the next issue: the one that is open, else the one to be made."""
        gone = self._leaving(keys)
        if gone is None:
            return
        draft, articles = gone
        following = shelving.next_issue(draft, self._sitting.drafts.values())
        self._put_away(draft, articles, is_due=following is None)
        if not self._take_out(_SENT, articles):
            return
        if following is None:
            self._tell(f"{named(articles)}已留用，照上一期新建时自动放进去。")
            return
        for article in articles:
            self._sent[article.key] = (draft.key, following.key)
        moved = tuple(a for a in articles if not is_blank(a))
        self._sitting.apply_to(following, "移入篇目", lambda b: columns.put(b, moved, None))
        self._tell(f"{named(articles)}已移到{following.bulletin.number.label}。")

    def ask_reason(self, keys: tuple[str, ...]) -> None:
        """Ask why articles of the issue are declined."""
        draft = self._sitting.current
        if keys and draft is not None and not self._sitting.refuses():
            articles = [a for a in draft.bulletin.articles if a.key in keys]
            self._window.outline.reason.ask(f"退稿：{named(articles)}")
            self._declined = (draft.key, keys)

    def _leaving(self, keys: Iterable[str]) -> tuple[Draft, list[Article]] | None:
        self._sitting.settle()
        draft, wanted = self._sitting.current, set(keys)
        if draft is None or self._sitting.refuses():
            return None
        articles = [a for a in draft.bulletin.articles if a.key in wanted]
        return (draft, articles) if articles else None

    def _put_away(
        self, draft: Draft, articles: list[Article], *, reason: str = "", is_due: bool = False
    ) -> None:
        """Put articles that leave an issue into the drawer; one with nothing in it is not kept."""
        written = [article for article in articles if not is_blank(article)]
        if not written:
            return
        items, hold = self._desk.items, self._holding(draft, written, reason, is_due=is_due)
        self._shelved.forget([article.key for article in written])

        def job() -> dict[str, Article]:
            before = items.words(article.key for article in written)
            hold()
            return {a.key: before[a.key] for a in written if before.get(a.key, a) != a}

        def again(draft: Draft, article: Article) -> None:
            self._write(self._holding(draft, [article], reason, is_due=is_due))

        def done(before: dict[str, Article]) -> None:
            self._tell_put_away()
            self._shelved.follow(draft, before, again)

        self._worker.write(job, done, partial(self._on_not_put_away, draft, written))

    def _holding(
        self, draft: Draft, articles: list[Article], reason: str = "", *, is_due: bool = False
    ) -> Callable[[], object]:
        series = draft.bulletin.masthead.series
        return lambda: self._desk.items.hold(
            articles,
            entry=self._desk.entry_of(draft.key, draft.entry),
            source=series,
            reason=reason,
            is_due=is_due,
        )

    def _put_back(self, draft: Draft, article: Article) -> None:
        self._write(self._holding(draft, [article]))

    def _write(self, job: Callable[[], object]) -> None:
        self._worker.write(job, lambda _: self._tell_put_away())

    def _tell_put_away(self) -> None:
        for callback in self.put_away:
            callback()

    def _on_not_put_away(self, draft: Draft, articles: list[Article], error: Known) -> None:
        lost = [article for article in articles if article.key not in keys_of(draft)]
        self._sitting.apply_to(draft, "放回本期", lambda b: columns.put(b, lost, None))
        self._worker.failed_unseen.emit(error)

    def _take_out(self, name: str, articles: list[Article]) -> bool:
        """Take articles out of the issue in front; the one below them comes to the front."""
        draft, gone = self._sitting.current, [article.key for article in articles]
        if draft is None:
            return False
        keys = [article.key for article in draft.bulletin.articles]
        if self._sitting.place in gone:
            last = keys.index(gone[-1])
            near = [key for key in (*keys[last + 1 :], *reversed(keys[:last])) if key not in gone]
            if near:
                self._drafting.go(near[0])
        if not self._sitting.apply(name, lambda b: edit.remove_articles(b, gone)):
            return False
        self._sitting.offer_undo()
        return True

    def _on_reason(self, reason: str) -> None:
        key, keys = self._declined
        draft = self._sitting.current
        gone = self._leaving(keys) if draft is not None and draft.key == key else None
        if gone is not None:
            self._put_away(*gone, reason=reason)
            if self._take_out("退稿", gone[1]):
                self._tell(f"{named(gone[1])}已退稿，原因记下了。")

    def _on_closed(self) -> None:
        self._declined = ("", ())

    def _on_changed(self, parts: Parts) -> None:
        if FRAME in parts:
            self._follow()

    def _follow(self) -> None:
        """Let what was moved into the next issue go there again when that is done again here."""
        draft = self._sitting.current
        for key, (home, target) in list(self._sent.items()):
            other = self._sitting.drafts.get(target)
            if draft is None or draft.key != home or other is None:
                continue
            gone = key not in keys_of(draft) and key not in keys_of(other)
            step = draft.last_step
            if gone and step is not None and step.name == _SENT:
                again = [a for a, _ in step.changes.values() if getattr(a, "key", "") == key]
                articles = [article for article in again if isinstance(article, Article)]
                self._sitting.apply_to(other, "移入篇目", partial(_put, articles))

    def _tell(self, words: str) -> None:
        self._sitting.offer_undo()
        self._window.status_line.show_note(words, deed=("undo", "撤销"))


def keys_of(draft: Draft) -> set[str]:
    """Return the keys of all that is in an open issue."""
    return {key for article in draft.bulletin.articles for key in article.keys}


def named(articles: list[Article]) -> str:
    """Return how a sentence names articles: “题名”, 3 篇, or 这一篇."""
    return titles_of([article.headline for article in articles])


def titles_of(titles: list[str]) -> str:
    """Return how a sentence names titles: “题名”, 3 篇, or 这一篇."""
    if len(titles) > 1:
        return f"{len(titles)} 篇"
    title = titles[0].strip() if titles else ""
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
    return f"“{short}”" if short else "这一篇"


def _put(articles: list[Article], bulletin: edit.Bulletin) -> edit.Bulletin:
    return columns.put(bulletin, articles, None)
