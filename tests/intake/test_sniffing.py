import pytest

from gazetteer_desk.intake.document import Form
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.sniffing import form_of
from tests import wordfile


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIL = (
    b"MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
)
WORKBOOK = {"[Content_Types].xml": "spreadsheetml.sheet.main+xml", "xl/workbook.xml": "<a/>"}
KNOWN = {
    "docx": (wordfile.docx(wordfile.p("字")), Form.DOCX),
    "workbook": (wordfile.zipped({**WORKBOOK, "xl/embeddings/a.docx": b""}), Form.UNKNOWN),
    "zip": (wordfile.zipped({"[Content_Types].xml": ""}), Form.UNKNOWN),
    "ofd": (wordfile.zipped({"[Content_Types].xml": "", "OFD.xml": "<a/>"}), Form.OFD),
    "doc": (OLE + bytes(900) + "WordDocument".encode("utf-16-le"), Form.DOC),
    "xls": (OLE + bytes(900) + "Workbook".encode("utf-16-le"), Form.UNKNOWN),
    "rtf": (b"{\\rtf1\\ansi}", Form.RTF),
    "pdf": (b"\n%PDF-1.7\n", Form.PDF),
    "mht": (MAIL, Form.MHT),
    "html": ("<!DOCTYPE html><p>字".encode(), Form.HTML),
    "html in two bytes": ("<html><p>字字字".encode("utf-16"), Form.HTML),
    "text": ("志鉴工作".encode("gb18030"), Form.TEXT),
    "text in two bytes": ("第12期 2026".encode("utf-16-le"), Form.TEXT),
    "xml": (b"<?xml version='1.0'?><a/>", Form.UNKNOWN),
    "program": (b"MZ\x90\0", Form.UNKNOWN),
    "picture": (b"\x89PNG\r\n\x1a\n", Form.UNKNOWN),
    "noise": (bytes(range(256)) * 9, Form.UNKNOWN),
    "text with zeros": ("志鉴工作".encode() + b"\0" * 9, Form.UNKNOWN),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_file_is_what_its_bytes_say(name):
    data, form = KNOWN[name]
    assert form_of(data) is form


@pytest.mark.parametrize("data", [b"", b"\r\n  ", bytes(100)])
def test_an_empty_file_has_no_text(data):
    with pytest.raises(Refused) as caught:
        form_of(data)
    assert caught.value.why is Why.NO_TEXT


def test_a_password_is_told_before_anything_is_read():
    with pytest.raises(Refused) as caught:
        form_of(OLE + bytes(900) + "EncryptedPackage".encode("utf-16-le"))
    assert caught.value.why is Why.ENCRYPTED
