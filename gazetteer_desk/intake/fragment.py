"""The header that Windows puts before copied HTML, and the stretch its offsets name."""

import re


_HEADER = re.compile(rb"\AVersion:[\s\S]{0,4000}?(?=<)")
_OFFSET = re.compile(rb"(Start|End)Fragment:\s*(\d{1,10})")


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
    marked = (page[:start], b"<!--StartFragment-->", page[start:end], b"<!--EndFragment-->")
    return b"".join((*marked, page[end:]))
