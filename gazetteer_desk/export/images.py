"""How large the pictures of an issue are by themselves, and their bytes as python-docx reads them.

It takes a JPEG for one only where JFIF or Exif stands first. Photoshop and some scanners begin with
a part of their own; such a picture gets an Exif part that says nothing, its pixels stay as they are
(a JFIF part would say how its colours are meant).
"""

from collections.abc import Iterator

from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import Known


_JPEG = b"\xff\xd8\xff"
_KNOWN = (b"JFIF", b"Exif")
_SAYS_NOTHING = b"\xff\xe1\x00\x16Exif\x00\x00MM\x00*\x00\x00\x00\x08" + bytes(6)
_TWIPS_PER_INCH = 1440
_SCREEN_DPI = 96
_COARSEST_DPI = 30  # a camera or program that writes 0 or 1 means nothing by it


def sizes(bulletin: Bulletin, plates: Plates) -> dict[str, tuple[int, int]]:
    """Return width and height in twips of every picture by its digest.

    Raises `Known` for a picture whose bytes are missing or no picture, naming which one it is.
    """
    found: dict[str, tuple[int, int]] = {}
    for nth, picture in enumerate(_pictures(bulletin), 1):
        if picture.digest in found:
            continue
        where = f"第{nth}张图片" + (f"“{picture.caption}”" if picture.caption else "")
        data = plates.get(picture.digest)
        if data is None:
            raise Known(f"{where}的内容找不到了，没有导出。", "请重新插入这张图片。")
        found[picture.digest] = _size(data, where)
    return found


def readable(data: bytes) -> bytes:
    """Return a picture as python-docx takes it; the same bytes for all that it takes already."""
    if data.startswith(_JPEG) and data[6:10] not in _KNOWN:
        return data[:2] + _SAYS_NOTHING + data[2:]
    return data


def _pictures(bulletin: Bulletin) -> Iterator[Picture]:
    bodies = [bulletin.note]
    for article in bulletin.articles:
        bodies += [article.note, article.body]
    return (block for body in bodies for block in body if isinstance(block, Picture))


def _size(data: bytes, where: str) -> tuple[int, int]:
    from docx.image.image import Image

    try:
        image = Image.from_blob(readable(data))
        wide = image.px_width * _TWIPS_PER_INCH // _dpi(image.horz_dpi)
        high = image.px_height * _TWIPS_PER_INCH // _dpi(image.vert_dpi)
    except Exception as error:  # for a JPEG that is cut off, python-docx raises no kind of its own
        raise Known(f"{where}已损坏，没有导出。", "请重新插入这张图片。") from error
    if wide <= 0 or high <= 0:
        raise Known(f"{where}没有大小，没有导出。", "请重新插入这张图片。")
    return wide, high


def _dpi(named: int) -> int:
    """Return the resolution a picture names, or a screen's where that cannot be meant."""
    return named if named >= _COARSEST_DPI else _SCREEN_DPI
