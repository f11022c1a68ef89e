"""Bytes of unknown origin → characters: by their mark, UTF-16, UTF-8, GB 18030."""

_MARKS_OF_ORDER = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096
_TOLD = 10  # so many good characters of UTF-8 speak against one that is broken
_LONGEST = 4  # bytes of a character


def decode(data: bytes) -> str:
    """Return the characters of some bytes; what their label says is not asked.

    A label is often wrong: WPS has written `charset=gb2312` over UTF-8. Nor does one broken
    character, as where a copy was cut in the middle of one, make UTF-8 something else.
    """
    for mark, encoding in _MARKS_OF_ORDER:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").rstrip("\0")
    sample = data[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if max(odd, even) * 8 > len(sample):
        return data.decode("utf-16-le" if odd >= even else "utf-16-be", "replace").rstrip("\0")
    return _narrow(data).replace("\0", "")


def paired(words: str) -> str:
    """Return characters whose two halves are one again; a half alone is U+FFFD."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _narrow(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > _LONGEST:
            return data[: error.start].decode("utf-8")
    try:  # rare characters in two halves (𠮷), as programs written in Java leave them
        return paired(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        pass
    guess = data.decode("utf-8", "replace")
    broken = guess.count("\ufffd")
    good = sum(c > "\x7f" for c in guess) - broken
    if good > broken * _TOLD:
        return guess
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        other = data.decode("gb18030", "replace")
    return other if other.count("\ufffd") < broken else guess
