"""How fcitx 5 and fcitx 4 are spoken to over the bus: the same conversation in other words."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ui.input_method.wire import Body


_PROGRAM = "gazetteer-desk"
# What we can: show half-typed words, and their look; and we write them ourselves on leaving.
_CAN = 1 << 1 | 1 << 4 | 1 << 5
_CAN_PLACE_IN_WINDOW = 1 << 24  # Wayland knows no place on the screen


class Key(NamedTuple):
    """A key as the window system counts it."""

    symbol: int
    code: int
    state: int
    is_release: bool
    time: int


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of speaking; a context is what fcitx keeps for each program."""

    label: str
    services: tuple[str, ...]  # names on the bus, the best first
    path: str
    interface: str
    create: tuple[str, str, Body]  # member, signature, body
    context_interface: str
    capability: tuple[str, str]  # member, signature
    key_signature: str
    is_flipped: bool = False
    is_broadcast: bool = False  # signals are sent to all, and must be asked for

    def context_path(self, created: Body) -> str:
        """Return where the context is that was created."""
        first = created[0]
        return first if isinstance(first, str) else f"/inputcontext_{first}"

    def key_body(self, key: Key) -> Body:
        """Return a key as it is handed over."""
        release = key.is_release if self.key_signature[3] == "b" else int(key.is_release)
        return (key.symbol, key.code, key.state, release, key.time & 0xFFFFFFFF)


def dialects(environment: Mapping[str, str], *, is_wayland: bool = False) -> tuple[Dialect, ...]:
    """Return the dialects to try, the best first."""
    display = "wayland:" if is_wayland else "x11:"
    return (_five(display), _four(environment.get("DISPLAY", "")))


def capabilities(*, is_wayland: bool = False) -> int:
    """Return what this program can do, in the bits of fcitx."""
    return _CAN | (_CAN_PLACE_IN_WINDOW if is_wayland else 0)


def _five(display: str) -> Dialect:
    about = [("program", _PROGRAM), ("display", display)]
    return Dialect(
        label="fcitx5",
        services=("org.fcitx.Fcitx5", "org.freedesktop.portal.Fcitx"),
        path="/org/freedesktop/portal/inputmethod",
        interface="org.fcitx.Fcitx.InputMethod1",
        create=("CreateInputContext", "a(ss)", (about,)),
        context_interface="org.fcitx.Fcitx.InputContext1",
        capability=("SetCapability", "t"),
        key_signature="uuubu",
    )


def _four(display: str) -> Dialect:
    number = re.search(r":(\d+)", display)
    return Dialect(
        label="fcitx",
        services=(f"org.fcitx.Fcitx-{number[1] if number else 0}",),
        path="/inputmethod",
        interface="org.fcitx.Fcitx.InputMethod",
        create=("CreateICv3", "si", (_PROGRAM, os.getpid())),
        context_interface="org.fcitx.Fcitx.InputContext",
        capability=("SetCapacity", "u"),
        key_signature="uuuiu",
        is_flipped=True,
        is_broadcast=True,
    )
