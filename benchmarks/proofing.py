"""Print how long 校核 takes: python -m benchmarks.proofing.

An issue of 12 articles and 20,000 characters is checked by all rules, as it is when it is opened,
without a directory and with one of 60 persons and 18 units, and again after a key in one of its
paragraphs. Beside it: the same patterns searched one after the
other in every line, without what spares a search, and, where it is installed, autocorrect-py, which
knows the widths of characters only. Told is the time of the processor, for other work may be going
on; the least of several is what the program needs.
"""

import gc
import importlib
import importlib.util
import re
import time
from collections.abc import Callable, Iterable

from benchmarks import figures
from benchmarks.prose import Writer
from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.lines import lines
from gazetteer_desk.proof.rulebook import Rulebook
from tests.proof import sixty


ARTICLES, CHARACTERS, PARAGRAPH = 12, 20_000, 150
WHOLE_MS, TOUCHED_MS = 60, 5
TIMES = 7
NAME = "autocorrect_py"


def main() -> None:
    """Measure and print."""
    gc.set_threshold(50_000)  # as the command line does; the window collects only while it rests
    book, bulletin = rulebook.rulebook(), _issue("proofing")
    office = Knowledge(persons=sixty.PERSONS, units=sixty.UNITS, today=sixty.DAY)
    Checker(book).check(bulletin, office)  # the patterns are compiled once in a session
    what = f"{ARTICLES} articles, {CHARACTERS} characters"
    for known, of in ((Knowledge(), what), (office, "the same, with 60 persons and 18 units")):
        whole = min(_fresh(book, known, f"{of} {nth}") for nth in range(TIMES))
        figures.tell(of, f"{whole:.1f} ms", f"<= {WHOLE_MS} ms", is_met=whole <= WHOLE_MS)
    touched = min(_after_a_key(book, bulletin, nth) for nth in range(TIMES))
    figures.tell(
        "after a key in one paragraph",
        f"{touched:.1f} ms",
        f"<= {TOUCHED_MS} ms",
        is_met=touched <= TOUCHED_MS,
    )
    texts = [line.text for line in lines(bulletin)]
    plain = _least(lambda: _plainly(book, texts))
    print(f"{len(book.rules)} rules, {len(book.words)} words, {len(texts)} lines")
    print(f"the patterns and words alone, one after the other: {plain:.1f} ms")
    if importlib.util.find_spec(NAME):
        formatted = importlib.import_module(NAME).format
        other = _least(lambda: [formatted(text) for text in texts])
        print(f"autocorrect-py, widths and blanks alone: {other:.1f} ms")
    else:
        print("autocorrect-py: not installed")


def _fresh(book: Rulebook, known: Knowledge, seed: str) -> float:
    """Return how long an issue takes of which no line was seen before."""
    bulletin = _issue(seed)
    return _took(lambda: Checker(book).check(bulletin, known))


def _issue(seed: str) -> Bulletin:
    by = Writer(seed)
    size = CHARACTERS // ARTICLES // PARAGRAPH
    made = tuple(
        Article(
            key=f"a{nth}",
            title=(by.title(14),),
            body=tuple(paragraph(by.paragraph(PARAGRAPH)) for _ in range(size)),
        )
        for nth in range(ARTICLES)
    )
    return Bulletin(articles=made)


def _after_a_key(book: Rulebook, bulletin: Bulletin, nth: int) -> float:
    checker = Checker(book)
    checker.check(bulletin, Knowledge())
    article = bulletin.articles[nth % ARTICLES]
    words = Writer(nth).paragraph(PARAGRAPH)
    typed = edit.change_article(bulletin, article.key, body=(paragraph(words), *article.body[1:]))
    return _took(lambda: checker.check(typed, Knowledge()))


def _plainly(book: Rulebook, texts: Iterable[str]) -> int:
    """Search each line for each pattern and word in turn; return how many there are."""
    patterns = [re.compile(rule.pattern) for rule in book.rules.values() if rule.pattern]
    count = 0
    for text in texts:
        count += sum(len(pattern.findall(text)) for pattern in patterns)
        count += sum(text.count(word.wrong) for word in book.words)
    return count


def _least(deed: Callable[[], object]) -> float:
    return min(_took(deed) for _ in range(TIMES))


def _took(deed: Callable[[], object]) -> float:
    began = time.thread_time()
    deed()
    return 1000 * (time.thread_time() - began)


if __name__ == "__main__":
    main()
