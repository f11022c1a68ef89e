"""What may not stand in an issue that is disclosed (主动公开): 密级, marks, numbers of persons."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gazetteer_desk.bulletin.issue import Disclosure, SecrecyLevel
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.markers import KNOWN
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.subject import Subject


_MARK = re.compile(
    "内部资料|内部文件|内部刊物|内部参考|内部参阅|内部使用|仅供内部|注意保存|不得外传|严禁外传|请勿外传|严禁公开"
    "|不得公开|阅后(?:收回|销毁|即焚)|(?:秘密|机密|绝密)[★☆]|★"
)
_IS_MARKED = re.compile("[内外★☆]|注意|公开|阅后")
_ABOUT = re.compile("《[^》]*$|“[^”]*$")
_CARD = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_BANK = re.compile(r"(?<!\d)(?:62|4\d|5[1-5])\d{2}(?: ?\d{4}){3}(?: ?\d{1,3})?(?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?<![\d-])(?:0\d{2,3}[-—－]|[（(]0\d{2,3}[）)])\d{7,8}(?![\d-])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643—1999
_CHECKS = "10X98765432"
_MAY_BE = re.compile(r"\d[\d -]{6}")  # fewer digits make none of these numbers


class Private(msgspec.Struct, frozen=True, gc=False):
    """Something in a line that no disclosed issue has: by which rule, and where."""

    rule: str
    start: int
    end: int


def found(subject: Subject) -> Iterator[Finding]:
    """Yield what contradicts 主动公开, where that is the choice."""
    bulletin = subject.bulletin
    if bulletin.disclosure is not Disclosure.PUBLIC:
        return
    if bulletin.secrecy is not None:
        is_inner = bulletin.secrecy.level is SecrecyLevel.INTERNAL
        rule = "B11-内部" if is_inner else "B11"
        yield from subject.found_in_field(rule, "disclosure", bulletin.secrecy.label)
    for line in subject.lines:
        if line.zone is not Zone.ADDRESSEES:
            for one in private(line.text):
                if one.rule != "B34" or line.zone is not Zone.FIELD:
                    yield from subject.found(one.rule, line, one.start, one.end)


@lru_cache(KNOWN)
def private(text: str) -> tuple[Private, ...]:
    """Return what of a line is not to be disclosed."""
    made = [
        Private("B31", *one.span())
        for one in (_MARK.finditer(text) if _IS_MARKED.search(text) else ())
        if not _ABOUT.search(text[: one.start()])
    ]
    if not _MAY_BE.search(text):
        return tuple(made)
    made += (Private("B32", *one.span()) for one in _CARD.finditer(text) if is_card(one[0]))
    taken = {at for one in made for at in range(one.start, one.end)}
    for rule, pattern in (("B35", _BANK), ("B33", _MOBILE), ("B34", _PHONE)):
        for one in pattern.finditer(text):
            if one.start() not in taken and (rule != "B35" or is_bank_card(one[0])):
                made.append(Private(rule, *one.span()))
                taken.update(range(*one.span()))
    return tuple(made)


def is_card(number: str) -> bool:
    """Tell whether it is the number of an identity card: its last sign proves it."""
    total = sum(int(sign) * by for sign, by in zip(number, _WEIGHTS, strict=False))
    month, day = int(number[10:12]), int(number[12:14])
    is_day = 1 <= month <= 12 and 1 <= day <= 31 and number[6:8] in ("18", "19", "20")  # noqa: PLR2004
    return is_day and _CHECKS[total % 11] == number[-1].upper()


def is_bank_card(number: str) -> bool:
    """Tell whether it is the number of a bank card: its last digit proves it (ISO/IEC 7812)."""
    digits = [int(sign) for sign in reversed(number.replace(" ", ""))]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
