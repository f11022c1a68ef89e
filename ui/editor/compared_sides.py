"""The lines of a comparison as two pages side by side: what was, and what is.

What is the same stands on both. What was moved stands beside itself, where it is now; where it was
a note says so.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import msgspec

from gazetteer_desk.bulletin.compared import RowChange, Run, Runs, Sort
from ui.editor.compared_lines import Line


def old(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines of the old text, in the faces and with the marks that they had."""
    for line in _side(lines, (Sort.ADDED,), _as_it_was):
        role, lead = line.was or (line.role, line.lead)
        yield replace(line, role=role, lead=lead)


def new(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines of the new text."""
    return _side(lines, (Sort.DELETED, Sort.TAKEN), lambda run: run)


def _side(
    lines: Iterable[Line], left_out: tuple[Sort, ...], turned: Callable[[Run], Run]
) -> Iterator[Line]:
    def runs(some: Runs) -> Runs:
        return tuple(turned(run) for run in some if run.sort not in left_out)

    def row(change: RowChange) -> RowChange:
        cells = tuple(
            tuple(
                msgspec.structs.replace(one, runs=runs(one.runs))
                for one in cell
                if one.sort not in left_out
            )
            for cell in change.cells
        )
        return msgspec.structs.replace(change, cells=cells)

    for line in lines:
        rows = tuple(row(one) for one in line.rows if one.sort not in left_out)
        if line.sort not in left_out and (rows or not line.rows):
            yield replace(line, runs=runs(line.runs), rows=rows)


def _as_it_was(run: Run) -> Run:
    if run.sort is Sort.MOVED:  # beside where it went, and no other than it is there
        return msgspec.structs.replace(run, sort=Sort.SAME)
    return msgspec.structs.replace(run, marks=run.was)
