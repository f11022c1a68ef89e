"""How easily one character is typed or read for another (音近、形近).

The sounds are the usual readings only, so that few characters are taken for alike: to find what
somebody typed, `bulletin.pinyin` knows all of them.
"""

from enum import IntEnum
from functools import cache, lru_cache

from gazetteer_desk.paths import resources


class Alike(IntEnum):
    """How alike two characters are."""

    NOT = 0
    NEARLY = 1  # 前鼻音、后鼻音，平舌、翘舌，n、l
    IN_SHAPE = 2
    IN_SOUND = 3


_FOLDER = resources() / "words"


def alike(one: str, other: str) -> Alike:
    """Return how alike two characters are."""
    sounds, shapes, rough = _tables()
    if other in sounds.get(one, _NONE):
        return Alike.IN_SOUND
    if other in shapes.get(one, ""):
        return Alike.IN_SHAPE
    if other in rough.get(one, _NONE):
        return Alike.NEARLY
    return Alike.NOT


@lru_cache(1 << 13)
def close_to(one: str) -> frozenset[str]:
    """Return the characters that sound or look like one, itself among them where it has any."""
    sounds, shapes, _ = _tables()
    return sounds.get(one, _NONE).union(shapes.get(one, ""))


_NONE: frozenset[str] = frozenset()
_Sounds = dict[str, frozenset[str]]  # to a character those that sound so


@cache
def _tables() -> tuple[_Sounds, dict[str, str], _Sounds]:
    spoken: dict[str, str] = {}
    roughly: dict[str, str] = {}
    for line in (_FOLDER / "sounds.tsv").read_text("utf-8").splitlines():
        syllable, _, characters = line.partition("\t")
        rough = _rough(syllable)
        spoken[syllable] = spoken.get(syllable, "") + characters
        roughly[rough] = roughly.get(rough, "") + characters
    shapes: dict[str, str] = {}
    for group in (_FOLDER / "shapes.tsv").read_text("utf-8").split():
        for one in group:
            shapes[one] = shapes.get(one, "") + group
    return _by_character(spoken), shapes, _by_character(roughly)


def _by_character(spoken: dict[str, str]) -> _Sounds:
    """Return the characters of each sound by every one of them; most have one sound and share."""
    found: _Sounds = {}
    for characters in spoken.values():
        alike = frozenset(characters)
        for one in alike:
            found[one] = found[one] | alike if one in found else alike
    return found


def _rough(syllable: str) -> str:
    """Return the syllable without what many do not hear."""
    if syllable[1:2] == "h":
        syllable = syllable[0] + syllable[2:]
    syllable = syllable.removesuffix("g") if syllable.endswith("ng") else syllable
    return "n" + syllable[1:] if syllable.startswith("l") else syllable
