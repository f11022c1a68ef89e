"""Words in braces that are not in order, each said so that a clerk finds and mends it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from gazetteer_desk.layout.plan import Anchor, Slot


_NAMES = (*Slot, *Anchor)
_PAIR = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SINGLE = re.compile(
    r"[{｛]+\s*(" + "|".join(sorted(_NAMES, key=len, reverse=True)) + r")\s*[}｝]+"
)
_SHOWN = 12  # characters of a place


def faults(text: str, where: str) -> Iterator[str]:
    """Yield what is wrong with the braces of one paragraph of a template."""
    for name in _PAIR.findall(text):
        if name not in _NAMES:
            yield f"{where}有不认识的占位“{{{{{name}}}}}”{_meant(name)}"
    rest = _PAIR.sub("", text)
    for found in _SINGLE.finditer(rest):
        yield f"{where}的“{found[0]}”应写成“{{{{{found[1]}}}}}”"
    rest = _SINGLE.sub("", rest)
    if "{{" in rest or "}}" in rest:
        at = min(i for i in (rest.find("{{"), rest.find("}}")) if i >= 0)
        yield f"{where}的花括号不成对：“{rest[at : at + _SHOWN]}”"


def anchor(text: str) -> Anchor | None:
    """Return the anchor that stands alone in a paragraph of this text."""
    found = _PAIR.fullmatch(text.strip())
    return Anchor(found[1]) if found and found[1] in set(Anchor) else None


def anchors_in(text: str) -> tuple[Anchor, ...]:
    """Return the anchors in the text of a paragraph."""
    return tuple(Anchor(name) for name in _PAIR.findall(text) if name in set(Anchor))


def twice(names: Iterable[Slot | Anchor]) -> Iterator[str]:
    """Yield a sentence for each name that stands more than once."""
    for name, times in Counter(names).items():
        if times > 1:
            yield f"占位“{{{{{name}}}}}”出现了{times}次，只能有一次"


def _meant(name: str) -> str:
    """Return a question after the name that looks most like this one."""

    def likeness(other: str) -> tuple[int, int, int]:
        same = sum(a == b for a, b in zip(name, other, strict=False))
        return same, len(set(name) & set(other)), -abs(len(name) - len(other))

    best = max(_NAMES, key=likeness)
    return f"，是不是“{{{{{best}}}}}”？" if likeness(best)[1] else ""
