"""Printed pages as a job for typst: a fixed program, and every run of letters as data beside it.

No word of an issue is ever read as a command, and data is read faster than commands are. Nothing is
left to decide: typst would set marks that stand beside one another closer, and one that opens a
line half a letter to the left; `layout.setting` gives each of them apart, and an empty box ahead
keeps it where it is.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from gazetteer_desk.bulletin.cleaning import clean
from gazetteer_desk.export.pdf.faces import Used
from gazetteer_desk.layout.look import Page as Paper
from gazetteer_desk.layout.printed import Ink, Letters, Page, Row, Rule, Shot


_POINT = 20  # twips
_WHOLE = 100
_OPENING = frozenset("“‘（《〈【〔〖「『［｛")
PROGRAM = """\
#let job = json(bytes(sys.inputs.job))
#set document(title: job.title, date: if job.dated == none { none } else {
  datetime(year: job.dated.at(0), month: job.dated.at(1), day: job.dated.at(2)) })
#set page(width: job.width * 1pt, height: job.height * 1pt, margin: 0pt,
  fill: if job.bare { none } else { rgb(job.paper) })
#set text(fill: rgb(job.ink), lang: "zh", region: "cn")
#set text(top-edge: "baseline", bottom-edge: "baseline",
  cjk-latin-spacing: none, kerning: false, ligatures: false, hyphenate: false, overhang: false)
#show heading: none
#let at(x, y, it) = place(top + left, dx: x * 1pt, dy: y * 1pt, it)
#let twip = 0.05pt
#let special(f, s, k, b, o, c, how) = {
  let ink = rgb(how.at("ink", default: job.ink))
  let it = if how.at("line", default: false) {
    underline(offset: 0.16em, stroke: 0.055em, evade: false, c) } else { c }
  let bold = how.at("bold", default: none)
  let weight = if bold == "cut" { 700 } else { f.at(1) }
  let edge = if bold == "drawn" { 0.028em + ink } else { none }
  let it = text(font: f.at(0), weight: weight, size: s * 1pt, tracking: k * twip, fill: ink,
    spacing: 100% + b * twip, stroke: edge, if o { box() + it } else { it })
  if "percent" in how { scale(x: how.percent * 1%, origin: left, it) } else { it }
}
#for (nth, page) in job.pages.enumerate() {
  if nth > 0 { pagebreak() }
  for (y, title) in page.marks {
    at(0, y, heading(bookmarked: true, outlined: false, title)) }
  for (x, y, w, h, name) in page.shots {
    at(x, y, image(name, width: w * 1pt, height: h * 1pt, fit: "stretch")) }
  for (x, y, w, h, ink) in page.rules {
    at(x, y, rect(width: w * 1pt, height: h * 1pt, fill: rgb(ink), stroke: none)) }
  for (f, s, some) in page.letters {  // what many have alike is set once: a long issue has 80,000
    let f = job.faces.at(f)
    set text(font: f.at(0), weight: f.at(1), size: s * 1pt)
    for (x, y, k, b, o, c, how) in some {
      place(top + left, dx: x * twip, dy: y * twip, if how == none {
        let c = if o { box() + c } else { c }
        if b != 0 { text(tracking: k * twip, spacing: 100% + b * twip, c) } else if k != 0 {
          text(tracking: k * twip, c) } else { c }
      } else { special(f, s, k, b, o, c, how) })
    }
  }
}
"""


class Colors(msgspec.Struct, frozen=True):
    """What the colours of a page are shown as, as RRGGBB."""

    paper: str = "FFFFFF"
    black: str = Ink.BLACK
    red: str = Ink.RED

    def of(self, ink: Ink) -> str:
        """Return what an ink is shown as."""
        return {Ink.BLACK: self.black, Ink.RED: self.red}.get(ink, ink)


PRINTED = Colors()


class Bookmark(msgspec.Struct, frozen=True):
    """The beginning of an article: its page, from 0, how far down in twips, and its title."""

    page: int
    top: float
    title: str


def job(
    pages: Sequence[Page],
    paper: Paper,
    used: Mapping[str, Used],
    *,
    names: Mapping[str, str],
    title: str = "",
    dated: dt.date | None = None,
    bookmarks: Iterable[Bookmark] = (),
    is_bare: bool = False,
    colors: Colors = PRINTED,
    finest: float = 0,
) -> str:
    """Return some pages as the data of `PROGRAM`; `names` are the files of the pictures.

    Bare pages have no white below them, so that several can be laid over one another. Rules are
    at least `finest` points thick: of one thinner than a dot a picture would show nothing.
    """
    marks: dict[int, list[tuple[float, str]]] = {}
    for mark in bookmarks:
        marks.setdefault(mark.page, []).append((_points(mark.top), mark.title))
    nth = {name: at for at, name in enumerate(used)}
    made = {
        "title": title,
        "bare": is_bare,
        "dated": dated and (dated.year, dated.month, dated.day),
        "width": _points(paper.width),
        "height": _points(paper.height),
        "paper": colors.paper,
        "ink": colors.black,
        "faces": [([one.family] if one.family else [], one.weight) for one in used.values()],
        "pages": [
            {
                "marks": marks.get(at, ()),
                "shots": [_shot(one, names) for one in page.shots],
                "rules": [_rule(one, colors, finest) for one in page.rules],
                "letters": [
                    (nth[face], size, [_letters(row, one, used, colors) for row, one in some])
                    for (face, size), some in groupby(_shown(page), key=_face)
                ],
            }
            for at, page in enumerate(pages)
        ],
    }
    return msgspec.json.encode(made).decode()


def _shown(page: Page) -> Iterator[tuple[Row, Letters]]:
    """Yield the letters of a page that show anything, each with its row."""
    return ((row, one) for row in page.lines for one in row.letters if one.text.strip())


def _face(one: tuple[Row, Letters]) -> tuple[str, float]:
    return one[1].face, one[1].size


def _letters(
    row: Row, one: Letters, used: Mapping[str, Used], colors: Colors
) -> tuple[object, ...]:
    how: dict[str, object] = {}
    if row.ink is not Ink.BLACK:
        how["ink"] = colors.of(row.ink)
    if one.bold:
        how["bold"] = "cut" if used[one.face].bolder else "drawn"
    if one.underlined:
        how["line"] = True
    track, blank = one.track, one.blank if " " in one.text else 0
    if one.percent != _WHOLE:
        how["percent"] = one.percent
        track, blank = (length / one.percent * _WHOLE for length in (track, blank))
    where = one.left, row.baseline - one.rise, track, blank
    return *where, one.text[0] in _OPENING, clean(one.text), how or None


def _rule(one: Rule, colors: Colors, finest: float) -> tuple[object, ...]:
    wide, high = (max(_points(length), finest) for length in (one.width, one.height))
    return _points(one.left), _points(one.top), wide, high, colors.of(one.ink)


def _shot(one: Shot, names: Mapping[str, str]) -> tuple[object, ...]:
    return *map(_points, (one.left, one.top, one.width, one.height)), names[one.digest]


def _points(twips: float) -> float:
    return round(twips / _POINT, 3)
