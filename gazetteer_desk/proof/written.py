"""Words of a finding that can be written otherwise: `{1:阿拉伯}` in a rule's suggestion.

A rule is data; what it proposes is often the same thing in other characters (２０２４ → 2024,
九十 → 90). Such a form stands behind the colon of the place in its suggestion or message.
"""

import unicodedata
from collections.abc import Callable


_FULL = {**{chr(at): chr(at + 0xFEE0) for at in range(0x21, 0x7F)}, ".": "。", '"': "”"}
_HALF = {chr(at + 0xFEE0): chr(at) for at in range(0x21, 0x7F)}
_USUAL = dict(zip("﹑､｡﹐﹔﹕︰∶﹖﹗", "、、。，；：：：？！", strict=True))
_PAUSES = "，、；.,;"
_DIGITS = {han: digit for digit, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN = "〇一二三四五六七八九"
_ZEROS = str.maketrans("零○◯Oo0Ｏｏ０О", "〇" * 10)


class Written(str):
    """A word that a format may ask for in another form."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        """Return it in this form; ValueError for a form that is none."""
        if not form:
            return str(self)
        if form not in _FORMS:
            raise ValueError(form)
        return _FORMS[form](str(self))


def value(numeral: str) -> int:
    """Return the number that 一千二百零八, 二〇二四 or 2024 is; ValueError where it is none."""
    if numeral.isdecimal():
        return int(numeral)
    if not numeral or set(numeral) - _DIGITS.keys() - _TENS.keys():
        raise ValueError(numeral)
    if _TENS.keys().isdisjoint(numeral):
        return int("".join(str(_DIGITS[one]) for one in numeral))
    total, digit = 0, 0
    for one in numeral:
        if one in _TENS:
            total += (digit or 1) * _TENS[one]
            digit = 0
        else:
            digit = _DIGITS[one]
    return total + digit


def _full(words: str) -> str:
    return "".join(_FULL.get(one, one) for one in words if not one.isspace())


def _half(words: str) -> str:
    return "".join(_HALF.get(one, one) for one in words)


def _arabic(words: str) -> str:
    return str(value(words))


def _han(words: str) -> str:
    """Return a small number in Han: 3 → 三, 20 → 二十."""
    tens, ones = divmod(int(words), 10)
    head = "" if not tens else "十" if tens == 1 else _HAN[tens] + "十"
    return head + (_HAN[ones] if ones or not tens else "")


def _whole(words: str) -> str:
    """Return 2千 as 2000."""
    return str(int(words[:-1]) * _TENS[words[-1]])


def _only_digits(words: str) -> str:
    return "".join(one for one in words if one.isdecimal())


def _rough(words: str) -> str:
    """Return 3、4 as 三四."""
    return "".join(_HAN[int(one)] for one in words if one.isdecimal())


def _one_mark(words: str) -> str:
    """Return 。”。 as 。” and ，”， as ”，: a quotation keeps its full stop, not its comma."""
    return words[:2] if words == "。”。" else words[1:]


def _outside(words: str) -> str:
    """Return 。” as ”。."""
    return words[1:] + words[0]


def _ended(words: str) -> str:
    """Return the last character of a sentence with the full stop it lacks."""
    return "。" if words in _PAUSES else words + "。"


def _common(words: str) -> str:
    """Return ⽅ as 方; what cannot be seen goes."""
    kept = (one for one in words if unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFKC", "".join(kept))


_FORMS: dict[str, Callable[[str], str]] = {
    "全角": _full,
    "半角": _half,
    "阿拉伯": _arabic,
    "汉字": _han,
    "整数": _whole,
    "数字": _only_digits,
    "去零": lambda words: words.lstrip("0"),
    "圈零": lambda words: words.translate(_ZEROS),
    "无空": lambda words: "".join(words.split()),
    "标准": lambda words: "".join(_USUAL.get(one, one) for one in words),
    "概数": _rough,
    "一个": _one_mark,
    "内外": _outside,
    "句号": _ended,
    "序号": lambda words: words[:-1],
    "常用": _common,
}
