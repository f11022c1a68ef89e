"""The rules that hold one part of an issue against another, in the order they are run.

What they need of a line they remember by its words: `FACTS` is what takes long to find out.
"""

from gazetteer_desk.proof import (
    anniversaries,
    announced,
    days,
    disclosed,
    figures,
    item_ends,
    leftovers,
    markers,
    repeats,
    sentences,
    sequences,
    sums,
    table_sums,
    title_lines,
)


FACTS = (
    markers.markers,
    announced.announced,
    announced.miscounted,
    days.dates,
    sentences.sentences,
    figures.totals,
    sums.missums,
    anniversaries.said,
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
    anniversaries.found,
)
