"""The names of a Word file's elements, short and the same in both of its dialects.

ISO 29500 Strict has other namespaces for the same elements than what Word writes usually
(Transitional); here either is `w:p`. A name of any other namespace is "".
"""

from typing import Any


Element = Any
_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_W = f"{{{_OFFICE}wordprocessingml/2006/main}}", f"{{{_STRICT}wordprocessingml/main}}"
_R = (
    f"{{{_OFFICE}officeDocument/2006/relationships}}",
    f"{{{_STRICT}officeDocument/relationships}}",
)
_PREFIXES = {
    **dict.fromkeys(_W, "w"),
    f"{{{_OFFICE}drawingml/2006/main}}": "a",
    f"{{{_STRICT}drawingml/main}}": "a",
    f"{{{_OFFICE}drawingml/2006/wordprocessingDrawing}}": "wp",
    f"{{{_STRICT}drawingml/wordprocessingDrawing}}": "wp",
    f"{{{_OFFICE}drawingml/2006/chart}}": "c",
    f"{{{_STRICT}drawingml/chart}}": "c",
    f"{{{_OFFICE}drawingml/2006/diagram}}": "dgm",
    f"{{{_STRICT}drawingml/diagram}}": "dgm",
    f"{{{_OFFICE}officeDocument/2006/math}}": "m",
    f"{{{_STRICT}officeDocument/math}}": "m",
    f"{{{_OFFICE}markup-compatibility/2006}}": "mc",
    "{urn:schemas-microsoft-com:vml}": "v",
    "{urn:schemas-microsoft-com:office:office}": "o",
}
_MOST = 4_000  # names kept: no honest file has as many
_ON = frozenset({None, "1", "true", "on"})


class _Short(dict[Any, str]):
    def __missing__(self, tag: Any) -> str:
        if not isinstance(tag, str):
            return ""  # an entity's reference, which nothing resolves
        space, _, local = tag.rpartition("}")
        prefix = _PREFIXES.get(space + "}")
        made = f"{prefix}:{local}" if prefix else ""
        if len(self) < _MOST:
            self[tag] = made
        return made


_SHORT = _Short()


def short(element: Element) -> str:
    """Return the short name of an element: w:p, mc:Choice."""
    return _SHORT[element.tag]


def val(element: Element, name: str = "val") -> str | None:
    """Return an attribute in Word's own namespace."""
    found = element.get(_W[0] + name)
    return element.get(_W[1] + name) if found is None else found


def characters(element: Element) -> int:
    """Return how many characters all `w:t` inside an element hold."""
    found = element.iter(f"{_W[0]}t", f"{_W[1]}t")
    return sum(len(one.text) for one in found if one.text)


def related(element: Element, name: str) -> str | None:
    """Return an attribute that names a relationship: r:embed, r:id."""
    found = element.get(_R[0] + name)
    return element.get(_R[1] + name) if found is None else found


def is_on(element: Element) -> bool:
    """Return what a switch says, as w:b or w:vanish: on where it says nothing more."""
    return val(element) in _ON


def number(written: str | None, least: int = 0, most: int = 100_000) -> int:
    """Return a whole number somebody wrote, within bounds; `least` where it is none."""
    try:
        return min(max(int(float(written or "")), least), most)
    except (ValueError, OverflowError):
        return least
