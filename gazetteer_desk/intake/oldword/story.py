"""The blocks of a story of an old Word file, in their order."""

import struct
from collections.abc import Iterator

from gazetteer_desk.bulletin.body import Block, Kind, Paragraph, Table, paragraph
from gazetteer_desk.intake import edged, lines, looks
from gazetteer_desk.intake.edged import Row, Shape
from gazetteer_desk.intake.kinds import Hints
from gazetteer_desk.intake.oldword import sprms
from gazetteer_desk.intake.oldword.content import CELL, Content, Met, Text
from gazetteer_desk.intake.oldword.streams import ANCHORS, BOXES, Story, Streams
from gazetteer_desk.intake.paragraphs import paragraphs
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.standing import Stand
from gazetteer_desk.intake.taken import MOST_CHARACTERS, MOST_PARAGRAPHS, MOST_ROWS


_TWIPS = 20.0  # in a point
_CENTRE, _RIGHT = 1, 2
_HEADINGS = range(1, 10)  # Word's own numbers of its styles 标题 1 to 9
_ANCHOR, _BOX, _CELL = 26, 22, 20  # bytes
_BOX_SHAPE = 14  # bytes before the number of its shape
_EMPTY = Stand(paragraph("", Kind.BODY))


class Stories:
    """The stories of one file, read into blocks."""

    def __init__(self, some: Streams, content: Content, met: Met) -> None:
        self._content = content
        self._met = met
        self._boxes = _boxes(some)
        self._anchors = _anchors(some)
        self._count = self._characters = 0

    def blocks(self, story: Story) -> list[Stand]:
        """Return the blocks of a story; the words of a box stand by the paragraph it hangs on."""
        self._characters += story.end - story.start
        if self._characters > MOST_CHARACTERS:
            raise Refused(Why.TOO_LARGE)
        made: list[Stand] = []
        table: list[Row] = []
        cells: list[list[Block]] = []
        cell: list[Block] = []
        for text in self._content.paragraphs(story):
            self._count += 1
            if self._count > 2 * MOST_PARAGRAPHS:
                raise Refused(Why.TOO_LARGE)
            if not text.values.get(sprms.IN_TABLE):
                self._end(made, table, cells, cell)
                self._put(made, text)
                continue
            is_inner = text.values.get(sprms.DEPTH, 1) > 1
            cell += self._inside(text)
            if text.values.get(sprms.ROW_END) and not is_inner:
                whole = [*cells, cell] if cell else [*cells]
                table.append(Row(whole, _shape(len(whole), text.row)))
                cells.clear()
                cell = []
            elif text.end == CELL:
                cells.append(cell)
                cell = []
        self._end(made, table, cells, cell)
        return made

    def rest(self) -> Iterator[Stand]:
        """Yield the words of the boxes that no paragraph bears."""
        for key in list(self._boxes):
            yield from self._box(key)

    def _end(
        self, made: list[Stand], table: list[Row], cells: list[list[Block]], cell: list[Block]
    ) -> None:
        """Put the table that ended before a paragraph, if one did."""
        if cells or cell:
            table.append(Row([*cells, *([cell] if cell else [])], Shape()))
        for start in range(0, len(table), MOST_ROWS):
            made += map(Stand, edged.table(table[start : start + MOST_ROWS]))
        table.clear()
        cells.clear()
        cell.clear()

    def _put(self, made: list[Stand], text: Text) -> None:
        for place, is_behind in text.anchors:
            if not is_behind:
                made += self._box(self._anchored(place))
        stands = list(self._paragraphs(text, is_cell=False))
        if not stands and made and made[-1] is not _EMPTY:
            stands = [_EMPTY]  # what stands apart from what
        made += stands
        for place, is_behind in text.anchors:
            if is_behind:
                made += self._box(self._anchored(place))

    def _inside(self, text: Text) -> Iterator[Block]:
        """Yield the paragraphs of a cell, those of the boxes that hang there with them."""
        yield from (stand.block for stand in self._paragraphs(text, is_cell=True))
        for place, _ in text.anchors:
            for stand in self._box(self._anchored(place)):
                if isinstance(stand.block, Paragraph | Table) and stand is not _EMPTY:
                    yield stand.block

    def _anchored(self, place: int) -> int:
        return self._anchors.get(place, 0)

    def _box(self, key: int) -> list[Stand]:
        box = self._boxes.pop(key, None)
        return [] if box is None else self.blocks(box)

    def _paragraphs(self, text: Text, *, is_cell: bool) -> Iterator[Stand]:
        made = list(paragraphs(text.lines, lambda some: _hints(some, text), is_cell=is_cell))
        self._met.numbered += bool(made and text.values.get(sprms.LIST))
        yield from made


def _shape(count: int, properties: bytes) -> Shape:
    """Return where the edges of a row's cells stand, by the row's properties."""
    raw = dict(sprms.each(properties)).get(sprms.CELLS, b"")
    if not raw or raw[0] != count or len(raw) < 1 + 2 * (count + 1):
        return Shape()
    edges = struct.unpack_from(f"<{count + 1}h", raw, 1)
    places = range(1 + 2 * (count + 1), 1 + 2 * (count + 1) + _CELL * count, _CELL)
    flags = tuple(int.from_bytes(raw[at : at + 2], "little") for at in places)
    return Shape(edges, flags)


def _hints(some: list[lines.Bit], text: Text) -> Hints:
    face, size, is_bold = lines.whole(some)
    values = text.values
    align = sprms.first(values, sprms.ALIGN)
    level = text.style.own if text.style.own in _HEADINGS else 0
    if sprms.OUTLINE in values:
        level = (values[sprms.OUTLINE] + 1) % 10  # 9 is the text's own, no heading's
    return Hints(
        looks.KINDS.get(text.style.name),
        level,
        lines.strong(some),
        is_right=align == _RIGHT,
        is_centred=align == _CENTRE,
        face=face,
        size=size,
        inset=lines.inset(some, 0.0, size) + _inset(values, size),
        is_bold=is_bold,
    )


def _inset(values: sprms.Values, size: float) -> float:
    """Return how far the first line of a paragraph begins from the margin, in characters."""
    made = 0.0
    for characters, twips in (
        (sprms.LEFT_CHARACTERS, sprms.LEFT), (sprms.FIRST_CHARACTERS, sprms.FIRST)
    ):  # fmt: skip
        if values.get(characters):
            made += values[characters] / 100
        elif size:
            made += sprms.first(values, twips) / _TWIPS / size
    return max(made, 0.0)


def _boxes(some: Streams) -> dict[int, Story]:
    """Return the boxes of words by the numbers of their shapes."""
    start = some.stories.boxes.start
    found: dict[int, Story] = {}
    for begin, end, raw in _placed(some.part(BOXES), _BOX):
        (shape,) = struct.unpack_from("<i", raw, _BOX_SHAPE)
        if shape and begin < end:
            found.setdefault(shape, Story(start + begin, start + end))
    return found


def _placed(table: bytes, wide: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield from where to where each entry of a table reaches, and the entry."""
    count = max((len(table) - 4) // (4 + wide), 0)
    bounds = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    for nth in range(count):
        at = 4 * (count + 1) + wide * nth
        yield bounds[nth], bounds[nth + 1], table[at : at + wide]


def _anchors(some: Streams) -> dict[int, int]:
    """Return the numbers of the shapes by the places of the text they hang on."""
    found: dict[int, int] = {}
    for place, _, raw in _placed(some.part(ANCHORS), _ANCHOR):
        (found[place],) = struct.unpack_from("<i", raw)
    return found
