"""Foreign HTML → Body: what Word, WPS, Excel, WeChat and web pages put on the clipboard.

The parser reports tags one by one and no tree is built, so that depth costs nothing: ten thousand
nested tables are ten thousand calls. A whitelist decides: paragraphs, headings, four marks,
tables, list numbers, pictures in PNG and JPEG. Nothing is ever fetched; of local files only
pictures are opened that Word or WPS has just put into its own corner of the temporary folder
(`pictures.of_clipboard`). Scripts, comments (with Word's conditional ones), deleted and hidden
text and reviewers' comments fall out.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree  # pyright: ignore

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import NO_MARKS, Mark, Span
from gazetteer_desk.intake import fragment, lines, looks, markers, pictures, standing, vml
from gazetteer_desk.intake.blanks import tidied, without_bullet
from gazetteer_desk.intake.cells import Grid
from gazetteer_desk.intake.decoding import decode
from gazetteer_desk.intake.elements import BLOCKS, MARKS, SKIPPED, VOID
from gazetteer_desk.intake.kinds import PLAIN, Hints, paragraph_of
from gazetteer_desk.intake.lines import Bit, Line, Looks
from gazetteer_desk.intake.looks import Open
from gazetteer_desk.intake.standing import Stand
from gazetteer_desk.intake.taken import (
    DEEPEST_TABLE,
    MOST_CHARACTERS,
    MOST_PARAGRAPHS,
    TOO_MANY_CELLS,
    Taken,
    TooMuch,
)


_CHUNK = 65_536
_DEEPEST_IN_A_FILE = 30
_PARSER: Any = etree.HTMLParser  # pyright: ignore - lxml has no types
_OFFICE = re.compile(r"schemas-microsoft-com|mso-|=.?Mso|LibreOffice|OpenOffice|WPS|Kingsoft")


class Found(NamedTuple):
    """The blocks of a page with their hints, its pictures, and sentences about what is left out."""

    stands: list[Stand]
    plates: codec.Plates
    remarks: tuple[str, ...]


def read(data: bytes, temporary: Path | None = None) -> Taken:
    """Return what some foreign HTML says, within the limits; raises `TooMuch`.

    `temporary`: the folder in whose corners Word and WPS leave pictures for the clipboard.
    """
    stands, plates, remarks = find(data, pictures.Album(temporary))
    return Taken(standing.settled(stands), plates, remarks)


def find(data: bytes, album: pictures.Album, *, is_file: bool = False) -> Found:
    """Return the blocks of some foreign HTML.

    `is_file`: it is no copy from a window but a whole page that was kept. What stands in its
    middle means it; and pages of the last century set all they had in tables inside tables.
    """
    words = fragment.paired(decode(fragment.of(data)))
    target = _Reader(
        begins_inside="<!--StartFragment" in words,
        is_meant=is_file or _OFFICE.search(words[:_CHUNK]) is not None,
        album=album,
        deepest=_DEEPEST_IN_A_FILE if is_file else DEEPEST_TABLE,
    )
    _feed(target, words)
    return target.found()


def _feed(target: "_Reader", words: str) -> None:
    # `huge_tree` only lifts libxml2's own limits on depth and length: ours hold, and no tree grows.
    parser: Any = _PARSER(
        target=target, huge_tree=True, no_network=True, remove_pis=True, encoding="utf-8"
    )
    for start in range(0, len(words), _CHUNK):
        parser.feed(words[start : start + _CHUNK].encode("utf-8", "replace"))
    if words.strip():
        parser.close()


class _Reader:
    """The target of the parser: called for every tag and every piece of text."""

    def __init__(
        self, *, begins_inside: bool, is_meant: bool, album: pictures.Album, deepest: int
    ) -> None:
        self._open: list[Open] = []
        self._sheet = looks.Sheet()
        self._outside = begins_inside  # until <!--StartFragment-->
        self._is_meant = is_meant  # whether what is centred has a reason
        self._pictures = album
        self._deepest = deepest
        self._is_box = False  # whether these are the words of a text box alone
        self._stands: list[Stand] = []
        self._boxes: set[str] = set()  # the shapes whose words were taken
        self._shapes: dict[str, str] = {}  # the pictures that no `<img>` has named yet
        self._bits: list[Bit] = []
        self._lines: list[Line] = []
        self._grids: list[Grid] = []
        self._tables = 0
        self._around: Open | None = None  # the block whose words these are
        self._marker = self._number = ""
        self._is_field = False
        self._characters = self._paragraphs = 0
        self._lost_depth = self._lost_cells = self._has_struck = False

    def start(self, tag: str, attributes: Any) -> None:
        """Open an element."""
        tag = tag.lower()
        here = Open(tag, self._open[-1] if self._open else None)
        if tag not in VOID:
            self._open.append(here)
        if here.is_skipped:
            return
        if tag in MARKS:
            here.marks |= {MARKS[tag]}
        looks.read(here, tag, attributes, self._sheet)
        if tag in SKIPPED or here.is_skipped:
            here.is_skipped = True
            return
        self._read_field(str(attributes.get("style", "")))
        if tag in BLOCKS or here.is_block:
            self._end_line(is_break=tag == "br")
            if tag != "br":
                self._around = here
        elif tag == "rt":
            self._bits.append(Bit("（", here.marks))
        elif here.is_tab:
            self._bits.append(Bit(lines.tab(self._bits), here.marks))
        if tag == "img":
            self._picture(attributes)
        elif tag == "ol":
            here.number = _count(attributes.get("start"), 1, 9999)
        elif tag == "li":
            self._number = markers.next_number(self._open[:-1], str(attributes.get("value", "")))
        else:
            self._start_table_part(tag, attributes)

    def end(self, tag: str) -> None:
        """Close an element."""
        tag = tag.lower()
        if tag in VOID or not self._open:
            return
        here = self._open.pop()
        if here.is_skipped:
            return
        above = self._open[-1] if self._open else None
        if here.is_marker and not (above and above.is_marker):
            self._end_marker()
        if tag in BLOCKS or here.is_block:
            self._end_line(is_break=False)
            self._around = above
        elif tag == "rt":
            self._bits.append(Bit("）", here.marks))
        self._end_table_part(tag)

    def data(self, words: str) -> None:
        """Take some characters."""
        here = self._open[-1] if self._open else None
        if here and here.tag == "style":
            self._sheet.add(words)
            return
        if self._outside or (here and here.is_skipped) or self._is_field:
            return
        if self._tables > self._deepest:
            self._lost_depth |= bool(words.strip())
            return
        self._characters += len(words)
        if self._characters > MOST_CHARACTERS:
            raise TooMuch
        if here and here.is_marker:
            self._marker += words
        elif here is None or not (here.is_tiny or here.is_tab):
            self._take(words, here)

    def _take(self, words: str, here: Open | None) -> None:
        marks = here.marks if here else NO_MARKS
        face = here.face if here else ""
        strong = Mark.BOLD in marks or face in looks.STRONG_FACES or bool(here and here.is_lead)
        if here and here.is_struck and words.strip():
            self._has_struck = True
        parts = words.split("\n") if here and self._is_preformatted() else [words]
        for at, line in enumerate(parts):
            if at:
                self._end_line(is_break=True)
            self._bits.append(Bit(line, marks, Looks(strong, face, here.size if here else 0)))

    def _is_preformatted(self) -> bool:
        return any(one.tag == "pre" for one in self._open[-6:])

    def comment(self, words: str) -> None:
        """Heed the marks around what was copied; all other comments are nothing."""
        if self._open and self._open[-1].tag == "style":
            self._sheet.add(words)
        name = words.strip()
        if name == "StartFragment":
            self._bits.clear()
            self._outside = False
        elif name == "EndFragment":
            self._end_line(is_break=False)
            self._outside = True
        elif vml.is_some(words) and not (self._outside or self._is_box or self._is_skipping()):
            self._drawing(words)

    def _is_skipping(self) -> bool:
        return bool(self._open) and self._open[-1].is_skipped

    def _drawing(self, words: str) -> None:
        """Take the words of text boxes, which Word keeps in its conditional comments."""
        drawn = vml.read(words)
        self._shapes |= drawn.pictures
        for shape, inside in drawn.boxes:
            box = _Reader(
                begins_inside=False,
                is_meant=True,
                album=pictures.Album(),
                deepest=self._deepest,
            )
            box._is_box, box._tables, box._characters = True, self._tables, self._characters
            _feed(box, inside)
            box.close()
            self._characters = box._characters
            self._boxes.add(shape)
            for stand in box._stands:
                self._put(stand)

    def pi(self, *_: str) -> None:
        """Drop processing instructions."""

    def close(self) -> None:
        """End what is open at the end."""
        self._end_line(is_break=False)
        while self._grids:
            self._end_table()

    def found(self) -> Found:
        """Return all that was found."""
        self.close()
        remarks: list[str] = []
        if lost := self._pictures.lost:
            remarks.append(f"有 {lost} 张图片不在{self._pictures.place}，没有收，可另行插入。")
        if self._lost_depth:
            remarks.append("表格套得太深，里层的文字没有收。")
        if self._lost_cells:
            remarks.append(TOO_MANY_CELLS)
        if self._has_struck:
            remarks.append("带删除线的字按普通文字收下了，请核对。")
        return Found(self._stands, self._pictures.plates, tuple(remarks))

    def _read_field(self, style: str) -> None:
        """Skip the instruction of one of Word's fields; its result is text."""
        if "mso-element" in style:
            if "field-begin" in style:
                self._is_field = True
            elif "field-" in style:
                self._is_field = False

    def _end_line(self, *, is_break: bool) -> None:
        """End a line: with a mere break it may be one of many that a page broke."""
        bits, self._bits = lines.merged(self._bits), []
        self._is_field = False
        if not is_break:
            self._unnamed_pictures()
        if is_break and not bits and (not self._lines or not self._lines[-1].spans):
            return  # one empty line says as much as many
        raw = "".join(bit.words for bit in bits)
        spans = tidied((codec.clean(lines.one_line(bit.words)), bit.marks) for bit in bits)
        if spans or (is_break and self._lines):
            self._lines.append(Line(raw, self._numbered(spans), self._hints(bits)))
        if not is_break:
            self._end_lines()

    def _numbered(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        if not spans or not self._number:
            return spans
        number, self._number = self._number, ""
        return tidied([(number, NO_MARKS), *((s.text, s.marks) for s in spans)])

    def _hints(self, bits: list[Bit]) -> Hints:
        here = self._around
        if here is None:
            return Hints(strong=lines.strong(bits))
        face, size, is_bold = lines.whole(bits)
        return Hints(
            here.kind,
            here.level,
            lines.strong(bits),
            is_right=here.align in ("right", "end"),
            is_centred=here.align == "center" and self._is_meant,
            face=face,
            size=size,
            inset=lines.inset(bits, here.inset + here.start, size),
            is_bold=is_bold,
        )

    def _end_lines(self) -> None:
        held, self._lines = self._lines, []
        for spans, hints in lines.paragraphs(held, are_cells=bool(self._grids)):
            self._paragraph(spans, hints)

    def _paragraph(self, spans: tuple[Span, ...], hints: Hints) -> None:
        first = without_bullet(spans[0].text)
        if first != spans[0].text:
            rest = ((span.text, span.marks) for span in spans[1:])
            spans = tidied([(first, spans[0].marks), *rest])
            if not spans:
                return
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise TooMuch
        self._put(Stand(paragraph_of(spans, hints), hints))

    def _put(self, stand: Stand) -> None:
        if self._grids:
            self._grids[-1].add(stand.block)
        else:
            self._stands.append(stand)

    def _end_marker(self) -> None:
        marker, self._marker = markers.written(self._marker), ""
        if marker:
            self._bits.append(Bit(marker, NO_MARKS))

    def _unnamed_pictures(self) -> None:
        """Take the pictures of drawings that had no `<img>` beside them."""
        shapes, self._shapes = self._shapes, {}
        for source in shapes.values():
            self._picture({"src": source})

    def _picture(self, attributes: Any) -> None:
        if self._outside or self._is_field or self._tables > self._deepest:
            return
        names = str(attributes.get("v:shapes", "")).split()
        has_picture = [name for name in names if self._shapes.pop(name, None)]
        if not has_picture and self._boxes.intersection(names):
            return  # a picture of words that were taken
        found = self._pictures.take(attributes)
        if found is not None:
            self._end_line(is_break=False)
            self._put(Stand(found, PLAIN))

    def _start_table_part(self, tag: str, attributes: Any) -> None:
        if tag == "table":
            self._tables += 1
            if self._tables <= self._deepest:
                self._grids.append(Grid())
        elif self._grids and self._tables == len(self._grids):
            grid = self._grids[-1]
            if tag == "tr":
                grid.start_row()
            elif tag in ("td", "th") and not self._outside:
                wide = _count(attributes.get("colspan"), 1, 63)
                high = _count(attributes.get("rowspan"), 1, 500)
                grid.start_cell(wide, high, is_head=tag == "th")
            elif tag == "col":
                width = _count(attributes.get("width"), 0, 9999)
                grid.columns += [width] * _count(attributes.get("span"), 1, 63)
            elif tag == "thead":
                grid.has_head = True
            elif tag == "caption":
                grid.is_caption = True

    def _end_table_part(self, tag: str) -> None:
        if tag == "table" and self._tables:
            self._tables -= 1
            if self._tables < len(self._grids):
                self._end_table()
        elif self._grids and self._tables == len(self._grids):
            if tag in ("td", "th"):
                self._grids[-1].end_cell()
            elif tag == "caption":
                self._grids[-1].is_caption = False

    def _end_table(self) -> None:
        grid = self._grids.pop()
        self._lost_cells |= grid.is_cut
        for block in grid.blocks():
            self._put(Stand(block, PLAIN))


def _count(written: str | None, least: int, most: int) -> int:
    """Return a number somebody wrote into an attribute, within bounds."""
    digits = re.match(r"\s*(\d{1,9})", written or "")
    return min(max(int(digits[1]), least), most) if digits else least
