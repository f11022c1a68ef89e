"""Characters that are taken for one another (同音、形近): 宁 and 柠, 埠 and 阜, 己 and 已."""

from functools import cache

from gazetteer_desk.bulletin import pinyin
from gazetteer_desk.paths import resources


_FILE = resources() / "words" / "resembling.txt"


@cache
def _groups() -> dict[str, frozenset[str]]:
    made: dict[str, frozenset[str]] = {}
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    for group in " ".join(line for line in lines if not line.startswith("#")).split():
        for character in group:
            made[character] = made.get(character, frozenset()) | frozenset(group)
    return made


def resemble(one: str, other: str) -> bool:
    """Return whether two characters sound the same, tones aside, or look alike."""
    if other in _groups().get(one, ()):
        return True
    sounds = pinyin.table()
    return not set(sounds.get(one, ())).isdisjoint(sounds.get(other, ()))
