"""RTF as its tokens: groups, control words, bytes of text; characters in the code page at work."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class What(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()  # a control word or sign, with its number
    BYTES = auto()
    STAR = auto()  # a group that may be left out by who does not know it


class Token(NamedTuple):
    """A token: the name of a control word, or some bytes."""

    what: What
    name: str = ""
    number: int | None = None
    raw: bytes = b""


_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\(\*)"
    rb"|\\([^a-zA-Z])"
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
    rb"|[\r\n]+|\\"
)
# The code pages of the character sets that a face may have.
_CHARSETS = {
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254",
    204: "cp1251", 238: "cp1250",
}  # fmt: skip
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_WESTERN = "cp1252"


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens; the bytes of pictures are skipped."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        name, number, code, star, sign, brace, text = found.groups()
        if name is not None:
            value = None if number is None else int(number)
            if name == b"bin" and value is not None:
                at += max(value, 0)
            yield Token(What.WORD, name.decode("ascii"), value)
        elif code is not None:
            yield Token(What.BYTES, raw=bytes([int(code, 16)]))
        elif star is not None:
            yield Token(What.STAR)
        elif sign is not None:
            yield Token(What.WORD, sign.decode("latin-1"))
        elif brace is not None:
            yield Token(What.OPEN if brace == b"{" else What.CLOSE)
        elif text is not None:
            yield Token(What.BYTES, raw=text)


def page_of(number: int) -> str:
    """Return the name of a code page by its number."""
    if number in _PAGES:
        return _PAGES[number]
    return f"cp{number}" if 1250 <= number <= 1258 else _WESTERN  # noqa: PLR2004


def page_of_charset(number: int) -> str:
    """Return the code page of a face's character set, "" where that of the file holds."""
    return _CHARSETS.get(number, "")


def decoded(raw: bytes, page: str) -> str:
    """Return bytes as characters; what is none in the code page is one that says so."""
    return raw.decode(page, "replace")
