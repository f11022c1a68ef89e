"""Printed pages made by hand: lines of letters at their places, of 16 points, 28 to a line."""

from gazetteer_desk.intake.letters import Letter, line


SIZE, LEFT, PITCH = 16.0, 80.0, 29.0
WIDE = 28  # letters of a full line


def letters(text: str, inset: float = 0.0, base: float = 100.0, **looks) -> list[Letter]:
    """Return the letters of a line that begins some letters inward, Latin ones half as wide."""
    size = looks.pop("size", SIZE)
    made = []
    at = LEFT + inset * SIZE
    for char in text:
        wide = size / 2 if char.isascii() else size
        made.append(Letter(char, at, at + wide, base, size, **looks))
        at += wide
    return made


def lines(*some: tuple[str, float], page: int = 0, top: float = 100.0, **looks):
    """Return lines one below the other, each as its words and how far inward it begins."""
    return [
        printed(text, inset, top + nth * PITCH, page=page, **looks)
        for nth, (text, inset) in enumerate(some)
    ]


def printed(text: str, inset: float = 0.0, base: float = 100.0, page: int = 0, **looks):
    return line(letters(text, inset, base, **looks), page)


def full(words: str, count: int = WIDE) -> str:
    """Return words that fill a line."""
    return (words * WIDE)[:count]


def texts(stands) -> list[str]:
    return [stand.block.text for stand in stands]
