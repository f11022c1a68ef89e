"""The numerals that Word counts a list by: 一, 1, ①, 甲, a, iv."""

from collections.abc import Callable

from gazetteer_desk.bulletin import numbering


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES = 20  # ① to ⑳


def _chinese(number: int) -> str:
    """Return 1 to 9999 in Chinese numerals."""
    if number >= 10_000:  # noqa: PLR2004
        return str(number)
    made, gap = "", False
    for unit, name in ((1000, "千"), (100, "百")):
        digit, number = divmod(number, unit)
        if digit:
            made += ("零" if gap else "") + _DIGITS[digit] + name
        gap = bool(made) and not digit
    if not number:
        return made
    rest = numbering.chinese(number)
    if not made:
        return rest
    if number < 10:  # noqa: PLR2004
        return f"{made}零{rest}"
    return made + ("零" if gap else "") + (f"一{rest}" if rest.startswith("十") else rest)


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        made += letters * min(count, 9)
    return made


def _letter(number: int) -> str:
    """Return a, b … z, aa, bb: as Word counts on."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= _CIRCLES else str(number)


def _of(row: str) -> Callable[[int], str]:
    return lambda number: row[(number - 1) % len(row)]


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "japaneseCounting",
        ),
        _chinese,
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        lambda number: _chinese(number).translate(_LEGAL),
    ),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"),
        lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    ),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"),
        _circled,
    ),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(_WIDE)
    ),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalZero": lambda number: f"{number:02d}",
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def formed(number: int, form: str) -> str:
    """Return a number in one of Word's forms, in digits where the form is not known."""
    if number < 1 and form not in ("none", "bullet"):
        return str(number)
    return _FORMS.get(form, str)(number)
