"""Print how fast the history is searched, and what the index costs.

    python -m benchmarks.searching [ISSUES]

In a store of 10,000 made issues (about 200 MB of text), warm and in this process: a query with its
count, 50 hits and their excerpts, one in five of one character, two of two, three in ten of three
or four, one in ten of ten to twenty. Beside it `LIKE` over the same text in a table of SQLite,
and ripgrep over it as one file with an article a line, where that is installed.
"""

import datetime as dt
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import figures
from benchmarks.prose import Writer
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Masthead
from gazetteer_desk.history import chain, keeping
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index, scan, sources
from gazetteer_desk.search.query import parse
from gazetteer_desk.search.searching import search
from gazetteer_desk.search.tables import Owner
from gazetteer_desk.store.engine import Store, open_store


ISSUES, AT_ONCE, QUERIES, ORACLE = 10_000, 250, 400, 24
LENGTHS = ((1, 1, 20), (2, 2, 40), (3, 4, 30), (10, 20, 10))  # characters from, to, of a hundred
_LETTERS = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 2200))
_YEARS = 20


class Words:
    """Words of a made language, some common and most rare, between the prose of `Writer`."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self._words = [
            "".join(chance.choices(_LETTERS, k=chance.choice((2, 2, 2, 3, 3, 4))))
            for _ in range(20_000)
        ]
        total, self._weights = 0.0, list[float]()
        for rank in range(len(self._words)):
            total += 1 / (rank + 5)
            self._weights.append(total)

    def clauses(self, chance: random.Random, least: int) -> str:
        """Return clauses of together at least so many characters."""
        found = ""
        while len(found) < least:
            words = chance.choices(self._words, cum_weights=self._weights, k=chance.randint(3, 9))
            found += "".join(words) + chance.choice("，，，。；、")
        return found


def issue(words: Words, nth: int, of: int) -> Bulletin:
    """Return a made issue of three to six articles, about 7,000 characters."""
    by = Writer(f"search:{nth}")
    chance = by.chance
    day = dt.date(2006, 1, 1) + dt.timedelta(days=nth * _YEARS * 365 // of)
    articles = tuple(
        Article(
            key=f"{nth}-{at}",
            column=chance.choice(("工作动态", "市县动态", "经验交流")),
            title=(by.title(18),),
            credits=(chance.choice(("青梧县档案馆", "云岭县志办", "白石乡")),),
            body=tuple(paragraph(words.clauses(chance, 120) + by.paragraph(90)) for _ in range(7)),
        )
        for at in range(chance.randint(3, 6))
    )
    number = IssueNumber(year=day.year, number=nth % 120 + 1, total=nth + 1)
    return Bulletin(
        masthead=Masthead(series="青梧方志"), number=number, dated=day, articles=articles
    )


def fill(store: Store, count: int) -> None:
    """Keep so many issues without an index."""
    words = Words(7)
    for at in range(0, count, AT_ONCE):
        with store.writing() as session:
            pen = keeping.Pen(session)
            for nth in range(at, min(count, at + AT_ONCE)):
                made = chain.Words(issue(words, nth, count))
                pen.enter(made, {}, keeping.Why(Occasion.SAVED))
    with store.writing() as session:
        index.doubt(session)


def main() -> None:
    """Make the store and its index, ask, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ISSUES
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "desk.sqlite")
        fill(store, count)
        began = time.perf_counter()
        for _ in index.catch_up(store):
            pass
        rate = count / (time.perf_counter() - began)
        figures.tell("building the index", f"{rate:.0f} issues/s", ">= 100", is_met=rate >= 100)
        texts = _texts(store)
        size = sum(len(text.encode()) for text in texts)
        ratio = _index_bytes(store) / size
        words = f"{ratio:.2f} x {size / 1e6:.0f} MB of text"
        figures.tell("size of the index", words, "<= 2.5", is_met=ratio <= 2.5)
        queries = _queries(texts)
        _ask(store, queries)
        _like(Path(folder), texts, queries)
        _ripgrep(Path(folder), texts, queries)
        _saving(store, count)
        store.close()


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
    with store.reading() as session:
        raw = session.connection()
        return sum(raw.exec_driver_sql("SELECT length(block) FROM words_data").scalars())


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
    return found


def _ask(store: Store, queries: list[str]) -> None:
    ledger = Ledger(store)
    search(store, ledger, queries[0])
    taken: list[float] = []
    for word in queries:
        began = time.perf_counter()
        found = search(store, ledger, f'"{word}"', owner=Owner.ISSUE)
        taken.append((time.perf_counter() - began) * 1000)
        assert not found.is_read
    p95 = _p95(taken)
    words = f"p50 {sorted(taken)[len(taken) // 2]:.1f}, p95 {p95:.1f} ms"
    figures.tell("a query with 50 hits and excerpts", words, "<= 30 ms", is_met=p95 <= 30)
    wrong = 0
    with store.reading() as session:
        for word in random.Random(3).sample(queries, min(ORACLE, len(queries))):
            asked = parse(f'"{word}"')
            all_read = scan.scan(session, asked, limit=0).count
            wrong += search(store, ledger, f'"{word}"', limit=0).count != all_read
    figures.tell(
        f"counts unlike a reading of everything, of {ORACLE}", str(wrong), "0", is_met=not wrong
    )


def _like(folder: Path, texts: list[str], queries: list[str]) -> None:
    raw = sqlite3.connect(folder / "like.sqlite")
    raw.execute("CREATE TABLE article (text)")
    raw.executemany("INSERT INTO article VALUES (?)", ((text,) for text in texts))
    raw.commit()
    taken: list[float] = []
    for word in queries[:: max(1, len(queries) // 40)]:
        began = time.perf_counter()
        raw.execute("SELECT count(*) FROM article WHERE text LIKE ?", (f"%{word}%",)).fetchone()
        taken.append((time.perf_counter() - began) * 1000)
    raw.close()
    print(
        f"  LIKE, count alone: p50 {sorted(taken)[len(taken) // 2]:.0f}, p95 {_p95(taken):.0f} ms"
    )


def _ripgrep(folder: Path, texts: list[str], queries: list[str]) -> None:
    if not (program := shutil.which("rg")):
        print("  ripgrep is not installed here: left out")
        return
    path = folder / "articles.txt"
    path.write_text("\n".join(text.replace("\n", "\x1f") for text in texts), "utf-8")
    taken: list[float] = []
    for word in queries[:: max(1, len(queries) // 40)]:
        began = time.perf_counter()
        subprocess.run([program, "-cF", "--", word, path], capture_output=True, check=False)
        taken.append((time.perf_counter() - began) * 1000)
    _beside("ripgrep", taken)


def _beside(name: str, taken: list[float]) -> None:
    p50 = sorted(taken)[len(taken) // 2]
    print(f"  {name}, count alone: p50 {p50:.0f}, p95 {_p95(taken):.0f} ms")


def _saving(store: Store, count: int) -> None:
    """Tell what the index adds to a save that changes every article."""
    words = Words(8)
    medians: list[float] = []
    for hooks in ((), (index.follow,)):
        ledger = Ledger(store, hooks)
        taken: list[float] = []
        for nth in range(12):
            made = issue(words, nth + 50, count)
            began = time.perf_counter()
            ledger.keep(nth + 1, made, {}, base=None, occasion=Occasion.SAVED)
            taken.append((time.perf_counter() - began) * 1000)
        medians.append(sorted(taken)[len(taken) // 2])
        for _ in index.catch_up(store):
            pass
    more = medians[1] - medians[0]
    figures.tell("a save costs more by the index", f"{more:.1f} ms", "<= 20 ms", is_met=more <= 20)


def _p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


if __name__ == "__main__":
    main()
