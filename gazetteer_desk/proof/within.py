"""The rules that hold one part of an issue against another, in the order they are run."""

from gazetteer_desk.proof import (
    announced,
    days,
    disclosed,
    figures,
    item_ends,
    leftovers,
    repeats,
    sequences,
    sums,
    table_sums,
    title_lines,
)


FOUND = (
    sequences.found,
    announced.found,
    item_ends.found,
    days.found,
    repeats.found,
    leftovers.found,
    figures.found,
    sums.found,
    table_sums.found,
    title_lines.found,
    disclosed.found,
)
