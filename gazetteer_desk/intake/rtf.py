"""RTF → paragraphs and tables, by an own reader of its control words.

What it does not know it passes over, as RTF asks for: a group that begins with a star whole, a
word of its own alone. Pictures are only counted, embedded files and instructions never touched.
Text that was typed by a list itself stands in the file and is kept.
"""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from gazetteer_desk.intake import looks, rtf_state, rtf_tokens
from gazetteer_desk.intake.document import Aside, Document, Form, has_words
from gazetteer_desk.intake.paragraphs import texts
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.rtf_state import State
from gazetteer_desk.intake.rtf_story import Story
from gazetteer_desk.intake.rtf_tokens import Token, What
from gazetteer_desk.intake.taken import MOST_CHARACTERS


_DEEPEST = 500
_LONGEST_NAME = 100
_HIDDEN = "隐藏文字"
_SILENT = frozenset(
    (
        "atndate", "atnauthor", "atnid", "atnref", "atntime", "atrfend", "atrfstart", "author",
        "bkmkend", "bkmkstart", "colorschememapping", "colortbl", "company", "datastore", "do",
        "falt", "filetbl", "fldinst", "generator", "info", "keywords", "latentstyles",
        "listoverridetable", "listtable", "mmathPr", "nonshppict", "objclass", "objdata",
        "objalias", "operator", "panose", "pgptbl", "pict", "private", "revtbl", "rsidtbl",
        "rxe", "shppict", "sn", "sv", "tc", "template", "themedata", "title", "txe", "xe",
    )
)  # fmt: skip
_TWIN = "nonshppict"  # of a picture, for old programs
_UNREAD = ("skipped", _TWIN)
_KNOWN = frozenset(("shpinst", "shptxt", "ud", "annotation", "footnote", "nesttableprops"))
_BESIDE = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "页眉"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "页脚"),
    "footnote": "脚注",
    "annotation": "批注",
}
_WRITTEN = {
    "~": "\xa0", "_": "-", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "　", "enspace": " ",
    "qmspace": " ", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_ROW = frozenset(("cellx", "trleft", "clmgf", "clmrg", "clvmgf", "clvmrg"))


class _Group(NamedTuple):
    """What held when a group began, to hold again when it ends."""

    state: State
    purpose: str  # "" of text, else what it is read for
    story: Story


def read(data: bytes) -> Document:
    """Return what an RTF file says; raises `Refused`."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Refused(Why.OTHER_KIND)
    reader = _Reader()
    for token in rtf_tokens.tokens(data):
        reader.take(token)
    return reader.document()


class _Reader:
    def __init__(self) -> None:
        self._text = Story()
        self._now = _Group(State(), "", self._text)
        self._above: list[_Group] = []
        self._page = "cp1252"
        self._pending = bytearray()
        self._to_skip = 0  # characters that stand for one in Unicode
        self._is_starred = False
        self._faces: dict[str, str] = {}
        self._pages: dict[str, str] = {}
        self._styles: dict[str, str] = {}
        self._key = ""  # of the face or style whose name comes
        self._name = ""
        self._high = ""
        self._aside: list[Aside] = []
        self._hidden = [""]  # stretches of what is not seen
        self._pictures = self._count = 0
        self._has_revisions = self._has_struck = False

    def take(self, token: Token) -> None:
        """Take a token."""
        if token.what is What.BYTES:
            self._bytes(token.raw)
            return
        if token.what is What.WORD and token.name == "u":
            self._unicode(token.number or 0)
            return
        if token.what is What.WORD and self._to_skip > 0:
            self._to_skip -= 1  # a sign in place of a character
            if token.name not in ("par", "cell", "row"):
                return
        self._flush()
        if token.what is What.OPEN:
            self._open()
        elif token.what is What.CLOSE:
            self._close()
        elif token.what is What.STAR:
            self._is_starred = True
        else:
            self._word(token.name, token.number)

    def document(self) -> Document:
        """Return what was read."""
        self._flush()
        while self._above:
            self._close()
        if not any(map(has_words, self._text.stands)):
            raise Refused(Why.NO_TEXT)
        hidden = (Aside(_HIDDEN, words.strip()) for words in self._hidden if words.strip())
        return Document(
            form=Form.RTF,
            stands=tuple(self._text.stands),
            aside=(*dict.fromkeys(self._aside), *hidden),
            remarks=self._remarks(),
        )

    def _remarks(self) -> tuple[str, ...]:
        said = (
            (self._has_revisions, "文件里有修订：新增的收了，删去的没有收。"),
            (self._has_struck, "带删除线的字按普通文字收下了，请核对。"),
            (self._pictures, f"有 {self._pictures} 张图片没有收，可另行插入。"),
        )
        return tuple(sentence for is_so, sentence in said if is_so)

    def _open(self) -> None:
        if len(self._above) >= _DEEPEST:
            raise Refused(Why.TOO_LARGE)
        self._above.append(self._now)
        self._to_skip = 0
        self._is_starred = False

    def _close(self) -> None:
        if not self._above:
            return
        ended, self._now = self._now, self._above.pop()
        self._to_skip = 0
        if ended.purpose in ("fonttbl", "stylesheet"):
            self._named(ended.purpose)
        if not self._above:
            ended.story.end(ended.state)
        if ended.story is self._now.story:
            return
        ended.story.end(ended.state)
        if ended.story.where:
            where = ended.story.where
            self._aside += (Aside(where, words) for words in texts(ended.story.stands) if words)
        else:
            self._now.story.put_box(ended.story)

    def _word(self, name: str, number: int | None) -> None:
        is_starred, self._is_starred = self._is_starred, False
        purpose = self._now.purpose
        if name == "pict":
            self._pictures += purpose != _TWIN
        if purpose in _UNREAD:
            return
        if name in _SILENT or (is_starred and name not in _KNOWN):
            self._now = self._now._replace(purpose=_TWIN if name == _TWIN else "skipped")
        elif name in ("fonttbl", "stylesheet"):
            self._now = self._now._replace(purpose=name)
        elif purpose:
            self._of_table(purpose, name, number)
        elif name in _BESIDE:
            self._now = self._now._replace(story=Story(_BESIDE[name]), state=State())
        elif name == "shptxt":
            self._now = self._now._replace(story=Story(), state=State())
        elif name in _WRITTEN:
            self._write(_WRITTEN[name])
        else:
            self._of_text(name, number)

    def _of_text(self, name: str, number: int | None) -> None:
        state = self._now.state
        if (end := self._ENDS.get(name)) is not None:
            end(self._now.story, state)
        elif name in _ROW:
            self._now.story.shape(name, number)
        elif name in ("f", "af") and number is not None:
            face = self._faces.get(f"f{number}", "")
            page = self._pages.get(f"f{number}", "") if name == "f" else state.page
            self._set(state._replace(face=face or state.face, page=page))
        elif name in ("s", "cs"):
            style = self._styles.get(f"{name}{number}", "")
            found = {"s": "style", "cs": "char_style"}[name]
            self._set(state._replace(**{found: style}))
        elif name == "ansicpg" and number is not None:
            self._page = rtf_tokens.page_of(number)
        else:
            self._set(rtf_state.changed(state, name, number))

    def _set(self, state: State) -> None:
        self._now = self._now._replace(state=state)

    def _of_table(self, purpose: str, name: str, number: int | None) -> None:
        """Take a word in the table of faces or of styles."""
        if purpose == "fonttbl" and name == "f":
            self._key, self._name = f"f{number or 0}", ""
        elif purpose == "fonttbl" and name == "fcharset":
            page = rtf_tokens.page_of_charset(number or 0)
            if self._key:
                self._pages[self._key] = page
        elif purpose == "stylesheet" and name in ("s", "cs"):
            self._key, self._name = f"{name}{number}", ""

    def _named(self, purpose: str) -> None:
        """Take the name of a face or a style that has ended."""
        name, self._name = self._name.split(";")[0].strip()[:_LONGEST_NAME], ""
        if not self._key or not name:
            return
        if purpose == "fonttbl":
            self._faces[self._key] = looks.chinese_face(name)
        else:
            self._styles[self._key] = name
        self._key = ""

    def _bytes(self, raw: bytes) -> None:
        skipped = min(self._to_skip, len(raw))
        self._to_skip -= skipped
        if self._now.purpose not in _UNREAD:
            self._pending += raw[skipped:]
            self._is_starred = False

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number & 0xFFFF
        self._to_skip = self._now.state.skip
        char = chr(code)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a rare character
            self._high = char
            return
        whole = (self._high + char).encode("utf-16-le", "surrogatepass")
        self._high = ""
        self._write(whole.decode("utf-16-le", "replace"))

    def _flush(self) -> None:
        if self._pending:
            raw = bytes(self._pending)
            self._pending.clear()
            page = self._now.state.page or self._page
            if self._now.purpose == "fonttbl" and self._key:
                page = self._pages.get(self._key, "") or page
            self._write(rtf_tokens.decoded(raw, page))

    def _write(self, words: str) -> None:
        group = self._now
        if group.purpose in _UNREAD:
            return
        if group.purpose:
            self._name += words if len(self._name) < _LONGEST_NAME else ""
            if group.purpose == "fonttbl" and ";" in words:
                self._named("fonttbl")
            return
        self._count += len(words)
        if self._count > MOST_CHARACTERS:
            raise Refused(Why.TOO_LARGE)
        state = group.state
        is_said = bool(words.strip())
        self._has_revisions |= is_said and (state.is_deleted or state.is_inserted)
        if state.is_deleted:
            return
        if state.is_hidden:
            self._hidden[-1] += words
            return
        if self._hidden[-1]:
            self._hidden.append("")
        self._has_struck |= is_said and state.is_struck
        group.story.write(words, state)

    _ENDS: ClassVar[dict[str, Callable[[Story, State], None]]] = {
        "par": Story.end_paragraph,
        "sect": Story.end_paragraph,
        "\n": Story.end_paragraph,
        "\r": Story.end_paragraph,
        "nestcell": lambda story, state: story.end_paragraph(state._replace(in_table=True)),
        "cell": Story.end_cell,
        "row": lambda story, _: story.end_row(),
        "trowd": lambda story, _: story.start_row(),
        "line": lambda story, _: story.end_line(),
        "tab": Story.tab,
    }
