"""What a page bears that is no word of the text: its number, a head or foot that runs on.

A number counts where it stands alone in the first or the last line of a page; a head or a foot
where the same words, numbers apart, stand there at the same height on several pages.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from gazetteer_desk.intake.document import Aside
from gazetteer_desk.intake.letters import PrintedLine


PAGE, HEADER, FOOTER = "页码", "页眉", "页脚"
_DASHES = "-—–－―─·•~～"
_NUMBER = re.compile(
    rf"[{_DASHES}\s]*\d{{1,4}}[{_DASHES}\s]*"
    r"|第?\s*\d{1,4}\s*页?\s*[/／，,]?\s*共?\s*\d{0,4}\s*页?"
)
_BARE = re.compile(r"\s*\d{4}\s*")  # a year, unless its page bears no other number
_DIGITS = re.compile(r"\d+")
_FEWEST = 2
_SAME_HEIGHT = 3  # points
_LONGEST = 60


class Kept(NamedTuple):
    """The lines of each page that are text, and the lines beside it."""

    pages: list[list[PrintedLine]]
    aside: list[Aside]


def apart(pages: Sequence[Sequence[PrintedLine]]) -> Kept:
    """Return the pages without their numbers and what runs on, and these."""
    kept = Kept([list(page) for page in pages], [])
    _take_numbers(kept)
    while _take_running(kept, 0, HEADER) or _take_running(kept, -1, FOOTER):
        pass
    return kept


def _take_numbers(kept: Kept) -> None:
    for page in kept.pages:
        for at in (-1, 0):
            if page and _NUMBER.fullmatch(page[at].text) and not _BARE.fullmatch(page[at].text):
                kept.aside.append(Aside(PAGE, page.pop(at).text))
                break


def _take_running(kept: Kept, at: int, where: str) -> bool:
    """Take the line away that stands first or last on most pages; return whether there was one."""
    found = Counter(_name(page[at]) for page in kept.pages if page)
    name, count = found.most_common(1)[0] if found else (("", 0), 0)
    if not name[0] or count < max(_FEWEST, sum(map(bool, kept.pages)) * 0.4):
        return False
    for page in kept.pages:
        if page and _name(page[at]) == name:
            kept.aside.append(Aside(where, page.pop(at).text))
    return True


def _name(line: PrintedLine) -> tuple[str, int]:
    text = _DIGITS.sub("0", line.text)
    return (text if len(text) <= _LONGEST else ""), round(line.base / _SAME_HEIGHT)
