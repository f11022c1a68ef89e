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
from ui.app import Program


LONG = os.environ.get("GAZETTEER_DESK_HYPOTHESIS") == "long"
OFFICES = 20 if LONG else 1
DEEDS = 100 if LONG else 40


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
        check(books, seed, nth, did[-6:])
    undone_and_redone(office, program, books, seed)
    assert program.desk.verify() == [], seed
