"""What a reader found in one foreign file, whatever its form, before anyone asks what it means.

No character is lost between a reader and what recognises an issue: what stands in the flow of the
text are `stands`, in its order; what stands outside it (headers, footers, notes) are `aside`.
"""

from enum import StrEnum

import msgspec

from gazetteer_desk.bulletin.body import Paragraph, Table
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.intake.standing import Stand


class Form(StrEnum):
    """The form of a file, found by its bytes and never by its name."""

    DOCX = "docx"
    DOC = "doc"  # .wps of WPS Writer too
    RTF = "rtf"
    PDF = "pdf"
    OFD = "ofd"
    TEXT = "txt"
    HTML = "html"
    MHT = "mht"
    UNKNOWN = "unknown"


class Aside(msgspec.Struct, frozen=True):
    """A line outside the flow of the text, and where: header, footer, note, comment."""

    where: str
    text: str


def has_words(stand: Stand) -> bool:
    """Return whether a block holds any words."""
    block = stand.block
    if isinstance(block, Table):
        return any(cell.text.strip() for row in block.rows for cell in row)
    return isinstance(block, Paragraph) and bool(block.text.strip())


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A foreign file as blocks with hints, in the order in which they are read.

    `is_wrapped` tells that each stand is a printed line rather than a paragraph (PDF, OCR text):
    whoever reads on joins them. `plates` are the pictures that blocks point to; `remarks` are
    sentences about what was left out, for the clerk.
    """

    form: Form
    stands: tuple[Stand, ...]
    aside: tuple[Aside, ...] = ()
    plates: Plates = {}
    remarks: tuple[str, ...] = ()
    is_wrapped: bool = False
