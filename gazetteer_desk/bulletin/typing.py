"""What is put right while it is typed: quotes, marks, …… and ——, the numbers of headings. Pure.

Asked after each key with what stands left of the caret, what was typed, and what stands right of
it. What could be part of something else (1,000, 9:30, an address, a file name, a Latin phrase) is
left alone; a mark that stands between digits or letters is judged once the character behind it is
known. The rules are those of GB/T 15834—2011, as far as a single key can tell.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Kind


class Rule(StrEnum):
    """One rule that a clerk can switch off."""

    QUOTES = "quotes"
    MARKS = "marks"
    ELLIPSIS = "ellipsis"
    DASH = "dash"
    HEADINGS = "headings"

    @property
    def label(self) -> str:
        """Return what the rule does, as the menu says it."""
        return _LABELS[self]

    @property
    def deed(self) -> str:
        """Return what its corrections are called in undo."""
        return _DEEDS[self]


_LABELS = {
    Rule.QUOTES: "直引号改成“ ”‘ ’",
    Rule.MARKS: "中文旁的半角标点改成全角",
    Rule.ELLIPSIS: "三个点改成省略号",
    Rule.DASH: "两个连字符改成破折号",
    Rule.HEADINGS: "段首的序号设为标题",
}
_DEEDS = {
    Rule.QUOTES: "自动改引号",
    Rule.MARKS: "自动改标点",
    Rule.ELLIPSIS: "自动改省略号",
    Rule.DASH: "自动改破折号",
    Rule.HEADINGS: "自动设为标题",
}
EVERY = frozenset(Rule)


class Change(NamedTuple):
    """Characters of a line to be replaced: where they stand, what they are, what comes instead."""

    at: int
    old: str
    new: str


class Correction(NamedTuple):
    """What a rule changes, in the order of the line. `kind` is what the paragraph becomes."""

    rule: Rule
    changes: tuple[Change, ...] = ()
    kind: Kind | None = None


_HAN = r"㐀-䶿一-鿿豈-﫿〇々\U00020000-\U0003ffff"
_WIDE = r"，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』…—～％℃·"
_IS_HAN = re.compile(f"[{_HAN}]")
_IS_CHINESE = re.compile(f"[{_HAN}{_WIDE}]")
_IS_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_IS_NARROW = re.compile(r"[0-9A-Za-zÀ-ɏ%)\]”’》）]")
_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
# No address is longer; looked through to its beginning, a long paragraph takes milliseconds a key.
_TOKEN, _LONGEST_TOKEN = re.compile(r"[^\s，。；：、？！“”‘’《》【】]*"), 2000
_IN_CODE = re.compile(r"://|@|\\|(?<![A-Za-z])www\.|(?<![A-Za-z])[A-Za-z]:/|^[.~]{0,2}/[A-Za-z]")
# Behind these a quotation begins, even where another one is open.
_OPENERS = "（(《〈【〔[“‘：—、"
_PAIRS = {"“": "”", "‘": "’"}
_DOTS = re.compile(r"(?:(……)|(?<![.。]))(?:\.{3}|。{3})$")
_LONE = re.compile("(?<!…)(……)?…$")
_HYPHENS = re.compile("(——)?(?<!-)--$")


def correction(
    left: str, typed: str, right: str = "", rules: frozenset[Rule] = EVERY
) -> Correction | None:
    """Return what is to be put right after one character came between `left` and `right`.

    None where nothing is. Numbers of headings apart: see `heading`.
    """
    for rule, judge in _JUDGES.items():
        if rule in rules and (changes := judge(left, typed, right)):
            return Correction(rule, changes)
    return None


def heading(left: str, typed: str) -> Correction | None:
    """Return the heading that a line of body text becomes because its number is complete now.

    一、 （一） and （1） are complete with their last mark; 1. with what follows it, for it could
    still be 1.5万 or 7.1.
    """
    kind = _announced(left + typed)
    if kind is Kind.BODY or _announced(left) is not Kind.BODY:
        return None
    return Correction(Rule.HEADINGS, kind=kind)


def _announced(text: str) -> Kind:
    kind = numbering.level_of(text)
    if kind is Kind.HEADING3 and re.fullmatch(r"\d+[.．]", text):
        return Kind.BODY
    return kind


def _quotes(left: str, typed: str, right: str) -> tuple[Change, ...]:
    if typed not in ('"', "'"):
        return ()
    new = _double(left, right) if typed == '"' else _single(left)
    return (Change(len(left), typed, new),) if new and not _is_in_code(left) else ()


def _double(left: str, right: str) -> str:
    before, opened = left[-1:], _open_quotes(left)
    begins = not before or before.isspace() or before in _OPENERS
    if not opened:
        # Behind a letter or a digit it may be an inch, or part of a Latin phrase.
        is_latin = bool(_IS_LATIN.match(left.rstrip()[-1:])) or before.isdigit()
        return "" if is_latin else "“"
    inside = opened[-1] == "“" and _closes(right)
    if opened[-1] == "“":
        return "‘" if begins or inside else "”"
    if "“" in opened:
        return "’"
    return "“"


def _single(left: str) -> str:
    opened = _open_quotes(left)
    if opened[-1:] == ["‘"] and left[-1:] not in ("", *_OPENERS):
        return "’"
    return "" if re.match(r"[0-9A-Za-zÀ-ɏ]", left.rstrip()[-1:]) else "‘"


def _open_quotes(text: str) -> list[str]:
    """Return the quotation marks that were opened and not closed, the innermost last."""
    opened: list[str] = []
    for mark in re.findall("[“”‘’]", text):
        if mark in _PAIRS:
            opened.append(mark)
        elif opened and _PAIRS[opened[-1]] == mark:
            opened.pop()
        elif mark == "”" and "“" in opened:  # a ‘ in between was never closed
            while opened.pop() != "“":
                pass
    return opened


def _closes(right: str) -> bool:
    """Return whether the first quotation mark to the right closes one that was opened left."""
    found = re.search("[“”]", right)
    return found is not None and found[0] == "”"


def _marks(left: str, typed: str, _right: str) -> tuple[Change, ...]:
    made = _mark(left, typed)
    return () if made and _is_in_code(left) else made


def _mark(left: str, typed: str) -> tuple[Change, ...]:
    if typed == ")":
        return _bracket(left)
    if typed in _FULL:
        is_beside = _IS_CHINESE.match(left[-1:]) is not None
        return (Change(len(left), typed, _FULL[typed]),) if is_beside else ()
    return _behind(left, typed)


def _bracket(left: str) -> tuple[Change, ...]:
    """Return what makes a bracket that is being closed a Chinese one, where it is one."""
    depth = 0
    for at in range(len(left) - 1, -1, -1):
        depth += (left[at] in ")）") - (left[at] in "(（")
        if depth < 0:
            break
    else:
        return (Change(len(left), ")", "）"),) if _IS_HAN.match(left[-1:]) else ()
    closing = Change(len(left), ")", "）")
    if left[at] == "（":
        return (closing,)
    is_number = at == 0 and re.fullmatch(r"\d{1,3}", left[1:])
    if is_number or _IS_HAN.search(left, at) or _IS_CHINESE.match(left[at - 1 : at]):
        return (Change(at, "(", "（"), closing)
    return ()


def _behind(left: str, typed: str) -> tuple[Change, ...]:
    """Return what a Chinese character tells about the half-width mark before it."""
    mark, before = left[-1:], left[-2:-1]
    if not _IS_HAN.match(typed) and typed[:1] not in tuple("“《（【"):
        return ()
    if mark == "." and _IS_HAN.match(before) and _IS_HAN.match(typed):
        return (Change(len(left) - 1, mark, "。"),)
    if mark and mark in ",;:?!" and _IS_NARROW.match(before):
        return (Change(len(left) - 1, mark, _FULL[mark]),)
    return ()


def _ellipsis(left: str, typed: str, right: str) -> tuple[Change, ...]:
    whole = left + typed
    if typed == "…":
        found = _LONE.search(whole) if right[:1] != "…" else None
    else:
        found = _DOTS.search(whole) if typed in (".", "。") else None
    if found is None or _is_in_code(left):
        return ()
    at = found.start()
    if not found[1] and re.match(r"[0-9A-Za-zÀ-ɏ/]", whole[at - 1 : at]):
        return ()
    return (Change(at, found[0], "……"),)


def _dash(left: str, typed: str, _right: str) -> tuple[Change, ...]:
    whole = left + typed
    found = _HYPHENS.search(whole) if typed == "-" else None
    if found is None or _is_in_code(left):
        return ()
    at = found.start()
    if at and not _IS_CHINESE.match(whole[at - 1]):
        return ()
    return (Change(at, found[0], "——"),)


def _is_in_code(left: str) -> bool:
    """Return whether the caret stands in an address, a path or the like."""
    # Read from its end: looked for from the beginning, a long paragraph takes seconds a key.
    token = _TOKEN.match(left[: -_LONGEST_TOKEN - 1 : -1])
    return token is not None and _IN_CODE.search(token[0][::-1]) is not None


_JUDGES = {
    Rule.QUOTES: _quotes,
    Rule.ELLIPSIS: _ellipsis,
    Rule.DASH: _dash,
    Rule.MARKS: _marks,
}
