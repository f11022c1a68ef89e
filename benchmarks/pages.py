"""Print how fast pages are set: the first one, those after an edit, the PDF of a long issue.

    python -m benchmarks.pages [ROUNDS]

Processor time of all threads together, but for the PDF, which one waits for. The first page is
asked in a new process each time, with the search for fonts; after an edit all pages of the
reference bulletin are laid, filled and placed anew, and the page that was edited is drawn for a
screen.
"""

import statistics
import sys
import time
from collections.abc import Callable

from msgspec.structs import replace

from benchmarks import figures
from benchmarks.export import LONG, long_issue
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Paragraph, paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.export.pdf import making


FIRST, EDIT, PDF = 400, 60, 3000  # ms that are promised
_SCREEN = 96  # dots in an inch
_REFERENCE = figures.ROOT / "tests" / "golden" / "reference.json"
_COLD = f"""\
import sys, time
from gazetteer_desk.bulletin import codec
from pathlib import Path
bulletin = codec.read(Path({str(_REFERENCE)!r}).read_bytes())[0]
from gazetteer_desk.export.pdf import making  # the window has nearly all of it loaded
began = time.process_time()
making.png_bytes(making.placed(bulletin, {{}}), {{}}, 0, dpi={_SCREEN})
print((time.process_time() - began) * 1000)
"""


def main(rounds: int) -> None:
    """Measure and print."""
    with figures.office() as (_, given):
        cold = [float(figures.run((figures.PYTHON, "-c", _COLD), given)) for _ in range(rounds)]
    _tell("first page", statistics.median(cold), FIRST)
    reference = codec.read(_REFERENCE.read_bytes())[0]
    making.png_bytes(making.placed(reference, {}), {}, 1, dpi=_SCREEN)
    pages = [edited(reference, nth) for nth in range(rounds * 5)]
    _tell("an edit of 4 pages, pages placed", statistics.median(one[0] for one in pages), EDIT)
    _tell("  and the page drawn", statistics.median(sum(one) for one in pages), EDIT)
    bulletin = long_issue()
    began = time.perf_counter()
    took = timed(lambda: making.pdf_bytes(making.placed(bulletin, {}), {}))
    waited = (time.perf_counter() - began) * 1000  # the engine takes all processors there are
    _tell(f"PDF of {LONG} articles, by the clock", waited, PDF)
    print(f"  of all processors together: {took:.0f} ms")


def edited(bulletin: Bulletin, nth: int) -> tuple[float, float]:
    """Return the milliseconds for placing and for drawing after a word was typed."""
    article = bulletin.articles[0]
    first = article.body[0]
    assert isinstance(first, Paragraph)
    body = (paragraph(f"{first.text}第{nth}次。", first.kind), *article.body[1:])
    other = replace(bulletin, articles=(replace(article, body=body), *bulletin.articles[1:]))
    found: list[making.Made] = []
    placing = timed(lambda: found.append(making.placed(other, {})))
    return placing, timed(lambda: making.png_bytes(found[0], {}, 0, dpi=_SCREEN))


def timed(job: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that a job takes."""
    began = time.process_time()
    job()
    return (time.process_time() - began) * 1000


def _tell(what: str, ms: float, bound: int) -> None:
    figures.tell(what, f"{ms:.0f} ms", f"<= {bound} ms", is_met=ms <= bound)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
