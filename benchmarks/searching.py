"""Print how fast the history is searched, and what the index costs.

    python -m benchmarks.searching [ISSUES] [FOLDER]

In a store of 10,000 made issues (about 200 MB of text), warm and in this process: a query with its
count, 50 hits and their excerpts, one in five of one character, two of two, three in ten of three
or four, one in ten of ten to twenty. Beside it `LIKE` over the same text in a table of SQLite,
and ripgrep over it as one file with an article a line, where that is installed. The made store
stays in the folder, if one is given, and need not be made again. Times are told by the clock
and, where it tells more on a busy machine, in the processor's time.
"""

import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import figures
from benchmarks.archive import Words, fill, issue
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index, scan, sources
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.searching import search
from gazetteer_desk.search.tables import Owner
from gazetteer_desk.store.engine import Store, open_store


ISSUES, QUERIES, ORACLE = 10_000, 400, 100
LENGTHS = ((1, 1, 20), (2, 2, 40), (3, 4, 30), (10, 20, 10))  # characters from, to, of a hundred
SAVES = 15
MEMORY = "--memory"


def main() -> None:
    """Make the store and its index, ask, print."""
    if sys.argv[1:2] == [MEMORY]:
        _remember(Path(sys.argv[2]), sys.stdin.read().splitlines())
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ISSUES
    with TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else scratch)
        store = _made(folder / f"searching-{count}.sqlite", count)
        _build(store, count)
        texts = _texts(store)
        size = sum(len(text.encode()) for text in texts)
        ratio = _index_bytes(store) / size
        words = f"{ratio:.2f} x {size / 1e6:.0f} MB of text"
        figures.tell("size of the index", words, "<= 2.5", is_met=ratio <= 2.5)
        queries = _queries(texts)
        _ask(store, queries, texts)
        some = queries[:: max(1, len(queries) // 40)]
        _like(Path(scratch), texts, some)
        _ripgrep(Path(scratch), texts, some)
        del texts
        _memory(store.path, some)
        _saving(store, count)
        store.close()


def _made(path: Path, count: int) -> Store:
    """Return a store with so many issues, whose index is to be made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = open_store(path)
    if len(Ledger(store).lines()) < count:
        fill(store, count)
    with store.writing() as session:
        index.doubt(session)
    return store


def _build(store: Store, count: int) -> None:
    began, worked = time.perf_counter(), time.process_time()
    last, longest = began, 0.0
    for _ in index.catch_up(store):
        now = time.perf_counter()
        last, longest = now, max(longest, now - last)
    rate = count / (time.perf_counter() - began)
    worked = time.process_time() - worked
    words = f"{rate:.0f} issues/s"
    figures.tell("building the index", words, ">= 100", is_met=rate >= 100)
    print(f"  {worked / count * 1000:.1f} ms of the processors an issue", end="; ")
    print(f"a save waits {longest * 1000:.0f} ms at most")


def _texts(store: Store) -> list[str]:
    """Return the folded text of each article."""
    found: list[str] = []
    with store.reading() as session:
        for row in session.execute(sources.behind(Owner.ISSUE)):
            raise SystemExit(f"issue {row[0]} is not in the index")
        for source in scan.sources_of(session):
            found += ["\n".join(one.folded for one in doc.stretches) for doc in source.documents]
    return found


def _index_bytes(store: Store) -> int:
    """Return the bytes of all pages of the index, and of what is noted beside it."""
    asked = (
        "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'words%' OR name LIKE '%indexed_article%'"
        " OR name LIKE '%indexed_source%'"
    )
    with store.reading() as session:
        return session.connection().exec_driver_sql(asked).scalar_one()


def _queries(texts: list[str]) -> list[str]:
    chance = random.Random(11)
    found: list[str] = []
    for least, most, share in LENGTHS:
        wanted = len(found) + QUERIES * share // 100
        while len(found) < wanted:
            text = chance.choice(chance.choice(texts).split("\n"))
            length = chance.randint(least, most)
            start = chance.randrange(len(text))
            word = text[start : start + length]
            if len(word) == length and word.strip() == word and '"' not in word:
                found.append(word)
    chance.shuffle(found)
    return found


def _ask(store: Store, queries: list[str], texts: list[str]) -> None:
    ledger = Ledger(store)
    search(store, ledger, queries[0])
    taken: list[float] = []
    worked: list[float] = []
    by_length: dict[str, list[float]] = {}
    wrong = 0
    for nth, word in enumerate(queries):
        began, before = time.perf_counter(), time.process_time()
        found = search(store, ledger, f'"{word}"', owner=Owner.ISSUE)
        worked.append((time.process_time() - before) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
        by_length.setdefault(_length(word), []).append(taken[-1])
        assert not found.is_read
        if nth < ORACLE:
            folded = fold(word)
            wrong += found.count != sum(folded in text for text in texts)
    p95 = _p95(taken)
    words = f"p50 {_p50(taken):.1f}, p95 {p95:.1f} ms"
    figures.tell("a query with 50 hits and excerpts", words, "<= 30 ms", is_met=p95 <= 30)
    print(f"  the processor's time: p50 {_p50(worked):.1f}, p95 {_p95(worked):.1f} ms")
    for length, those in sorted(by_length.items()):
        print(f"  of {length} characters: p50 {_p50(those):.1f}, p95 {_p95(those):.1f} ms")
    what = f"counts unlike a reading of all text, of {min(ORACLE, len(queries))}"
    figures.tell(what, str(wrong), "0", is_met=not wrong)


def _length(word: str) -> str:
    return next(f"{a:2} to {b:2}" for a, b, _ in LENGTHS if len(word) <= b)


def _like(folder: Path, texts: list[str], queries: list[str]) -> None:
    raw = sqlite3.connect(folder / "like.sqlite")
    raw.execute("CREATE TABLE article (text)")
    raw.executemany("INSERT INTO article VALUES (?)", ((text,) for text in texts))
    raw.commit()
    asked = "SELECT count(*) FROM article WHERE text LIKE ?"
    _beside("LIKE", queries, lambda word: raw.execute(asked, (f"%{word}%",)).fetchone())
    raw.close()


def _ripgrep(folder: Path, texts: list[str], queries: list[str]) -> None:
    if not (program := shutil.which("rg")):
        print("  ripgrep is not installed here: left out")
        return
    path = folder / "articles.txt"
    path.write_text("\n".join(text.replace("\n", "\x1f") for text in texts), "utf-8")

    def ask(word: str) -> None:
        subprocess.run([program, "-cF", "--", word, path], capture_output=True, check=False)

    _beside("ripgrep", queries, ask)


def _beside(name: str, queries: list[str], ask: Callable[[str], object]) -> None:
    taken: list[float] = []
    for word in queries:
        began = time.perf_counter()
        ask(word)
        taken.append((time.perf_counter() - began) * 1000)
    print(f"  {name}, count alone: p50 {_p50(taken):.0f}, p95 {_p95(taken):.0f} ms")


def _saving(store: Store, count: int) -> None:
    """Tell what the index adds to a save that changes every article, in turn with saves without."""
    words = Words(8)
    taken: dict[bool, list[float]] = {False: [], True: []}
    worked: dict[bool, list[float]] = {False: [], True: []}
    for nth in range(2 * SAVES):
        has_index = bool(nth % 2)
        ledger = Ledger(store, (index.follow,) if has_index else ())
        made = issue(words, nth + 50, count)
        began, before = time.perf_counter(), time.process_time()
        ledger.keep(nth + 1, made, {}, base=None, occasion=Occasion.SAVED)
        worked[has_index].append((time.process_time() - before) * 1000)
        taken[has_index].append((time.perf_counter() - began) * 1000)
    more = _p50(taken[True]) - _p50(taken[False])
    figures.tell("a save costs more by the index", f"{more:.1f} ms", "<= 20 ms", is_met=more <= 20)
    print(f"  the processor's time: {_p50(worked[True]) - _p50(worked[False]):.1f} ms more")
    with store.writing() as session:
        index.doubt(session)  # half of the saves are not in it


def _memory(path: Path, queries: list[str]) -> None:
    """Tell what the ledger's list and some searches take, in a process of their own."""
    command = [figures.PYTHON, "-m", "benchmarks.searching", MEMORY, str(path)]
    told = subprocess.run(
        command, input="\n".join(queries), capture_output=True, text=True, check=True
    )
    more = float(told.stdout)
    words = f"{more:.0f} MB"
    figures.tell("memory: the ledger and 40 searches", words, "<= 150 MB", is_met=more <= 150)


def _remember(path: Path, queries: list[str]) -> None:
    """Print by how many MB this process grows while it lists all issues and asks."""
    store = open_store(path)
    ledger = Ledger(store)
    before = _peak_mb()
    lines = ledger.lines()
    for word in queries:
        search(store, ledger, f'"{word}"')
    print(_peak_mb() - before)
    assert lines
    store.close()


def _peak_mb() -> float:
    """Return the most memory that this process had, 0 where the system does not tell."""
    try:
        told = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    except OSError:
        return 0
    return int(told[1]) / 1024 if told else 0


def _p50(taken: list[float]) -> float:
    return sorted(taken)[len(taken) // 2]


def _p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


if __name__ == "__main__":
    main()
