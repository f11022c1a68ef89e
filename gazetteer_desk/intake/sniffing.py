"""The form of a foreign file by its first bytes, and where these say little, by what it holds.

A name says nothing: a `.doc` is often RTF, a saved web page or a renamed .docx.
"""

import re

from gazetteer_desk.intake.decoding import decode
from gazetteer_desk.intake.document import Form
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_zip import MAGIC as ZIP
from gazetteer_desk.intake.safe_zip import Parts


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Office wrote before it wrote zips
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a .docx with a password
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_WORD_PART = "word/document.xml"
_OFD_PART = "OFD.xml"
_MAIN = re.compile(rb"(?:wordprocessingml|ms-word)\.[\w.]{1,60}\.main\+xml")
_OTHERS = (
    b"MZ", b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF",
    b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"SQLite format 3\0", b"OggS",
    b"ID3", b"\xca\xfe\xba\xbe", b"\0asm", b"ITSF", b"%!PS",
)  # fmt: skip
_SAMPLE = 4_096
_MOST_CONTROLS = 0.001
_MAIL = re.compile(r"[\s\S]{0,4000}?^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(r"\A\s*[A-Za-z][A-Za-z-]{2,40}:[ \t]")
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|style"
    r"|div|p|span|table|center|font|h[1-6]|br|section|article)\b",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_XML = re.compile(r"\A\s*<\?xml\b")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def form_of(data: bytes) -> Form:
    """Return the form of a file, `Form.UNKNOWN` where none is taken in.

    Raises `Refused` where the file has a password, is empty, or is a zip that is not to be opened.
    """
    if not data.strip(b"\0\r\n\t "):
        raise Refused(Why.NO_TEXT)
    if data.startswith(ZIP):
        return _form_of_zip(Parts(data))
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise Refused(Why.ENCRYPTED)
        return Form.DOC if _WORD_STREAM in data else Form.UNKNOWN
    head = data[:_SAMPLE]
    if b"%PDF-" in head[:1024]:
        return Form.PDF
    if head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        return Form.RTF
    return Form.UNKNOWN if head.startswith(_OTHERS) else _form_of_words(data)


def _form_of_zip(parts: Parts) -> Form:
    is_word, is_ofd = _WORD_PART in parts, _OFD_PART in parts
    if parts.is_encrypted and (is_word or is_ofd):
        raise Refused(Why.ENCRYPTED)
    if is_ofd:
        return Form.OFD
    types = parts.read(_TYPES) or b""
    return Form.DOCX if is_word or _MAIN.search(types) else Form.UNKNOWN


def _form_of_words(data: bytes) -> Form:
    words = decode(data[: _SAMPLE + _SAMPLE % 2])
    if _HEADER.match(words) and _MAIL.match(words):
        return Form.MHT
    if _HTML.match(words):
        return Form.HTML
    is_rubbish = len(_CONTROLS.findall(words)) > _MOST_CONTROLS * len(words)
    is_binary = data.count(0) > _MOST_CONTROLS * len(data) and not _is_wide(data)
    if is_rubbish or is_binary or _XML.match(words):
        return Form.UNKNOWN
    return Form.TEXT


def _is_wide(data: bytes) -> bool:
    """Return whether some bytes are characters of two bytes each, as Windows writes them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    return min(even, odd) * 8 < max(even, odd)
