"""Writing that is the same to a reader made the same, so that a search finds either.

Width, case, traditional and simplified characters, blanks beside Chinese, signs that are not seen.
Folding changes no length but where something goes, so that a place in the folded text is found
again in the original. Single characters only are made simple: 後 and 后 become one, and whoever
looks for 皇后 finds 皇後 too; more is found than was meant, never less.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from gazetteer_desk.bulletin.alike import SAME
from gazetteer_desk.paths import resources


_HAN = "\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Variation selectors choose among shapes of one character; the others take no room at all.
_UNSEEN_CODES = (0xAD, *range(0x200B, 0x200E), 0x2060, *range(0xFE00, 0xFE10), 0xFEFF,
                 *range(0xE0100, 0xE01F0))  # fmt: skip
_UNSEEN = "\xad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"  # the same, in a class
PLANE = 0x10FE00  # private characters from here on mean something else to `tokens`
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_BLANKS = re.compile(rf"(?<=[{_HAN}])\s+|\s+(?=[{_HAN}])|(?<=\s)\s+|^\s+|\s+$")
_SHORT = 4  # characters of a word, up to which one does not look whether there are hidden signs
_IS_HAN = re.compile(f"[{_HAN}]")
_CASED = (range(0x80, 0x2500), range(0x2C00, 0x2E00), range(0xA640, 0xA800), range(0xAB30, 0xABC0),
          range(0x10400, 0x1F000))  # fmt: skip


@cache
def simplified() -> dict[int, int]:
    """Return the simplified character for each traditional one that has one, by code."""
    text = (resources() / "words" / "simplified.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines())
    return {ord(one): ord(simple) for simple, many in lines for one in many}


def fold(text: str) -> str:
    """Return what is compared."""
    seen = _seen(text)
    return _BLANKS.sub("", seen) if " " in seen else seen


def positions(text: str) -> list[int]:
    """Return for each character of `fold(text)`, and its end, where it stands in `text`."""
    there = [at for at, one in enumerate(text) if not _HIDDEN.match(one)]
    gone: set[int] = set()
    for blanks in _BLANKS.finditer(_seen(text)):
        gone.update(range(*blanks.span()))
    return [*(place for at, place in enumerate(there) if at not in gone), len(text)]


def spans(text: str, term: str) -> list[tuple[int, int]]:
    """Return from where to where a folded term stands in text that is not folded, in order.

    Where `fold` would have it, and without folding: most texts lack some character of the term.
    """
    for one in _sure(term):
        if one not in text:
            return []
    has_hidden = len(term) <= _SHORT or bool(_HIDDEN.search(text))
    return [found.span() for found in _finder(term, has_hidden).finditer(text)]


@lru_cache(maxsize=256)
def _sure(term: str) -> tuple[str, ...]:
    """Return those characters of a folded term that are written in one way only."""
    return tuple(one for one in dict.fromkeys(term) if one != " " and one not in _origins())


@lru_cache(maxsize=256)
def _finder(term: str, has_hidden: bool) -> re.Pattern[str]:
    """Return what finds a folded term; with hidden signs in it, it takes long to put together."""
    hidden = _UNSEEN if has_hidden else ""
    made = [_written(term[0])]
    for before, after in pairwise(term):
        if " " in (before, after) or _IS_HAN.match(before) or _IS_HAN.match(after):
            made.append(rf"[\s{hidden}]*" if hidden else r"\s*")
        elif hidden:
            made.append(f"[{hidden}]*")
        made.append(r"\s" if after == " " else _written(after))
    return re.compile("".join(made))


def _seen(text: str) -> str:
    is_wide = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    return text.translate(_table() if is_wide else _plane()).lower()


@cache
def _plane() -> list[int | None]:
    """Return the table for the plane that nearly all text stays in: in half the time."""
    table = _table()
    return [table.get(code, code) for code in range(0x10000)]


@cache
def _table() -> dict[int, int | None]:
    hidden: dict[int, int | None] = dict.fromkeys(_UNSEEN_CODES)
    blanks = {at: 0x20 for at in range(0x3001) if chr(at).isspace()}
    kept = dict.fromkeys(range(PLANE, 0x110000), 0xFFFD)  # the index has these for itself
    return {**simplified(), **blanks, **SAME, **hidden, **kept}


def _written(one: str) -> str:
    """Return what finds any of the characters that fold to one."""
    if others := _origins().get(one):
        return f"[{''.join(map(re.escape, sorted({one, *others})))}]"
    return re.escape(one)


@cache
def _origins() -> dict[str, str]:
    """Return for each folded character what else is folded to it."""
    found: dict[str, list[str]] = {}
    known = {*map(chr, _table()), *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *_capitals()}
    for one in known:
        if (folded := _seen(one)) not in ("", one):
            found.setdefault(folded, []).append(one)
    return {folded: "".join(many) for folded, many in found.items()}


def _capitals() -> Iterator[str]:
    for codes in _CASED:
        yield from (one for one in map(chr, codes) if one.lower() != one)
