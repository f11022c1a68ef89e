"""Foreign XML → a tree: no document type, no entity, nothing fetched, no endless tree."""

import re
from typing import Any

from lxml import etree  # pyright: ignore

from gazetteer_desk.intake.refusals import Refused, Why


DEEPEST = 100  # elements inside each other; whoever walks a tree counts
_MOST_TAGS = 3_000_000  # beginnings and ends: the tree of so many fills the memory of the child
_DOCTYPES = tuple("<!DOCTYPE".encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))
_DECLARED = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_ETREE: Any = etree  # pyright: ignore - lxml has no types


def parse(data: bytes) -> Any:
    """Return the root of a part; raises `Refused` where it is broken, too large or hostile."""
    if any(one in data for one in _DOCTYPES):
        raise Refused(Why.DAMAGED)
    if data.count(b"<") > _MOST_TAGS:
        raise Refused(Why.TOO_LARGE)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _DECLARED.sub("", data.decode("utf-16", "replace")).encode()
    parser = _ETREE.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = _ETREE.fromstring(data, parser)
    except (_ETREE.XMLSyntaxError, ValueError, LookupError) as error:
        # libxml2 has limits of its own (depth 256, 10 MB of text), and names them so.
        is_large = "huge" in str(error).lower()
        raise Refused(Why.TOO_LARGE if is_large else Why.DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise Refused(Why.DAMAGED)
    return root
