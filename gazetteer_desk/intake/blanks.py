"""Which blanks of a foreign text mean something, and which are only left over from its page.

Typed indents, blanks between Chinese and digits (7 月 12 日), line ends in the source beside a Han
character and blanks beside full-width marks mean nothing. Between two Han characters it depends:
a name that is padded to three (赵　行), names in a row and words of a line without any mark
(主任 张三) are kept apart; letters that were set wide (简 报 目 录) and strays in a sentence join.
"""

import re
from collections.abc import Callable, Iterable

from gazetteer_desk.bulletin.body import Mark, Span, tidy_spans
from gazetteer_desk.intake import radicals


Segment = tuple[str, frozenset[Mark]]

_BLANKS = re.compile("[ \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f]+")
_HAN = re.compile(
    "[〇\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·]"
)
_LETTER = "[〇\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LETTERS = re.compile(_LETTER + "+")
_PROSE = re.compile("[，。；！？]")
_STOP = re.compile("[^〇\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\\s]")
_NUMBER = re.compile(r"\d{1,3}[.)]|\(\d{1,3}\)")  # of an item: 1. 编目
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[.．、）)]")
_GAP = 3  # blanks
_LONGEST_NUMBER = 12  # with the blanks before it
_NEAR = 40  # characters to either side that decide
_LONGEST_NAME = 4
_FEWEST_IN_A_ROW = 3
# Marks of no width, soft hyphens, joiners that join nothing, and bullets in a face of symbols.
_HIDDEN = re.compile(
    f"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u2060-\u2064\u3164\ufeff]"
    f"|(?<={_LETTER})\u200d|\u200d(?={_LETTER}|\\Z)"
)
_BULLET = re.compile(
    "\\A[\\s\u3000]*(?:[•●■◆▪◦‣►▸➢➤❖☐☑✓✔\uf020-\uf0ff]|[▶○◎□◇★☆·](?=[\\s\u3000]))[\\s\u3000]*"
)
_CAPTION = re.compile(r"[图表]\d{1,3}(?:[-—.]\d{1,3})?")  # 图1 推进会现场
_UNITS = frozenset("%‰℃°")


def unhidden(words: str) -> str:
    """Return the characters without those that nobody sees, radicals as the characters meant."""
    return radicals.written(_HIDDEN.sub("", words))


def without_bullet(words: str) -> str:
    """Return a line without the bullet it begins with."""
    return _BULLET.sub("", words)


def ends_open(words: str) -> bool:
    """Return whether a tab behind some words keeps nothing apart: they are a number, or go on."""
    some = words.strip()
    return not some or some[-1] in "：，、；" or _NUMBERED.fullmatch(some[-12:]) is not None


def tidied(segments: Iterable[Segment]) -> tuple[Span, ...]:
    """Return a paragraph's characters without indents and stray blanks; other runs are one."""
    some = [(unhidden(words), marks) for words, marks in segments]
    some = [segment for segment in some if segment[0]]
    joined = "".join(text for text, _ in some)
    edges = len(joined) - len(joined.lstrip()), len(joined.rstrip())
    is_prose = _PROSE.search(joined) is not None

    def blank(found: re.Match[str], start: int) -> str:
        at, end = start + found.start(), start + found.end()
        if at <= edges[0] or end >= edges[1]:
            return ""
        if joined[at - 1].isspace():
            return ""  # the rest of a run that began in another span
        if (rest := _BLANKS.match(joined, end)) is not None:
            end = rest.end()
        return _between(joined, at, end, is_prose=is_prose)

    spans: list[Span] = []
    start = 0
    for text, marks in some:
        spans.append(Span(_substituted(text, start, blank), marks))
        start += len(text)
    return tidy_spans(_stripped(spans))


def _substituted(text: str, start: int, blank: Callable[[re.Match[str], int], str]) -> str:
    return _BLANKS.sub(lambda found: blank(found, start), text)


def _between(joined: str, at: int, end: int, *, is_prose: bool) -> str:
    """Return what stands in place of the blanks from `at` to `end`: nothing, or one blank."""
    before, after = joined[at - 1], joined[end]
    han = _HAN.match(before), _HAN.match(after)
    if any(han) and "\n" in joined[at:end]:
        return ""
    if before.isdigit() and after in _UNITS:
        return ""
    if han[1] and at <= _LONGEST_NUMBER:
        if _CAPTION.fullmatch(joined[:at].strip()):
            return "　"
        if _NUMBER.fullmatch(joined[:at].lstrip()):
            return ""
    if not (han[0] and han[1]):
        return _beside_a_number(before, after, end - at) if any(han) else " "
    letters = _LETTERS.match(before) and _LETTERS.match(after)
    return " " if letters and _parts(joined, at, end, is_prose=is_prose) else ""


def _beside_a_number(before: str, after: str, count: int) -> str:
    """Return what stands for blanks between Chinese and something else: none beside digits."""
    if not (before.isdigit() or after.isdigit() or before in _UNITS):
        return " "
    return " " if count >= _GAP else ""  # so many keep two things of one line apart


def _parts(joined: str, at: int, end: int, *, is_prose: bool) -> bool:
    """Return whether a blank between two Han characters keeps words apart."""
    groups = _groups(joined, at, end)
    if all(len(group) == 1 for group in groups):
        return len(groups) == 2  # noqa: PLR2004 - a name of two characters
    if not is_prose:
        return True
    longest = max(map(len, groups))
    shortest = min(map(len, groups))
    return len(groups) >= _FEWEST_IN_A_ROW and longest <= _LONGEST_NAME and shortest > 1


def _groups(joined: str, at: int, end: int) -> list[str]:
    """Return the words between the two marks that stand nearest around a blank."""
    ahead, behind = joined[max(at - _NEAR, 0) : at], joined[end : end + _NEAR]
    stops = [found.end() for found in _STOP.finditer(ahead)]
    if stops:
        ahead = ahead[stops[-1] :]
    stop = _STOP.search(behind)
    if stop:
        behind = behind[: stop.start()]
    return f"{ahead} {behind}".split()


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
