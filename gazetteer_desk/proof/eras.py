"""Years of an era (年号纪年) against its length and the year beside them: 民国二十四年（1936年）.

The first years are those of the tables of Chinese history (《现代汉语词典》附录“我国历代纪元表”).
Left out are names that two dynasties had.
An era's year ends some weeks into the next common one: in its last months that one passes too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gazetteer_desk.proof import numerals
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook


_RULE, _TOO_LONG = "N46", "N58"
_FIRST = {
    "贞观": 627,
    "永徽": 650,
    "开元": 713,
    "贞元": 785,
    "元和": 806,
    "会昌": 841,
    "大中": 847,
    "咸通": 860,
    "建隆": 960,
    "开宝": 968,
    "雍熙": 984,
    "端拱": 988,
    "淳化": 990,
    "咸平": 998,
    "景德": 1004,
    "大中祥符": 1008,
    "天禧": 1017,
    "天圣": 1023,
    "景祐": 1034,
    "庆历": 1041,
    "皇祐": 1049,
    "嘉祐": 1056,
    "治平": 1064,
    "熙宁": 1068,
    "元丰": 1078,
    "元祐": 1086,
    "绍圣": 1094,
    "崇宁": 1102,
    "大观": 1107,
    "政和": 1111,
    "宣和": 1119,
    "建炎": 1127,
    "绍兴": 1131,
    "隆兴": 1163,
    "淳熙": 1174,
    "绍熙": 1190,
    "庆元": 1195,
    "嘉泰": 1201,
    "开禧": 1205,
    "嘉定": 1208,
    "宝庆": 1225,
    "绍定": 1228,
    "端平": 1234,
    "嘉熙": 1237,
    "淳祐": 1241,
    "宝祐": 1253,
    "景定": 1260,
    "咸淳": 1265,
    "延祐": 1314,
    "泰定": 1324,
    "至正": 1341,
    "洪武": 1368,
    "建文": 1399,
    "永乐": 1403,
    "洪熙": 1425,
    "宣德": 1426,
    "正统": 1436,
    "景泰": 1450,
    "天顺": 1457,
    "成化": 1465,
    "弘治": 1488,
    "嘉靖": 1522,
    "隆庆": 1567,
    "万历": 1573,
    "天启": 1621,
    "崇祯": 1628,
    "顺治": 1644,
    "康熙": 1662,
    "雍正": 1723,
    "乾隆": 1736,
    "嘉庆": 1796,
    "道光": 1821,
    "咸丰": 1851,
    "同治": 1862,
    "光绪": 1875,
    "宣统": 1909,
    "民国": 1912,
}
_LASTED = (
    {  # years, where the next one did not begin with the next year
        one: _FIRST[after] - _FIRST[one]
        for one, after in pairwise(list(_FIRST)[list(_FIRST).index("永乐") :])
    }
    | {"景泰": 8, "崇祯": 17}
)
_YEAR = re.compile(rf"({'|'.join(_LASTED)})(?P<nth>[一二三四五六七八九十]{{2,3}}|[四五六七八九])年")
_LAST = ("十一月", "冬月", "十二月", "腊月")
_SAID = re.compile(
    rf"(?P<era>{'|'.join(sorted(_FIRST, key=len, reverse=True))})"
    r"(?P<nth>元|\d{1,2}|[一二三四五六七八九十]{1,3})年(?P<month>[一二三四五六七八九十正腊冬]{1,3}月)?"
    r"[（(](?:公元|即)?(?P<at>\d{3,4})年?[）)]"
)


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the years in brackets that are not those of the era before them."""
    if "年" not in text:
        return
    if long := rules.of(_TOO_LONG, zone):
        for match in _YEAR.finditer(text):
            if (numerals.value(match["nth"]) or 0) > _LASTED[match[1]]:
                yield long.spot(*match.span(), (match[0], match[1], str(_LASTED[match[1]])))
    if not (rule := rules.of(_RULE, zone)) or ("（" not in text and "(" not in text):
        return
    for match in _SAID.finditer(text):
        nth = 1 if match["nth"] == "元" else int(numerals.value(match["nth"]) or 0)
        year = _FIRST[match["era"]] + nth - 1
        latest = year + (match["month"] in _LAST)
        if nth and not year <= int(match["at"]) <= latest:
            start, end = match.span("at")
            yield rule.spot(start, end, (match["at"], match[0]), suggestion=str(year))
