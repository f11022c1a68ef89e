"""A PDF without the name of the program that made it: title and language are all that it tells.

The engine cannot be told to leave its name out. Where it stands nothing is compressed, so blanks of
the same length take its place: every offset stays right, and the two places where PDF/A wants the
same said, the dictionary and the XMP, agree again by both saying nothing.
"""

import re


_SIGNED = re.compile(
    rb"/(?:Creator|Producer) ?\([^()]*\)"
    rb"|<(?P<tag>xmp:CreatorTool|pdf:Producer|stEvt:softwareAgent)>[^<]*</(?P=tag)>"
)


def unsigned(data: bytes) -> bytes:
    """Return the same PDF, as long as before, that names no program."""
    return _SIGNED.sub(lambda found: b" " * len(found[0]), data)
