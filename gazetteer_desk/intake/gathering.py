"""The stands of a document as passages; lines that a page broke are joined to paragraphs again.

What a page has beside its words (page numbers, running heads) is set aside, not lost.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from gazetteer_desk.bulletin.body import NO_MARKS, Kind, Paragraph, Span
from gazetteer_desk.bulletin.codec import clean
from gazetteer_desk.intake import blanks, columns, furniture, rows, text, wrapped
from gazetteer_desk.intake.document import Document, Form
from gazetteer_desk.intake.kinds import paragraph_of
from gazetteer_desk.intake.passages import Passage, solid, spots_of
from gazetteer_desk.intake.standing import Stand
from gazetteer_desk.intake.taken import MOST_COLUMNS, MOST_ROWS


_HAN = "[\u3400-\u9fff“”‘’]"
_STRAY = re.compile(f"(?<={_HAN}) (?=[!-~])|(?<=[!-~]) (?={_HAN})")
_STRAY_IN_PROSE = re.compile(f"(?<={_HAN}) {{1,4}}(?=[!-~]|{_HAN})|(?<=[!-~]) {{1,4}}(?={_HAN})")
_PROSE = re.compile("[。；]|，.*，")
_LARGER = 2.0  # points: letters so much larger belong to something else


class Gathered(msgspec.Struct, frozen=True):
    """The passages of a document, and the lines that belong to its pages only."""

    passages: tuple[Passage, ...]
    furniture: tuple[Passage, ...] = ()


def gathered(document: Document) -> Gathered:
    """Return the passages of a document."""
    if is_wrapped(document):
        return _Pages(document).gathered()
    found: list[Passage] = []
    gap = False
    for nth, stand in enumerate(document.stands):
        made = list(_passages(stand, Passage(stand, spots_of(document, nth))))
        found += [msgspec.structs.replace(one, gap=gap and not at) for at, one in enumerate(made)]
        gap = not made
    return Gathered(tuple(found))


def is_wrapped(document: Document) -> bool:
    """Return whether a page may have broken a document's lines."""
    return document.is_wrapped or document.form is Form.TEXT


def _passages(stand: Stand, whole: Passage) -> Iterator[Passage]:
    """Yield a stand's passages: a break inside a paragraph that no page made was meant."""
    block = stand.block
    if not isinstance(block, Paragraph):
        yield whole
        return
    if "\n" not in block.text:
        if made := _tidy(block.spans, stand):
            yield Passage(made, whole.spots)
        return
    at = 0
    for words in block.text.split("\n"):
        part = whole.part(at, at + len(words))
        at += len(words) + 1
        if isinstance(part.block, Paragraph) and (made := _tidy(part.block.spans, part.stand)):
            yield Passage(made, part.spots)


def _tidy(spans: Sequence[Span], stand: Stand) -> Stand | None:
    """Return a paragraph without stray blanks, of the kind it was or seems to be."""
    tidied = blanks.tidied((clean(span.text.replace("\t", "　")), span.marks) for span in spans)
    if not solid("".join(span.text for span in tidied)):
        return None
    made, block = paragraph_of(tidied, stand.hints), stand.block
    if isinstance(block, Paragraph) and made.kind is Kind.BODY is not block.kind:
        made = msgspec.structs.replace(made, kind=block.kind, lead=block.lead)
    return Stand(made, stand.hints)


class _Pages:
    """A document whose paragraphs a page broke."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._loose: set[int] = set()
        self._raw = [_raw(nth, stand) for nth, stand in enumerate(document.stands)]

    def gathered(self) -> Gathered:
        """Return its paragraphs, tables and pictures, and what is set aside."""
        kept = furniture.kept(self._raw)
        gone = sorted(set(range(len(self._raw))) - set(kept))
        aside = (Passage(self._document.stands[nth], self._spots([nth])) for nth in gone)
        found = list(self._found(kept))
        return Gathered(tuple(found), tuple(one for one in aside if one.spots))

    def _found(self, kept: Sequence[int]) -> Iterator[Passage]:
        gap = False
        for run in self._runs(kept):
            is_row = run[0] in self._loose
            stand = self._joined(run) if is_row else self._one(run)
            if stand is not None:
                yield Passage(stand, self._spots(run), gap, is_row=is_row)
                gap = False
                continue
            is_top = False
            lines = [self._raw[nth] for nth in run]
            for group in wrapped.group(lines):
                members = [run[at] for at in group]
                if group[0]:
                    gap = not lines[group[0] - 1].strip()
                    is_top = run[group[0]] - run[group[0] - 1] > 1
                if made := self._joined(members):
                    yield Passage(made, self._spots(members), gap, is_top)
            gap = not lines[-1].strip()

    def _runs(self, kept: Sequence[int]) -> Iterator[list[int]]:
        """Yield tables and pictures by themselves, rows, and lines that may go on in one another.

        Letters of another size are other words.
        """
        tabbed = columns.tabbed([self._raw[nth] for nth in kept])
        for nth, line in zip(kept, tabbed, strict=True):
            self._raw[nth] = line

        raw = [self._raw[nth] for nth in kept]
        self._loose = {kept[at] for at in rows.loose(raw) if "\t" not in raw[at]}

        def sort(nth: int) -> object:
            if nth in self._loose or not isinstance(self._document.stands[nth].block, Paragraph):
                return nth
            return "row" if "\t" in self._raw[nth].strip() else "words"

        for what, some in itertools.groupby(kept, key=sort):
            members = list(some)
            if what == "words" or (what == "row" and not self._is_grid(members)):
                yield from self._by_size(members)
            else:
                yield members

    def _by_size(self, members: Sequence[int]) -> Iterator[list[int]]:
        size = 0.0
        run: list[int] = []
        for nth in members:
            here = self._document.stands[nth].hints.size
            if here and size and abs(here - size) > _LARGER:
                yield run
                run = []
            run.append(nth)
            size = here or size
        yield run

    def _is_grid(self, members: Sequence[int]) -> bool:
        lines = [self._raw[nth].strip(" ") for nth in members]
        fits = 1 < len(lines) <= MOST_ROWS and lines[0].count("\t") < MOST_COLUMNS
        return fits and text.is_grid(lines)

    def _one(self, run: Sequence[int]) -> Stand | None:
        """Return the table or picture that some stands are, None where they are words."""
        stand = self._document.stands[run[0]]
        if not isinstance(stand.block, Paragraph):
            return stand
        cells = [self._raw[nth].strip(" ").split("\t") for nth in run]
        if all(len(row) > 1 for row in cells) and self._is_grid(run):
            return next(text.table(cells), None)
        return None

    def _joined(self, members: Sequence[int]) -> Stand | None:
        """Return some printed lines as one paragraph; between Latin words stands a blank."""
        segments: list[blanks.Segment] = []
        last = ""
        for nth in members:
            block = self._document.stands[nth].block
            spans = block.spans if isinstance(block, Paragraph) else ()
            words = "".join(span.text for span in spans).strip()
            if wrapped.is_apart(last, words):
                segments.append((" ", NO_MARKS))
            segments += [(clean(span.text.replace("\t", "　")), span.marks) for span in spans]
            last = words or last
        segments = _unspaced(segments)
        first = self._document.stands[members[0]].hints
        inset = first.inset or wrapped.indent(self._raw[members[0]]) / 2
        hints = first._replace(inset=inset)
        spans = blanks.tidied(segments)
        return Stand(paragraph_of(spans, hints), hints) if spans else None

    def _spots(self, members: Sequence[int]) -> tuple[tuple[int, int], ...]:
        return tuple(spot for nth in members for spot in spots_of(self._document, nth))


def _unspaced(segments: list[blanks.Segment]) -> list[blanks.Segment]:
    """Return a page's words without the blanks that its letters' air became: 采用 PDF 文件."""
    is_prose = _PROSE.search("".join(words for words, _ in segments)) is not None
    pattern = _STRAY_IN_PROSE if is_prose else _STRAY
    return [(pattern.sub("", words), marks) for words, marks in segments]


def _raw(nth: int, stand: Stand) -> str:
    """Return a printed line with its indent as blanks; of a table or picture, what is no line."""
    if not isinstance(stand.block, Paragraph):
        return f"{nth}。"  # never a page number or a running head
    words = stand.block.text
    if words.strip(" ") == furniture.END_OF_PAGE:
        return furniture.END_OF_PAGE
    words = words.replace("\n", " ").replace(furniture.END_OF_PAGE, " ")
    return words if words[:1].isspace() else "　" * max(round(stand.hints.inset), 0) + words
