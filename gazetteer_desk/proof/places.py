"""Where something stands in an issue, as a clerk says it: 第2篇第3段, 报尾　印数."""

from collections.abc import Iterator

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import TAIL
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.review import form_of


_FIELDS = {
    "secrecy": "密级",
    "term": "保密期限",
    "urgency": "紧急程度",
    "sign": "机关标志",
    "series": "刊名",
    "subtitle": "刊名副题",
    "number": "期号",
    "year": "期号",
    "total": "总期号",
    "publisher": "编印单位",
    "dated": "日期",
    "note": "编者按",
    "disclosure": "信息公开选项",
    "disclosure_reason": "不予公开的理由",
    "report": "报",
    "send": "送",
    "issue": "发",
    "approver": "签发",
    "editor": "编辑",
    "proofreader": "校对",
    "phone": "电话",
    "office": "印发机关",
    "printed": "印发日期",
    "copies": "印数",
}
_PARTS = {
    "column": "栏目",
    "title": "题名",
    "subtitle": "副题",
    "note": "按语",
    "credits": "供稿单位",
    "body": "正文",
}
_SHOWN = {"签发": "签发人", "信息公开选项": "信息公开"}  # as `plain.named` calls them
_LISTS = ("report", "send", "issue")
_CELL = 3  # steps of a path that lead into a table


def is_tail(place: Place) -> bool:
    """Return whether it is in 报尾."""
    return not place.article and form_of("", place.part) == TAIL


def form(bulletin: Bulletin, place: Place) -> str:
    """Return what it is in: 报头, 报尾, or 第2篇　全县地方志工作会议召开."""
    if not place.article:
        return "报尾" if is_tail(place) else "报头"
    nth = _nth(bulletin, place.article)
    return f"{nth}　{bulletin.article(place.article).headline}".rstrip() if nth else ""


def said(bulletin: Bulletin, place: Place) -> str:
    """Return where it is: 第2篇第3段, 第1篇题名, 报头　期号."""
    if not place.article:
        return f"{form(bulletin, place)}　{_FIELDS.get(place.part, '')}".rstrip()
    nth = _nth(bulletin, place.article)
    if place.part != "body" or not place.path:
        return nth + _PARTS.get(place.part, "")
    block, *inside = place.path
    cell = f"表中第{inside[0] + 1}行第{inside[1] + 1}列" if len(inside) >= _CELL else ""
    return f"{nth}第{block + 1}段{cell}"


def words_of(bulletin: Bulletin, field: str) -> str:
    """Return what a field of the frame says, as it is printed, "" where it says nothing."""
    label = _FIELDS.get(field, "")
    return plain.named(bulletin).get(_SHOWN.get(label, label), "")


def frame(bulletin: Bulletin) -> Iterator[tuple[str, str]]:
    """Yield what the fields of the frame say, in lines as they are printed, each by its field."""
    for field in _FIELDS:
        if field == "note":
            yield from ((field, text) for text in plain.note_lines(bulletin))
        elif field in _LISTS:
            yield from ((field, text) for text in getattr(bulletin.distribution, field))
        elif text := words_of(bulletin, field):
            yield field, text


def _nth(bulletin: Bulletin, article: str) -> str:
    keys = [one.key for one in bulletin.articles]
    return f"第{keys.index(article) + 1}篇" if article in keys else ""
