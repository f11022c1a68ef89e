"""What holds for the characters at one place of an RTF file, group by group."""

from collections.abc import Callable
from typing import Any, NamedTuple

from gazetteer_desk.bulletin.body import NO_MARKS, Mark
from gazetteer_desk.intake import looks
from gazetteer_desk.intake.kinds import Hints
from gazetteer_desk.intake.lines import Bit, Looks, inset, strong, whole


_USUAL = 12.0  # points
_TWIPS = 20.0  # in a point


class State(NamedTuple):
    """The looks of characters and of their paragraph; `skip`: how many stand for one in Unicode."""

    is_bold: bool = False
    is_underlined: bool = False
    raised: str = ""
    size: float = _USUAL
    face: str = ""
    page: str = ""
    style: str = ""
    char_style: str = ""
    is_deleted: bool = False
    is_inserted: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    align: str = ""
    left: int = 0
    first: int = 0
    first_characters: int = 0
    outline: int | None = None
    in_table: bool = False
    is_far: bool = False  # whether the words that follow are of Chinese characters alone
    skip: int = 1

    def marks(self) -> frozenset[Mark]:
        """Return what is special about the characters."""
        made = frozenset({Mark.BOLD}) if self.is_bold else NO_MARKS
        if self.is_underlined:
            made |= {Mark.UNDERLINE}
        if self.raised:
            made |= {Mark.SUPERSCRIPT if self.raised == "super" else Mark.SUBSCRIPT}
        return made

    def looks(self) -> Looks:
        """Return what the characters look like."""
        is_lead = self.char_style in looks.LEADS
        is_strong = self.is_bold or self.face in looks.STRONG_FACES or is_lead
        return Looks(is_strong, self.face, self.size)

    def hints(self, some: list[Bit]) -> Hints:
        """Return the hints of a paragraph of some characters."""
        face, size, is_bold = whole(some)
        size = size or self.size
        level = looks.level_named(self.style) or 0
        if self.outline is not None:
            level = (self.outline + 1) % 10  # 9 is the text's own, no heading's
        first = self.first_characters / 100 or self.first / _TWIPS / size
        return Hints(
            looks.KINDS.get(self.style),
            level,
            strong(some),
            is_right=self.align == "qr",
            is_centred=self.align == "qc",
            face=face,
            size=size,
            inset=max(inset(some, self.left / _TWIPS, size) + first, 0.0),
            is_bold=is_bold,
        )


_ON_OR_OFF = {
    "b": "is_bold",
    "deleted": "is_deleted",
    "revised": "is_inserted",
    "v": "is_hidden",
    "strike": "is_struck",
    "striked": "is_struck",
    "ul": "is_underlined",
}
_NUMBERS = {"li": "left", "fi": "first", "cufi": "first_characters", "outlinelevel": "outline"}
_UNDERLINES = ("uld", "uldash", "uldashd", "uldashdd", "uldb", "ulth", "ulw", "ulwave", "uldbl")
_ALIGNED = frozenset(("qc", "qr", "ql", "qj", "qd"))
_SCRIPTS = frozenset(("dbch", "hich", "loch", "ltrch", "rtlch"))
_LONGEST = 100_000


def changed(state: State, name: str, number: int | None) -> State:
    """Return what holds after a control word that sets a look; the same for any other."""
    value = 0 if number is None else max(min(number, _LONGEST), -_LONGEST)
    if name in _ON_OR_OFF:
        return state._replace(**{_ON_OR_OFF[name]: number != 0})
    if name in _NUMBERS:
        return state._replace(**{_NUMBERS[name]: value})
    if name in _SET:
        return state._replace(**_SET[name](number))
    if state.is_far and name in _FAR and number != 0:
        return state._replace(**_FAR[name](number))
    return _reset(state, name)


def _size(number: int | None) -> dict[str, Any]:
    return {"size": max(min(number or 24, 1_000), 1) / 2}


_SET: dict[str, Callable[[int | None], dict[str, Any]]] = {
    **dict.fromkeys(_UNDERLINES, lambda number: {"is_underlined": number != 0}),
    "ulnone": lambda _: {"is_underlined": False},
    "super": lambda number: {"raised": "" if number == 0 else "super"},
    "sub": lambda number: {"raised": "" if number == 0 else "sub"},
    "nosupersub": lambda _: {"raised": ""},
    **{name: (lambda _, name=name: {"align": name}) for name in _ALIGNED},
    **{name: (lambda _, name=name: {"is_far": name == "dbch"}) for name in _SCRIPTS},
    "fs": _size,
    "intbl": lambda _: {"in_table": True},
    "uc": lambda number: {"skip": max(min(number or 0, 9), 0)},
}

# In Word's words these belong to other scripts, but behind `dbch` to Chinese characters.
_FAR: dict[str, Callable[[int | None], dict[str, Any]]] = {
    "ab": lambda _: {"is_bold": True},
    "afs": _size,
}


def _reset(state: State, name: str) -> State:
    if name == "plain":
        kept = {name: getattr(state, name) for name in _OF_PARAGRAPHS}
        return State(**kept, skip=state.skip)
    if name == "pard":
        fresh = State()
        return state._replace(**{name: getattr(fresh, name) for name in _OF_PARAGRAPHS})
    return state


_OF_PARAGRAPHS = (
    "style", "align", "left", "first", "first_characters", "outline", "in_table",
)  # fmt: skip
