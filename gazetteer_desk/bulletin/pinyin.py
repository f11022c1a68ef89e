"""How Chinese is read, as far as it is typed: syllables without tones, every reading of each.

The readings are those of pypinyin, written once into `resources/words/readings.tsv`. The package
itself is not needed at run time: its import takes half a second during which the window could not
paint, 40 MB of memory and 4 MB of disk, most of it for guessing which reading is meant. Who types
initials means one of them; all are accepted (重庆 is cq and zq), and nothing is guessed.
"""

from functools import cache

from gazetteer_desk.paths import resources


FILE = resources() / "words" / "readings.tsv"
_DOUBLE = ("zh", "ch", "sh")


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Return the readings of every character that has any."""
    found: dict[str, tuple[str, ...]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        syllable, _, characters = line.partition("\t")
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


def spellings(character: str) -> tuple[str, ...]:
    """Return what may be typed for a character in full: itself, and its readings."""
    return (character.lower(), *table().get(character, ()))


def cuts(spelling: str) -> tuple[str, ...]:
    """Return what may be typed for one spelling with more to follow: z, zh or zhong for 中."""
    if len(spelling) == 1:
        return (spelling,)
    if spelling.startswith(_DOUBLE):
        return (spelling, spelling[:2], spelling[0])
    return (spelling, spelling[0])
