"""What a foreign paragraph is: by its number, by the name of its style, by where it stands.

A number decides first (一、（一）1.（1）): in an official text it is the heading, save where the
paragraph's style bears the name of something else. The first sentence of a numbered paragraph is
its run-in heading; where the source set another stretch in a face of its own, that stretch is.
"""

import re
from typing import NamedTuple

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import HEADINGS, Kind, Mark, Paragraph, Span, tidy_spans


class Hints(NamedTuple):
    """What the source said of a paragraph.

    `kind`: by the name of its style; `level`: of a heading, 0 for none; `strong`: how many
    characters at its beginning, blanks not counted, stand in a bolder face than the rest. What
    it looks like as a whole: `face` of all its characters, "" for several; `size` of most of them
    in points; `inset` of its first line in characters; whether all of it is bold.
    """

    kind: Kind | None = None
    level: int = 0
    strong: int = 0
    is_right: bool = False
    is_centred: bool = False
    face: str = ""
    size: float = 0.0
    inset: float = 0.0
    is_bold: bool = False


PLAIN = Hints()
DATE = re.compile(
    r"[〇零○一二三四五六七八九\d]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_OF_CONTENTS = re.compile(r"(?:[…·.]{2,20}|　) ?\d{1,3}\Z")  # of a line: 一、总体情况……3
_LONGEST_LEADER = 24
_SIGNATURE = 30  # characters of a line that may be a signature
_LONGEST_HEADING = 60
_LONGEST_LEAD = 60
_POINT = re.compile("[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[，、]|首先|其次")
_ENDS = "。：:；"


def paragraph_of(spans: tuple[Span, ...], hints: Hints = PLAIN) -> Paragraph:
    """Return a paragraph of the kind it seems to be; no heading is bold on top of being one."""
    text = "".join(span.text for span in spans)
    if _OF_CONTENTS.search(text[-_LONGEST_LEADER:]):
        return Paragraph(Kind.BODY, spans)
    kind = hints.kind
    if kind is None or kind is Kind.BODY or kind in HEADINGS:
        kind = numbering.level_of(text)
    if kind is Kind.BODY:
        kind = hints.kind or _kind_by_place(text, hints)
    lead = _lead(text, hints.strong)
    if kind is Kind.BODY and lead and _POINT.match(text):
        kind = Kind.HEADING2  # 一是……。 in 楷体 or bold: the run-in heading of a point
    if kind not in HEADINGS:
        return Paragraph(kind, spans)
    lead = lead or numbering.run_in(text)
    return Paragraph(kind, _unbold(spans, lead or len(text)), lead)


def _kind_by_place(text: str, hints: Hints) -> Kind:
    if hints.level and len(text) <= _LONGEST_HEADING and not text.endswith("。"):
        return HEADINGS[min(hints.level, len(HEADINGS)) - 1]
    if hints.is_right and len(text) <= _SIGNATURE:
        return Kind.DATELINE if DATE.fullmatch(text) else Kind.SIGNATURE
    if hints.is_centred and len(text) <= _LONGEST_HEADING:
        return Kind.CENTERED
    return Kind.BODY


def _lead(text: str, strong: int) -> int:
    """Return where the strong stretch at the beginning ends, 0 where it is no sentence."""
    at = 0
    for count, found in enumerate(re.finditer(r"\S", text), 1):
        if count > strong:
            break
        at = found.end()
    if not strong or at >= len(text):
        return 0
    if text[at] in _ENDS:  # a full stop that was not bold any more
        at += 1
    is_sentence = text[at - 1] in _ENDS and at <= _LONGEST_LEAD
    return at if is_sentence and at < len(text) else 0


def _unbold(spans: tuple[Span, ...], end: int) -> tuple[Span, ...]:
    made: list[Span] = []
    at = 0
    for span in spans:
        cut = max(end - at, 0)
        made.append(Span(span.text[:cut], span.marks - {Mark.BOLD}))
        made.append(Span(span.text[cut:], span.marks))
        at += len(span.text)
    return tidy_spans(tuple(made))
