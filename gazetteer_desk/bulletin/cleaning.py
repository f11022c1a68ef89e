"""What characters a document can hold."""

import re


# Characters that no XML document can hold, lone surrogates, bidirectional overrides, and marks of
# no width that only hide. U+200C and U+200D stay: some scripts and emoji need them.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def clean(words: str) -> str:
    """Return the characters that a document can hold; a tab becomes a space."""
    return _UNFIT.sub("", words).replace("\t", " ")


def clean_line(words: str) -> str:
    """Return the characters on one line, without blanks at its ends."""
    return _BREAKS.sub(" ", clean(words)).strip()


def split_lines(words: str) -> list[str]:
    """Return the lines of some text, whatever marks their ends, each cleaned."""
    return [clean(line) for line in _BREAKS.split(words)]
