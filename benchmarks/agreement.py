"""Print how well pages and lines as counted agree with those that LibreOffice shows.

python -m benchmarks.agreement [--seed N] [--count N] [--keep FOLDER] [--worst N]

A line agrees when LibreOffice breaks before and after the same characters; now and then it does not
draw a mark that hangs, and the line agrees without it. The official faces are
not free: others stand in for them, and letters are not as wide there; so the count is made twice,
once with the widths of the faces that were used and once with those of the official ones. Last the
PDF of our own, in the faces at hand, is held against LibreOffice's, line by line of both.
"""

import argparse
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import figures, made, rendering, standins
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import exporting, images
from gazetteer_desk.export.pdf import making
from gazetteer_desk.layout import breaking, gbt9704, lay, widths
from gazetteer_desk.layout.sheet import Colophon, Grid, Line, Plate, Run, Sheet
from gazetteer_desk.layout.wrapping import HANGING


PAGES, LINES = 0.95, 0.90  # what is promised
SET_PAGES, SET_LINES = 0.98, 0.95  # of our own PDF
_LOOK = gbt9704.LOOK
_POINT = 20  # twips
_SLACK = 3  # points that a word may stand outside its cell


class Issue(NamedTuple):
    """An issue with the PDF that LibreOffice made of it."""

    name: str
    sheet: Sheet
    pdf: Path
    ours: Path


class Found(NamedTuple):
    """How one issue agrees: pages counted and shown, lines that agree and all by class."""

    name: str
    counted: int
    shown: int
    good: Counter[str]
    all: Counter[str]
    first: str

    @property
    def share(self) -> float:
        """Return the share of lines that agree."""
        return self.good.total() / max(self.all.total(), 1)


def main() -> None:
    """Render the made set, compare, print."""
    asked = _asked()
    if lacking := rendering.lacking():
        print(f"skipped: {lacking} is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        issues, used = rendered(asked.keep or Path(folder), asked.count, asked.seed)
        print(f"{len(issues)} issues, seed {asked.seed}; faces: ", end="")
        print("，".join(f"{name} → {other or '?'}" for name, other in used.items()))
        stand_ins = standins.widths(used)
        found = [compared(issue, stand_ins) for issue in issues]
        official = [compared(issue, widths.OFFICIAL) for issue in issues]
        ours = [held(issue) for issue in issues]
    print("\nwidths of the faces LibreOffice used")
    _print_classes(found)
    _tell(found)
    _print_worst(found, asked.worst)
    print("\nwidths of the official faces (letters are wider or narrower than what was shown)")
    _tell(official)
    print("\nour own PDF")
    _tell(ours, SET_PAGES, SET_LINES)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=made.SEED)
    parser.add_argument("--count", type=int, default=made.COUNT)
    parser.add_argument("--keep", type=Path, help="a folder that keeps the files")
    parser.add_argument("--worst", type=int, default=5)
    return parser.parse_args()


def rendered(folder: Path, count: int, seed: int) -> tuple[list[Issue], dict[str, str]]:
    """Export a made set and render it; return it with the faces that stood in for the official."""
    folder.mkdir(parents=True, exist_ok=True)
    config, used = rendering.faces(folder)
    issues: list[Issue] = []
    for name, bulletin, plates in made.issues(count, seed):
        issues.append(_written(name, bulletin, plates, folder))
    files = [issue.pdf.with_suffix(".docx") for issue in issues]
    rendering.render(files, folder, {**os.environ, "FONTCONFIG_FILE": str(config)})
    return issues, used


def _written(name: str, bulletin: Bulletin, plates: Plates, folder: Path) -> Issue:
    (folder / f"{name}.docx").write_bytes(exporting.built(bulletin, plates).data)
    sheet = lay(bulletin, Scheme(), sizes=images.sizes(bulletin, plates))
    ours = folder / f"{name}-ours.pdf"
    making.export_pdf(making.placed(bulletin, plates), plates, ours)
    return Issue(name, sheet, folder / f"{name}.pdf", ours)


def held(issue: Issue) -> Found:
    """Hold our own PDF against LibreOffice's: all that stands on one line of a page is a line."""
    (ours, counted), (theirs, shown) = map(rendering.words, (issue.ours, issue.pdf))
    ours, theirs = (Counter(map(_said, rendering.rows(words))) for words in (ours, theirs))
    return Found(issue.name, counted, shown, ours & theirs, theirs, "")


def _said(row: list[rendering.Word]) -> str:
    return "".join(word.text for word in row)


def compared(issue: Issue, table: widths.Table) -> Found:
    """Count an issue and hold it against its PDF."""
    filled = breaking.fill(issue.sheet, _LOOK, table=table)
    words, pages = rendering.words(issue.pdf)
    shown = _Shown(words)
    good, all_lines = Counter[str](), Counter[str]()
    first = ""
    for style, text, left, right in counted_lines(issue.sheet, filled):
        all_lines[style] += 1
        if shown.has(text, left, right):
            good[style] += 1
        else:
            first = first or f"{style}: {text}"
    return Found(issue.name, filled.count, pages, good, all_lines, first)


class _Shown:
    """The lines of a PDF, and those of its cells; each can be found once."""

    def __init__(self, words: list[rendering.Word]) -> None:
        self._rows = list(rendering.rows(words))
        self._left: dict[tuple[float, float], Counter[str]] = {}

    def has(self, text: str, left: float, right: float) -> bool:
        """Tell whether a line stands between two places of a page, and cross it out."""
        left_over = self._left.get((left, right))
        if left_over is None:
            left_over = self._left[left, right] = Counter(
                "".join(word.text for word in row if left <= word.left and word.right <= right)
                for row in self._rows
            )
        for drawn in (text, text[:-1]) if text[-1] in HANGING else (text,):
            if left_over[drawn] > 0:
                left_over[drawn] -= 1
                return True
        return False


Counted = tuple[str, str, float, float]


def counted_lines(sheet: Sheet, filled: breaking.Filled) -> Iterator[Counted]:
    """Yield each counted line: its class, its characters, and between which points it stands."""
    everywhere = (0.0, 1e9)
    for at, element in enumerate(sheet.elements):
        match element:
            case Line():
                yield from _lines(element.style, element, filled.ends[at,], everywhere)
            case Plate():
                if element.caption:
                    line = Line(gbt9704.Style.PICTURE_CAPTION, (Run(element.caption),))
                    yield from _lines(line.style, line, filled.ends[at,], everywhere)
            case Grid():
                yield from _cells(at, element, filled)
            case Colophon():
                rows = (element.names, *element.rows) if element.names else element.rows
                for nth, row in enumerate(rows):
                    for inner, line in enumerate(row):
                        yield from _lines("版记", line, filled.ends[at, nth, inner], everywhere)


def _cells(at: int, grid: Grid, filled: breaking.Filled) -> Iterator[Counted]:
    for nth, row in enumerate(grid.rows):
        column = 0
        for box_at, box in enumerate(row):
            start = _LOOK.page.left + sum(grid.widths[:column])
            column += box.columns
            end = _LOOK.page.left + sum(grid.widths[:column])
            between = (start / _POINT - _SLACK, end / _POINT + _SLACK)
            for inner, line in enumerate(box.lines):
                yield from _lines("表格", line, filled.ends[at, nth, box_at, inner], between)


def _lines(
    style: str, line: Line, ends: tuple[int, ...], between: tuple[float, float]
) -> Iterator[Counted]:
    text = line.text + ("\t" + line.right if line.right else "")
    for start, end in zip((0, *ends), ends, strict=False):
        shown = "".join(text[start:end].split())
        if shown:
            yield str(style), shown, *between


def _print_classes(found: list[Found]) -> None:
    good: dict[str, int] = defaultdict(int)
    every: dict[str, int] = defaultdict(int)
    for one in found:
        for style, lines in one.all.items():
            every[style] += lines
            good[style] += one.good[style]
    for style, lines in sorted(every.items(), key=lambda item: -item[1]):
        print(f"  {lines:6} lines, {good[style] / lines:7.2%} agree  {style}")


def _tell(found: list[Found], most_pages: float = PAGES, most_lines: float = LINES) -> None:
    pages = sum(one.counted == one.shown for one in found) / len(found)
    good, every = (sum(getattr(one, name).total() for one in found) for name in ("good", "all"))
    lines = good / every
    for what, share, least in (
        ("page counts", pages, most_pages),
        ("line breaks", lines, most_lines),
    ):
        figures.tell(f"{what} that agree", f"{share:.1%}", f">= {least:.0%}", is_met=share >= least)


def _print_worst(found: list[Found], count: int) -> None:
    worst = sorted(found, key=lambda one: (one.counted == one.shown, one.share))[:count]
    for one in worst:
        print(f"  {one.name}: {one.counted} pages counted, {one.shown} shown", end="")
        print(f", {one.share:.1%} of lines; first off: {one.first[:40]}")


if __name__ == "__main__":
    main()
