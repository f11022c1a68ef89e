"""The paragraphs, rows and boxes of one story of an RTF file, gathered as they come by."""

from gazetteer_desk.bulletin.body import Block, Paragraph, Table, paragraph
from gazetteer_desk.intake import edged, lines
from gazetteer_desk.intake.edged import DOWN, DOWN_BEGINS, MERGED, Row, Shape
from gazetteer_desk.intake.lines import Bit
from gazetteer_desk.intake.paragraphs import paragraphs
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.rtf_state import State
from gazetteer_desk.intake.standing import Stand
from gazetteer_desk.intake.taken import MOST_PARAGRAPHS, MOST_ROWS


_EMPTY = Stand(paragraph(""))
_FLAGS = {"clmrg": MERGED, "clvmgf": DOWN_BEGINS, "clvmrg": DOWN}
_MOST_EDGES = 64


class Story:
    """A story that is still being read; `where` names what stands beside the text."""

    def __init__(self, where: str = "") -> None:
        self.where = where
        self.stands: list[Stand] = []
        self._lines: list[list[Bit]] = [[]]
        self._boxes: list[tuple[bool, Story]] = []
        self._rows: list[Row] = []
        self._cells: list[list[Block]] = []
        self._cell: list[Block] = []
        self._edges: list[int] = []
        self._flags: list[int] = []
        self._flag = 0
        self._count = 0

    def write(self, words: str, state: State) -> None:
        """Take some characters."""
        self._lines[-1].append(Bit(words, state.marks(), state.looks()))

    def tab(self, state: State) -> None:
        """Take a tab."""
        self.write(lines.tab(self._lines[-1]), state)

    def end_line(self) -> None:
        """End a line within a paragraph."""
        self._lines.append([])

    def put_box(self, box: "Story") -> None:
        """Take a box of words: it stands before or behind the paragraph that it hangs on."""
        self._boxes.append((self._has_words, box))

    @property
    def _has_words(self) -> bool:
        return any(bit.words.strip() for line in self._lines for bit in line)

    def end_paragraph(self, state: State) -> None:
        """End a paragraph."""
        self._count += 1
        if self._count > 2 * MOST_PARAGRAPHS:
            raise Refused(Why.TOO_LARGE)
        made = list(paragraphs(self._lines, state.hints, is_cell=state.in_table))
        boxes, self._boxes = self._boxes, []
        self._lines = [[]]
        before = [stand for is_behind, box in boxes if not is_behind for stand in box.stands]
        behind = [stand for is_behind, box in boxes if is_behind for stand in box.stands]
        found = [*before, *made, *behind]
        if state.in_table:
            blocks = (stand.block for stand in found if stand is not _EMPTY)
            self._cell += (one for one in blocks if isinstance(one, Paragraph | Table))
            return
        self._end_table()
        if not found and self.stands and self.stands[-1] is not _EMPTY:
            found = [_EMPTY]  # what stands apart from what
        self.stands += found

    def end_cell(self, state: State) -> None:
        """End a cell, and the paragraph in it."""
        if self._has_words or self._boxes:
            self.end_paragraph(state._replace(in_table=True))
        self._lines = [[]]
        self._cells.append(self._cell)
        self._cell = []

    def start_row(self) -> None:
        """Begin to say where the edges of a row's cells stand."""
        self._edges, self._flags, self._flag = [], [], 0

    def shape(self, name: str, number: int | None) -> None:
        """Take what is said of the next cell: what it is merged with, where it ends."""
        if name == "cellx" and len(self._edges) < _MOST_EDGES:
            self._edges.append(number or 0)
            self._flags.append(self._flag)
            self._flag = 0
        elif name == "trleft":
            self._edges = [number or 0, *self._edges][:_MOST_EDGES]
        else:
            self._flag |= _FLAGS.get(name, 0)

    def end_row(self) -> None:
        """End a row."""
        if self._cell:
            self._cells.append(self._cell)
            self._cell = []
        if not self._cells:
            return
        edges = self._edges
        if len(edges) == len(self._flags):  # it does not say where the first cell begins
            edges = [min(0, *edges) if edges else 0, *edges]
        self._rows.append(Row(self._cells, Shape(tuple(edges), tuple(self._flags))))
        self._cells = []

    def end(self, state: State) -> None:
        """End the story."""
        if self._has_words or self._boxes:
            self.end_paragraph(state)
        self._end_table()
        while self.stands and self.stands[-1] is _EMPTY:
            self.stands.pop()

    def _end_table(self) -> None:
        self.end_row()
        for start in range(0, len(self._rows), MOST_ROWS):
            self.stands += map(Stand, edged.table(self._rows[start : start + MOST_ROWS]))
        self._rows = []
