"""Who brings Chinese into the window on Linux: Qt's own plugin, or our bridge to fcitx.

Qt from PyPI has plugins for compose and ibus alone, and a distribution's plugin for fcitx does not
load into another build of Qt. So the bridge is for a session that asks for fcitx where no plugin
fits. Everything here is decided from values; nothing is asked of the system.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What the clerk chose under 工具 › 输入法兼容."""

    AUTO = "auto"
    IBUS = "ibus"
    FCITX = "fcitx"
    OFF = "off"


class Way(StrEnum):
    """How words come in: by what Qt has, by our bridge, or otherwise at the next start."""

    QT = "qt"
    BRIDGE = "bridge"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class Session:
    """What the session says of its input method, and what Qt can load for it."""

    asked: tuple[str, ...] = ()  # QT_IM_MODULES or QT_IM_MODULE, in lower case
    hint: str = ""  # the @im= of XMODIFIERS, else GTK_IM_MODULE
    is_wayland: bool = False
    plugins: frozenset[str] = frozenset()

    @property
    def means_fcitx(self) -> bool:
        """Say whether the session is made for fcitx."""
        return is_fcitx(self.hint) or any(map(is_fcitx, self.asked))

    @property
    def served(self) -> str:
        """Return the input method that was asked for and that Qt serves by itself; "" if none."""
        names = ("fcitx" if is_fcitx(name) else name for name in self.asked if name != "compose")
        return next((name for name in names if name in self.plugins), "")


def look(environment: Mapping[str, str], plugins: frozenset[str], platform: str = "") -> Session:
    """Read the session; `platform` is Qt's name of the window system, where Qt runs already."""
    asked = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE", "")
    hint = environment.get("XMODIFIERS", "").partition("@im=")[2]
    wayland = platform.startswith("wayland") if platform else "WAYLAND_DISPLAY" in environment
    return Session(
        asked=tuple(word.strip().lower() for word in asked.split(";") if word.strip()),
        hint=(hint or environment.get("GTK_IM_MODULE", "")).strip().lower(),
        is_wayland=wayland,
        plugins=plugins,
    )


def decide(session: Session, choice: Choice, told: str = "") -> Way:
    """Return how words come in; `told` is what Qt was told to load when it started."""
    if module(session, choice) != told:
        return Way.RESTART
    if choice is Choice.FCITX:
        return Way.QT if "fcitx" in session.plugins else Way.BRIDGE
    if choice is not Choice.AUTO or session.is_wayland or session.served:
        return Way.QT
    return Way.BRIDGE if session.means_fcitx else Way.QT


def module(session: Session, choice: Choice) -> str:
    """Return what Qt must be told to load at its start for a choice; "" as the session says."""
    if choice is Choice.IBUS:
        return "" if session.asked == ("ibus",) else "ibus"
    if choice is not Choice.FCITX or session.served == "fcitx":
        return ""
    if "fcitx" in session.plugins:
        return "fcitx"
    # Two ways at once would both take the keys: what Qt has for another one stays out.
    is_taken = session.served or (session.is_wayland and not session.asked)
    return "compose" if is_taken else ""


def is_fcitx(name: str) -> bool:
    """Say whether this is a name that fcitx goes by."""
    return name in ("fcitx", "fcitx4", "fcitx5")
