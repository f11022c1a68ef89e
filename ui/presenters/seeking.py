"""What the find bar asks, and the answer to it.

Plain words are found at once. A regular expression goes to the child process, which can be
stopped; what needs its answer waits for it, and is dropped where the clerk has gone on composing.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from gazetteer_desk.bulletin import edit, find, plain
from gazetteer_desk.bulletin.find import Hit, Match, Query
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import Known
from ui.presenters.bench import Bench


Then = Callable[[], None]


class _Asked(NamedTuple):
    """A question: `article` "" is the whole issue."""

    bulletin: Bulletin
    query: Query
    article: str


class Seeking:
    """The hits of the bar's question in the issue in front; `at` is the one that is looked at."""

    def __init__(self, bench: Bench, refuse: Callable[[Known], None]) -> None:
        self._bench = bench
        self._refuse = refuse
        self._asked: _Asked | None = None
        self._pending: _Asked | None = None  # what the child is at work on
        self._waiting: list[Then] = []  # what goes on with its answer
        self.hits: tuple[Hit, ...] = ()
        self.at = -1

    def look(self, then: Then) -> None:
        """Find what the bar asks for, unless that is known; then go on."""
        asked = self._question()
        if asked is None or not asked.query.words:
            self._take(asked, ())
        elif asked != self._asked and asked.query.regex:
            self._look_in_child(asked, then)
            return
        elif asked != self._asked:
            self._take(asked, find.find(asked.bulletin, asked.query, article=asked.article))
        then()

    def _question(self) -> _Asked | None:
        """Return what is asked of the issue as it stands, with what is being typed."""
        draft = self._bench.sitting.current
        if draft is None:
            return None
        bar, editor, place = self._bench.find_bar, self._bench.editor, self._bench.sitting.place
        bulletin = draft.bulletin
        is_article = any(article.key == place for article in bulletin.articles)
        if editor.is_typing and is_article:
            bulletin = edit.change_article(bulletin, place, body=editor.body())
        scope = "" if bar.is_whole_issue or not is_article else place
        return _Asked(bulletin, bar.query(), scope)

    def _look_in_child(self, asked: _Asked, then: Then) -> None:
        try:
            find.compiled(asked.query)
        except Known as error:
            self._fail(error)
            return
        if asked == self._pending:
            self._waiting.append(then)
            return
        self._pending, self._waiting = asked, [then]
        among = find.lines(asked.bulletin, article=asked.article)
        texts, hands = [words for _, words in among], self._bench.desk.hands
        self._bench.find_bar.show_searching()
        self._bench.worker.read(
            lambda: hands.find(texts, asked.query),
            partial(self._answer, asked, among),
            topic="find",
            failed=self._fail,
        )

    def _answer(self, asked: _Asked, among: list[plain.Line], found: list[Match]) -> None:
        waiting, self._pending, self._waiting = self._waiting, None, []
        now = self._question()
        if self._bench.editor.is_composing or now is None or now[1:] != asked[1:]:
            return  # another question was asked since, or will be when the word is there
        if now == asked:
            self._take(asked, find.hits(among, found))
        for then in waiting:
            self.look(then)

    def _fail(self, error: Known) -> None:
        self._pending, self._waiting = None, []
        self._asked, self.hits, self.at = None, (), -1
        self._refuse(error)

    def _take(self, asked: _Asked | None, hits: tuple[Hit, ...]) -> None:
        before = self.hits[self.at].place if self.at >= 0 else None
        places = [hit.place for hit in hits]
        self._asked, self.hits = asked, hits
        self.at = places.index(before) if before in places else -1
