"""A saved web page (.html, .mht) or a mail → `Document`: its words, and the pictures it holds.

Nothing is fetched: a picture that is not in the file itself is not taken.
"""

import email
from collections.abc import Iterator
from email.message import Message

from gazetteer_desk.intake import html, plain
from gazetteer_desk.intake.document import Document, Form, has_words
from gazetteer_desk.intake.pictures import Enclosed
from gazetteer_desk.intake.refusals import Refused, Why


_MOST_PARTS = 2_000


def read(data: bytes) -> Document:
    """Return what an HTML file says; raises `Refused` or `TooMuch`."""
    return _document(data, {}, Form.HTML, 0)


def read_enclosed(data: bytes) -> Document:
    """Return what a page says that was saved as one file with its pictures, or a mail."""
    parts = list(_parts(email.message_from_bytes(data)))
    page = next((one for one in parts if one.get_content_type() == "text/html"), None)
    beside = [one for one in parts if one is not page]
    attached = sum(bool(one.get_filename()) and not _is_picture(one) for one in beside)
    if page is not None:
        pictures = {key: _payload(one) for one in beside if _is_picture(one) for key in _keys(one)}
        return _document(_payload(page), pictures, Form.MHT, attached)
    words = next((one for one in parts if one.get_content_type() == "text/plain"), None)
    if words is None:
        raise Refused(Why.NO_TEXT)
    return plain.read(_payload(words))


def _document(page: bytes, pictures: dict[str, bytes], form: Form, attached: int) -> Document:
    found = html.find(page, Enclosed(pictures), is_file=True)
    if not any(map(has_words, found.stands)):
        raise Refused(Why.NO_TEXT)
    more = (f"另有 {attached} 份附件，没有收。",) if attached else ()
    return Document(
        form=form,
        stands=tuple(found.stands),
        plates=found.plates,
        remarks=(*found.remarks, *more),
    )


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail that are not made of others."""
    for nth, part in enumerate(message.walk()):
        if nth >= _MOST_PARTS:
            raise Refused(Why.TOO_LARGE)
        if not part.is_multipart():
            yield part


def _payload(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _is_picture(part: Message) -> bool:
    return part.get_content_maintype() == "image"


def _keys(part: Message) -> Iterator[str]:
    """Yield the addresses by which a page may name a part."""
    location = str(part.get("Content-Location", "")).strip()
    yield from filter(None, (location, location.rpartition("/")[2]))
    if key := str(part.get("Content-ID", "")).strip("<> \t"):
        yield key
