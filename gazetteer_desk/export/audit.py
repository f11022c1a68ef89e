"""The check after every export: the written file says what the bulletin says, no more, no less."""

import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from gazetteer_desk.bulletin.body import Body, Picture
from gazetteer_desk.bulletin.cleaning import clean
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known
from gazetteer_desk.export import expected
from gazetteer_desk.layout.plan import USUAL, Plan, Planned


_MAIN = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_TEXTS = {f"{_W}t", f"{_W}delText"}
_REPORT = "请把这一期另存后反馈给维护人员。"
_USUAL = Scheme()
_AROUND = 8  # characters of the place that differs


def check(
    data: bytes,
    bulletin: Bulletin,
    scheme: Scheme = _USUAL,
    plan: Plan = USUAL,
    *,
    was: bool = False,
) -> None:
    """Raise `Known` unless the file holds every word and picture of the bulletin, in order, once.

    Tracked changes are read as accepted, or as rejected where `was`. The fixed text and pictures
    of the template are allowed exactly where its plan has them.

    The file is opened from its bytes by other means than those that wrote it; white space does not
    count, because line breaks and tabs are the sheet's, not the bulletin's.
    """
    text, pictures = read(data, was=was)
    of_template = sum(one.drawings for one in plan if isinstance(one, Planned))
    if pictures != of_template + sum(map(_count_pictures, _bodies(bulletin))):
        raise Known("导出后核对不符：图片的张数与稿子不一致，没有写成文件。", _REPORT)
    compare(text, expected.text(bulletin, scheme, plan))


def compare(said: str, wanted: str) -> None:
    """Raise `Known` unless what a file says is what it should say, but for white space."""
    written, meant = squashed(said), squashed(wanted)
    if written == meant:
        return
    at = next(
        (i for i, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b),
        min(len(written), len(meant)),
    )
    place = (meant or written)[max(0, at - _AROUND) : at + _AROUND]
    raise Known(
        f"导出后核对不符：第{at + 1}字“{place}”附近与稿子不一致，没有写成文件。",
        _REPORT,
    )


def _bodies(bulletin: Bulletin) -> Iterator[Body]:
    yield bulletin.note
    for article in bulletin.articles:
        yield from (article.note, article.body)


def _count_pictures(body: Body) -> int:
    return sum(isinstance(block, Picture) for block in body)


def read(data: bytes, *, was: bool = False) -> tuple[str, int]:
    """Return all text of a Word file's body, in order, without breaks, and how many pictures.

    Tracked changes are read as accepted, or as rejected where `was`. What stands in a box of a
    template's drawing is part of the drawing.
    """
    words: list[str] = []
    inside = False
    pictures = boxes = hidden = 0
    gone = {f"{_W}{tag}" for tag in (("ins", "moveTo") if was else ("del", "moveFrom"))}

    def start(name: str, _: object) -> None:
        nonlocal inside, pictures, boxes, hidden
        boxes += name == f"{_W}txbxContent"
        hidden += name in gone
        inside = name in _TEXTS and not boxes and not hidden
        pictures += name == f"{_W}drawing" and not hidden

    def end(name: str) -> None:
        nonlocal inside, boxes, hidden
        boxes -= name == f"{_W}txbxContent"
        hidden -= name in gone
        inside = False

    def characters(text: str) -> None:
        if inside:
            words.append(text)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parser.Parse(package.read(_MAIN), True)
    except (zipfile.BadZipFile, KeyError, expat.ExpatError) as error:
        raise Known("导出后核对不成：文件打不开，没有写成。", "请再试一次。") from error
    return "".join(words), pictures


def squashed(text: str) -> str:
    """Return the characters that count: no white space, nothing that no file can hold."""
    return "".join(clean(text).split())
