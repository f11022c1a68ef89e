"""A Word file (.docx, .docm, .dotx) → `Document`: its words whole, its looks as hints.

An own walk over the parts: python-docx leaves out, without a word, what was inserted under review
and what stands in text boxes and content controls. Only the parts that hold words are read, and
the pictures that the text names; macros and embedded files are never touched, and what lies
outside the file (`TargetMode="External"`) is counted but never looked for.
"""

import posixpath
from collections.abc import Iterator
from typing import Any, NamedTuple

from gazetteer_desk.intake import safe_xml
from gazetteer_desk.intake.document import Aside, Document, Form, has_words
from gazetteer_desk.intake.paragraphs import texts
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_zip import Parts
from gazetteer_desk.intake.word.names import characters, short, val
from gazetteer_desk.intake.word.notes import Notes
from gazetteer_desk.intake.word.numbers import Numbers
from gazetteer_desk.intake.word.styles import Styles
from gazetteer_desk.intake.word.walking import Walk


_USUAL = "word/document.xml"
_ASIDE = {
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
}
_RUNNING = ("页眉", "页脚")  # the same in each section: once is enough
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_NOTES = frozenset({"w:footnote", "w:endnote", "w:comment"})


class _Related(NamedTuple):
    kind: str
    target: str  # the name of a part, "" for what lies outside


def read(data: bytes) -> Document:
    """Return what a Word file says; raises `Refused`."""
    return read_parts(Parts(data))


def read_parts(parts: Parts) -> Document:
    """Return what a Word file says whose parts these are; raises `Refused`."""
    main = main_part(parts)
    body = _parsed(parts, main)
    if body is None:
        raise Refused(Why.DAMAGED)
    related = _related(parts, main)
    notes = Notes(external=_outside(parts))
    known, numbers = (_parsed(parts, _of(related, kind)) for kind in ("styles", "numbering"))

    def picture(key: str) -> bytes | None:
        found = related.get(key)
        return parts.read(found.target) if found else None

    styles = Styles(known)
    walk = Walk(styles, Numbers(numbers), notes, picture)
    stands = walk.story(body)
    notes.unplaced = max(characters(body) - notes.seen - notes.skipped, 0)
    for one in related.values():
        if where := _ASIDE.get(one.kind):
            _put_aside(_parsed(parts, one.target), where, styles, notes)
    if not any(map(has_words, stands)):
        raise Refused(Why.NO_TEXT)
    return Document(
        form=Form.DOCX,
        stands=tuple(stands),
        aside=tuple(notes.aside),
        plates=walk.album.plates,
        remarks=notes.remarks(),
    )


def main_part(parts: Parts) -> str:
    """Return the name of the part that holds the text."""
    return _of(_related(parts, ""), "officeDocument") or _USUAL


def _put_aside(root: Any, where: str, styles: Styles, notes: Notes) -> None:
    """Take the words of a header, a footer or the notes; their pictures are no part of the text."""
    if root is None:
        return
    walk = Walk(styles, Numbers(None), notes, lambda _: None)
    lost = notes.lost_pictures
    for story in _stories(root):
        for words in texts(walk.story(story)):
            if where not in _RUNNING or Aside(where, words) not in notes.aside:
                notes.put_aside(where, words)
    notes.lost_pictures = lost


def _stories(root: Any) -> Iterator[Any]:
    """Yield the notes of a part, or the whole of it."""
    found = [child for child in root if short(child) in _NOTES]
    yield from (one for one in found if val(one, "type") not in _SEPARATORS)
    if not found:
        yield root


def _outside(parts: Parts) -> int:
    """Return how often any part names something outside the file."""
    roots = (_parsed(parts, name) for name in parts.names if name.endswith(".rels"))
    named = (one.get("TargetMode") for root in roots for one in root)
    return sum(one == "External" for one in named)


def _parsed(parts: Parts, name: str) -> Any:
    data = parts.read(name) if name else None
    return None if data is None else safe_xml.parse(data)


def _of(related: dict[str, _Related], kind: str) -> str:
    """Return the part that is related by a kind, "" where there is none."""
    return next((one.target for one in related.values() if one.kind == kind and one.target), "")


def _related(parts: Parts, name: str) -> dict[str, _Related]:
    """Return what a part is related to by its keys; no target leads out of the file."""
    folder, base = posixpath.split(name)
    root = _parsed(parts, posixpath.join(folder, "_rels", f"{base}.rels"))
    made: dict[str, _Related] = {}
    for element in () if root is None else root:
        target = str(element.get("Target", "")).partition("#")[0]
        is_outside = element.get("TargetMode") == "External"
        whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = str(element.get("Type", "")).rpartition("/")[2]
        made[str(element.get("Id", ""))] = _Related(kind, "" if is_outside else whole)
    return made
