"""How large the pictures of an issue are by themselves."""

import struct
from collections.abc import Iterator

from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import Known


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


def _pictures(bulletin: Bulletin) -> Iterator[Picture]:
    bodies = [bulletin.note]
    for article in bulletin.articles:
        bodies += [article.note, article.body]
    return (block for body in bodies for block in body if isinstance(block, Picture))


def _size(data: bytes, where: str) -> tuple[int, int]:
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError
    from docx.image.exceptions import UnrecognizedImageError as Unrecognized
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
        wide = image.px_width * _TWIPS_PER_INCH // _dpi(image.horz_dpi)
        high = image.px_height * _TWIPS_PER_INCH // _dpi(image.vert_dpi)
    except (
        Unrecognized,
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        struct.error,
        ValueError,
        KeyError,
    ) as error:
        raise Known(f"{where}已损坏，没有导出。", "请重新插入这张图片。") from error
    if wide <= 0 or high <= 0:
        raise Known(f"{where}没有大小，没有导出。", "请重新插入这张图片。")
    return wide, high


def _dpi(named: int) -> int:
    """Return the resolution a picture names, or a screen's where that cannot be meant."""
    return named if named >= _COARSEST_DPI else _SCREEN_DPI
