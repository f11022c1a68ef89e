"""Numbers and dates as an official text writes them (GB/T 15835—2011; GB/T 9704—2012, 7.3.5.4)."""

import datetime as dt
import re

from gazetteer_desk.bulletin.body import Kind


_DIGITS = "〇一二三四五六七八九"
_BELOW_A_HUNDRED = re.compile("[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?")
_LEVELS = (
    (Kind.HEADING1, re.compile(r"[一二三四五六七八九十百]{1,5}、")),
    (Kind.HEADING2, re.compile(r"[（(][一二三四五六七八九十百]{1,5}[）)]")),
    (Kind.HEADING3, re.compile(r"\d{1,3}[.．](?!\d)")),
    (Kind.HEADING4, re.compile(r"[（(]\d{1,3}[）)]")),
)


def official_date(day: dt.date) -> str:
    """Return 2024年7月15日: Arabic digits, full year, no leading zeros (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def level_of(text: str) -> Kind:
    """Return the kind of heading that a line's number announces, else `Kind.BODY`."""
    for kind, pattern in _LEVELS:
        if pattern.match(text):
            return kind
    return Kind.BODY


def run_in(text: str) -> int:
    """Return how many leading characters are the heading of a run-in paragraph, else 0.

    The heading sentence ends with its first 。; where nothing follows it there is no run-in.
    """
    end = text.find("。") + 1
    return end if 0 < end < len(text) else 0


def chinese(number: int) -> str:
    """Return 1 to 99 in Chinese numerals: 一, 十, 十二, 二十."""
    if not 1 <= number <= 99:  # noqa: PLR2004 - no list in a bulletin is longer
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


_TYPED_DATE = (
    re.compile(r"(?P<y>\d{4})\s*[年./\-—]\s*(?P<m>\d{1,2})\s*[月./\-—]\s*(?P<d>\d{1,2})\s*日?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<m>\d{1,2})\s*[月./\-]\s*(?P<d>\d{1,2})\s*[日号]?"),
    re.compile(r"(?P<m>\d{2})(?P<d>\d{2})"),
)
_SPOKEN_DAYS = {"前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2}
_SOON = 20  # days: so near to today, a date without a year may belong to the year beside


def value(numeral: str) -> int:
    """Return what a number is, written 十二 or 12; 0 where it is none below a hundred."""
    if numeral.isdecimal():
        return int(numeral)
    return _small(numeral) if _BELOW_A_HUNDRED.fullmatch(numeral) else 0


def read_date(typed: str, *, today: dt.date, year: int | None = None) -> dt.date | None:
    """Return the day a clerk typed (7.15, 20240715, 2024年7月15日, 七月十五日, 今天), else None.

    Where no year was typed it is `year`, or the one that brings the day nearest to today; round
    New Year, a day that is far off in `year` and close by in the next or the last one is the
    close one.
    """
    text = _arabic(typed.strip())
    if text in _SPOKEN_DAYS:
        return today + dt.timedelta(days=_SPOKEN_DAYS[text])
    for pattern in _TYPED_DATE:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            month, day = int(parts["m"]), int(parts["d"])
            if parts.get("y"):
                return _day(int(parts["y"]), month, day)
            return _guessed(month, day, today, year)
    return None


def _guessed(month: int, day: int, today: dt.date, year: int | None) -> dt.date | None:
    def away(one: dt.date) -> int:
        return abs((one - today).days)

    near = [found for by in (0, -1, 1) if (found := _day(today.year + by, month, day))]
    nearest = min(near, key=away, default=None)
    if year is None:
        return nearest
    own = _day(year, month, day)
    is_beside = nearest is not None and abs(nearest.year - year) == 1 and away(nearest) <= _SOON
    return nearest if is_beside and abs(today.year - year) <= 1 else own


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _arabic(text: str) -> str:
    text = text.translate(str.maketrans("０１２３４５６７８９．／－。·", "0123456789./-.."))
    text = re.sub(r"[〇零○一二三四五六七八九]{4}(?=年)", lambda m: _plain_digits(m[0]), text)
    # What is no number below a hundred (十十, 二三十) stays as it is, and then is no date.
    return re.sub(
        r"[一二三四五六七八九十]+", lambda m: str(value(m[0])) if value(m[0]) else m[0], text
    )


def _plain_digits(text: str) -> str:
    return "".join(str(_DIGITS.find(c)) if c in _DIGITS else "0" for c in text)


def _small(text: str) -> int:
    """Return what a numeral says that `_BELOW_A_HUNDRED` knows."""
    head, ten, tail = text.partition("十")
    tens = (_DIGITS.index(head) if head else 1) if ten else 0
    ones = tail if ten else head
    return tens * 10 + (_DIGITS.index(ones) if ones else 0)
