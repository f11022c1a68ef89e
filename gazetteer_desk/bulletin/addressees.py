"""The printed lines of 报, 送 and 发 as names and the marks between them, and back (抄送).

What is printed is the truth: a line is cut where marks stand, never put together anew, so that
the pieces of a line are the line, character by character. A name of the office's list may hold
marks of its own (各市（州）党委、人民政府): known names are found first, the longest before the
others. What stands in brackets belongs to the name before it.
"""

import re
from collections.abc import Collection, Iterator

import msgspec


MARKS = "，、；。,;"
_OPENING, _CLOSING = "（(〔", "）)〕"
_FULL_STOP = "。"
_LABEL = re.compile(r"\A抄?([报送发])\s*[：:]\s*")

Entries = tuple[str, ...]


class Piece(msgspec.Struct, frozen=True):
    """Some characters of a printed line: a name, or what stands between two."""

    text: str
    is_name: bool = True


def cut(line: str, known: Collection[str] = ()) -> tuple[Piece, ...]:
    """Return the names and marks of a printed line; together they are the line."""
    return tuple(_pieces(line, sorted(filter(None, known), key=len, reverse=True)))


def names(line: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names of a printed line."""
    return tuple(piece.text for piece in cut(line, known) if piece.is_name)


def added(entries: Entries, words: str) -> Entries:
    """Return the printed lines with more names at the end of the last, before its full stop."""
    words = _LABEL.sub("", words.strip()).rstrip(MARKS).strip()
    if not words:
        return entries
    *before, last = entries or ("",)
    stop = _FULL_STOP if last.endswith(_FULL_STOP) or not last else ""
    head = last.removesuffix(_FULL_STOP)
    mark = "，" if head and head[-1] not in MARKS else ""
    return (*before, f"{head}{mark}{words}{stop}")


def sorted_out(text: str, own: str) -> dict[str, Entries]:
    """Return the printed lines of a copied block by their label 报, 送 or 发, else `own`.

    A line that ends in a mark goes on in the next one; a full stop, or no mark, ends an entry.
    """
    found: dict[str, list[str]] = {}
    label, goes_on = own, False
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if named := _LABEL.match(line):
            label, goes_on = named[1], False
        words = line[named.end() :] if named else line
        lines = found.setdefault(label, [])
        if goes_on:
            lines[-1] += words
        elif words:
            lines.append(words)
        goes_on = bool(lines) and lines[-1][-1] in MARKS.replace(_FULL_STOP, "")
    return {name: tuple(lines) for name, lines in found.items() if lines}


def dropped(entries: Entries, nth: int, piece: int, known: Collection[str] = ()) -> Entries:
    """Return the printed lines without one name and the mark that it does not need any more.

    `nth` is the line and `piece` the name's place in `cut`; a line without names goes away.
    """
    pieces = list(cut(entries[nth], known))
    del pieces[piece]
    if not any(one.is_name for one in pieces):
        return entries[:nth] + entries[nth + 1 :]
    is_last = not any(one.is_name for one in pieces[piece:])
    spare = piece - 1 if is_last or piece == len(pieces) else piece
    if 0 <= spare < len(pieces) and not pieces[spare].is_name:
        del pieces[spare]
    return (*entries[:nth], "".join(one.text for one in pieces), *entries[nth + 1 :])


def _pieces(line: str, known: list[str]) -> Iterator[Piece]:
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and _is_between(line[end]):
            end += 1
        if end > at:
            yield Piece(line[at:end], is_name=False)
        if end == len(line):
            return
        at, end = end, _name_end(line, end, known)
        yield Piece(line[at:end])
        at = end


def _name_end(line: str, at: int, known: list[str]) -> int:
    """Return where the name ends that begins at `at`: one of the list, else at the next mark."""
    for name in known:
        end = at + len(name)
        if line.startswith(name, at) and (end == len(line) or _is_between(line[end])):
            return end
    end = at
    while end < len(line) and line[end] not in MARKS:
        end = _past_bracket(line, end) if line[end] in _OPENING else end + 1
    while _is_between(line[end - 1]):  # blanks before a mark
        end -= 1
    return end


def _past_bracket(line: str, at: int) -> int:
    """Return the place after what a bracket holds; a bracket without its fellow holds nothing."""
    depth = 0
    for end in range(at, len(line)):
        depth += (line[end] in _OPENING) - (line[end] in _CLOSING)
        if not depth:
            return end + 1
    return at + 1


def _is_between(character: str) -> bool:
    return character in MARKS or character.isspace()
