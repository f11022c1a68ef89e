"""Where what was asked for comes to: the article it was asked for in, whatever is in front by then.

Reading takes its time, and the clerk may have gone elsewhere when it is done. Pictures are put
into the store first: a body only ever points to plates that are there.
"""

from typing import NamedTuple

from gazetteer_desk.bulletin import codec, edit
from gazetteer_desk.bulletin.body import Body
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.occasion import Occasion
from ui.editor import edits
from ui.editor.edits import Spot
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping


class Target(NamedTuple):
    """Where something was asked for: the draft, the article, the place in its body."""

    draft: Draft
    article: str
    spot: Spot


class Landing:
    """Puts blocks into an article as one deed that can be taken back from the status line."""

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._bench = bench
        self._keeping = keeping
        self._sitting = bench.sitting

    def target(self) -> Target | None:
        """Return where the caret stands, None where it stands in no article."""
        draft = self._sitting.current
        if draft is None or self._sitting.place not in (a.key for a in draft.bulletin.articles):
            return None
        return Target(draft, self._sitting.place, self._bench.editor.spot())

    def bring(
        self, target: Target, body: Body, plates: codec.Plates, *, name: str, words: str = ""
    ) -> None:
        """Store the plates, insert the blocks, and say `words` with the way back."""
        if not plates:
            self._put(target, body, name, words)
            return
        self._bench.worker.write(
            lambda: self._bench.desk.store_plates(plates),
            lambda _: self._put(target, body, name, words),
        )

    def say(self, words: str) -> None:
        """Say something in the status line."""
        self._bench.window.status_line.show_note(words)

    def _put(self, target: Target, body: Body, name: str, words: str) -> None:
        draft, article, spot = target
        if draft is self._sitting.current and article == self._sitting.place:
            before = draft.last_step
            self._bench.editor.insert_body(body, name)
            if words:
                self._tell(words, can_undo=draft.last_step is not before)
        elif any(one.key == article for one in draft.bulletin.articles):
            old = draft.bulletin.article(article).body
            new = _inserted(old, spot, body)
            self._sitting.apply_to(draft, name, lambda b: edit.change_article(b, article, body=new))
            self.say("已粘贴到刚才那一篇。")
            if draft.key not in self._sitting.drafts:  # its tab was closed meanwhile
                self._keeping.keep(draft, Occasion.AUTO)
        else:
            self.say("那一篇已不在本期，粘贴的内容没有放进去。")

    def _tell(self, words: str, *, can_undo: bool) -> None:
        """Say what was done; while pinyin is half-typed the deed still waits."""
        if can_undo:
            self._sitting.offer_undo()
        deed = ("undo", "撤销") if can_undo else ("", "")
        self._bench.window.status_line.show_note(words, deed=deed)


def _inserted(old: Body, spot: Spot, more: Body) -> Body:
    try:
        return edits.inserted(old, spot, more)[0]
    except IndexError:  # the words there are fewer by now
        return (*old, *more)
