"""The widths of the faces that stand in for the official ones, measured with Qt."""

import os
import re
from collections.abc import Mapping

from gazetteer_desk.layout.widths import Widths


_ASKED = "".join(map(chr, range(0x20, 0x7F))) + "\xa0·“”‘’—…–‰"


def widths(used: Mapping[str, str]) -> dict[str, Widths]:
    """Return the widths of each official face's stand-in."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QFont, QRawFont
    from PySide6.QtWidgets import QApplication

    _app = QApplication.instance() or QApplication([])
    found: dict[str, Widths] = {}
    for name, other in used.items():
        wanted = QFont()
        family, black, _ = other.partition(" Black")
        wanted.setFamily(family)
        wanted.setWeight(QFont.Weight.Black if black else QFont.Weight.Normal)
        wanted.setPixelSize(1000)
        raw = QRawFont.fromFont(wanted)
        glyphs = raw.glyphIndexesForString(_ASKED)
        points = raw.advancesForGlyphIndexes(glyphs)
        advances = {
            c: round(p.x()) / 1000
            for c, g, p in zip(_ASKED, glyphs, points, strict=True)
            if g and (c == "·" or round(p.x()) != 1000)
        }
        marks = "".join(c for c in advances if not " " <= c <= "~")
        uneven = re.compile(f"[\x20-\x7e\xa0｡-ￜ{marks}]+")
        found[name] = Widths(uneven, 0.5, advances)
    return found
