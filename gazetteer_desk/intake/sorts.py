"""What a file is taken for, by its name alone: nothing is opened to find out."""

from enum import StrEnum
from pathlib import Path


class Sort(StrEnum):
    """What becomes of a file that is let go over the window."""

    EXCHANGE = "exchange"  # a bulletin in the exchange form
    PICTURE = "picture"
    TEXT = "text"
    PAGE = "page"
    OFFICE = "office"  # Word, WPS, PDF: for the command intake, the window takes none yet
    OTHER = "other"


_ENDINGS = {
    "json": Sort.EXCHANGE,
    **dict.fromkeys(
        ("png", "jpg", "jpeg", "webp", "bmp", "gif", "tif", "tiff", "svg"), Sort.PICTURE
    ),
    "txt": Sort.TEXT,
    **dict.fromkeys(("html", "htm"), Sort.PAGE),
    **dict.fromkeys(("docx", "doc", "wps", "wpt", "rtf", "pdf", "docm", "dot"), Sort.OFFICE),
}


def sort_of(path: Path) -> Sort:
    """Return the sort of a file by the ending of its name."""
    return _ENDINGS.get(path.suffix.lower().lstrip("."), Sort.OTHER)
