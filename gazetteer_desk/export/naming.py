"""The file name to propose: 刊名2024年第62期.docx, valid on Windows whatever the title."""

import os
import re
import unicodedata
from pathlib import Path

from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.issue import Bulletin


_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200c\u200d\u061c]')
_DEVICES = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])[ ]*(\.|$)", re.I)
_LONGEST = 180  # bytes of UTF-8: room for .docx, for " (2)" and for a temporary name beside it
_ENDS = " .\u3000"
_STARTS = "~$.- \u3000"


def proposed(bulletin: Bulletin, ending: str = ".docx") -> str:
    """Return the file name for an issue; 简报 where nothing about it is known yet."""
    number = bulletin.number
    year = f"{number.year}年" if number.year else ""
    nth = "" if number.number is None else f"第{number.number}期"
    extra = "增刊" if number.supplement and nth else ""
    known = bulletin.masthead.series or next((a.headline for a in bulletin.articles), "")
    return valid(f"{known or '简报'}{year}{extra}{nth}") + ending


def beside(target: Path) -> Path:
    """Return `target`, or its name with (2), (3) … where a file of that name is there already.

    A file that is open in Word may refuse to be looked at; it is there all the same.
    """
    found, nth = target, 1
    stem = re.sub(r"\(\d{1,3}\)$", "", target.stem) or target.stem
    while os.path.lexists(found):
        nth += 1
        found = target.with_name(f"{stem}({nth}){target.suffix}")
    return found


def valid(name: str) -> str:
    """Return a name that Windows, Linux and every file system here take as it is."""
    plain = _FORBIDDEN.sub("", unicodedata.normalize("NFC", clean_line(name)))
    plain = re.sub(r"\s+", " ", plain).lstrip(_STARTS)
    plain = _cut(plain).rstrip(_ENDS)
    if _DEVICES.match(plain):
        plain = f"简报{plain}"
    return plain or "简报"


def _cut(name: str) -> str:
    """Return the name cut at a character, short enough in bytes; the issue's number is kept."""
    if len(name.encode()) <= _LONGEST:
        return name
    tail = re.search(r"(\d{1,5}年)?(增刊)?(第\d{1,5}期)?$", name)
    kept = tail[0] if tail else ""
    head = name[: len(name) - len(kept)].encode()[: _LONGEST - len(kept.encode())]
    return head.decode("utf-8", "ignore") + kept
