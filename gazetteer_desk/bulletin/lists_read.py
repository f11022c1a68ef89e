"""Persons and units out of the rows of a table (名单): pasted, of a text file, of a workbook.

The first row may say what stands in each column; where it does not, a day is told by its writing, a
post by its last word, and what is left is the unit.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from gazetteer_desk.bulletin import persons, posts
from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.person_names import bare
from gazetteer_desk.bulletin.persons import Person, Persons, Post
from gazetteer_desk.bulletin.units import Unit, Units


Row = Sequence[str]
PERSON_HEAD = ("姓名", "单位", "职务", "任职日期", "离任日期", "备注")
UNIT_HEAD = ("单位", "简称", "备注")
_LONGEST = 2_000  # characters of a line: a longer one is no row
_LONGEST_NAME = 16
_COLUMNS = {
    "name": ("姓名", "名字", "人员", "领导", "姓 名"),
    "unit": ("单位", "工作单位", "部门", "所在单位", "任职单位"),
    "title": ("职务", "职位", "现任职务", "职务职级", "现职"),
    "since": ("任职日期", "任职时间", "任职", "起", "开始", "起始日期", "任现职时间", "从"),
    "until": ("离任日期", "离任时间", "免职时间", "止", "结束", "截止日期", "到"),
    "note": ("备注", "说明"),
}
_UNIT_COLUMNS = {
    "name": ("单位", "名称", "单位名称", "全称", "单位全称"),
    "short": ("简称", "单位简称", "规范简称"),
    "note": ("备注", "说明"),
}
_RETIRED = re.compile(r"退休|离任|调离|调出|已撤|撤并|并入|撤销")
_DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)[年./\-－．]?(?:(?P<m>\d{1,2})(?:[月./\-－．](?P<d>\d{1,2})日?|月?))?年?"
)
_PACKED = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)?")
_NO_DAY = re.compile(r"至今|现在|在任|不详|[—\-/无]*")  # a cell of days that means to say none
_SUM = re.compile(r"[合总小共]\s*计|人数|序号")
_TITLES = re.compile(r"[、，,；;\n/]")


def split(text: str) -> tuple[Row, ...]:
    """Return the rows of pasted lines: parted by tabs, else by commas; what is in quotes is one."""
    found: list[Row] = []
    for line in text.splitlines():
        if len(line) <= _LONGEST:
            tab = "\t" if "\t" in line else ","
            found += csv.reader([line], delimiter=tab, skipinitialspace=True)
    return tuple(found)


def read_persons(rows: Iterable[Row]) -> Persons:
    """Return the persons of some rows; a row without a name goes on with the one above it.

    A row that sums up (合计) and one whose name is none (a number, a single character) are no
    persons.
    """
    cleaned = [[clean_line(cell) for cell in row] for row in rows]
    at, below = _columns(cleaned, _COLUMNS, "name")
    found: list[Person] = []
    for row in below:
        name, post, note = _person_cells(row, at)
        if (not found and not name) or (name and not _is_name(name)) or _is_sum(row):
            continue
        last = found[-1] if found else None
        if last is None or (name and bare(name) != bare(last.name)):
            last = Person(key="", name=name)
            found.append(last)
        for one in post:
            last = persons.appointed(last, one)
        is_gone = bool(_RETIRED.search(note))
        found[-1] = Person(
            key="",
            name=last.name,
            posts=last.posts,
            note=last.note or note,
            is_retired=last.is_retired or is_gone,
        )
    return tuple(found)


def unread_days(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return what stands in the columns of days and says no day: 去年."""
    cleaned = [[clean_line(cell) for cell in row] for row in rows]
    at, below = _columns(cleaned, _COLUMNS, "name")
    cells = (_cell(row, at, name) for row in below for name in ("since", "until"))
    return tuple(one for one in cells if not day(one) and not _NO_DAY.fullmatch(one))


def read_units(rows: Iterable[Row]) -> Units:
    """Return the units of some rows, each once: full name, short name, note."""
    cleaned = [[clean_line(cell) for cell in row] for row in rows]
    at, below = _columns(cleaned, _UNIT_COLUMNS, "name")
    headed = len(cleaned[len(cleaned) - len(below) - 1]) if at else 0
    for name, place in (("name", 0), ("short", 1), ("note", 2)):
        if place >= headed:  # a column without a head
            at.setdefault(name, place)
    found: dict[str, Unit] = {}
    for row in below:
        name, short, note = (_cell(row, at, one) for one in ("name", "short", "note"))
        if name and name not in found:
            is_gone = bool(_RETIRED.search(note))
            found[name] = Unit(name=name, short=short, note=note, is_retired=is_gone)
    return tuple(found.values())


def day(text: str, *, is_last: bool = False) -> dt.date | None:
    """Return the day a cell says: 2025年11月, 2025.11, 2025-11-01, 202511; a month is its first.

    `is_last`: a month is its last day, a year its last month. None where it says none.
    """
    solid = text.replace(" ", "")
    found = _PACKED.fullmatch(solid) or _DAY.fullmatch(solid)
    if found is None:
        return None
    year, month = int(found["y"]), int(found["m"] or (12 if is_last else 1))
    try:
        if found["d"]:
            return dt.date(year, month, int(found["d"]))
        first = dt.date(year, month, 1)
    except ValueError:
        return None
    if not is_last:
        return first
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _columns(
    rows: Sequence[Row], words: Mapping[str, tuple[str, ...]], needed: str
) -> tuple[dict[str, int], Sequence[Row]]:
    """Return which column holds what, by a row near the top that says so, and the rows below it."""
    for nth, row in enumerate(rows[:10]):
        at: dict[str, int] = {}
        for place, cell in enumerate(row):
            for name, known in words.items():
                if "".join(cell.split()) in known:
                    at.setdefault(name, place)
        if needed in at and (len(at) > 1 or sum(map(bool, row)) == 1):
            return at, rows[nth + 1 :]
    return {}, rows


def _is_name(words: str) -> bool:
    letters = [one for one in words if one.isalpha()]
    return len(letters) > 1


def _is_sum(row: Row) -> bool:
    return any(_SUM.fullmatch(cell) for cell in row)


def _cell(row: Row, at: Mapping[str, int], name: str) -> str:
    place = at.get(name, -1)
    return row[place] if 0 <= place < len(row) else ""


def _person_cells(row: Row, at: Mapping[str, int]) -> tuple[str, tuple[Post, ...], str]:
    if at:
        name, unit, title = (_cell(row, at, one) for one in ("name", "unit", "title"))
        since = day(_cell(row, at, "since"))
        until = day(_cell(row, at, "until"), is_last=True)
        return name[:_LONGEST_NAME], _posts(unit, title, since, until), _cell(row, at, "note")
    name, *rest = row or [""]
    days = [one for one in rest if day(one)]
    titles = [one for one in rest if one not in days and posts.written(_TITLES.split(one)[-1])]
    others = [one for one in rest if one and one not in days and one not in titles]
    since = day(days[0]) if days else None
    until = day(days[1], is_last=True) if len(days) > 1 else None
    unit, note = (*others, "", "")[:2] if titles else ("", "；".join(others))
    return name[:_LONGEST_NAME], _posts(unit, "、".join(titles), since, until), note


def _posts(
    unit: str, titles: str, since: dt.date | None, until: dt.date | None
) -> tuple[Post, ...]:
    parts = (one.strip() for one in _TITLES.split(titles))
    return tuple(Post(title=title, unit=unit, since=since, until=until) for title in parts if title)
