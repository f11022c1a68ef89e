"""Bytes of unknown origin → characters: by their mark, UTF-16, UTF-8, GB 18030, Big5.

Nearly any bytes are characters of something in the Chinese encodings, and the wrong one gives rare
characters where the right one gives everyday ones: so these are counted.
"""

from functools import cache


_MARKS_OF_ORDER = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096
_TOLD = 10  # so many good characters of UTF-8 speak against one that is broken
_LONGEST = 4  # bytes of a character
_RIVALS = ("cp950", "utf-16-le", "utf-16-be")  # of GB 18030, which most files are in
_CLEARLY = 0.2  # of all characters
_MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·　〇○"


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
    other = data.decode(_likely(data), "replace")
    return other if other.count("\ufffd") < broken else guess


def _likely(data: bytes) -> str:
    """Return the encoding that makes everyday characters of some bytes that are not UTF-8."""
    sample = data[:_SAMPLE]
    usual = _everyday_share(sample, "gb18030")
    best = max(_RIVALS, key=lambda one: _everyday_share(sample, one))
    return best if _everyday_share(sample, best) > usual + _CLEARLY else "gb18030"


def _everyday_share(sample: bytes, encoding: str) -> float:
    words = sample.decode(encoding, "replace")
    everyday = _everyday(encoding)
    return sum(char in everyday for char in words) / max(len(words), 1)


@cache
def _everyday(encoding: str) -> frozenset[str]:
    """Return the characters of GB 2312 or Big5 that these count among the commonest; and marks."""
    planes = {"gb18030": ("gb2312",), "cp950": ("big5",)}.get(encoding, ("gb2312", "big5"))
    leads = {"gb2312": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}
    made = {chr(code) for code in range(0x20, 0x7F)} | {*"\r\n\t", *_MARKS}
    for plane in planes:
        pairs = (bytes((lead, second)) for lead in leads[plane] for second in range(0x40, 0xFF))
        made |= {pair.decode(plane, "ignore") for pair in pairs}
    return frozenset(made - {"", "\ufffd"})
