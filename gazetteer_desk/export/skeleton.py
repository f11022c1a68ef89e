"""Paragraphs of a template, kept as they are but for the words in their slots.

Word splits what was typed over many runs and strews marks of its own between them (proofErr,
bookmarks, rsids, smart tags). The text of a paragraph is read across all that; each part of it, a
slot or fixed text, keeps the look of the run in which it begins. What is no text (pictures, fields)
is kept word for word. What cannot be kept is said in Chinese, never left out in silence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from gazetteer_desk.export import oxml, trees
from gazetteer_desk.export.oxml import W
from gazetteer_desk.layout.plan import Part, Slot, spans
from gazetteer_desk.layout.sheet import Pieces


Element = Any
_OBJECT = "\ufffc"  # stands for what is no text; no issue can hold it
_TEXTS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_WRAPPERS = {f"{W}{tag}" for tag in ("smartTag", "customXml", "hyperlink", "dir", "bdo")}
_TRACKED = {
    f"{W}{tag}"
    for tag in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "sectPrChange")
}
_MARKS = {  # that say nothing on paper
    f"{W}{tag}"
    for tag in (
        *("proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("lastRenderedPageBreak", "softHyphen", "footnoteReference", "endnoteReference"),
    )
}
_NOISE = (f"{W}noProof", f"{W}webHidden", f"{W}rsid")
_BOXES = "txbxContent"


class Token(msgspec.Struct, frozen=True):
    """A part of a paragraph: the w:rPr it has, and its own XML where it is no text."""

    look: str
    kept: str = ""


class Skeleton(msgspec.Struct, frozen=True):
    """A paragraph of a template: its w:pPr, its tokens, what they mean, and its whole text."""

    style: str
    properties: str
    tokens: tuple[Token, ...]
    parts: tuple[Part, ...]
    text: str

    def xml(self, pieces: Pieces) -> str:
        """Return the paragraph with words in the places of its tokens; those of one look joined."""
        said = ((self.tokens[at], words) for at, words in pieces)
        inner = "".join(
            "".join(token.kept for token, _ in together)
            or oxml.run_like(together[0][0].look, "".join(words for _, words in together))
            for _, group in groupby(said, key=itemgetter(0))
            if (together := list(group))
        )
        return f"<w:p>{self.properties}{inner}</w:p>"

    @property
    def kept(self) -> frozenset[int]:
        """Return the places of the tokens that are no text."""
        return frozenset(at for at, token in enumerate(self.tokens) if token.kept)

    @property
    def drawings(self) -> int:
        """Return how many pictures the paragraph holds."""
        return sum(token.kept.count("<w:drawing") for token in self.tokens)


class Reader:
    """Reads paragraphs of one part of a template; `faults` grows with what cannot be used."""

    def __init__(self, root: Element, names: Mapping[str, str]) -> None:
        self._spaces = trees.namespaces(root)
        self._names = names  # of styles, by their ids
        self.faults: list[str] = []

    def read(self, paragraph: Element, where: str) -> Skeleton:
        """Return the paragraph; `where` names it for the clerk."""
        properties = paragraph.find(f"{W}pPr")
        style = "" if properties is None else trees.value(properties, "pStyle")
        runs = [*self._runs(paragraph, where)]
        text = "".join(words for words, _ in runs)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self.faults.append(f"{where}有分节符，模板只能有一节")
        tokens, parts = _tokens(runs, text)
        return Skeleton(
            self._names.get(style, ""),
            self._plain(properties),
            tokens,
            parts,
            text.replace(_OBJECT, ""),
        )

    def _runs(self, parent: Element, where: str) -> Iterator[tuple[str, Token]]:
        """Yield texts and what is no text, each with its look, through all wrappers."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, where)
            elif tag in _TRACKED:
                self.faults.append(f"{where}有修订标记，请先接受或拒绝全部修订")
            elif tag == f"{W}sdt":
                if "{{" in trees.words(child):
                    self.faults.append(f"{where}的占位在内容控件里，请改成普通文字")
                yield from self._runs(trees.within(child, "sdtContent"), where)
            elif tag in _WRAPPERS:
                yield from self._runs(child, where)
            elif tag == f"{W}pPr":
                self._check_tracked(child, where)
            elif tag not in _MARKS:
                yield _OBJECT, Token("", self._plain(child))

    def _run(self, run: Element, where: str) -> Iterator[tuple[str, Token]]:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            self._check_tracked(properties, where)
            if trees.is_on(properties, "vanish"):
                return
        look = self._plain(properties)
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or "", Token(look)
            elif child.tag in _TEXTS and child.get(f"{W}type") in (None, "textWrapping"):
                yield _TEXTS[child.tag], Token(look)
            elif child.tag not in _MARKS and child.tag != f"{W}rPr":
                if any("{{" in trees.words(box) for box in child.iter(f"{W}{_BOXES}")):
                    self.faults.append(f"{where}的占位在文本框里，请移到正文的段落里")
                yield _OBJECT, Token(look, f"<w:r>{look}{self._plain(child)}</w:r>")

    def _check_tracked(self, properties: Element, where: str) -> None:
        if any(child.tag in _TRACKED for child in properties.iter()):
            self.faults.append(f"{where}有修订标记，请先接受或拒绝全部修订")

    def _plain(self, element: Element | None) -> str:
        """Return an element as XML, "" for none or an empty one, without what Word notes in it."""
        if element is None:
            return ""
        for noise in list(element.iter(*_NOISE)):
            noise.getparent().remove(noise)
        xml = trees.text_of(element, self._spaces)
        return "" if re.fullmatch(r"<w:[rp]Pr\s*/>", xml) else xml


def _tokens(
    runs: Iterable[tuple[str, Token]], text: str
) -> tuple[tuple[Token, ...], tuple[Part, ...]]:
    """Return the parts of a text with their looks: fixed text is cut where the look changes."""
    ends = _ends(runs)
    tokens: list[Token] = []
    parts: list[Part] = []
    for start, end, part in spans(text):
        at = start
        while at < end:
            until, token = next(one for one in ends if at < one[0])
            stop = end if isinstance(part, Slot) else min(until, end)
            tokens.append(token)
            parts.append(part if isinstance(part, Slot) else text[at:stop].replace(_OBJECT, ""))
            at = stop
    return tuple(tokens), tuple(parts)


def _ends(runs: Iterable[tuple[str, Token]]) -> list[tuple[int, Token]]:
    """Return where in the text each look ends; runs of one look are one."""
    ends: list[tuple[int, Token]] = []
    at = 0
    for words, token in runs:
        at += len(words)
        if ends and ends[-1][1] == token and not token.kept:
            ends[-1] = (at, token)
        elif words:
            ends.append((at, token))
    return ends
