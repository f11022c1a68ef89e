"""The faces that pages are really set in: the official ones where they are installed, else others.

Each class of face has its stand-ins, best first, the ones that `benchmarks/rendering.py` takes for
LibreOffice among them, so that both show the same widths.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec

from gazetteer_desk.layout.faces import Named, other_names


_HEAVIEST = 900  # 小标宋 is a heavy face: of one that stands in for it the heaviest is taken
_BOLD = 600
_USUAL = 400
_SERIF = (
    "FandolSong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
    "SimSun",
    "Noto Sans CJK SC",
    "Droid Sans Fallback",
)
_CLASSES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile("仿宋|FangSong", re.IGNORECASE), ("FangSong", "STFangsong", "FandolFang", *_SERIF)),
    (
        re.compile("楷|Kai", re.IGNORECASE),
        ("KaiTi", "STKaiti", "FandolKai", "AR PL UKai CN", *_SERIF),
    ),
    (re.compile("小标宋|XiaoBiaoSong", re.IGNORECASE), ("Noto Serif CJK SC", *_SERIF)),
    (
        re.compile("黑|Hei", re.IGNORECASE),
        ("FandolHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Zen Hei", *_SERIF),
    ),
)
_HEAVY = re.compile("小标宋|XiaoBiaoSong", re.IGNORECASE)


class Used(msgspec.Struct, frozen=True):
    """What a face is set in: a family ("" where there is none at all), its weight.

    `stands_in` tells that it is not the face itself, `bolder` that it has a bold cut of its own.
    """

    family: str
    weight: int = _USUAL
    stands_in: bool = False
    bolder: bool = False


def chosen(faces: Iterable[Named], weights: Mapping[str, frozenset[int]]) -> dict[str, Used]:
    """Return what each named face is set in; `weights` are those of the families at hand."""
    return {face.name: _chosen(face, weights) for face in faces}


def _chosen(face: Named, weights: Mapping[str, frozenset[int]]) -> Used:
    for nth, name in enumerate((face.name, *face.others)):
        for family in other_names(name):
            if family in weights:
                return _used(family, weights[family], stands_in=nth > 0)
    is_heavy = bool(_HEAVY.search(face.name))
    for family in _stand_ins(face.name):
        if family in weights:
            return _used(family, weights[family], stands_in=True, is_heavy=is_heavy)
    return Used("", stands_in=True)


def _used(family: str, weights: frozenset[int], *, stands_in: bool, is_heavy: bool = False) -> Used:
    weight = _HEAVIEST if is_heavy else _USUAL
    at_hand = min(weights, key=lambda one: abs(one - weight))
    return Used(family, at_hand, stands_in, max(weights) >= _BOLD > at_hand)


def _stand_ins(name: str) -> tuple[str, ...]:
    return next((others for kind, others in _CLASSES if kind.search(name)), _SERIF)


def said(used: Mapping[str, Used]) -> tuple[str, ...]:
    """Return a sentence that names the faces which others stand in for, none where there are none.

    Lines may then end elsewhere than on a PC that has them.
    """
    lacking = [name for name, one in used.items() if one.stands_in]
    if not lacking:
        return ()
    named = "、".join(f"“{name}”" for name in lacking)
    return (f"这台电脑没有{named}，用别的字体代替，与正式印出的会有出入。",)
