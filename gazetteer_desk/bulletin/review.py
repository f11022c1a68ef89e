"""All there is to say of an issue, in the order of the printed sheet: the one list of remarks.

The strip at the top of a form, the words under a field, the next place (F8) and 印前检查 show these
and nothing else. What the ledger and the lists know is given as values, so that an issue can be
judged after every key.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import (
    carried,
    closing,
    copies,
    lacking,
    leftover,
    misnumbered,
    unfilled,
)
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.checks import CONFIRM, Fix, Remark, Weight
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.recipients import Recipients
from gazetteer_desk.bulletin.sequence import Sequence, propose
from gazetteer_desk.bulletin.unfilled import Closed


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known beside the issue: the numbers of its series, the list, the issue before.

    While it has no series, `likely` are the numbers of the series of the issue before: one is
    proposed, and none is judged by them. `reason` is what the ledger says of this one (备注); a
    void issue is judged no more.
    """

    listed: Sequence = Sequence()
    likely: Sequence = Sequence()
    today: dt.date | None = None
    reason: str = ""
    is_void: bool = False
    last: Bulletin | None = None
    recipients: Recipients = Recipients()


MUST = (Weight.WRONG, Weight.LACKING)
_FIELDS = (
    "secrecy", "term", "urgency", "series", "subtitle", "number", "year", "total", "publisher",
    "dated", "note",
    "disclosure", "disclosure_reason", "report", "send", "issue",
    "approver", "editor", "proofreader", "phone", "office", "printed", "copies",
)  # fmt: skip
_IN_ARTICLE = ("column", "credits", "title", "subtitle", "note", "body")
_LOOKED_AT = {
    "刊名": ("series", "subtitle"),
    "期号": ("number", "year"),
    "总期号": ("total",),
    "编印单位": ("publisher",),
    "日期": ("dated",),
    "编者按": ("note",),
    "供稿单位": ("credits",),
    "题名": ("title",),
    "正文": ("body",),
    "信息公开": ("disclosure", "disclosure_reason"),
    "报送发": ("report", "send", "issue"),
    "经办": ("approver", "editor", "proofreader", "phone"),
    "印发机关": ("office",),
    "印发日期": ("printed",),
    "印数": ("copies",),
}
_FROM_TAIL = _FIELDS.index("disclosure")
_PLACES = {name: at for at, name in enumerate(_FIELDS)}
_ARTICLE_PLACES = {name: at for at, name in enumerate(_IN_ARTICLE)}
_WEIGHTS = {weight: at for at, weight in enumerate(Weight)}
_Offer = tuple[str, str, Fix]
_NONE: _Offer = ("", "", None)
_LONGEST = 24  # characters of a value that are said again
_NAMED = 3  # paragraphs that are named


def remarks(bulletin: Bulletin, known: Known, closed: Closed | None = None) -> tuple[Remark, ...]:
    """Return every remark on the issue, in the order of the printed sheet.

    `closed` remembers from one time to the next in which articles nothing is left open.
    """
    if known.is_void:
        return (_void(known.reason),)
    order = in_print(bulletin)

    def at(remark: Remark) -> tuple[int, int, int]:
        return *order(remark.place, remark.field), _WEIGHTS[remark.weight]

    return tuple(sorted(_all(bulletin, known, closed), key=at))


def _void(reason: str) -> Remark:
    said = f"这一期已作废，期号保留：{reason.removesuffix('。')}。"
    return Remark(place=MASTHEAD, field="number", weight=Weight.DOUBTFUL, said=said, short="已作废")


def in_print(bulletin: Bulletin) -> Callable[[str, str], tuple[int, int]]:
    """Return what tells where a field of a place stands in the order of the printed sheet.

    The place itself, without a field, stands before its first one.
    """
    keys = (MASTHEAD, *(article.key for article in bulletin.articles), TAIL)
    places = {key: at for at, key in enumerate(keys)}

    def at(place: str, field: str) -> tuple[int, int]:
        fields = _PLACES if place in (MASTHEAD, TAIL) else _ARTICLE_PLACES
        return places.get(place, 0), fields.get(field, len(fields)) if field else -1

    return at


def form_of(article: str, field: str) -> str:
    """Return the form that a field stands in: `masthead`, `tail` or the article's key."""
    return article or (TAIL if _PLACES.get(field, 0) >= _FROM_TAIL else MASTHEAD)


def assurances(bulletin: Bulletin, known: Known) -> dict[str, str]:
    """Return by field what is said where all is well with it."""
    number, dated = bulletin.number, bulletin.dated
    return {"dated": "" if known.is_void else misnumbered.assurance(number, dated, known.listed)}


def must(found: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return what is to be mended before an issue goes out."""
    return tuple(one for one in found if one.weight in MUST)


def in_order(found: Iterable[Remark]) -> tuple[str, ...]:
    """Return the names of what was looked at and has no remark."""
    told = {remark.field for remark in found}
    return tuple(name for name, fields in _LOOKED_AT.items() if told.isdisjoint(fields))


def _all(bulletin: Bulletin, known: Known, closed: Closed | None) -> Iterator[Remark]:
    account = copies.explain(bulletin.distribution, known.recipients)
    yield from (_with_offer(one, bulletin, known) for one in lacking.remarks(bulletin))
    yield from misnumbered.judge(bulletin.number, bulletin.dated, known.listed, reason=known.reason)
    yield from copies.remarks(bulletin, account)
    yield from _carried(bulletin)
    for article in bulletin.articles:
        yield from _of_article(article)
    yield from _open(bulletin, closed)


def _of_article(article: Article) -> Iterator[Remark]:
    if not lacking.is_blank(article) and (remark := closing.remark(article)):
        yield remark


def _open(bulletin: Bulletin, closed: Closed | None) -> Iterator[Remark]:
    """Return one remark for each field of the words in which something is left open."""
    by_field: dict[tuple[str, str], list[unfilled.Hit]] = {}
    for hit in unfilled.unfilled(bulletin, closed):
        field = hit.place.part if hit.place.article else "note"
        by_field.setdefault((hit.place.article or MASTHEAD, field), []).append(hit)
    for (place, field), hits in by_field.items():
        told = unfilled.told(tuple(hits))
        said = f"{_paragraphs(hits)}还有 {told}。"
        yield Remark(
            place=place,
            field=field,
            weight=Weight.LACKING,
            said=said,
            short=told,
            spots=tuple(hit.place for hit in hits),
        )


def _paragraphs(hits: Iterable[unfilled.Hit]) -> str:
    """Return 第3、7段, the paragraphs of a body as the status bar counts them; "" elsewhere."""
    numbers = [hit.place.path[0] + 1 for hit in hits if hit.place.part == "body"]
    named = list(dict.fromkeys(map(str, numbers)))
    many = f"等{len(named)}" if len(named) > _NAMED else ""
    return f"第{'、'.join(named[:_NAMED])}{many}段" if named else ""


def _carried(bulletin: Bulletin) -> Iterator[Remark]:
    old = leftover.old_words(bulletin)
    source = bulletin.state.made_from or "上一期"
    for name, field in carried.remaining(bulletin).items():
        label = f"“{field.label}”" if len(field.label) == 1 else field.label
        said = f"{label}照{source}带来，还没有核过。"
        if name == "number":
            said = "期号是按台账排的，还没有核过。"
        if name in old:
            said = f"{label}照{source}带来，里面有“{old[name]}”。"
        yield Remark(
            place=field.place,
            field=name,
            weight=Weight.DOUBTFUL if name in old else Weight.CARRIED,
            said=said,
            short=f"{field.label}还没有核过",
            remedy=CONFIRM,
        )


def _with_offer(remark: Remark, bulletin: Bulletin, known: Known) -> Remark:
    """Return a remark on an empty field with what is likely to stand there."""
    because, remedy, fix = _due(remark.field, bulletin, known)
    if fix is None and known.last is not None:
        because, remedy, fix = _as_last(remark.field, known.last)
    if fix is None:
        return remark
    return replace(remark, said=remark.said + because, short=remark.brief, remedy=remedy, fix=fix)


def _due(field: str, bulletin: Bulletin, known: Known) -> _Offer:
    """Return what the ledger, the date and the list say: why, the words of the link, the value."""
    dated, offer = bulletin.dated, _NONE
    if field == "number":
        offer = _due_number(bulletin, known)
    elif field == "dated" and known.today is not None:
        if bulletin.number.year in (None, known.today.year):
            day = f"{known.today.month}月{known.today.day}日"
            offer = f"今天是{day}。", f"填{day}", known.today
    elif field == "printed" and dated is not None:
        day = f"{dated.month}月{dated.day}日"
        offer = f"这一期的日期是{day}。", f"填{day}", dated
    elif field == "copies":
        account = copies.explain(bulletin.distribution, known.recipients)
        if any(line.is_known for line in account if line.group):
            total = copies.total(account)
            offer = f"去向合计 {total} 份。", f"按合计填 {total}", total
    return offer


def _due_number(bulletin: Bulletin, known: Known) -> _Offer:
    """Return what the ledger says of its number; in an empty one nobody knows where it begins."""
    own, dated = bulletin.number, bulletin.dated
    listed = known.listed if bulletin.masthead.series else known.likely
    if not listed:
        return _NONE
    if (year := own.year or (dated.year if dated else None)) is not None:
        number = listed.proposal(year, supplement=own.supplement)
    elif known.today is not None:
        number = propose(listed, today=known.today, supplement=own.supplement)
    else:
        return _NONE
    if not (short := number.label.split("（")[0]):
        return _NONE
    label = number.label if year else f"{number.year}年{number.label}"
    return f"按台账，这一期是{label}。", f"填{short}", number


def _as_last(field: str, last: Bulletin) -> _Offer:
    """Return what stood there in the last issue."""
    if field == "report":
        count = sum(len(lines) for _, lines in last.distribution.groups)
        return (f"上一期有 {count} 条。", "照填", last.distribution) if count else _NONE
    values: dict[str, str | int | None] = {
        "series": last.masthead.series,
        "publisher": last.masthead.publisher,
        "office": last.imprint.office,
        "disclosure": last.disclosure,
        "copies": last.copies,
    }
    value = values.get(field)
    if value in (None, ""):
        return _NONE
    told = f" {value} 份" if field == "copies" else f"“{_short(str(value))}”"
    return f"上一期是{told}。", "照填", value


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
