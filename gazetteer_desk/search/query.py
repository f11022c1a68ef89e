"""What a clerk asks for: words of any kind, some of them with a name before them.

    县志 评审            both words
    "县志 评审"          these words, one after the other
    县志 -评审           the first without the second
    县志 或 年鉴 评审    one of the first two, and the third
    栏目:动态 单位:档案馆 题名:规划 正文:规划 刊:简报 期:2024-15 年:2024 日期:2023..2024-06
    年:2023..2025 状态:留用稿 状态:印发

Every text is a question: what is not understood is looked for as it stands. Words are parts of the
text, not words of a dictionary. Round brackets mean themselves, as in （一）.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from gazetteer_desk.history.status import Status
from gazetteer_desk.search import when
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.when import Issue, Span


class Field(StrEnum):
    """Where a word may stand; its value is how a clerk writes it before the colon."""

    TITLE = "题名"
    TEXT = "正文"
    COLUMN = "栏目"
    UNIT = "单位"
    SERIES = "刊"


class Term(msgspec.Struct, frozen=True):
    """A folded word, anywhere in an article or in one field of it."""

    text: str
    field: Field | None = None


class Held(msgspec.Struct, frozen=True):
    """Whether it waits on the shelf (留用稿), or stands in an issue."""

    is_held: bool


class Standing(msgspec.Struct, frozen=True):
    """How far its issue is on its way (印发, 归档); what waits on the shelf is on none."""

    status: Status


Atom = Term | Issue | Span | Held | Standing


class Clause(msgspec.Struct, frozen=True):
    """One of several things that must be so, or if `is_not` must not."""

    any: tuple[Atom, ...]
    is_not: bool = False


class Query(msgspec.Struct, frozen=True):
    """Everything that must be so; nothing is found where nothing is asked."""

    clauses: tuple[Clause, ...] = ()

    @property
    def shown(self) -> tuple[Term, ...]:
        """Return the words that are looked for, to be marked where they are found."""
        found = (one for clause in self.clauses if not clause.is_not for one in clause.any)
        return tuple(dict.fromkeys(one for one in found if isinstance(one, Term)))

    def words_in(self, field: Field) -> list[str]:
        """Return the folded words that are looked for in a stretch of this kind."""
        return [one.text for one in self.shown if one.field in (None, field)]


_QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂"}
_OR = frozenset(("或", "or", "|", "或者"))
_MINUS = ("-", "－", "−")  # the last two come out of a Chinese keyboard
_NAMED = re.compile(r"([^\s:：\"“「『]{1,3})[:：](?=\S)")
_FIELDS = {
    **{field.value: field for field in Field},
    "标题": Field.TITLE,
    "题目": Field.TITLE,
    "供稿": Field.UNIT,
    "刊名": Field.SERIES,
}


class Piece(msgspec.Struct, frozen=True):
    """One thing as it stands in the words, from `start` to `end`; `name` is "" for plain words."""

    start: int
    end: int
    name: str
    value: str
    atoms: tuple[Atom, ...]


class Written(msgspec.Struct, frozen=True):
    """A clause as it stands in the words: its pieces, one after the other."""

    pieces: tuple[Piece, ...]
    is_not: bool = False

    @property
    def clause(self) -> Clause:
        """Return what it means."""
        return Clause(tuple(atom for one in self.pieces for atom in one.atoms), self.is_not)


def parse(words: str) -> Query:
    """Return what is asked; every text has an answer."""
    return Query(tuple(dict.fromkeys(one.clause for one in written(words))))


def written(words: str) -> list[Written]:
    """Return the clauses in the order in which they stand in the words."""
    clauses: list[Written] = []
    is_open = False  # after 或
    for is_not, piece in _pieces(words):
        if piece is None:
            is_open = bool(clauses) and not clauses[-1].is_not
        elif is_open and not is_not:
            clauses[-1] = Written((*clauses[-1].pieces, piece))
            is_open = False
        else:
            clauses.append(Written((piece,), is_not))
            is_open = False
    return clauses


def _pieces(words: str) -> Iterator[tuple[bool, Piece | None]]:
    """Yield each thing that is asked, and whether it must not be; None for 或."""
    at = 0
    while at < len(words):
        if words[at].isspace():
            at += 1
            continue
        start, at = at, _end(words, at)
        given = words[start:at]
        if fold(given) in _OR:
            yield False, None
            continue
        is_not = given[0] in _MINUS and len(given) > 1
        name, value, atoms = _read(given[1:] if is_not else given)
        if atoms:
            yield is_not, Piece(start, at, name, value, atoms)


def _end(words: str, start: int) -> int:
    """Return where the piece that begins there ends: at a blank, or where its quotes close."""
    at = start + (words[start] in _MINUS)
    if named := _NAMED.match(words, at):
        at = named.end()
    if at < len(words) and (end := _closes(words, at)):
        return end
    while at < len(words) and not words[at].isspace():
        at += 1
    return at


def _closes(words: str, at: int) -> int:
    """Return where the quotes that open there close, the end if they never do; 0 without any."""
    if words[at] not in _QUOTES:
        return 0
    close = words.find(_QUOTES[words[at]], at + 1)
    if close < 0:  # still being typed
        return len(words)
    # “十四五”规划 is a word that begins with a quotation mark.
    return close + 1 if close + 1 == len(words) or words[close + 1].isspace() else 0


def _read(given: str) -> tuple[str, str, tuple[Atom, ...]]:
    """Return the name and the value of a piece, and what they mean; nothing, half typed."""
    if named := _NAMED.match(given):
        name, value = named[1], _unquoted(given[named.end() :])
        if name in _FIELDS:
            field = _FIELDS[name]
            return field.value, value, _term(value, field)
        if name in _KNOWN and (atoms := _KNOWN[name](value)):
            return _NAMES.get(name, name), value, atoms
    elif given[-1] in ":：" and given[:-1] in {*_FIELDS, *_KNOWN}:
        return "", "", ()  # still being typed
    return "", _unquoted(given), _term(_unquoted(given))


def _term(text: str, field: Field | None = None) -> tuple[Atom, ...]:
    folded = fold(text)
    return (Term(folded, field),) if folded else ()


def _unquoted(text: str) -> str:
    if text and text[0] in _QUOTES and _closes(text, 0) == len(text):
        close = _QUOTES[text[0]]
        return text[1:-1] if len(text) > 1 and text[-1] == close else text[1:]
    return text


def _issue(value: str) -> tuple[Atom, ...]:
    found = when.issue(fold(value))
    return (found,) if found else ()


def _days(value: str) -> tuple[Atom, ...]:
    found = when.span(fold(value))
    return (found,) if found else ()


def _years(value: str) -> tuple[Atom, ...]:
    return tuple(Issue(year=year) for year in when.years(fold(value)))


def _standing(value: str) -> tuple[Atom, ...]:
    found = _STANDINGS.get(fold(value))
    return () if found is None else (found,)


_STANDINGS: dict[str, Atom] = {
    **{fold(status.label): Standing(status) for status in Status},
    "留用": Held(True),
    "留用稿": Held(True),
    "往期": Held(False),
}
_KNOWN = {"期": _issue, "期号": _issue, "年": _years, "日期": _days, "状态": _standing}
_NAMES = {"期号": "期"}  # a second way to write the first
