"""Which issues lie open on the desk, and which is under the pen.

Presenters share one sitting. It knows no widget: whoever shows something of an issue listens
here and is told, in the order of listening, when another issue comes to the front (`shown`), when
parts of the one in front changed (`changed`), when another place of it came to the front
(`placed`), when the row of open issues changed (`opened`), and when a locked issue refused a deed
(`refused`).
"""

from typing import TYPE_CHECKING

from gazetteer_desk.bulletin.edit import Change
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft, Step, Undone


if TYPE_CHECKING:
    from collections.abc import Callable

Parts = frozenset[str]


class Sitting:
    """The open drafts, in the order of their tabs."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.current: Draft | None = None
        self.place = ""
        self.places: dict[str, str] = {}  # by draft: where it was last worked on
        self.offered: Step | None = None
        self.before_leaving: list[Callable[[], None]] = []
        self.before_deed: list[Callable[[], None]] = []
        self.shown: list[Callable[[], None]] = []
        self.changed: list[Callable[[Parts], None]] = []
        self.placed: list[Callable[[], None]] = []
        self.opened: list[Callable[[], None]] = []
        self.refused: list[Callable[[], None]] = []

    def leave(self) -> None:
        """Have what is half-typed handed over: its line is about to go away."""
        for callback in self.before_leaving:
            callback()

    def settle(self) -> None:
        """Take over what is being typed, so that nothing lags behind a deed."""
        for callback in self.before_deed:
            callback()

    def open(self, draft: Draft) -> None:
        """Put a draft on the desk and in front."""
        self.drafts[draft.key] = draft
        self.choose(draft.key)

    def lay(self, drafts: tuple[Draft, ...], front: str) -> None:
        """Put drafts on the desk in this order; the named one in front, if none is there yet."""
        self.drafts |= {draft.key: draft for draft in drafts}
        if self.current is None and front in self.drafts:
            self.choose(front)
        else:
            self.tell_opened()

    def choose(self, key: str) -> None:
        """Bring an open draft to the front."""
        self.leave()
        self.settle()
        self.current = self.drafts[key]
        self._tell_shown()

    def replace(self, old: Draft, new: Draft) -> None:
        """Put an issue as it is by now where the same one lies open."""
        self.drafts[old.key] = new
        if self.current is old:
            self.choose(old.key)

    def take_place(self, place: str) -> None:
        """Note which place of the issue is in front: `masthead`, `tail` or an article's key."""
        self.place = place
        if self.current is not None:
            self.places[self.current.key] = place
        for callback in self.placed:
            callback()

    def close(self, key: str) -> None:
        """Take a draft off the desk; its neighbour comes to the front."""
        keys = list(self.drafts)
        at = keys.index(key)
        del self.drafts[key]
        self.places.pop(key, None)
        left = [k for k in keys if k != key]
        if self.current is not None and self.current.key == key:
            self.current = self.drafts[left[min(at, len(left) - 1)]] if left else None
            self._tell_shown()
        else:
            self.tell_opened()

    def clear(self) -> None:
        """Take everything off the desk."""
        self.drafts.clear()
        self.current = None
        self._tell_shown()

    def of_entry(self, entry: int) -> Draft | None:
        """Return the open draft of an entry, if there is one."""
        return next((d for d in self.drafts.values() if d.entry == entry), None)

    @property
    def why_locked(self) -> str:
        """Return in a few words why nothing can be written in front, "" where it can."""
        draft = self.current
        if draft is None or not draft.locked:
            return ""
        return "这一期在这里只能看" if draft.held else draft.sealed.rstrip("。")

    def let_go(self, draft: Draft) -> None:
        """Let an issue be written again that was held while something was done to it."""
        draft.held = ""
        self.tell_opened()

    def refuses(self) -> bool:
        """Tell whether the issue in front may only be read, and say so to the clerk."""
        if self.current is None or not self.current.locked:
            return False
        for callback in self.refused:
            callback()
        return True

    def apply(self, name: str, change: Change, *, everywhere: bool = False) -> bool:
        """Do a deed to the issue in front; tell whether it changed anything.

        What is done `everywhere` in it, and not only in the place in front, is taken back anywhere.
        """
        draft = self.current
        if draft is None or self.refuses():
            return False
        if not draft.apply(name, change, everywhere=everywhere):
            return False
        step = draft.last_step
        self._tell_changed(frozenset(step.changes) if step else frozenset())
        return True

    def apply_to(self, draft: Draft, name: str, change: Change) -> bool:
        """Do a deed to an open issue that may have left the front since; tell if it changed any."""
        if draft is self.current:
            return self.apply(name, change)
        if not draft.apply(name, change):
            return False
        self._tell_changed(frozenset())
        return True

    def put(self, name: str, bulletin: Bulletin) -> bool:
        """Make this the issue in front, as one deed."""
        return self.apply(name, lambda _: bulletin)

    def undo(self, part: str | None) -> Undone | None:
        """Take back the last deed, or the last one of a part."""
        if self.current is None or self.refuses():
            return None
        return self._turned(self.current.undo(part))

    def offer_undo(self) -> None:
        """Note that the last deed is offered to be taken back, and no other."""
        self.offered = self.current.last_step if self.current else None

    def undo_offered(self) -> Undone | None:
        """Take back the deed that was offered, if nothing came after it."""
        step, self.offered = self.offered, None
        if step is None or self.current is None or self.current.last_step is not step:
            return None
        return self.undo(None)

    def redo(self, part: str | None) -> Undone | None:
        """Do the last deed again that was taken back."""
        if self.current is None or self.refuses():
            return None
        return self._turned(self.current.redo(part))

    def tell_opened(self) -> None:
        """Tell that the row of open issues, or their state, is another."""
        for callback in self.opened:
            callback()

    def _turned(self, undone: Undone | None) -> Undone | None:
        if undone is not None and undone.parts:
            self._tell_changed(undone.parts)
        return undone

    def _tell_shown(self) -> None:
        for callback in self.shown:
            callback()
        self.tell_opened()

    def _tell_changed(self, parts: Parts) -> None:
        for callback in self.changed:
            callback(parts)
