"""Foreign HTML → Body: what Word, WPS, Excel, WeChat and web pages put on the clipboard.

The parser reports tags one by one and no tree is built, so that depth costs nothing: ten thousand
nested tables are ten thousand calls. A whitelist decides: paragraphs, four marks, tables, list
numbers, inline PNG and JPEG. Nothing is ever fetched or opened; scripts, styles, comments (with
Word's conditional ones), deleted and hidden text fall out.
"""

import re
from typing import Any

from lxml import etree  # pyright: ignore

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import NO_MARKS, Block, Mark, Picture, Table
from gazetteer_desk.intake import pictures, text
from gazetteer_desk.intake.cells import Grid
from gazetteer_desk.intake.taken import (
    DEEPEST_TABLE,
    MOST_CHARACTERS,
    MOST_PARAGRAPHS,
    Segment,
    Taken,
    TooMuch,
    paragraph_of,
    tidied,
)


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_CHUNK = 65_536
_PARSER: Any = etree.HTMLParser  # pyright: ignore - lxml has no types
_SKIPPED = _words(
    "script style title template noscript iframe object applet svg math audio video canvas map",
    "select textarea xml del",
)
_VOID = _words(
    "area base br col embed hr img input link meta param source track wbr",
)
_BLOCKS = _words(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer main",
    "nav aside center address figure figcaption form fieldset table caption tr td th thead tbody",
    "tfoot body html hr br",
)
_MARKS = {
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "u": Mark.UNDERLINE,
    "ins": Mark.UNDERLINE,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
_HEAVY = 600
_NUMBER = re.compile(r"[\d一二三四五六七八九十百（(①-⑳a-zA-Z]")
_HEADER_OF_WINDOWS = re.compile(r"\AVersion:[\s\S]{0,2000}?(?=<)")


def read(data: bytes) -> Taken:
    """Return what some foreign HTML says, within the limits; raises `TooMuch`."""
    words = _HEADER_OF_WINDOWS.sub("", text.decode(data))
    target = _Reader(begins_inside="<!--StartFragment" in words)
    # `huge_tree` only lifts libxml2's own limits on depth and length: ours hold, and no tree grows.
    parser: Any = _PARSER(
        target=target, huge_tree=True, no_network=True, remove_pis=True, encoding="utf-8"
    )
    for start in range(0, len(words), _CHUNK):
        parser.feed(words[start : start + _CHUNK].encode("utf-8", "replace"))
    if words.strip():
        parser.close()
    return target.taken()


class _Open:
    """An element that is open: what it means for the words inside it."""

    __slots__ = ("is_marker", "is_right", "is_skipped", "marks", "number", "tag")

    def __init__(self, tag: str, above: "_Open | None") -> None:
        self.tag = tag
        self.marks = above.marks if above else NO_MARKS
        self.is_skipped = above.is_skipped if above else False
        self.is_right = above.is_right if above else False
        self.is_marker = above.is_marker if above else False
        self.number: int | None = None  # of the next item, in a numbered list


class _Reader:
    """The target of the parser: called for every tag and every piece of text."""

    def __init__(self, *, begins_inside: bool) -> None:
        self._open: list[_Open] = []
        self._outside = begins_inside  # until <!--StartFragment-->
        self._blocks: list[Block] = []
        self._plates: codec.Plates = {}
        self._segments: list[Segment] = []
        self._grid: Grid | None = None
        self._tables = 0
        self._is_right = False
        self._marker = self._number = ""
        self._characters = self._paragraphs = 0
        self._lost_pictures = 0
        self._lost_depth = False
        self._lost_cells = False

    def start(self, tag: str, attributes: Any) -> None:
        """Open an element."""
        tag = tag.lower()
        here = _Open(tag, self._open[-1] if self._open else None)
        if tag not in _VOID:
            self._open.append(here)
        if here.is_skipped:
            return
        _read_looks(here, tag, attributes)
        if tag in _SKIPPED:
            here.is_skipped = True
            return
        if tag in _BLOCKS:
            self._end_paragraph()
            self._is_right = here.is_right
        if tag == "img":
            self._picture(attributes.get("src", ""))
        elif tag == "ol":
            here.number = _count(attributes.get("start"), 1, 9999)
        elif tag == "li":
            self._number_item()
        else:
            self._start_table_part(tag, attributes)

    def end(self, tag: str) -> None:
        """Close an element."""
        tag = tag.lower()
        if tag in _VOID or not self._open:
            return
        here = self._open.pop()
        if here.is_skipped:
            return
        if here.is_marker and not (self._open and self._open[-1].is_marker):
            self._end_marker()
        if tag in _BLOCKS:
            self._end_paragraph()
            self._is_right = bool(self._open) and self._open[-1].is_right
        self._end_table_part(tag)

    def data(self, words: str) -> None:
        """Take some characters."""
        here = self._open[-1] if self._open else None
        if self._outside or (here and here.is_skipped) or self._tables > DEEPEST_TABLE:
            self._lost_depth |= self._tables > DEEPEST_TABLE and bool(words.strip())
            return
        self._characters += len(words)
        if self._characters > MOST_CHARACTERS:
            raise TooMuch
        if here and here.is_marker:
            self._marker += words
            return
        lines = words.split("\n") if here and here.tag == "pre" else [words]
        for at, line in enumerate(lines):
            if at:
                self._end_paragraph()
            self._segments.append((line, here.marks if here else NO_MARKS))

    def comment(self, words: str) -> None:
        """Heed the marks around what was copied; all other comments are nothing."""
        name = words.strip()
        if name == "StartFragment":
            self._segments.clear()
            self._outside = False
        elif name == "EndFragment":
            self._end_paragraph()
            self._outside = True

    def pi(self, *_: str) -> None:
        """Drop processing instructions."""

    def close(self) -> None:
        """End what is open at the end."""
        self._end_paragraph()
        self._end_table()

    def taken(self) -> Taken:
        """Return all that was found."""
        self.close()
        remarks: list[str] = []
        if self._lost_pictures:
            remarks.append(f"有 {self._lost_pictures} 张图片不在剪贴板里，没有收，可另行插入。")
        if self._lost_depth:
            remarks.append("表格套得太深，里层的文字没有收。")
        if self._lost_cells:
            remarks.append("表格超过 500 行或 63 列，多出的没有收。")
        return Taken(tuple(self._blocks), self._plates, tuple(remarks))

    def _end_paragraph(self) -> None:
        segments, self._segments = self._segments, []
        if not segments:
            return
        spans = tidied((codec.clean(_one_line(words)), marks) for words, marks in segments)
        if not spans:
            return
        if self._number:
            spans = tidied([(self._number, NO_MARKS), *((s.text, s.marks) for s in spans)])
            self._number = ""
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise TooMuch
        if self._grid is not None:
            self._grid.add(spans)
        else:
            self._blocks.append(paragraph_of(spans, is_right=self._is_right))

    def _end_marker(self) -> None:
        marker, self._marker = self._marker.strip(), ""
        if _NUMBER.match(marker) and len(marker) > 1:  # Word's bullets are one letter of Wingdings
            self._segments.append((marker, NO_MARKS))

    def _number_item(self) -> None:
        for above in reversed(self._open[:-1]):
            if above.tag == "ul":
                return
            if above.number is not None:
                self._number = f"{above.number}."
                above.number += 1
                return

    def _picture(self, source: str) -> None:
        if self._outside or not source:
            return
        found = pictures.inline(source)
        if found is None or self._grid is not None:
            self._lost_pictures += 1
            return
        media, data = found
        self._end_paragraph()
        digest = codec.digest(data)
        self._plates[digest] = data
        self._blocks.append(Picture(digest, media))

    def _start_table_part(self, tag: str, attributes: Any) -> None:
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                self._grid = Grid()
        elif self._grid is not None and self._tables == 1:
            if tag == "tr":
                self._grid.start_row()
            elif tag in ("td", "th") and not self._outside:
                wide = _count(attributes.get("colspan"), 1, 63)
                high = _count(attributes.get("rowspan"), 1, 500)
                self._grid.start_cell(wide, high, is_head=tag == "th")
            elif tag == "thead":
                self._grid.has_head = True
            elif tag == "caption":
                self._grid.is_caption = True

    def _end_table_part(self, tag: str) -> None:
        if tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._end_table()
        elif self._grid is not None and self._tables == 1:
            if tag in ("td", "th"):
                self._grid.end_cell()
            elif tag == "caption":
                self._grid.is_caption = False

    def _end_table(self) -> None:
        grid, self._grid = self._grid, None
        if grid is None:
            return
        self._lost_cells |= grid.is_cut
        made = grid.table()
        if isinstance(made, Table):
            self._blocks.append(made)
        else:
            self._blocks += [paragraph_of(spans) for spans in made]


def _one_line(words: str) -> str:
    """Return the characters with every kind of break as one that `tidied` knows."""
    return re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", words)


def _read_looks(here: _Open, tag: str, attributes: Any) -> None:
    marks = set(here.marks)
    if tag in _MARKS:
        marks.add(_MARKS[tag])
    if str(attributes.get("align", "")).lower() == "right":
        here.is_right = True
    style = str(attributes.get("style", "")).lower()
    if style:
        for part in style.split(";"):
            name, _, value = part.partition(":")
            _read_style(here, marks, name.strip(), value.strip())
    here.marks = frozenset(marks)


def _read_style(here: _Open, marks: set[Mark], name: str, value: str) -> None:
    if name == "font-weight":
        heavy = value.startswith("bold") or (value.isdecimal() and int(value[:4]) >= _HEAVY)
        (marks.add if heavy else marks.discard)(Mark.BOLD)
    elif name in ("text-decoration", "text-decoration-line"):
        (marks.add if "underline" in value else marks.discard)(Mark.UNDERLINE)
    elif name == "vertical-align":
        marks -= {Mark.SUPERSCRIPT, Mark.SUBSCRIPT}
        if value in ("super", "sub"):
            marks.add(Mark.SUPERSCRIPT if value == "super" else Mark.SUBSCRIPT)
    elif name == "text-align":
        here.is_right = value in ("right", "end")
    elif name == "mso-list" and value == "ignore":
        here.is_marker = True
    elif (name, value) in (("display", "none"), ("mso-hide", "all"), ("visibility", "hidden")):
        here.is_skipped = True


def _count(written: str | None, least: int, most: int) -> int:
    """Return a number somebody wrote into an attribute, within bounds."""
    digits = re.match(r"\s*(\d{1,9})", written or "")
    return min(max(int(digits[1]), least), most) if digits else least
