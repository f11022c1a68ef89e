"""What came out of something foreign, and the limits that everything foreign is held to."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Body, Kind, Mark, Paragraph, Span, tidy_spans
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.errors import Known


# The limits of reliability's chapter 2, of what is pasted.
MOST_PARAGRAPHS = 50_000
MOST_CHARACTERS = 2_000_000
MOST_ROWS, MOST_COLUMNS = 500, 63
DEEPEST_TABLE = 3
MOST_PIXELS = 40_000_000
LARGEST_PICTURE = 20_000_000

Segment = tuple[str, frozenset[Mark]]


class Taken(NamedTuple):
    """A body, the plates its pictures point to, and sentences about what was left out."""

    body: Body
    plates: Plates
    remarks: tuple[str, ...] = ()


class TooMuch(Known):
    """What was given is longer than any bulletin."""

    def __init__(self) -> None:
        super().__init__("内容超过上限，没有收。", "可分几次粘贴，或把文件拖进来稿。")


_BLANKS = re.compile(r"[ \t\n\r\f\v\u00a0]+")
_HAN = re.compile(
    "[〇\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·]"
)
_DATE = re.compile(
    r"[〇零一二三四五六七八九\d]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_SHORT = 30  # characters of a line that may be a signature


def tidied(segments: Iterable[Segment]) -> tuple[Span, ...]:
    """Return a paragraph's characters without indents and stray spaces.

    A line break in the source beside a Han character is no space, nor is a blank between Han
    characters and digits (7 月 12 日); other runs of blanks are one.
    """
    some = [segment for segment in segments if segment[0]]
    joined = "".join(text for text, _ in some)
    edges = len(joined) - len(joined.lstrip()), len(joined.rstrip())

    def blank(found: re.Match[str], start: int) -> str:
        at, end = start + found.start(), start + found.end()
        if at < edges[0] or end > edges[1]:
            return ""
        return _between(joined[at - 1], joined[at:end], joined[end])

    spans: list[Span] = []
    start = 0
    for text, marks in some:
        stripped = _substituted(text, start, blank)
        spans.append(Span(stripped, marks))
        start += len(text)
    return tidy_spans(_stripped(spans))


def _substituted(text: str, start: int, blank: Callable[[re.Match[str], int], str]) -> str:
    return _BLANKS.sub(lambda found: blank(found, start), text)


def _between(before: str, blanks: str, after: str) -> str:
    han = _HAN.match(before), _HAN.match(after)
    if any(han) and "\n" in blanks:
        return ""
    if (han[0] and after.isdigit()) or (before.isdigit() and han[1]):
        return ""
    return " "


def _stripped(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans without blanks, full-width ones too, at both ends."""
    made = list(spans)
    while made and not made[0].text.strip():
        made.pop(0)
    while made and not made[-1].text.strip():
        made.pop()
    if made:
        made[0] = Span(made[0].text.lstrip(), made[0].marks)
        made[-1] = Span(made[-1].text.rstrip(), made[-1].marks)
    return tuple(made)


def paragraph_of(spans: tuple[Span, ...], *, is_right: bool = False) -> Paragraph:
    """Return a paragraph whose kind is guessed from its number, its run-in from its first 。.

    A heading is not bold on top of being a heading. `is_right`: it stood at the right margin.
    """
    text = "".join(span.text for span in spans)
    kind = numbering.level_of(text)
    if kind is Kind.BODY:
        if is_right and len(text) <= _SHORT:
            kind = Kind.DATELINE if _DATE.fullmatch(text) else Kind.SIGNATURE
        return Paragraph(kind, spans)
    lead = numbering.run_in(text)
    return Paragraph(kind, _unbold(spans, lead or len(text)), lead)


def _unbold(spans: tuple[Span, ...], end: int) -> tuple[Span, ...]:
    made: list[Span] = []
    at = 0
    for span in spans:
        cut = max(end - at, 0)
        made.append(Span(span.text[:cut], span.marks - {Mark.BOLD}))
        made.append(Span(span.text[cut:], span.marks))
        at += len(span.text)
    return tidy_spans(tuple(made))
