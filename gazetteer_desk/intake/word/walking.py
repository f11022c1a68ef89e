"""The blocks of a story of a Word file (its text, a box, a cell, a header), in their order."""

from collections.abc import Callable, Iterator

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import NO_MARKS, paragraph
from gazetteer_desk.intake import lines, looks
from gazetteer_desk.intake.blanks import tidied
from gazetteer_desk.intake.kinds import PLAIN, Hints, paragraph_of
from gazetteer_desk.intake.lines import Bit
from gazetteer_desk.intake.pictures import Album
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_xml import DEEPEST
from gazetteer_desk.intake.standing import Stand
from gazetteer_desk.intake.taken import MOST_CHARACTERS, MOST_PARAGRAPHS
from gazetteer_desk.intake.word import styles, tables
from gazetteer_desk.intake.word.content import DELETED, Content, Drawn, Line, alternative
from gazetteer_desk.intake.word.names import Element, is_on, short
from gazetteer_desk.intake.word.notes import Notes
from gazetteer_desk.intake.word.numbers import Numbers
from gazetteer_desk.intake.word.styles import Look, Styles


_STRAY = frozenset({"w:r", "w:hyperlink", "w:fldSimple", "w:t"})  # outside a paragraph
_TAB = 21.0  # points from one of Word's own stops to the next
_HIDDEN = "隐藏文字"
_EMPTY = Stand(paragraph(""))


class Walk:
    """One reading of a file; `picture` returns the bytes that a relationship names."""

    def __init__(
        self, known: Styles, numbers: Numbers, notes: Notes, picture: Callable[[str], bytes | None]
    ) -> None:
        self.album = Album()
        self._styles = known
        self._numbers = numbers
        self._notes = notes
        self._picture = picture

    def story(self, parent: Element, depth: int = 1, *, is_cell: bool = False) -> list[Stand]:
        """Return the blocks inside an element."""
        made: list[Stand] = []
        before: list[Line] = []
        for element in self._blocks(parent, depth):
            if short(element) == "w:tbl":
                made += tables.read(element, depth + 1, self.story, self._notes, is_cell=is_cell)
            else:
                before = self._paragraph(element, depth + 1, made, before, is_cell=is_cell)
        if before:  # the last paragraph's end was deleted
            made += self._lines(before, Look(), 0, "", is_cell=is_cell)
        return made

    def _blocks(self, parent: Element, depth: int) -> Iterator[Element]:
        """Yield the paragraphs and tables inside whatever frames them."""
        if depth > DEEPEST:
            raise Refused(Why.TOO_LARGE)
        for child in parent:
            name = short(child)
            if name in ("w:p", "w:tbl") or name in _STRAY:
                yield child
            elif name == "mc:AlternateContent":
                if (form := alternative(child, self._notes)) is not None:
                    yield from self._blocks(form, depth + 2)
            elif name in ("w:altChunk", "w:subDoc"):
                self._notes.lost_parts += 1
            elif name in DELETED:
                self._notes.delete(child)
            elif not name.endswith("Pr"):
                yield from self._blocks(child, depth + 1)

    def _paragraph(
        self,
        element: Element,
        depth: int,
        made: list[Stand],
        before: list[Line],
        *,
        is_cell: bool,
    ) -> list[Line]:
        """Add a paragraph and what is drawn in it; return its lines where its end was deleted."""
        properties = next((child for child in element if short(child) == "w:pPr"), None)
        look = self._styles.of_paragraph(properties)
        content = Content(look, self._styles, self._notes, before)
        for child in element if short(element) == "w:p" else (element,):
            content.take(child, depth + 1)
        for drawn in content.drawn:
            if not drawn.is_behind:
                made += self._drawn(drawn)
        if content.hidden:
            self._notes.put_aside(_HIDDEN, codec.clean("".join(content.hidden)).strip())
        goes_on = _is_end_deleted(properties)
        if not goes_on:
            marker = self._marker(look)
            stands = list(self._lines(content.lines, look, content.tabs, marker, is_cell=is_cell))
            if not (stands or content.drawn or is_cell) and made and made[-1] is not _EMPTY:
                stands = [_EMPTY]  # what stands apart from what
            made += stands
        for drawn in content.drawn:
            if drawn.is_behind:
                made += self._drawn(drawn)
        return content.lines if goes_on else []

    def _marker(self, look: Look) -> str:
        key = look.get("number", "0")
        if key == "0":
            return ""
        return self._numbers.marker(key, look.get("level"), look.get("style", ""))

    def _lines(
        self, held: list[Line], look: Look, tabs: int, marker: str, *, is_cell: bool
    ) -> Iterator[Stand]:
        """Yield a paragraph as one, or as the several that its line breaks make of it."""
        if len(held) > MOST_PARAGRAPHS:
            raise Refused(Why.TOO_LARGE)
        read: list[lines.Line] = []
        for bits in map(lines.merged, held):
            raw = "".join(bit.words for bit in bits)
            self._notes.characters += len(raw)
            spans = tidied((codec.clean(lines.one_line(bit.words)), bit.marks) for bit in bits)
            if spans and marker:
                spans = tidied([(marker, NO_MARKS), *((one.text, one.marks) for one in spans)])
                marker = ""
            hints = _hints(bits, look, tabs if not read else 0)
            read.append(lines.Line(raw, spans, hints))
        for spans, hints in lines.paragraphs(read, are_cells=is_cell):
            self._notes.paragraphs += 1
            yield Stand(paragraph_of(spans, hints), hints)
        notes = self._notes
        if notes.characters > MOST_CHARACTERS or notes.paragraphs > MOST_PARAGRAPHS:
            raise Refused(Why.TOO_LARGE)

    def _drawn(self, drawn: Drawn) -> Iterator[Stand]:
        if drawn.box is not None:
            yield from self.story(drawn.box, drawn.depth + 1)
        elif drawn.words:
            if words := codec.clean_line(drawn.words):
                yield Stand(paragraph(words), Hints(is_centred=True))
        else:
            data = self._picture(drawn.picture)
            found = None if data is None else self.album.keep(data, drawn.width_mm)
            self._notes.lost_pictures += found is None
            if found is not None:
                yield Stand(found, PLAIN)


def _hints(bits: list[Bit], look: Look, tabs: int) -> Hints:
    face, size, is_bold = lines.whole(bits)
    align = look.get("align", "")
    outline = look.get("outline")
    named = looks.level_named(look.get("name", "")) or 0
    size = size or look.get("size", 0.0)
    return Hints(
        looks.KINDS.get(look.get("name", "")),
        named if outline is None else (outline + 1) % 10,  # 9 is the text's own, no heading's
        lines.strong(bits),
        is_right=align in ("right", "end"),
        is_centred=align == "center",
        face=face,
        size=size,
        inset=lines.inset(bits, _stop(look, tabs), size, is_source=False)
        + styles.indent(look, size),
        is_bold=is_bold,
    )


def _stop(look: Look, tabs: int) -> float:
    """Return how far some tabs at the beginning of a line reach, in points."""
    stops = look.get("stops", ())
    return stops[tabs - 1] if 0 < tabs <= len(stops) else tabs * _TAB


def _is_end_deleted(properties: Element | None) -> bool:
    """Return whether a reviewer joined a paragraph to the next."""
    for child in () if properties is None else properties:
        if short(child) == "w:rPr":
            return any(short(one) in DELETED and is_on(one) for one in child)
    return False
