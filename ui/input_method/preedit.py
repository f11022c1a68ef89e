"""What an input method holds half-typed, as fcitx says it and as Qt wants it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag


class Look(IntFlag):
    """How a piece looks, in the numbers of fcitx 5; DONT_COMMIT stays away when focus is lost."""

    UNDERLINE = 1 << 3
    HIGHLIGHT = 1 << 4
    DONT_COMMIT = 1 << 5
    BOLD = 1 << 6
    STRIKE = 1 << 7
    ITALIC = 1 << 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the half-typed words: where it stands, in UTF-16, and how it looks."""

    start: int
    length: int
    look: Look


@dataclass(frozen=True, slots=True)
class Preedit:
    """The half-typed words; `caret` in UTF-16, below 0 where none is shown."""

    text: str = ""
    stretches: tuple[Stretch, ...] = ()
    caret: int = -1
    kept: str = ""  # what is written when one goes away in the middle

    def __bool__(self) -> bool:
        return bool(self.text)


def of_pieces(pieces: Iterable[tuple[str, int]], caret: int, *, flipped: bool = False) -> Preedit:
    """Return what the pieces make up; `caret` counts UTF-8 bytes.

    fcitx 4 has the bit for underlining the other way round: `flipped`.
    """
    text = kept = ""
    stretches: list[Stretch] = []
    for words, bits in pieces:
        look = Look((bits ^ Look.UNDERLINE if flipped else bits) & _KNOWN)
        stretches.append(Stretch(_units(text), _units(words), look))
        text += words
        kept += "" if look & Look.DONT_COMMIT else words
    before = text.encode("utf-8", "surrogatepass")[: max(caret, 0)].decode("utf-8", "ignore")
    return Preedit(text, tuple(stretches), -1 if caret < 0 else _units(before), kept)


_KNOWN = int(~Look(0))


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
