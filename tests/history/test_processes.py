"""A window and the command line at the same time, and the plug pulled at any moment."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from gazetteer_desk.bulletin import codec
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import journal
from gazetteer_desk.store.backup import verify
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin


START = """
import sys
from pathlib import Path
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store.engine import open_store
from tests.make import article, bulletin
path, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def issue(at):
    return bulletin(article(f"{name}{at}", *(f"第{n}段。" for n in range(50))), number=at)
"""
ENTERING = (
    START
    + """
ledger = Ledger(open_store(path))
for at in range(rounds):
    kept = ledger.enter(issue(at), {}, occasion=Occasion.IMPORTED)
    print(kept.entry, kept.digest, flush=True)
"""
)
REOPENING = (
    START
    + """
for at in range(rounds):
    store = open_store(path)
    kept = Ledger(store).enter(issue(at), {}, occasion=Occasion.IMPORTED)
    print(kept.entry, kept.digest, flush=True)
    store.close()
"""
)
KEEPING = (
    START
    + """
ledger = Ledger(open_store(path))
base = None
for at in range(rounds):
    kept = ledger.keep(1, issue(at), {}, base=base, occasion=Occasion.SAVED)
    base = kept.revision
    print(kept.nth, ",".join(map(str, kept.overtook)), flush=True)
"""
)
VOIDING = (
    START
    + """
from gazetteer_desk.errors import NoSuchStep
from gazetteer_desk.history.status import Status
try:
    Ledger(open_store(path)).advance(1, Status.VOID, reason=name)
    print("void", name)
except NoSuchStep:
    print("refused")
"""
)


def acknowledged(printed: str) -> list[list[str]]:
    """Return the whole lines that a process printed before it ended."""
    return [line.split() for line in printed.split("\n")[:-1]]


def finish(processes):
    results = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return [acknowledged(printed) for printed in results]


def test_several_that_enter_at_once_lose_nothing(path, another):
    writers = [another(code, path, name, 12) for code, name in
               [(ENTERING, "甲"), (ENTERING, "乙"), (REOPENING, "丙")]]  # fmt: skip
    done = [tuple(line) for lines in finish(writers) for line in lines]
    assert len(done) == len(set(done)) == 36
    store = open_store(path)
    ledger = Ledger(store)
    for entry, digest in done:
        assert codec.digest(codec.canonical(ledger.head(int(entry))[1])) == digest
    assert len(ledger.lines()) == 36
    assert verify(store) == []
    store.close()


def test_several_that_enter_the_same_issue_make_one_entry(path, another):
    writers = [another(ENTERING, path, "甲", 5) for _ in range(3)]
    done = finish(writers)
    assert done[0] == done[1] == done[2]
    assert len(done[0]) == 5


def test_several_that_save_one_issue_are_told_of_each_other(store, another):
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    writers = [another(KEEPING, store.path, name, 15) for name in "甲乙"]
    mine, theirs = finish(writers)
    numbers = [int(nth) for nth, *_ in mine + theirs]
    assert sorted(numbers) == list(range(2, 32))
    for lines, others in ((mine, theirs), (theirs, mine)):
        ours = [int(nth) for nth, *_ in lines]
        told = {int(n) for line in lines for n in (line[1].split(",") if line[1:] else ())}
        seen = {int(nth) for nth, *_ in others if ours[0] < int(nth) < ours[-1]}
        assert told == seen
    assert verify(store) == []


def test_several_that_declare_an_issue_void_at_once_leave_one_reason(store, another):
    kept = Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    told = finish([another(VOIDING, store.path, name, 1) for name in "甲乙丙"])
    assert sorted(line[0] for lines in told for line in lines) == ["refused", "refused", "void"]
    (reason,) = [line[1] for lines in told for line in lines if line[0] == "void"]
    assert Ledger(store).line(kept.entry).remark == reason


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("code", [ENTERING, REOPENING])
def test_what_was_acknowledged_is_there_after_any_kill(path, another, code):
    chance = random.Random(code)
    open_store(path).close()
    done: list[list[str]] = []
    for at in range(6):
        writer = another(code, path, f"第{at}轮之", 1000)
        done.append(writer.stdout.readline().split())
        time.sleep(chance.uniform(0, 0.15))
        writer.send_signal(signal.SIGKILL)
        done += acknowledged(writer.communicate()[0])
    survives(path, done)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_the_first_opening_may_be_killed_too(path, another):
    chance = random.Random(7)
    for at in range(6):
        writer = another(START + "print('in', flush=True); open_store(path)", path, "", 0)
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        writer.kill()
        writer.wait()
        if at % 2:
            for file in path.parent.glob("desk.sqlite*"):
                if file.is_file():
                    file.unlink()
    survives(path, [])


def survives(path: Path, done: list[list[str]]) -> None:
    store = open_store(path)
    ledger = Ledger(store)
    for entry, digest in done:
        assert codec.digest(codec.canonical(ledger.head(int(entry))[1])) == digest
    assert verify(store) == []
    written = {one.header.get("digest") for one in journal.records(path)}
    assert {digest for _, digest in done} <= written
    ledger.enter(bulletin("又能写了"), {}, occasion=Occasion.SAVED)
    store.close()
