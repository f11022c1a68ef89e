"""Doing what the link beside a remark says (照建议改)."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, closing, edit
from gazetteer_desk.bulletin.checks import Fix, Remark
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure, IssueNumber


def mended(bulletin: Bulletin, remark: Remark) -> Bulletin:
    """Return the issue with the remedy done; the same issue where the clerk must do it by hand."""
    if remark.is_carried:
        return carried.confirm(bulletin, remark.field)
    if remark.field == "credits":
        return edit.with_article(bulletin, closing.moved(bulletin.article(remark.place)))
    return replace(bulletin, **_changes(bulletin, remark.field, remark.fix))


def _changes(bulletin: Bulletin, field: str, fix: Fix) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    match field, fix:
        case _, IssueNumber():
            changes["number"] = fix
        case _, Distribution():
            changes["distribution"] = fix
        case (("series" | "publisher"), str()):
            changes["masthead"] = replace(bulletin.masthead, **{field: fix})
        case (("office" | "printed"), str() | dt.date()):
            changes["imprint"] = replace(bulletin.imprint, **{field: fix})
        case "disclosure", str():
            changes["disclosure"] = Disclosure(fix)
        case (("dated" | "copies"), dt.date() | int()):
            changes[field] = fix
        case _:
            pass  # for the clerk to do
    return changes
