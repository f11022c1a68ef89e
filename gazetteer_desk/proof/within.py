"""The rules that hold one part of an issue against another, in the order they are run."""

from gazetteer_desk.proof import announced, days, disclosed, leftovers, repeats, sequences


FOUND = (
    sequences.found,
    announced.found,
    days.found,
    disclosed.found,
    leftovers.found,
    repeats.found,
)
