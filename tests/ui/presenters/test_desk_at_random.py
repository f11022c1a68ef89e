"""A desk used at random: several issues, the shelf, forms, tabs; nothing lost, all undone.

Two thousand deeds in each of some offices where GAZETTEER_DESK_HYPOTHESIS is `long`, some dozens
in one otherwise.
"""

import os
import random

import pytest

from tests.journeys.conftest import Office
from tests.ui.presenters.desk_books import Books
from tests.ui.presenters.desk_clerk import DeskClerk, furnish
from ui.program import Program


LONG = os.environ.get("GAZETTEER_DESK_HYPOTHESIS") == "long"
OFFICES = 20 if LONG else 1
DEEDS = 100 if LONG else 40
REOPENED = 0.02  # of the deeds are followed by another session


def opened(office: Office, chance: random.Random) -> tuple[Program, DeskClerk, Books]:
    program = office.open()
    program.keeping.stop()  # the clerk saves himself
    clerk = DeskClerk(office, program, chance)
    return program, clerk, Books(program, clerk.removed)


def settle(office: Office, program: Program) -> None:
    office.settle(program)
    program.sitting.settle()
    office.settle(program)


def check(books: Books, *about: object) -> None:
    faults = [*books.faults(), *books.unkept()]
    assert not faults, (*about, *faults)


def undone_and_redone(office: Office, program: Program, books: Books, seed: int) -> None:
    for key in tuple(program.sitting.drafts):
        program.sitting.choose(key)
        settle(office, program)
        draft = program.sitting.drafts[key]
        if draft.locked:  # what has gone out is not undone
            assert program.sitting.undo(None) is None
            continue
        last, steps = draft.bulletin, 0
        while program.sitting.undo(None) is not None:
            steps += 1
        assert draft.bulletin == books.firsts[key], (seed, key)
        settle(office, program)
        check(books, seed, "undone")
        for _ in range(steps):
            redone = program.sitting.redo(None)
            assert redone is not None
            assert redone.parts, (seed, redone)
        assert draft.bulletin == last, (seed, key)
        settle(office, program)
        check(books, seed, "redone")


def reopened(
    office: Office, program: Program, chance: random.Random
) -> tuple[Program, DeskClerk, Books]:
    """Close the window, or kill it, and open it again: the same issues lie there, in order."""
    drafts = program.sitting.drafts.values()  # one that nobody has touched is not kept
    left = [one.bulletin for one in drafts if one.entry is not None or one.is_worth_keeping]
    if chance.random() < 0.5:
        program.keeping._on_steady()
        program.resuming.keep()
        office.pull_the_plug(program)
    else:
        office.close(program)
    again = opened(office, chance)
    settle(office, again[0])
    found = [draft.bulletin for draft in again[0].sitting.drafts.values()]
    assert [one for one in left if one not in found] == []
    return again


@pytest.mark.parametrize("seed", range(OFFICES))
def test_whatever_is_done_nothing_is_lost_and_all_of_it_is_undone(office: Office, qtbot, seed: int):
    chance = random.Random(int(os.environ.get("GAZETTEER_DESK_SEED", "0")) + seed)
    program, clerk, books = opened(office, chance)
    furnish(program)
    settle(office, program)
    did: list[str] = []
    check(books, seed)
    for nth in range(DEEDS):
        with qtbot.capture_exceptions() as broken:
            clerk.do_something()
            did.append(clerk.did)
            settle(office, program)
        assert not broken, (seed, nth, did[-6:], broken)
        if chance.random() < REOPENED:
            check(books, seed, nth, did[-6:])
            twice = books.twice  # the clerk was told, and kept both
            program, clerk, books = reopened(office, program, chance)
            books.twice |= twice
            did.append("reopened")
        check(books, seed, nth, did[-6:])
    undone_and_redone(office, program, books, seed)
    assert program.desk.verify() == [], seed
