"""What fcitx keeps for this program: it takes keys, and gives words back.

It comes and goes with fcitx. One that answers a key too late is let go of, with whatever it may
say later, so that no key is written twice; another is asked for, and used once fcitx is quick.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from gazetteer_desk.log import log
from ui.input_method import preedit
from ui.input_method.dialects import Dialect, capabilities
from ui.input_method.line import BUS, Line
from ui.input_method.wire import Body, Heard, Place


PATIENCE_MS = 80  # for one key; with what is done around it the window stays below 100
_AGAIN_MS = 1_000


class Key(NamedTuple):
    """A key as the window system counts it."""

    symbol: int
    code: int
    state: int
    is_release: bool
    time: int


class Context(QObject):
    """The context of the fcitx that runs.

    Signals: came(), went() fcitx is there or not; committed(str); composed(Preedit);
    forwarded(int symbol, int state, bool is_release) a key is to be struck here.
    """

    came = Signal()
    went = Signal()
    committed = Signal(str)
    composed = Signal(object)
    forwarded = Signal(int, int, bool)

    def __init__(
        self,
        line: Line,
        dialects: tuple[Dialect, ...],
        *,
        is_wayland: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._can = capabilities(is_wayland=is_wayland)
        self._known = {service: one for one in dialects for service in one.services}
        self._owners: dict[str, str] = {}
        self._dialect: Dialect | None = None
        self._owner = ""
        self._place: Place | None = None
        self._wish = 0  # counts what was asked for, so that a late answer is known as such
        self._asked: Key | None = None
        self._is_focused = self._is_handed_back = False
        self._rect = (0, 0, 0, 0)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)

        self._again.timeout.connect(self._create)
        line.came.connect(self._on_line)
        line.went.connect(self._on_line_lost)
        line.heard.connect(self._on_heard)

    @property
    def label(self) -> str:
        """Return which fcitx it is; "" while there is none."""
        return self._dialect.label if self._dialect and self._place else ""

    def open(self) -> None:
        """Look for fcitx, now and whenever it starts."""
        self._line.open()

    def close(self) -> None:
        """Let go of it."""
        self._again.stop()
        self._drop()
        self._line.close()

    def focus(self, *, on: bool) -> None:
        """Say that a text has the focus, or none any more."""
        if on != self._is_focused:
            self._is_focused = on
            self._say("FocusIn" if on else "FocusOut")

    def reset(self) -> None:
        """Have it forget what is half-typed."""
        self._say("Reset")

    def show_caret(self, rect: tuple[int, int, int, int]) -> None:
        """Tell where the caret is, for the candidates to be shown there."""
        if rect != self._rect and self._place is not None:
            self._rect = rect
            self._say("SetCursorRect", "iiii", rect)

    def takes(self, key: Key) -> bool:
        """Say whether the input method took a key; what it writes is told before this returns."""
        place, dialect = self._place, self._dialect
        if place is None or dialect is None:
            return False
        flag = key.is_release if dialect.key_signature[3] == "b" else int(key.is_release)
        body = (key.symbol, key.code, key.state, flag, key.time & 0xFFFFFFFF)
        self._asked, self._is_handed_back = key, False
        found = self._line.ask(
            place, "ProcessKeyEvent", dialect.key_signature, body, ms=PATIENCE_MS
        )
        self._line.deliver()
        self._asked = None
        if found is None:
            self._give_up(place)
            return False
        return bool(found[0]) and not self._is_handed_back

    def _say(self, member: str, signature: str = "", body: Body = ()) -> None:
        if self._place is not None:
            self._line.send(self._place, member, signature, body)

    def _on_line(self) -> None:
        for service in self._known:
            self._line.send(BUS, "AddMatch", "s", (_match_owner(service),))
            self._line.call(BUS, "GetNameOwner", "s", (service,), partial(self._on_owned, service))

    def _on_line_lost(self) -> None:
        self._owners.clear()
        self._settle()

    def _on_owned(self, service: str, found: Body | None) -> None:
        self._note_owner(service, str(found[0]) if found else "")

    def _note_owner(self, service: str, owner: str) -> None:
        self._owners[service] = owner
        self._settle()

    def _settle(self) -> None:
        """Turn to the best fcitx that runs now."""
        best = next((service for service in self._known if self._owners.get(service)), "")
        owner = self._owners.get(best, "")
        if owner == self._owner:
            return
        self._drop()
        self._owner, self._dialect = owner, self._known.get(best)
        if owner:
            self._create()

    def _create(self) -> None:
        dialect = self._dialect
        if dialect is None or not self._owner:
            return
        self._wish += 1
        door = Place(self._owner, dialect.path, dialect.interface)
        answer = partial(self._on_created, self._wish, time.monotonic())
        self._line.call(door, *dialect.create, answer)

    def _on_created(self, wish: int, asked: float, found: Body | None) -> None:
        dialect = self._dialect
        if wish != self._wish or dialect is None:
            return
        if not found:
            self._again.start()
            return
        place = Place(self._owner, dialect.context_path(found), dialect.context_interface)
        if (time.monotonic() - asked) * 1000 > PATIENCE_MS:  # not quick enough to be given keys
            self._line.send(place, "DestroyIC")
            self._again.start()
            return
        self._place, self._rect = place, (0, 0, 0, 0)
        if dialect.is_broadcast:
            self._line.send(BUS, "AddMatch", "s", (_match_signals(place),))
        member, signature = dialect.capability
        self._say(member, signature, (self._can,))
        if self._is_focused:
            self._say("FocusIn")
        log.info("input method: %s is there", dialect.label)
        self.came.emit()

    def _give_up(self, place: Place) -> None:
        if self._place == place:
            log.info("input method: no answer in time, keys go their plain way")
            self._drop()
            self._create()

    def _drop(self) -> None:
        self._wish += 1
        self._again.stop()
        if self._place is None:
            return
        self._say("DestroyIC")
        self._place = None
        self.went.emit()

    def _on_heard(self, heard: Heard) -> None:
        if heard.sender == BUS.name and heard.member == "NameOwnerChanged":
            service, _, owner = heard.body
            if service in self._known:
                self._note_owner(service, owner)
        elif self._place and (heard.sender, heard.path) == (self._owner, self._place.path):
            answer = self._answers().get(heard.member)
            if answer is not None:
                answer(*heard.body)

    def _answers(self) -> dict[str, Callable[..., None]]:
        return {
            "CommitString": self.committed.emit,
            "UpdateFormattedPreedit": self._on_preedit,
            "UpdatePreedit": self._on_plain_preedit,
            "ForwardKey": self._on_forwarded,
        }

    def _on_preedit(self, pieces: list[tuple[str, int]], caret: int) -> None:
        flipped = self._dialect is not None and self._dialect.is_flipped
        self.composed.emit(preedit.of_pieces(pieces, caret, flipped=flipped))

    def _on_plain_preedit(self, words: str, caret: int) -> None:
        self._on_preedit([(words, 0)] if words else [], caret)

    def _on_forwarded(self, symbol: int, state: int, is_release: bool | int) -> None:
        """Strike a key that is handed to us; the very key that was asked about just goes on."""
        key = self._asked
        if key and (key.symbol, key.state, key.is_release) == (symbol, state, bool(is_release)):
            self._is_handed_back = True
        else:
            self.forwarded.emit(symbol, state, bool(is_release))


def _match_signals(place: Place) -> str:
    return f"type='signal',sender='{place.name}',interface='{place.interface}',path='{place.path}'"


def _match_owner(service: str) -> str:
    return (
        f"type='signal',sender='{BUS.name}',interface='{BUS.interface}',"
        f"member='NameOwnerChanged',arg0='{service}'"
    )
