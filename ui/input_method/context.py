"""What fcitx keeps for this program: it takes keys, and gives words back.

It comes and goes with fcitx. One that does not answer is let go of, with whatever it may say later,
so that no key is written twice; another is asked for, and used once fcitx is quick again.
"""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from gazetteer_desk.log import log
from ui.input_method import preedit
from ui.input_method.dialects import Dialect, Key, capabilities
from ui.input_method.line import BUS, Line
from ui.input_method.wire import Body, Heard, Place


PATIENCE_MS = 40  # with what is done around it the window never waits 100
_AGAIN_MS = 1_000
Late = Callable[[bool], None]


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

    def takes(self, key: Key, late: Late) -> bool | None:
        """Say whether the input method took a key; what it writes is told before this returns.

        Where it does not answer in time nothing is returned, and `late` is told when it does.
        """
        place, dialect = self._place, self._dialect
        if place is None or dialect is None:
            return False
        self._asked, self._is_handed_back = key, False
        found = self._line.ask(
            place,
            "ProcessKeyEvent",
            dialect.key_signature,
            dialect.key_body(key),
            partial(_tell, late),
            ms=PATIENCE_MS,
        )
        self._line.deliver()
        self._asked = None
        return None if found is None else bool(found[0]) and not self._is_handed_back

    def hand(self, key: Key, late: Late) -> None:
        """Hand it a key without waiting; `late` is told whether it was taken."""
        if self._place is not None and self._dialect is not None:
            signature, body = self._dialect.key_signature, self._dialect.key_body(key)
            answer = partial(_tell, late)
            self._line.call(self._place, "ProcessKeyEvent", signature, body, answer)

    def give_up(self) -> None:
        """Let go of a fcitx that stands still; another context is asked for."""
        if self._place is not None:
            log.info("input method: no answer, keys go their plain way")
            self._drop()
            self._create()

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

    def _drop(self) -> None:
        self._wish += 1
        self._again.stop()
        if self._place is not None:
            self._say("DestroyIC")
            self._place = None
            self.went.emit()

    def _on_heard(self, heard: Heard) -> None:
        if heard.sender == BUS.name and heard.member == "NameOwnerChanged":
            service, _, owner = heard.body
            if service in self._known:
                self._note_owner(service, owner)
        elif self._place and (heard.sender, heard.path) == (self._owner, self._place.path):
            try:
                self._obey(heard)
            except (TypeError, ValueError):  # said in other forms than it is meant to be
                log.info("input method: %s was not understood", heard.member)

    def _obey(self, heard: Heard) -> None:
        match heard.member, heard.body:
            case "CommitString", (str(words),):
                self.committed.emit(words)
            case "UpdateFormattedPreedit", (pieces, int(caret)):
                flipped = self._dialect is not None and self._dialect.is_flipped
                self.composed.emit(preedit.of_pieces(pieces, caret, flipped=flipped))
            case "UpdatePreedit", (str(words), int(caret)):
                self.composed.emit(preedit.of_pieces([(words, preedit.Look.UNDERLINE)], caret))
            case "ForwardKey", (int(symbol), int(state), int(is_release)):
                self._on_forwarded(symbol, state, bool(is_release))
            case _:
                pass

    def _on_forwarded(self, symbol: int, state: int, is_release: bool) -> None:
        """Strike a key that is handed to us; the very key that was asked about just goes on."""
        key = self._asked
        if key and (key.symbol, key.state, key.is_release) == (symbol, state, is_release):
            self._is_handed_back = True
        else:
            self.forwarded.emit(symbol, state, is_release)


def _tell(late: Late, found: Body | None) -> None:
    late(bool(found and found[0]))


def _match_owner(service: str) -> str:
    return (
        f"type='signal',sender='{BUS.name}',interface='{BUS.interface}',"
        f"member='NameOwnerChanged',arg0='{service}'"
    )


def _match_signals(place: Place) -> str:
    return f"type='signal',sender='{place.name}',interface='{place.interface}',path='{place.path}'"
