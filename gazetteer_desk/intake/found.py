"""What is in a foreign file, as the child process hands it over: what was read, what it is.

Both go together, since what was recognised says of each field where in the document it stood: a
review shows the one beside the other without reading the file again.
"""

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin.codec import Plates, digest
from gazetteer_desk.intake.document import Document
from gazetteer_desk.intake.recognised import Recognised


class Found(msgspec.Struct, frozen=True):
    """A file that was read, and what was recognised in it."""

    document: Document
    recognised: Recognised

    def json(self) -> bytes:
        """Return all of it but the bytes of the pictures, to be kept while it waits."""
        return msgspec.json.encode(_bare(self))


def find(data: bytes) -> Found:
    """Return what is in a file; raises `Refused`, or whatever a parser raises on hostile bytes."""
    from gazetteer_desk.intake import reading, recognising  # late: the parent reads nothing

    document = reading.read(data)
    return Found(document, recognising.recognise(document))


def to_bytes(found: Found) -> bytes:
    """Return what goes over the line, the bytes of the pictures apart."""
    return msgspec.msgpack.encode(_bare(found))


def from_bytes(data: bytes, plates: Plates) -> Found:
    """Return what came over the line; `msgspec.MsgspecError` for other bytes."""
    found = msgspec.msgpack.decode(data, type=Found)
    proved = {name: plate for name, plate in plates.items() if digest(plate) == name}
    return replace(found, document=replace(found.document, plates=proved))


def restore(json: bytes) -> Found:
    """Return what was kept of a file that waits; `msgspec.MsgspecError` for other bytes."""
    return msgspec.json.decode(json, type=Found)


def _bare(found: Found) -> Found:
    return replace(found, document=replace(found.document, plates={}))
