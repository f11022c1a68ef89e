"""What stands inside one paragraph of a Word file: characters, line breaks, boxes, pictures.

Elements that are not known are walked through, so that no words in them are lost. What was
deleted under review is left out, what was inserted is text; of a field the result is kept and the
instruction is not; what Word would not show is kept apart.
"""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from gazetteer_desk.intake import lines
from gazetteer_desk.intake.lines import Bit, Looks
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_xml import DEEPEST
from gazetteer_desk.intake.word import styles, symbols
from gazetteer_desk.intake.word.names import Element, number, related, short, val
from gazetteer_desk.intake.word.notes import Notes
from gazetteer_desk.intake.word.styles import Look, Styles


_EMU = 36_000  # of a millimetre
DELETED = frozenset({"w:del", "w:moveFrom"})
_INSERTED = frozenset({"w:ins", "w:moveTo"})
_SILENT = frozenset(
    {
        "w:delText", "w:instrText", "w:delInstrText", "w:fldData", "w:ffData",
        "w:softHyphen", "a:extLst",
    }
)  # fmt: skip
_WORDS = frozenset({"w:t", "m:t", "a:t"})
Line = list[Bit]


class Drawn(NamedTuple):
    """A box of words, words drawn large, or a picture's address with its width in mm."""

    is_behind: bool  # some characters of the paragraph
    box: Element | None = None
    words: str = ""
    picture: str = ""
    width_mm: float = 0.0
    depth: int = 0


class Content:
    """The content of one paragraph, taken in child by child."""

    def __init__(self, look: Look, known: Styles, notes: Notes, before: list[Line]) -> None:
        self.lines: list[Line] = before or [[]]
        self.drawn: list[Drawn] = []
        self.hidden: list[str] = []
        self.tabs = 0  # before the first character
        self._look = look
        self._known = known
        self._notes = notes
        self._run = look
        self._marks = styles.marks(look)
        self._looks: Looks = styles.shown(look)
        self._has_words = any(bit.words.strip() for line in self.lines for bit in line)
        self._width = 0.0

    def take(self, element: Element, depth: int) -> None:
        """Take an element and all that is in it; raises `Refused` where that is too deep."""
        if depth > DEEPEST:
            raise Refused(Why.TOO_LARGE)
        name = short(element)
        if name in _WORDS:
            words = element.text if not len(element) else "".join(element.itertext())
            self._notes.seen += len(words or "") if name == "w:t" else 0
            self._write(words)
        elif (handle := self._HANDLED.get(name)) is not None:
            handle(self, element, depth)
        elif name in DELETED:
            self._notes.delete(element)
        elif name not in _SILENT and not name.endswith("Pr"):
            self._notes.has_revisions |= name in _INSERTED
            self._take_all(element, depth)

    def _take_all(self, element: Element, depth: int) -> None:
        for child in element:
            self.take(child, depth + 1)

    def _take_run(self, element: Element, depth: int) -> None:
        before = self._run, self._marks, self._looks
        properties = next((child for child in element if short(child) == "w:rPr"), None)
        if properties is not None:
            self._run = look = self._known.of_run(self._look, properties)
            self._marks, self._looks = styles.marks(look), styles.shown(look)
            self._notes.has_struck |= look.get("struck", False)
        self._take_all(element, depth)
        self._run, self._marks, self._looks = before

    def _write(self, words: str | None) -> None:
        if not words:
            return
        if self._run.get("hidden"):
            self.hidden.append(words)
        else:
            self.lines[-1].append(Bit(words, self._marks, self._looks))
            self._has_words = self._has_words or not words.isspace()

    def _tab(self, _: Element, __: int) -> None:
        self.tabs += not self._has_words
        self._write(lines.tab(self.lines[-1]))

    def _break(self, _: Element, __: int) -> None:
        self.lines.append([])

    def _hyphen(self, _: Element, __: int) -> None:
        self._write("-")

    def _symbol(self, element: Element, _: int) -> None:
        words = symbols.written(val(element, "font") or "", val(element, "char") or "")
        self._notes.unknown_symbols += words == symbols.UNKNOWN
        self._write(words)

    def _ruby(self, element: Element, depth: int) -> None:
        """Take some characters, and how they are read in brackets behind them."""
        parts = {short(part): part for part in element}
        if (base := parts.get("w:rubyBase")) is not None:
            self._take_all(base, depth + 1)
        if (read := parts.get("w:rt")) is not None:
            self._write("（")
            self._take_all(read, depth + 1)
            self._write("）")

    def _alternate(self, element: Element, depth: int) -> None:
        if (form := alternative(element, self._notes)) is not None:
            self._take_all(form, depth + 1)

    def _box(self, element: Element, depth: int) -> None:
        self.drawn.append(Drawn(self._has_words, box=element, depth=depth))

    def _art(self, element: Element, _: int) -> None:
        """Take the words of WordArt, which are an attribute."""
        if words := element.get("string"):
            self.drawn.append(Drawn(self._has_words, words=words))

    def _extent(self, element: Element, _: int) -> None:
        self._width = number(element.get("cx"), 0, 10**9) / _EMU

    def _picture(self, element: Element, depth: int) -> None:
        if key := related(element, "embed") or related(element, "id"):
            self.drawn.append(Drawn(self._has_words, picture=key, width_mm=self._width))
        elif related(element, "link"):
            self._notes.lost_pictures += 1
        self._width = 0.0
        self._take_all(element, depth)

    def _graphic(self, _: Element, __: int) -> None:
        self._notes.lost_drawings += 1

    _HANDLED: ClassVar[dict[str, Callable[["Content", Element, int], None]]] = {
        "w:r": _take_run,
        "w:tab": _tab,
        "w:ptab": _tab,
        "w:br": _break,
        "w:cr": _break,
        "w:noBreakHyphen": _hyphen,
        "w:sym": _symbol,
        "w:ruby": _ruby,
        "mc:AlternateContent": _alternate,
        "w:txbxContent": _box,
        "v:textpath": _art,
        "wp:extent": _extent,
        "a:blip": _picture,
        "v:imagedata": _picture,
        "c:chart": _graphic,
        "dgm:relIds": _graphic,
        "o:OLEObject": _graphic,
    }


def alternative(element: Element, notes: Notes) -> Element | None:
    """Return one of several equal forms: the first that has words, else the first with anything."""
    forms = list(element)
    worded = next((form for form in forms if _has_words(form)), None)
    chosen = next(filter(len, forms), None) if worded is None else worded
    for form in forms:
        if form is not chosen:
            notes.skip(form)
    return chosen


def _has_words(element: Element) -> bool:
    return any(short(one) in _WORDS and one.text for one in element.iter())
