"""What an issue made from the last one still has from it, field by field (上期).

An office's masthead, lists and imprint repeat, and an old name or list that nobody looked at is
how the wrong one gets printed. So every field that came along is marked until it is typed over
or confirmed. The marks are part of the issue: they are kept, undone and redone with it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be carried over: the office's word, its form, and its words now."""

    label: str
    place: str
    words: Callable[[Bulletin], str]


FIELDS: dict[str, Field] = {
    "series": Field("刊名", MASTHEAD, lambda b: b.masthead.series),
    "subtitle": Field("刊名副题", MASTHEAD, lambda b: b.masthead.subtitle),
    "number": Field("期号", MASTHEAD, lambda b: b.label),
    "publisher": Field("编印单位", MASTHEAD, lambda b: b.masthead.publisher),
    "disclosure": Field("信息公开选项", TAIL, lambda b: str(b.disclosure or "")),
    "report": Field("报", TAIL, lambda b: "\n".join(b.distribution.report)),
    "send": Field("送", TAIL, lambda b: "\n".join(b.distribution.send)),
    "issue": Field("发", TAIL, lambda b: "\n".join(b.distribution.issue)),
    "approver": Field("签发", TAIL, lambda b: b.imprint.approver),
    "editor": Field("编辑", TAIL, lambda b: b.imprint.editor),
    "proofreader": Field("校对", TAIL, lambda b: b.imprint.proofreader),
    "phone": Field("电话", TAIL, lambda b: b.imprint.phone),
    "office": Field("印发机关", TAIL, lambda b: b.imprint.office),
    "copies": Field("印数", TAIL, lambda b: "" if b.copies is None else str(b.copies)),
}


def mark(bulletin: Bulletin) -> Bulletin:
    """Return the issue with every field that says something marked as carried over."""
    found = tuple(name for name, field in FIELDS.items() if field.words(bulletin))
    return edit.with_editing(bulletin, carried=found)


def confirm(bulletin: Bulletin, name: str) -> Bulletin:
    """Return the issue with that field looked at: it stays as it is (照旧)."""
    left = tuple(one for one in bulletin.state.carried if one != name)
    return _with(bulletin, left)


def confirm_all(bulletin: Bulletin, place: str) -> Bulletin:
    """Return the issue with all fields of a form looked at (都照旧)."""
    left = tuple(n for n in bulletin.state.carried if n in FIELDS and FIELDS[n].place != place)
    return _with(bulletin, left)


def without_touched(before: Bulletin, after: Bulletin) -> Bulletin:
    """Return `after` without the marks of the fields that say something else than `before`."""
    marked = after.state.carried
    left = tuple(n for n in marked if n not in FIELDS or _same(n, before, after))
    return after if left == marked else _with(after, left)


def remaining(bulletin: Bulletin) -> dict[str, Field]:
    """Return the fields still marked, in the order of the printed sheet."""
    return {name: field for name, field in FIELDS.items() if name in bulletin.state.carried}


def next_issue(last: Bulletin, number: IssueNumber) -> Bulletin:
    """Return an issue made from `last` (照上一期新建): its masthead and lists, and this number.

    Articles, dates, the note, secrecy and urgency belong to one issue and are not carried over;
    all that is carries its mark.
    """
    column = last.articles[0].column if last.articles else ""
    imprint = replace(last.imprint, printed=None)
    following_issue = replace(
        last,
        number=number,
        dated=None,
        secrecy=None,
        urgency=None,
        note=(),
        articles=(edit.blank_article(column),),
        imprint=imprint,
        editing=msgspec.UNSET,
    )
    made_from = last.number.label.split("（")[0]
    return edit.with_editing(mark(following_issue), made_from=made_from)


def _with(bulletin: Bulletin, left: tuple[str, ...]) -> Bulletin:
    """Return the issue with these marks left; where none is, its origin is of no more use."""
    made_from = bulletin.state.made_from if left else ""
    return edit.with_editing(bulletin, carried=left, made_from=made_from)


def _same(name: str, before: Bulletin, after: Bulletin) -> bool:
    return FIELDS[name].words(before) == FIELDS[name].words(after)
