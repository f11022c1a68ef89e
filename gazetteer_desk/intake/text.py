"""Plain text → Body: a line is a paragraph."""

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import NO_MARKS, Body
from gazetteer_desk.intake.taken import (
    MOST_CHARACTERS,
    MOST_PARAGRAPHS,
    TooMuch,
    paragraph_of,
    tidied,
)


_MARKS_OF_ORDER = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096


def decode(data: bytes) -> str:
    """Return the characters of some bytes: by their mark, UTF-16, UTF-8, GB 18030."""
    for mark, encoding in _MARKS_OF_ORDER:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        odd, even = sample[1::2].count(0), sample[::2].count(0)
        return data.decode("utf-16-le" if odd >= even else "utf-16-be", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def read(words: str) -> Body:
    """Return the paragraphs of plain text: indents, empty lines and stray spaces left out."""
    if len(words) > MOST_CHARACTERS:
        raise TooMuch
    lines = [tidied([(line, NO_MARKS)]) for line in codec.split_lines(words)]
    if len(lines) > MOST_PARAGRAPHS:
        raise TooMuch
    return tuple(paragraph_of(spans) for spans in lines if spans)
