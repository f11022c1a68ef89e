"""The faces of an issue: which are named, which a PC lacks, which characters they cannot show.

No font is shipped. What a face holds is asked of the font where it is installed, and is known from
its name where it is not: the faces of the nineties end with GB 2312's 6,763 characters, the later
ones with GBK. Only Han characters are looked at: a face lends itself marks and letters from others
without anyone seeing it, but 赟, 堃 or 甦 of another face in somebody's name is seen at once, and
where there is none a box is printed.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec

from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.sheet import Colophon, Element, Grid, Line, Plate, Sheet, line


Shows = Callable[[str, str], bool | None]  # face, character → shown; None where nobody knows
_HAN = (
    (0x2E80, 0x2FDF),
    (0x3400, 0x9FFF),
    (0xE000, 0xF8FF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_AROUND = 6  # characters on each side that tell where a character stands
# Other names of the same faces: what Windows calls them where its language is not Chinese.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "仿宋_GB2312": ("FangSong_GB2312",),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "仿宋": ("FangSong",),
    "楷体": ("KaiTi",),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S",),
    "方正小标宋_GBK": ("FZXiaoBiaoSong-B05",),
}
_GB2312_ONLY = re.compile(r"GB2312$|^方正.*简体$|^FZ.*S$")
_WHOLE = re.compile(r"Noto|Source Han|思源|超大字符集|18030|Plangothic|天珩|HanaMin")


class Named(msgspec.Struct, frozen=True):
    """A face that a look names, and what the file offers in its stead, best first."""

    name: str
    others: tuple[str, ...] = ()


class Rare(msgspec.Struct, frozen=True):
    """A character that its face cannot show: where it stands first, and how often it occurs."""

    character: str
    face: str
    where: str
    words: str
    times: int = 0

    @property
    def sentence(self) -> str:
        """Return what to tell the clerk."""
        more = f"，共 {self.times} 处" if self.times > 1 else ""
        return (
            f"“{self.character}”字在“{self.face}”里没有，可能印成空框"
            f"（{self.where}“{self.words}”{more}）。"
        )


def named(look: Look, chosen: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Named, ...]:
    """Return the faces of a look, each once; `chosen` are the series' own names (`Scheme.faces`).

    The look is that of the series: its faces bear the first of the chosen names already.
    """
    rest = {names[0]: names[1:] for names in (chosen or {}).values() if names}
    found = [appearance.face for appearance in look.styles.values()] + [*look.leads.values()]
    usual = {str(face): (other,) for face, other in gbt9704.FALLBACKS.items()}
    return tuple(
        Named(name, rest.get(name) or usual.get(name, ()))
        for name in dict.fromkeys(str(face) for face in found)
    )


def found(face: Named, families: Collection[str]) -> str:
    """Return the first of a face's names that is among the installed families, "" for none."""
    for name in (face.name, *face.others):
        if name in families or any(also in families for also in _ALSO.get(name, ())):
            return name
    return ""


def missing(faces: Collection[Named], families: Collection[str]) -> tuple[Named, ...]:
    """Return the faces that are not installed under their own name."""
    return tuple(face for face in faces if found(face, families) != face.name)


def other_names(face: str) -> tuple[str, ...]:
    """Return the name of a face and what else it is called."""
    return (face, *_ALSO.get(face, ()))


def is_known_to_show(face: str, character: str) -> bool:
    """Return whether a face of this name holds a Han character, as far as its name tells."""
    if _WHOLE.search(face):
        return True
    try:
        character.encode("gb2312" if _GB2312_ONLY.search(face) else "gbk")
    except UnicodeEncodeError:
        return False
    return True


def rare(sheet: Sheet, look: Look, shows: Shows | None = None) -> tuple[Rare, ...]:
    """Return the Han characters that their faces cannot show, in the order of the page.

    `shows` is asked first; where it does not know, the name of the face decides.
    """
    spoken = tuple(_spoken(sheet, look))
    used: dict[str, set[str]] = {}
    for face, _, text in spoken:
        used.setdefault(face, set()).update(text)
    # A long issue has few characters, however often each of them occurs.
    lacking = {
        face: re.compile("[" + "".join(map(re.escape, sorted(lacks))) + "]")
        for face, characters in used.items()
        if (lacks := {c for c in characters if _is_han(c) and not _is_shown(face, c, shows)})
    }
    counted: dict[tuple[str, str], Rare] = {}
    for face, where, text in spoken:
        if face in lacking:
            for hit in lacking[face].finditer(text):
                _count(counted, face, where, hit)
    return tuple(counted.values())


def _count(counted: dict[tuple[str, str], Rare], face: str, where: str, hit: re.Match[str]) -> None:
    key = (face, hit[0])
    if key not in counted:
        words = hit.string[max(0, hit.start() - _AROUND) : hit.end() + _AROUND]
        counted[key] = Rare(hit[0], face, where, " ".join(words.split()))
    counted[key] = msgspec.structs.replace(counted[key], times=counted[key].times + 1)


def _is_han(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _HAN)


def _is_shown(face: str, character: str, shows: Shows | None) -> bool:
    told = shows(face, character) if shows is not None else None
    return is_known_to_show(face, character) if told is None else told


def _spoken(sheet: Sheet, look: Look) -> Iterator[tuple[str, str, str]]:
    """Yield every run of characters in one face, with the face and where it stands."""
    article = 0
    for element in sheet.elements:
        if isinstance(element, Line) and element.style in (Style.TITLE, Style.TITLE_ABOVE_SUBTITLE):
            article += 1
        for one in _lines(element):
            where = f"第{article}篇" if article and not _is_foot(element) else str(one.style)
            face = str(one.appearance(look).face)
            for lead in {run.lead: None for run in one.runs}:
                words = "".join([run.text for run in one.runs if run.lead is lead])
                yield (str(look.leads[lead]) if lead else face), where, words
            if one.right:
                yield face, where, one.right


def _is_foot(element: Element) -> bool:
    is_line = isinstance(element, Line)
    return isinstance(element, Colophon) or (is_line and element.style is Style.DISCLOSURE)


def _lines(element: Element) -> Iterator[Line]:
    match element:
        case Line():
            yield element
        case Grid():
            yield from (one for row in element.rows for box in row for one in box.lines)
        case Plate():
            yield line(Style.PICTURE_CAPTION, element.caption)
        case Colophon():
            yield from element.lines
