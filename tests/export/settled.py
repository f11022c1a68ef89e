"""What Word makes of tracked changes when all are accepted or all rejected, by the letter."""

import io
import zipfile

from lxml import etree


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(data, *, accept=True):
    """Return (style, words, in a table) of each paragraph with words or a picture."""
    body = _body(data)
    drop = ("del", "moveFrom") if accept else ("ins", "moveTo")
    for row in list(body.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{W}{tag}") is not None for tag in drop):
            row.getparent().remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    found = []
    for paragraph in body.iter(f"{W}p"):
        words = "".join(_words(paragraph, drop))
        ends = paragraph.find(f"{W}pPr/{W}rPr")
        is_gone = ends is not None and any(ends.find(f"{W}{tag}") is not None for tag in drop)
        assert not (is_gone and words), "words of a paragraph that goes would join the next one"
        if is_gone or not words.strip():
            continue
        is_inside = any(one.tag == f"{W}tc" for one in paragraph.iterancestors())
        found.append((_style(paragraph, accept=accept), words, is_inside))
    return found


def marks(data):
    """Return the kinds of tracked changes in a file, with the words each holds."""
    tags = ("ins", "del", "moveFrom", "moveTo")
    found = []
    for mark in _body(data).iter(*(f"{W}{tag}" for tag in tags)):
        words = "".join(one.text or "" for one in mark.iter(f"{W}t", f"{W}delText"))
        if words:
            found.append((mark.tag.removeprefix(W), words))
    return found


def _body(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def _words(parent, drop):
    for child in parent:
        if child.tag in {f"{W}{tag}" for tag in drop}:
            continue
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif child.tag == f"{W}drawing":
            yield "[图]"
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag == f"{W}br":
            yield "\n"
        elif child.tag != f"{W}pPr":
            yield from _words(child, drop)


def _style(paragraph, *, accept):
    where = "pPr" if accept else f"pPr/{W}pPrChange/{W}pPr"
    was = paragraph.find(f"{W}{where}/{W}pStyle")
    now = paragraph.find(f"{W}pPr/{W}pStyle")
    style = now if was is None else was
    return "" if style is None else style.get(f"{W}val")
