"""The header that Windows puts before copied HTML, and the stretch its offsets name."""

import re


_HEADER = re.compile(rb"\AVersion:[\s\S]{0,4000}?(?=<)")
_OFFSET = re.compile(rb"(Start|End)Fragment:\s*(\d{1,10})")
_HALVES = re.compile(
    r"&#(?:[xX]([dD][89abAB][0-9a-fA-F]{2})|(5[56]\d{3}));"
    r"&#(?:[xX]([dD][c-fC-F][0-9a-fA-F]{2})|(5[67]\d{3}));"
)


def paired(words: str) -> str:
    """Return HTML with a rare character that is written as two numbers (&#xD842;&#xDFB7;) whole."""
    return _HALVES.sub(_whole, words) if "&#" in words else words


def _whole(found: re.Match[str]) -> str:
    high = int(found[1], 16) if found[1] else int(found[2])
    low = int(found[3], 16) if found[3] else int(found[4])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):  # noqa: PLR2004 - the halves of UTF-16
        return found[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def of(data: bytes) -> bytes:
    """Return the bytes behind the header, with marks where its offsets say the copy is.

    Programs put these marks themselves; the offsets alone are trusted only where they are missing:
    they have been seen to count characters, or to stand one byte off.
    """
    header = _HEADER.match(data)
    if header is None:
        return data
    page = data[header.end() :]
    said = {name: int(at) - header.end() for name, at in _OFFSET.findall(header[0])}
    start, end = said.get(b"Start", -1), said.get(b"End", -1)
    if b"<!--StartFragment" in page or not 0 <= start < end <= len(page):
        return page
    if not (_is_seam(page, start) and _is_seam(page, end)):
        return page
    marked = (page[:start], b"<!--StartFragment-->", page[start:end], b"<!--EndFragment-->")
    return b"".join((*marked, page[end:]))


def _is_seam(page: bytes, at: int) -> bool:
    """Return whether a place lies at a tag's edge: in the middle of words an offset is wrong."""
    return page[at : at + 1] == b"<" or page[:at].rstrip()[-1:] in (b">", b"")
