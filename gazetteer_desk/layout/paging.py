"""How blocks of a sheet fall on pages: exact heights, white about them, what stays together."""

import msgspec


class Block(msgspec.Struct):
    """Something that takes room: lines or rows of given heights in twips.

    A row that is split counts as its lines. `before` and `after` are its white; between two blocks
    the larger one counts, at the top of a page none. `keeps` ties it to the beginning of the next
    block, `least` is how many of its first lines must stand together; `repeats` is the height of
    the heading rows that stand again on each further page, `edge` that of the rule above each part;
    `words` marks lines of text that a clerk could write more or less of; `fresh` begins a new page.
    """

    element: int
    heights: list[int]
    before: int = 0
    after: int = 0
    keeps: bool = False
    repeats: int = 0
    edge: int = 0
    least: int = 1
    words: bool = False
    fresh: bool = False


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A part of an element on a page: its lines or rows `first` up to `last`, `top` in twips."""

    element: int
    first: int
    last: int
    top: int
    height: int


class Pager:
    """Pages as they fill: blocks are put in order, and those tied together are moved together."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.pages: list[list[Piece]] = [[]]
        self.heads: list[tuple[Block, int]] = []  # what each page begins with, and its first line
        self.y = 0
        self._after = 0
        self._tied: list[Block] = []
        self._mark = (1, 0, 0, 0)  # pages, pieces on the last, y and white before the tied blocks

    def put(self, block: Block) -> None:
        """Put the next block, on the next page where it must; the tied ones before it go along."""
        tied = self._tied
        if not tied:
            if not block.keeps:
                self._place(block)
                return
            self._mark = (len(self.pages), len(self.pages[-1]), self.y, self._after)
        begun = self._place(block)
        if tied and begun and self._mark[1]:
            self._back()
            self._turn()
            self._mark = (len(self.pages), 0, 0, 0)
            for one in (*tied, block):
                self._place(one)
        self._tied = [*tied, block] if block.keeps else []

    def _back(self) -> None:
        pages, pieces, self.y, self._after = self._mark
        del self.pages[pages:]
        del self.pages[-1][pieces:]
        del self.heads[pages:]

    def _turn(self) -> None:
        self.pages.append([])
        self.y = self._after = 0

    def _place(self, block: Block) -> bool:
        """Put a block where the last one ended; tell whether it began on a new page."""
        heights = block.heights
        count, first, has_turned = len(heights), 0, False
        if block.fresh and self.pages[-1]:
            self._turn()
        top = self.y
        if self.pages[-1]:
            top += max(self._after, block.before)
            if block.least > 1 and top + block.edge + sum(heights[: block.least]) > self.height:
                self._turn()
                has_turned, top = True, 0
        while True:
            y, last = top + block.edge, first
            if first:
                y += block.repeats
            while last < count and y + heights[last] <= self.height:
                y += heights[last]
                last += 1
            if last == first and not self.pages[-1]:
                y += heights[last]  # higher than a page: it stands there all the same
                last += 1
            if last > first:
                if not self.pages[-1]:
                    self.heads.append((block, first))
                self.pages[-1].append(Piece(block.element, first, last, top, y - top))
                self.y = y
            elif not first:
                has_turned = True
            if last == count:
                self._after = block.after
                return has_turned
            self._turn()
            first, top = last, 0
