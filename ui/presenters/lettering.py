"""The rows 字体 and 生僻字 of the room 自检: which faces this PC has, what they cannot show."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from gazetteer_desk.desk.laid import Laid
from gazetteer_desk.layout import faces
from gazetteer_desk.layout.faces import Named
from ui.panes.selfcheck import Matter


_MOST = 8  # characters that are named one by one
_SIZE = 16
_CHECK = (("check", "再查一次"),)
_MEANS = {
    ".docx": "导出的 Word 文件仍写明原字体，在装有的电脑上打印就是原样。",
    ".pdf": "PDF 用替代字体，与正式印出的会有出入。要原样，请导出 Word 文件。",
}


class Installed:
    """The faces of this PC, asked once and kept as long as this stands."""

    def __init__(self) -> None:
        self._fonts: dict[str, QRawFont | None] = {}

    @cached_property
    def families(self) -> frozenset[str]:
        """Return the names of all families."""
        return frozenset(QFontDatabase.families())

    def shows(self, face: str, character: str) -> bool | None:
        """Return whether a face has a character, None where this PC lacks the face."""
        if face not in self._fonts:
            names = [name for name in faces.other_names(face) if name in self.families]
            self._fonts[face] = _raw(names[0]) if names else None
        font = self._fonts[face]
        return None if font is None else font.supportsCharacter(ord(character))


def _raw(family: str) -> QRawFont:
    font = QFont(family, _SIZE)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return QRawFont.fromFont(font)


def matters(laid: Laid, installed: Installed) -> tuple[Matter, ...]:
    """Return the row on the faces of a series and, where an issue is open, that on its words."""
    row = _faces(laid.faces, installed)
    if not laid.sheet.elements:
        return (row,)
    return (row, _rare(faces.rare(laid.sheet, laid.look, installed.shows)))


class Warned(NamedTuple):
    """What to look at before printing: faces this PC lacks, and characters a face lacks."""

    faces: tuple[str, ...]
    characters: tuple[str, ...]


def warned(laid: Laid, installed: Installed) -> Warned:
    """Return the faces that nothing stands in for, and a sentence for each rare character."""
    lacking = [name for name, shown in _found(laid.faces, installed).items() if not shown]
    rare = faces.rare(laid.sheet, laid.look, installed.shows)
    return Warned(tuple(lacking), tuple(one.sentence for one in rare))


def missing(lacking: Sequence[str], ending: str) -> tuple[str, ...]:
    """Return what it means for a file of this kind that faces are lacking; () for plain text."""
    means = _MEANS.get(ending)
    if not lacking or means is None:
        return ()
    named = "、".join(f"“{name}”" for name in lacking)
    return (f"本机没有{named}。{means}",)


def _found(named: Sequence[Named], installed: Installed) -> dict[str, str]:
    return {face.name: faces.found(face, installed.families) for face in named}


def _faces(named: Sequence[Named], installed: Installed) -> Matter:
    found = _found(named, installed)
    if all(name == shown for name, shown in found.items()):
        return Matter("faces", "字体", f"公文用的 {len(found)} 种字体都已安装。", deeds=_CHECK)
    words = "\n".join(f"{name}：{_standing(name, shown)}" for name, shown in found.items())
    return Matter(
        "faces",
        "字体",
        words,
        "导出的 Word 文件仍写明原字体，在装有这些字体的电脑上打印就是原样。"
        "字体有版权，本程序不附带：请单位的信息人员装上，再查一次；"
        "也可以在设置里让这一刊改用本机有的字体。",
        "green" if all(found.values()) else "amber",
        _CHECK,
    )


def _standing(name: str, shown: str) -> str:
    if name == shown:
        return "有。"
    return f"没有，用“{shown}”代替。" if shown else "没有，屏幕上用相近的字体代替。"


def _rare(found: Sequence[faces.Rare]) -> Matter:
    if not found:
        return Matter("rare", "生僻字", "打开的这一期，每个字在它的字体里都有。")
    words = [one.sentence for one in found[:_MOST]]
    if len(found) > _MOST:
        words.append(f"还有 {len(found) - _MOST} 个。")
    return Matter(
        "rare",
        "生僻字",
        "\n".join(words),
        "印出前请看一眼这些字；也可以在设置里让这一刊改用字更多的字体，如 GBK 字库的。",
        "amber",
    )
