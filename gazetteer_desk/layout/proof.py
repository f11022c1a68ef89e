"""校样 on paper: wide lines to write between, a wide margin to write in, every line numbered.

The lines end where those of the printed issue end, so that both are compared at a glance; only the
pages are more.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.placing import NO_ELEMENT
from gazetteer_desk.layout.printed import Ink, Letters, Page, Row, Rule
from gazetteer_desk.layout.tracing import Standing


_WIDER = 1.6  # as wide as 版记, small letters in lines of their usual height, is already
_LEFT = 1021  # twips (18 mm): what the text moves to the left, its right margin gains
_UNCHANGED = frozenset(
    {
        *(Style.COPY_NO, Style.SECRECY, Style.URGENCY, Style.SIGN, Style.SERIES),
        *(Style.SERIES_SUBTITLE, Style.NUMBER, Style.NUMBER_SIGNED, Style.PUBLISHER),
        *(Style.TABLE_GAP, Style.PICTURE, Style.RECIPIENTS, Style.RECIPIENTS_MORE),
        *(Style.PERSONS, Style.IMPRINT, Style.COPIES, Style.ANCHOR, Style.NEW_PAGE),
        *(Style.PAGE_ODD, Style.PAGE_EVEN),
    }
)
_HEAD, _HEAD_AT = 12.0, 850  # points; twips from the edge of the paper to its baseline
_DIGITS, _DIGITS_END = 9.0, 227  # points; twips between a number and its line
_APART = 120  # twips: cells beside one another stand on one line, though not to the twip


def spaced(look: Look) -> Look:
    """Return the look with wide lines of text, and the text further to the left."""
    page = look.page
    left = min(_LEFT, page.left)
    styles = {
        style: shape if style in _UNCHANGED else replace(shape, line=round(_WIDER * shape.line))
        for style, shape in look.styles.items()
    }
    moved = replace(
        page,
        left=left,
        right=page.right + page.left - left,
        line_pitch=round(_WIDER * page.line_pitch),
    )
    return replace(look, page=moved, styles=styles)


def marked(pages: Sequence[Page], look: Look, head: str) -> tuple[Page, ...]:
    """Return the pages in black, with `head` above each, and a grey number at every line."""
    return tuple(_marked(page, look, head) for page in pages)


def _marked(page: Page, look: Look, head: str) -> Page:
    rows = [replace(row, ink=Ink.BLACK) for row in page.rows]
    face, left = look.styles[Style.BODY].face, look.page.left
    above = _row(head, face, _HEAD, (left, _HEAD_AT), Ink.BLACK)
    return replace(page, rows=(above, *rows, *_numbers(rows, look)), rules=tuple(_black(page)))


def _black(page: Page) -> Iterator[Rule]:
    for rule in page.rules:
        yield replace(rule, ink=Ink.BLACK)


def _numbers(rows: Sequence[Row], look: Look) -> Iterator[Row]:
    """Yield the numbers of the lines of a page, from 1."""
    face, end = look.styles[Style.PAGE_ODD].face, look.page.left - _DIGITS_END
    nth, last = 0, 0.0
    said = (row for row in rows if any(one.text.strip() for one in row.letters))
    for row in sorted(said, key=lambda one: one.baseline):
        if not nth or row.baseline - last > _APART:
            nth, last = nth + 1, row.baseline
            wide = len(str(nth)) * _DIGITS * 20 / 2  # digits are half as wide as high
            yield _row(str(nth), face, _DIGITS, (end - wide, row.baseline), Ink.GREY)


def _row(text: str, face: str, size: float, at: tuple[float, float], ink: Ink) -> Row:
    """Return words that are none of the issue's; `at` is where they begin, and their baseline."""
    (left, baseline), high = at, size * 20
    letters = Letters(text, 0, left, len(text) * high, str(face), size)
    standing = Standing(NO_ELEMENT, (), 0, len(text))
    return Row(standing, baseline - high, high, baseline, left, len(text) * high, (letters,), ink)
