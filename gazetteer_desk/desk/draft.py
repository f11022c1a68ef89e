"""The issue under the pen, and the one authority for undo.

A draft holds one immutable `Bulletin` and the steps that led to it. A step keeps, for each part it
touched, the value before and after; a part is one article or the frame (everything else, with the
order of the articles). Ctrl+Z in an article takes back the last step that touched that article,
never one of another article; only what was done to the whole issue at once is taken back from
everywhere, as long as nothing came after it. For each part the steps form a chain that ends in the
present value, so that taking back a step's end of the chain is always exact.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, codec
from gazetteer_desk.bulletin.article import Article, new_key
from gazetteer_desk.bulletin.issue import Bulletin, plates_of
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.status import LOCKED, Status


if TYPE_CHECKING:
    import datetime as dt

FRAME = "frame"
_MOST_STEPS = 2_000


class Frame(msgspec.Struct, frozen=True):
    """An issue without its articles' words: `issue` has no articles, `order` names them."""

    issue: Bulletin
    order: tuple[str, ...]


Part = Frame | Article


class Step(msgspec.Struct, frozen=True):
    """One deed: its Chinese name, and each touched part before and after (None: not there).

    `is_everywhere` says that it was done to the whole issue, and not in the place in front.
    """

    name: str
    changes: Mapping[str, tuple[Part | None, Part | None]]
    is_everywhere: bool = False


class Undone(msgspec.Struct, frozen=True):
    """What an undo or redo did: the deed's name and parts, and a sentence if it was not whole."""

    name: str
    parts: frozenset[str]
    remark: str = ""


def split(bulletin: Bulletin) -> dict[str, Part]:
    """Return the parts of an issue by key; `join` is its inverse."""
    frame = Frame(replace(bulletin, articles=()), tuple(a.key for a in bulletin.articles))
    return {FRAME: frame, **{article.key: article for article in bulletin.articles}}


def join(parts: Mapping[str, Part]) -> Bulletin:
    """Return the issue made of these parts; articles that the frame does not name are left out."""
    frame = parts[FRAME]
    assert isinstance(frame, Frame)
    articles = tuple(p for key in frame.order if isinstance(p := parts.get(key), Article))
    return replace(frame.issue, articles=articles)


def part_bytes(part: Part) -> bytes:
    """Return the bytes of one part, for the recovery rows."""
    if isinstance(part, Article):
        return codec.article_bytes(part)
    return msgspec.msgpack.encode((part.order, codec.canonical(part.issue)))


def restore_part(key: str, stored: bytes) -> Part:
    """Return the part that `part_bytes` wrote."""
    if key != FRAME:
        return codec.restore_article(stored)
    order, issue = msgspec.msgpack.decode(stored, type=tuple[tuple[str, ...], bytes])
    return Frame(codec.restore(issue), order)


class Draft:
    """One open issue. `entry` and `base` name the entry and revision it grew from, if any.

    `held` says why the issue may only be read here for now, "" where it may be written; one that
    has gone out is `sealed` but for a correction. A locked draft refuses every deed, so that no
    view has to be trusted with it. `status` and `since` when, `remark`, and `correcting`, why it
    is being corrected, are what the ledger says of it.
    """

    def __init__(
        self,
        bulletin: Bulletin,
        *,
        entry: int | None = None,
        base: int | None = None,
        key: str | None = None,
        is_recovered: bool = False,
        status: Status = Status.DRAFT,
        remark: str = "",
    ) -> None:
        self.key = key or new_key()
        self.entry = entry
        self.base = base
        self.held = ""
        self.status, self.remark, self.correcting = status, remark, ""
        self.since: dt.datetime | None = None
        self._bulletin = bulletin
        self._opened = None if is_recovered else bulletin
        self._kept: Bulletin | None = bulletin if base is not None else None
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._unsafe: set[str] = set()

    @property
    def bulletin(self) -> Bulletin:
        """Return the issue as it stands now."""
        return self._bulletin

    @property
    def kept(self) -> Bulletin | None:
        """Return the revision that was kept last, None where none ever was."""
        return self._kept

    @property
    def locked(self) -> str:
        """Return why the issue may only be read, "" where it may be written."""
        return self.held or self.sealed

    @property
    def sealed(self) -> str:
        """Return that the issue has gone out (印发) or is void and locked, "" where it is not."""
        if self.status not in LOCKED or self.correcting:
            return ""
        return f"{self.name}已{self.status.label}，内容锁定。"

    @property
    def name(self) -> str:
        """Return how a sentence names the issue: 第12期, or 这一期."""
        return self._bulletin.number.label.split("（")[0] or "这一期"

    @property
    def pictures(self) -> frozenset[str]:
        """Return the digests of all pictures in it, those that undo or redo brings back too."""
        steps = (*self._done, *self._undone)
        parts = (part for step in steps for pair in step.changes.values() for part in pair)
        articles = (part for part in parts if isinstance(part, Article))
        every = (*self._bulletin.articles, *articles)
        return frozenset(plates_of(replace(self._bulletin, articles=every)))

    def stand(self, line: EntryLine) -> bool:
        """Take over what the ledger says of the issue; tell whether that is new."""
        before = self.status, self.remark, self.correcting
        self.status, self.remark, self.correcting = line.status, line.remark, line.correcting
        self.since = line.advanced
        return before != (line.status, line.remark, line.correcting)

    @property
    def is_unsaved(self) -> bool:
        """Tell whether the issue differs from its last kept revision."""
        return self._bulletin is not self._kept and self._bulletin != self._kept

    @property
    def is_worth_keeping(self) -> bool:
        """Tell whether anything would be lost if the draft were dropped now."""
        return self.is_unsaved and (self.entry is not None or self._bulletin != self._opened)

    @property
    def is_safe(self) -> bool:
        """Tell whether all of it was handed over to autosave or kept."""
        return not self._unsafe

    @property
    def last_step(self) -> Step | None:
        """Return the step that was done last and not taken back."""
        return self._done[-1] if self._done else None

    def apply(
        self, name: str, change: Callable[[Bulletin], Bulletin], *, everywhere: bool = False
    ) -> bool:
        """Change the issue as one named step; return False where nothing changed."""
        return self.put(name, change(self._bulletin), everywhere=everywhere)

    def put(self, name: str, after: Bulletin, *, everywhere: bool = False) -> bool:
        """Make `after` the issue, as one named step; return False where it is the same.

        What was carried over from the last issue and is touched loses its mark (上期).
        """
        if after is self._bulletin or self.locked:
            return False
        after = carried.without_touched(self._bulletin, after)
        old, new = split(self._bulletin), split(after)
        changes = {
            key: (old.get(key), new.get(key))
            for key in {**old, **new}
            if old.get(key) is not new.get(key) and old.get(key) != new.get(key)
        }
        if not changes:
            return False
        self._done.append(Step(name, changes, everywhere))
        del self._done[:-_MOST_STEPS]
        self._undone = [s for s in self._undone if s.changes.keys().isdisjoint(changes)]
        self._bulletin = after
        self._unsafe |= changes.keys()
        return True

    def undo(self, part: str | None = None) -> Undone | None:
        """Take back the last step, or the last that touched `part`; None where there is none."""
        at = _last(self._done, part)
        if at is None or self.locked:
            return None
        step = self._done[at]
        later = {key for s in self._done[at + 1 :] for key in s.changes}
        whole = later.isdisjoint(step.changes)
        if whole:
            del self._done[at]
            return self._turn(step, self._undone, back=True)
        if FRAME in step.changes or part is None:
            return Undone(
                step.name, frozenset(), f"“{step.name}”之后又有改动，请先撤销后面的改动。"
            )
        here = Step(step.name, {part: step.changes[part]})
        rest = {key: change for key, change in step.changes.items() if key != part}
        self._done[at] = Step(step.name, rest)
        return self._turn(
            here, self._undone, back=True, remark="别的篇目之后又有改动，只撤销了本篇。"
        )

    def redo(self, part: str | None = None) -> Undone | None:
        """Do again what was taken back last, or last in `part`; None where there is none."""
        at = _last(self._undone, part)
        if at is None or self.locked:
            return None
        step = self._undone[at]
        now = split(self._bulletin)
        if any(now.get(key) != before for key, (before, _) in step.changes.items()):
            return Undone(step.name, frozenset(), f"“{step.name}”要等后面撤销的先重做。")
        del self._undone[at]
        return self._turn(step, self._done, back=False)

    def undo_name(self, part: str | None = None) -> str:
        """Return the name of what `undo` would take back, "" where there is nothing."""
        at = _last(self._done, part)
        return "" if at is None else self._done[at].name

    def redo_name(self, part: str | None = None) -> str:
        """Return the name of what `redo` would do again, "" where there is nothing."""
        at = _last(self._undone, part)
        return "" if at is None else self._undone[at].name

    def _turn(self, step: Step, onto: list[Step], *, back: bool, remark: str = "") -> Undone:
        parts = split(self._bulletin)
        for key, (before, after) in step.changes.items():
            value = before if back else after
            if value is None:
                parts.pop(key, None)
            else:
                parts[key] = value
        self._bulletin = join(parts)
        self._unsafe |= step.changes.keys()
        onto.append(step)
        return Undone(step.name, frozenset(step.changes), remark)

    def take_unsafe(self) -> dict[str, Part | None]:
        """Return the parts changed since the last call; None for one that is gone.

        The first call of a draft that was never kept returns every part.
        """
        parts = split(self._bulletin)
        keys = self._unsafe if self.base is not None else self._unsafe and set(parts) | self._unsafe
        self._unsafe = set()
        return {key: parts.get(key) for key in keys}

    def give_back(self, keys: set[str]) -> None:
        """Mark parts unsafe again: their autosave did not succeed."""
        self._unsafe |= keys

    def was_kept(self, bulletin: Bulletin, *, entry: int, revision: int) -> None:
        """Note that `bulletin` is now revision `revision` of entry `entry`."""
        self.entry, self.base, self._kept = entry, revision, bulletin
        if self._bulletin is bulletin:
            self._unsafe = set()


def _last(steps: list[Step], part: str | None) -> int | None:
    for at in range(len(steps) - 1, -1, -1):
        if part is None or part in steps[at].changes:
            return at
    return None
