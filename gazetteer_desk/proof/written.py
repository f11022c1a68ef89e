"""Words of a finding that can be written otherwise: `{1:阿拉伯}` in a rule's suggestion.

A rule is data; what it proposes is often the same thing in other characters (２０２４ → 2024,
九十 → 90). Such a form stands behind the colon of the place in its suggestion or message.
"""

import unicodedata
from collections.abc import Callable
from contextlib import suppress


_FULL = {**{chr(at): chr(at + 0xFEE0) for at in range(0x21, 0x7F)}, ".": "。", '"': "”"}
_HALF = {chr(at + 0xFEE0): chr(at) for at in range(0x21, 0x7F)}
_USUAL = dict(zip("﹑､｡﹐﹔﹕︰∶﹖﹗", "、、。，；：：：？！", strict=True))
_PAUSES = "，、；.,;"
_DIGITS = {han: digit for digit, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN = "〇一二三四五六七八九"
_LETTERS = str.maketrans("OoＯ", "000")
_ZEROS = str.maketrans("零○◯Oo0Ｏｏ０О", "〇" * 10)


class Written(str):
    """A word that a format may ask for in another form."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        """Return it in this form, as it is where it has none; ValueError for an unknown form."""
        if not form:
            return str(self)
        if form not in _FORMS:
            raise ValueError(form)
        with suppress(ValueError, KeyError, IndexError):
            return _FORMS[form](str(self))
        return str(self)


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


def _year(words: str) -> str:
    """Return 二零二四 as 2024."""
    return "".join(one if one.isdecimal() else str(_DIGITS.get(one, 0)) for one in words)


def _decimal(words: str) -> str:
    """Return .5 as 0.5, a wrong decimal point as the right one."""
    return f"0{words}" if words.startswith(".") else "."


def _large(words: str) -> str:
    """Return the unit that 2万8千 and 3亿5千万 are counted in."""
    return "亿" if "亿" in words else "万"


def _feast(words: str) -> str:
    """Return 3.8 as “三八”, 10·1 as “十一”."""
    return f"“{''.join(map(_han, _numbers(words)))}”"


def _event(words: str) -> str:
    """Return 12.9 as “一二·九”, 9.18 as 九一八: a dot only for January, November, December."""
    numbers = _numbers(words)
    month, day = numbers if len(numbers) > 1 else (words[0], words[1:])
    dot = "·" if month in ("1", "11", "12") else ""
    return f"“{_each(month)}{dot}{_each(day)}”"


def _numbers(words: str) -> list[str]:
    return "".join(one if one.isdecimal() else " " for one in words).split()


def _each(words: str) -> str:
    return "".join(_HAN[int(one)] if one.isdecimal() else one for one in words)


def _phrase(words: str) -> str:
    """Return 145 as 十四五, 4 as 四."""
    return f"十{_each(words[1:])}" if len(words) > 1 else _each(words)


_FORMS: dict[str, Callable[[str], str]] = {
    "全角": _full,
    "半角": _half,
    "阿拉伯": _arabic,
    "汉字": _han,
    "整数": _whole,
    "数字": _only_digits,
    "去零": lambda words: words.lstrip("0"),
    "四位": lambda words: ("20" if words < "40" else "19") + words,
    "零": lambda words: words.translate(_LETTERS),
    "圈零": lambda words: words.translate(_ZEROS),
    "无空": lambda words: "".join(words.split()),
    "标准": lambda words: "".join(_USUAL.get(one, one) for one in words),
    "概数": lambda words: _each(_only_digits(words)),
    "年份": _year,
    "小数": _decimal,
    "大数": _large,
    "节日": _feast,
    "事件": _event,
    "提法": _phrase,
    "无点": lambda words: words.replace("·", ""),
    "分号": lambda words: {"百": "%", "千": "‰"}[words],
    "一个": _one_mark,
    "内外": _outside,
    "句号": _ended,
    "序号": lambda words: words[:-1],
    "常用": _common,
}
