"""A paragraph of the sheet set in lines: its runs measured, its indents and breaks kept."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.body import Mark
from gazetteer_desk.layout import widths, wrapping
from gazetteer_desk.layout.look import Appearance, Look, Style
from gazetteer_desk.layout.sheet import Line, Run
from gazetteer_desk.layout.wrapping import Strip, Uneven


RAISED = 0.58  # how large raised and lowered characters are set, to the others
_SMALL = frozenset({Mark.SUPERSCRIPT, Mark.SUBSCRIPT})
_TWIPS_PER_POINT = 20
_CHAR_SPACE_PARTS = 4096  # ECMA-376, 17.6.5: charSpace is in 1/4096 of a point


def room(look: Look) -> int:
    """Return how wide lines of text are in twips: whole cells of the grid, where there is one."""
    page = look.page
    if not page.char_space:
        return page.type_width
    pitch = look.styles[Style.BODY].size + page.char_space / _CHAR_SPACE_PARTS
    cell = int(pitch * _TWIPS_PER_POINT)
    return page.type_width // cell * cell


def height(look: Look) -> int:
    """Return how high a page of text is in twips: whole lines of the grid, where there is one."""
    page = look.page
    if not page.char_space:
        return page.type_height
    return page.type_height // page.line_pitch * page.line_pitch


class Setter:
    """Sets paragraphs in lines under one look, in faces as wide as `table` says."""

    def __init__(self, look: Look, table: widths.Table) -> None:
        self._look = look
        self._table = table

    def ends(
        self, line: Line, width: int, *, hangs: bool = True, size: float = 0
    ) -> tuple[int, ...]:
        """Return where the lines of a paragraph end, counted over its text, a tab and `right`.

        `width` is the room between the margins in twips; `size` is that of the letters where it is
        not the style's. A line break belongs to the line that it ends.
        """
        shape = line.appearance(self._look)
        room = width - shape.left - shape.right + min(shape.squeeze, 0)  # the last is not squeezed
        first = room - shape.indent
        found: list[int] = []
        at = 0
        for _, strip in self.strips(line, size=size):
            ends = wrapping.ends(strip, first, room, hangs=hangs)
            found += (at + end for end in ends) if at else ends
            at = found[-1] = found[-1] + 1
            first = room
        found[-1] += len(line.right) if line.right else -1
        return tuple(found)

    def strips(self, line: Line, *, size: float = 0) -> Iterator[tuple[tuple[Run, ...], Strip]]:
        """Yield what stands between the line breaks of a paragraph, measured."""
        shape = line.appearance(self._look)
        letters = round((size or shape.size) * _TWIPS_PER_POINT)
        for runs in _parts(line.runs):
            yield runs, self._strip(runs, shape, letters)

    def _strip(self, runs: tuple[Run, ...], shape: Appearance, em: int) -> Strip:
        text = "".join(run.text for run in runs)
        pitch = em + shape.squeeze
        if any(run.lead or run.marks & _SMALL for run in runs):
            return Strip(text, self._mixed(runs, text, shape, em), pitch)
        kind = widths.of(self._table, shape.face)
        return Strip(text, wrapping.uneven(text, kind, em, shape.squeeze), pitch)

    def _mixed(self, runs: tuple[Run, ...], text: str, shape: Appearance, em: int) -> list[Uneven]:
        """Return the uneven runs of a text in several faces or sizes."""
        found: list[Uneven] = []
        at = 0
        for run in runs:
            end = at + len(run.text)
            kind = widths.of(self._table, self._look.leads[run.lead] if run.lead else shape.face)
            if run.text and run.marks & _SMALL:
                found.append(wrapping.small(run.text, at, kind, round(em * RAISED)))
            else:
                every = wrapping.uneven(text, kind, em, shape.squeeze, span=(at, end))
                found += every
            at = end
        return found


def _parts(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs between line breaks."""
    part: list[Run] = []
    for run in runs:
        if "\n" not in run.text:
            part.append(run)
            continue
        head, *others = run.text.split("\n")
        part.append(Run(head, run.marks, run.lead))
        for other in others:
            yield tuple(part)
            part = [Run(other, run.marks, run.lead)]
    yield tuple(part)
