"""An old Word file (.doc, .wps of WPS Writer) → paragraphs and tables, by an own reader.

The pieces of its text are put together, and styles, tables, fields and revisions read as far as
they tell what a paragraph is. Pictures are only counted, macros and embedded files never touched.
"""

import itertools
import struct
from collections.abc import Iterator

from gazetteer_desk.intake.document import Aside, Document, Form
from gazetteer_desk.intake.oldword import streams
from gazetteer_desk.intake.oldword.content import Content, Met
from gazetteer_desk.intake.oldword.story import Stories
from gazetteer_desk.intake.oldword.streams import Story, Streams
from gazetteer_desk.intake.paragraphs import texts
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.standing import Stand


_BROKEN = (
    OSError, ValueError, LookupError, struct.error, TypeError, AttributeError, OverflowError,
    RecursionError, MemoryError,
)  # fmt: skip
_SEPARATORS = 6  # stories before the first header
_HEADERS = (0, 1, 4)  # of the six that a section has
_HIDDEN = "隐藏文字"


def read(data: bytes) -> Document:
    """Return what an old Word file says; raises `Refused`."""
    try:
        return _read(streams.opened(data))
    except _BROKEN as error:
        raise Refused(Why.DAMAGED) from error


def _read(some: Streams) -> Document:
    met = Met()
    content = Content(some, met)
    stories = Stories(some, content, met)
    stands = stories.blocks(some.stories.text)
    stands += stories.rest()
    if not any(map(_has_words, stands)):
        raise Refused(Why.NO_TEXT)
    aside = list(_aside(some, stories))
    aside += (Aside(_HIDDEN, words.strip()) for words in met.hidden)
    return Document(form=Form.DOC, stands=tuple(stands), aside=tuple(aside), remarks=_remarks(met))


def _has_words(stand: Stand) -> bool:
    return any(words.strip() for words in texts([stand]))


def _aside(some: Streams, stories: Stories) -> Iterator[Aside]:
    """Yield the lines that stand outside the text; the same one of the same place only once."""
    seen: set[Aside] = set()
    for where, story in _beside(some):
        for words in texts(stories.blocks(story)):
            line = Aside(where, words)
            if words and line not in seen:
                seen.add(line)
                yield line


def _beside(some: Streams) -> Iterator[tuple[str, Story]]:
    found = some.stories
    table = some.part(streams.HEADERS)
    bounds = struct.unpack_from(f"<{len(table) // 4}I", table)
    for nth, (start, end) in enumerate(itertools.pairwise(bounds)):
        if nth >= _SEPARATORS and start < end <= found.headers.end - found.headers.start:
            where = "页眉" if nth % 6 in _HEADERS else "页脚"
            yield where, Story(found.headers.start + start, found.headers.start + end)
    yield "脚注", found.notes
    yield "尾注", found.endnotes
    yield "批注", found.comments


def _remarks(met: Met) -> tuple[str, ...]:
    """Return the sentences for the clerk."""
    said: list[str] = []
    if met.has_revisions:
        said.append("文件里有修订：新增的收了，删去的没有收。")
    if met.has_struck:
        said.append("带删除线的字按普通文字收下了，请核对。")
    if met.pictures:
        said.append(f"有 {met.pictures} 张图片没有收，可另行插入。")
    if met.numbered:
        said.append(f"有 {met.numbered} 段的自动编号没有收，请补上。")
    return tuple(said)
