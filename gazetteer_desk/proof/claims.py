"""Numbers that a clause itself contradicts: 由95%提高到92%, 第一季度（1—4月）, 覆盖率达120%."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from gazetteer_desk.proof import numerals
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook


_TREND, _PERIOD, _SHARE, _OUT_OF, _PLAN = "N29", "N30", "N31", "N32", "N33"
_GROWTH, _LASTS, _POINTS, _SUM, _LISTED, _TWICE = "N45", "N48", "N49", "N56", "N57", "G12"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UP = "提高|提升|增加|增长|上升|扩大|扩充|攀升|增|升"
_DOWN = "减少|下降|降低|压减|压缩|缩短|缩减|精简|减|降"
_RANKED = ("位", "名", "类", "级", "档", "米", "厘米", "天", "小时", "分钟")  # fewer is better
_FROM = re.compile(
    rf"[由从](?:[^，。；由从]{{1,12}}?的)?(?P<a>{_NUMBER})(?P<unit>[%％]|[万亿]?[\u4e00-\u9fff]{{0,3}}?)"
    rf"(?:(?P<up>{_UP})|{_DOWN})[到至为](?P<b>{_NUMBER})(?P=unit)"
    rf"(?:[，,](?:净|共)?(?:增长|增加|增幅[为达]?|提高|下降|减少|降幅[为达]?)了?(?P<at>(?P<by>{_NUMBER})[%％]))?"
)
_MONTHS = re.compile(
    r"(?P<of>第?[一二三四]季度|[上下]半年)[（(](?P<a>\d{1,2})月?[—–～~至到-]{1,2}(?P<b>\d{1,2})月"
)
_PARTS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12), "上": (1, 6), "下": (7, 12)}
_FIVE = re.compile(
    r"(?P<of>十[一二三四五六]五)”?(?:规划|时期|期间)?[（(](?P<a>\d{4})年?[—–～~至到-]{1,2}(?P<b>\d{4})"
)
_FIVE_YEARS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_RATE = re.compile(
    "(?:合格率|覆盖率|满意率|到会率|出席率|参与率|入库率|通过率|准确率|正确率|差错率|采用率|出版率)"
    rf"(?:已|均|都|分别)?(?:为|达到?|是|提高到|提升到|超过|约)?(?P<at>{_NUMBER})[%％]"
)
_SHARED = re.compile(rf"(?:占比(?:为|达)?|占总数的?)(?P<at>{_NUMBER})[%％]")
_AMONG = re.compile(
    rf"(?P<a>{_NUMBER})(?P<unit>个|部|篇|家|名|人|种|册)[\u4e00-\u9fff]{{1,5}}?中，?(?:已?有|已)"
    rf"(?P<at>(?P<b>{_NUMBER})(?P=unit))(?=完成|已|启动|通过|出版|[，。；])"
)
_SUMS = (  # what a line must have, the parts and what they make: the sum, or the difference
    (
        "个乡镇",
        re.compile(
            r"(?P<a>\d+)个?镇[、，]?(?P<b>\d+)个?乡，?共(?:计|有|辖)?(?P<at>(?P<c>\d+)个乡镇)"
        ),
        1,
    ),
    (
        "、女",
        re.compile(
            r"男(?:性|生)?(?P<a>\d+)[人名]?、女(?:性|生)?(?P<b>\d+)[人名]，?[共合]计?(?P<at>(?P<c>\d+)[人名])"
        ),
        1,
    ),
    (
        "实到",
        re.compile(
            r"应到(?P<a>\d+)[人名]，实到(?P<b>\d+)[人名]，(?:缺席|请假|未到)(?P<at>(?P<c>\d+)[人名])"
        ),
        -1,
    ),
)
_MANY = re.compile(
    r"(?P<n>[两三四五六七八九十]|\d{1,2})个(?:部分|方面|专题|环节|展厅|单元|板块|维度|展区|栏目)"
)
_COUNTED_UP = re.compile(
    r"(?:分|分为|包括|设|设有|开设|围绕|从|就|涵盖|涉及)"
    r"(?P<all>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){2,8})$"
)
_BEFORE = 80  # characters in which things are counted up
_JOINS = re.compile("[和及与等]")
_CLAUSE = 4  # characters that are not said twice in a row
_ALL = 100
_COMMON = 2025  # a year without a 29th of February
_LITTLE = 0.001
_DAYS = re.compile(
    r"(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日[至到—－-](?:(?P<n>\d{1,2})月)?(?P<e>\d{1,2})日[^。；赴参期批轮]{0,30}?"
    rf"(?P<at>为期(?P<long>\d{{1,2}}|[{numerals.HAN}]{{1,3}})天)(?!半)"
)


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the numbers of one line that its own words contradict."""
    for name, start, end in _wrong(text):
        if rule := rules.of(name, zone):
            yield rule.spot(start, end, (text[start:end],))


def _wrong(text: str) -> Iterator[tuple[str, int, int]]:
    if "由" in text or "从" in text:
        yield from _trends(text)
    for asked, name, pattern, group, is_right in _ASKED:
        if asked in text:
            for match in pattern.finditer(text):
                if not is_right(match):
                    yield name, *match.span(group)
    yield from _repeated(text)
    for asked, pattern, sign in _SUMS:
        for match in pattern.finditer(text) if asked in text else ():
            if "街道" in text:
                continue  # 街道 is counted too, or apart
            if _of(match, "a") + sign * _of(match, "b") != _of(match, "c"):
                yield _SUM, *match.span("at")


def _trends(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _FROM.finditer(text):
        if _is_turned(match):
            yield _TREND, *match.span()
        elif match["at"] and (rule := _growth(match)):
            yield rule, *match.span("at")


def _repeated(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the clauses that say what the one before them said."""
    clauses = text.split("，")
    if len(set(clauses)) == len(clauses):
        return
    at, former = 0, ""
    for clause in clauses:
        if len(clause) >= _CLAUSE and clause == former:
            yield _TWICE, at, at + len(clause)
        at, former = at + len(clause) + 1, clause


def _of(match: "re.Match[str]", group: str) -> float:
    return numerals.value(match[group]) or 0


def _is_fewer(match: "re.Match[str]") -> bool:
    return _of(match, "b") <= _of(match, "a")


def _is_share(match: "re.Match[str]") -> bool:
    return _of(match, "at") <= _ALL


def _is_turned(match: "re.Match[str]") -> bool:
    before, after = _of(match, "a"), _of(match, "b")
    if match["unit"] in _RANKED:
        return False
    return before > after if match["up"] else before < after


def _growth(match: "re.Match[str]") -> str | None:
    """Return the rule that the share said breaks: it is not that of the two numbers."""
    before, after, said = (_of(match, one) for one in ("a", "b", "by"))
    if match["unit"] in ("%", "％"):
        return _POINTS if abs(abs(after - before) - said) < _LITTLE else None
    if not before:
        return None
    rounded = 10 ** -len(match["by"].partition(".")[2])  # and the numbers are rounded themselves
    is_right = abs(abs(after - before) / before * _ALL - said) <= max(rounded, said / 50)
    return None if is_right else _GROWTH


def _is_part(match: "re.Match[str]") -> bool:
    part = match["of"].removeprefix("第")[0]
    first, last = _PARTS[part]
    return first <= int(match["a"]) <= int(match["b"]) <= last


def _is_plan(match: "re.Match[str]") -> bool:
    first = _FIVE_YEARS[match["of"][1]]
    begins, ends = int(match["a"]), int(match["b"])
    is_whole = "规划" in match[0]
    return (
        (begins, ends) == (first, first + 4) if is_whole else first <= begins <= ends <= first + 4
    )


def _is_many(match: "re.Match[str]") -> bool:
    """Tell whether so many are listed before it, or it cannot be told where one ends.

    Who counts wrongly is out by one; where more are listed they may stand in pairs.
    """
    before = match.string[max(match.start() - _BEFORE, 0) : match.start()]
    listed = _COUNTED_UP.search(before) if "、" in before else None
    if listed is None or _JOINS.search(listed["all"]):
        return True
    return abs(listed["all"].count("、") + 1 - (numerals.value(match["n"]) or 0)) != 1


def _is_long(match: "re.Match[str]") -> bool:
    """Tell whether so many days are from the one date to the other; in one year."""
    first, last = int(match["m"]), int(match["n"] or match["m"])
    try:
        begins = dt.date(_COMMON, first, int(match["d"]))
        ends = dt.date(_COMMON + (last < first), last, int(match["e"]))
    except ValueError:
        return True  # no such day: another rule says so
    return (ends - begins).days + 1 == numerals.value(match["long"])


# What a line must have, the rule, what it is found by, which group is wrong, when it is right.
_Asked = tuple[str, str, "re.Pattern[str]", str | int, Callable[["re.Match[str]"], bool]]
_ASKED: tuple[_Asked, ...] = (
    ("月", _PERIOD, _MONTHS, 0, _is_part),
    ("五", _PLAN, _FIVE, 0, _is_plan),
    ("率", _SHARE, _RATE, "at", _is_share),
    ("占", _SHARE, _SHARED, "at", _is_share),
    ("中", _OUT_OF, _AMONG, "at", _is_fewer),
    ("个", _LISTED, _MANY, 0, _is_many),
    ("为期", _LASTS, _DAYS, "at", _is_long),
)
