"""What a number is, in Arabic or in Han numerals, as large as a bulletin has them."""

import re
from functools import lru_cache


_ONES = {one: at for at, one in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
HAN = "一二三四五六七八九十百千零〇两"
_ARABIC = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([万亿]*)")
_IN_HAN = re.compile(f"[{HAN}]+")


@lru_cache(4096)
def value(numeral: str) -> float | None:
    """Return what 37, 1.2万, 1,200, 三十七, 一百零八 or 两 is; None where it is no number."""
    if arabic := _ARABIC.fullmatch(numeral):
        number = float(arabic[1].replace(",", ""))
        for large in arabic[2]:
            number *= _LARGE[large]
        return number
    return _of_han(numeral) if _IN_HAN.fullmatch(numeral) else None


def _of_han(numeral: str) -> float | None:
    total, one, least, is_zero = 0, None, 10_000, False
    for sign in numeral:
        if sign in _TENS:
            if _TENS[sign] >= least or (one is None and (sign != "十" or total)):
                return None
            least = _TENS[sign]
            total += (1 if one is None else one) * least
            one = None
        elif one is not None and not is_zero:
            return None  # 三七 is two numbers, or a year
        else:
            one, is_zero = _ONES[sign], _ONES[sign] == 0
    return float(total + (one or 0)) if total or one else None


def written(number: float) -> str:
    """Return the number in Arabic digits, without a decimal point where it has none."""
    return f"{number:.10g}"
