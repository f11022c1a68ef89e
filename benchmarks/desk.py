"""Print how fast issues open, articles change places in front, and the ledger scrolls.

    python -m benchmarks.desk

In a store of 10,000 issues of one office, with ten of 30 articles among them, which the program
checks and backs up meanwhile, as once a week. Times are the
longest turn of the window without the time it stood in line for a processor, as `tests/turns.py`
measures it.
"""

import datetime as dt
import json
import random
from pathlib import Path

from benchmarks import figures
from benchmarks.keys import WORDS
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, paragraph
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Masthead
from gazetteer_desk.history import chain, keeping
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index
from gazetteer_desk.store.engine import open_store


ROWS, LARGE, ARTICLES = 10_000, 10, 30
A_YEAR = 120  # issues
FIGURES = (  # name, what it is, its bound, its unit
    ("opening", "an issue of 30 articles opened, worst turn", 150, "ms"),
    ("switching", "another article in front, worst turn", 30, "ms"),
    ("frame", "10,000 rows scrolled, worst frame", 33, "ms"),
    ("memory", "after 200 openings and closings", 250, "MB"),
    ("growth", "  more than after the first 100", 3, "MB"),
)


def main() -> None:
    """Make the store, measure in a process of its own, print."""
    with figures.office() as (_, given):
        large = fill(Path(given["GAZETTEER_DESK_STORE"]))
        program = ("-m", "benchmarks.desk_window", *map(str, large))
        found = json.loads(figures.run((figures.PYTHON, *program), given).splitlines()[-1])
    for name, what, bound, unit in FIGURES:
        value = found[name]
        figures.tell(what, f"{value:.1f} {unit}", f"<= {bound} {unit}", is_met=value <= bound)
    print(f"  medians: opening {found['opening_median']:.1f} ms, switching", end=" ")
    print(f"{found['switching_median']:.1f} ms, frame {found['frame_median']:.1f} ms", end="; ")
    print(f"ledger there after {found['ledger']:.0f} ms, worst turn {found['ledger_turn']:.1f} ms")


def fill(path: Path) -> list[int]:
    """Enter all issues in one go, with their index; return the entries of the large ones."""
    chance = random.Random(11)
    store = open_store(path)
    large: list[int] = []
    with store.writing() as session:
        pen = keeping.Pen(session)
        for nth in range(ROWS):
            many = nth >= ROWS - LARGE
            words = chain.Words(_issue(chance, nth, ARTICLES if many else 2, 12 if many else 1))
            kept = pen.enter(words, {}, keeping.Why(Occasion.IMPORTED))
            if many:
                large.append(kept.entry)
    for _ in index.catch_up(store):
        pass
    store.close()
    return large


def _issue(chance: random.Random, nth: int, articles: int, paragraphs: int) -> Bulletin:
    year, number = 1950 + nth // A_YEAR, nth % A_YEAR + 1
    day = dt.date(year, 1, 1) + dt.timedelta(days=3 * (number - 1))
    return Bulletin(
        masthead=Masthead(series="青梧县地方志工作简报", publisher="青梧县地方志办公室"),
        number=IssueNumber(year=year, number=number, total=nth + 1),
        dated=day,
        articles=tuple(
            Article(
                key=f"{nth}-{at}",
                column="工作动态",
                title=(_words(chance, 18),),
                credits=("县志中心",),
                body=_body(chance, paragraphs),
            )
            for at in range(articles)
        ),
        distribution=Distribution(report=("县委，县人民政府。",), send=("县直各部门。",)),
        copies=100 + nth % 7,
    )


def _body(chance: random.Random, paragraphs: int) -> Body:
    return tuple(paragraph(_words(chance, 90) + "。") for _ in range(paragraphs))


def _words(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(WORDS) for _ in range(length))


if __name__ == "__main__":
    main()
