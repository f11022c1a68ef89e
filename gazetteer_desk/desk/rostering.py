"""Lists of persons and units in and out of files, and what past issues tell of both (名录)."""

import datetime as dt
from collections.abc import Generator, Iterable
from pathlib import Path

import msgspec

from gazetteer_desk.bulletin import learning, lists_read
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.learning import Question, Sort, Told
from gazetteer_desk.bulletin.persons import Persons
from gazetteer_desk.bulletin.units import Units
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.directory.answers import AnswerDrawer
from gazetteer_desk.errors import Known
from gazetteer_desk.export import tables
from gazetteer_desk.files import read_whole
from gazetteer_desk.hands import Rows
from gazetteer_desk.history.status import NUMBERED
from gazetteer_desk.intake import decoding, workbook


YES, NO = "是", "否"
_LARGEST_TEXT = 2_000_000  # bytes of a file of lines
_MOST_ISSUES = 2_000  # the newest ones: whoever stands in older ones only has long left
_A_SLICE = 8  # issues
_PERSON_WIDTHS, _UNIT_WIDTHS = (12, 28, 28, 14, 14, 30), (36, 18, 30)
_EXAMPLE = ("沈砚秋", "中共青梧县委", "副书记", "2025-11-01", "", "一职一行；姓名空着的，接上一行")
_UNIT_EXAMPLE = ("青梧县地方志办公室", "县地方志办", "撤并的在这里写明，如：并入县档案馆")


class Learned(msgspec.Struct, frozen=True):
    """How far the past issues are read, and what they told so far."""

    done: int
    of: int
    told: tuple[Told, ...]


def rows_of(desk: Desk, path: Path) -> Rows:
    """Return the rows of a file of persons or units; raises `Known` where it cannot be read."""
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".et"):
        return desk.hands.table(read_whole(path, limit=workbook.LARGEST))
    if path.suffix.lower() not in (".csv", ".txt", ".tsv"):
        raise Known(f"“{path.name}”不是表格，没有导入。", "请用 .xlsx、.csv 或 .txt 文件。")
    text = decoding.decode(read_whole(path, limit=_LARGEST_TEXT))
    return tuple(map(tuple, lists_read.split(text)))


def export_persons(persons: Persons, to: Path) -> int:
    """Write the persons as a table, a row a post; return how many persons there are."""
    rows: list[tuple[str, ...]] = []
    for one in persons:
        note = one.note or ("离任" if one.is_retired else "")
        posts = [(p.unit, p.title, _day(p.since), _day(p.until)) for p in one.posts]
        for nth, post in enumerate(posts or [("", "", "", "")]):
            rows.append((one.name, *post, "" if nth else note))
    tables.write_table(lists_read.PERSON_HEAD, rows, to, _PERSON_WIDTHS, sheet="人员")
    return len(persons)


def export_units(units: Units, to: Path) -> int:
    """Write the units as a table; return how many there are."""
    rows = [
        (one.name, one.short, one.note or ("已撤并" if one.is_retired else "")) for one in units
    ]
    return tables.write_table(lists_read.UNIT_HEAD, rows, to, _UNIT_WIDTHS, sheet="单位")


def export_form(to: Path, *, of_units: bool) -> None:
    """Write an empty table to be filled in, with one row that shows how."""
    if of_units:
        tables.write_table(lists_read.UNIT_HEAD, [_UNIT_EXAMPLE], to, _UNIT_WIDTHS, sheet="单位")
    else:
        tables.write_table(lists_read.PERSON_HEAD, [_EXAMPLE], to, _PERSON_WIDTHS, sheet="人员")


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def learn(desk: Desk) -> Generator[Learned]:
    """Read the issues that have gone out, the newest first, a slice at a time."""
    entries = [one.id for one in desk.lines() if one.status in NUMBERED][:_MOST_ISSUES]
    told: list[Told] = []
    for at in range(0, len(entries), _A_SLICE):
        told += _told(desk, entries[at : at + _A_SLICE])
        yield Learned(min(at + _A_SLICE, len(entries)), len(entries), tuple(told))


def _told(desk: Desk, entries: Iterable[int]) -> Generator[Told]:
    for entry in entries:
        try:
            yield learning.told(desk.ledger.head(entry)[1])
        except Known:
            continue  # damaged, or gone meanwhile: the others are read all the same


def questions(desk: Desk, told: Iterable[Told]) -> tuple[Question, ...]:
    """Return what is to be asked of what issues told: what is known or was answered is not."""
    with desk.store.reading():
        answered = AnswerDrawer(desk.store).all()
        return learning.questions(told, desk.persons.all(), desk.units.all(), answered)


def questions_of(desk: Desk, bulletin: Bulletin) -> tuple[Question, ...]:
    """Return what is to be asked of one issue."""
    return questions(desk, (learning.told(bulletin),))


def remember(desk: Desk, question: Question, answer: str) -> None:
    """Keep that a question was answered; "" lets it be asked again."""
    AnswerDrawer(desk.store).put(question.key, answer)


def is_about_units(question: Question) -> bool:
    """Tell whether the answer changes the list of units, and not that of persons."""
    return question.sort is Sort.SHORT
