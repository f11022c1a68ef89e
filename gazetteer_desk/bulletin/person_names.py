"""Where a person's name may begin and end in a text (姓名): rather none than a wrong one.

A name is told by its surname, by its length, and by what follows it: a mark, or a word that tells
what somebody does. Where two lengths would do (张永和主持), none is taken.
"""

import re
from collections.abc import Container
from functools import lru_cache

from gazetteer_desk.bulletin.words import SURNAMES as _COMMON


HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
DOT = "·•・‧"
SURNAMES = _COMMON | frozenset("曾商阳兰付丛尧")
_DOUBLE = re.compile(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳"
    "|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|西门|百里|呼延|轩辕|拓跋"
)
# Surnames that are words of their own, or begin many: a name after them must be no word itself,
_DOUBTFUL = frozenset(
    "周金白石马高牛万康齐段温文方丁景龙华严甘冷束司黎牧山谷安花水古车曲强明宁关别习易充满终居衡余支边广东国农"
)
# and after these the given name must be none either: 主任|应邀, 主任|于今年, 书记|向全会.
_FUNCTIONAL = frozenset(
    "曾商谈于向时从容全能应平路单连成常党都步家师包经双查项计管和通化后又及各相干元宗幸"
)
_OF_TIME = frozenset("年月日今昨近前上下中当此晚早")
_ENDS = "，。、；：？！,;:?!（）()《》“”‘’【】〔〕…—\n\t 　"
_VERBS = (
    "同志|等|和|与|及|以及|主持|出席|参加|参与|列席|讲话|致辞|致欢迎|作|做|强调|指出|要求|介绍|表示|通报|带队|率|一行|到|赴|在|为|对"
    "|就|代表|传达|宣读|宣布|陪同|分别|主讲|汇报|深入|前往|听取|担任|任|兼|看望|慰问|调研|检查|督导|督查|领|会见|先后|围绕"
    "|安排|部署|总结|发言|提出|向|从|以|受|应邀|应|还|也|首先|最后|随后|认为|全程|亲自|现场|点评|授课|莅临|组织|带领|主动|实地"
    "|走访|视察|审稿|审读|审定|审阅|审议|签发|签署|批示|肯定|说|谈|回顾|解读|讲解|辅导|主审|主编|负责|牵头|分管|联系|接待|座谈|交流|一同|共同"
    "|专题|逐一|详细|结合|根据|按照|当选|被|获|荣获|不幸|因|于|是|的|将|已|曾|又|再|则|均|都|给|把|由|同|随|入选|撰写|编写|研究"
    "|开展|推进|学习|慰|协调|主张|勉励|希望|建议|号召|动员|揭牌|揭幕|启动|颁奖|颁发|授牌|宣讲|来到|抵达|步入|一起|携|召集|召开|回忆|讲课|授旗|巡视|检阅|主讲|译|赠|捐|亲临|及时|专程|不断|多次|曾经|近日|日前|昨日|今天|上午|下午|当天"
    "|作了|作出|作总结|作讲话|作重要|作报告|作工作|作动员|作部署|作辅导|作说明|作交流|作表态|作发言|作主题|作专题|作典型|作题为|作情况"
)
FOLLOWS = re.compile(rf"$|[{re.escape(_ENDS)}]|[一两二三四五六七八九十]+[位名人]|{_VERBS}")
_LONG_VERB = re.compile("|".join(one for one in _VERBS.split("|") if len(one) > 1))
# A third character that rather begins what follows: 李明|在会上.
_GOES_ON = frozenset("在到对向从以就将等也均都说由把被给的是已曾并于又再则因")
_LAST_WORDS = frozenset("等说")  # which go on, and may yet stand before a mark
_EITHER_WAY = frozenset("和与及为同任应先作做兼随代领率")
# What ends the name of an organ and no person's, or stands in no name at all.
_NO_NAME_END = frozenset(
    "处科室局部委办院所站馆县市区镇乡会社司厅团组队班党州省村校课员长们者级期次项条件个位名内外里"
)
_NO_NAME = frozenset("的了是不我你他她它们这那哪其此第每某各")
_PADDED = re.compile(rf"[{HAN}][ 　]+[{HAN}]")
_DOTTED = re.compile(rf"[{HAN}]{{1,7}}(?:[{DOT}][{HAN}]{{1,7}})+")
_SINGLE = 1  # characters of a surname
_LONGEST_KNOWN = 12  # characters


def name_end(text: str, at: int, known: Container[str] = ()) -> int | None:
    """Return where the name ends that begins at a place of the text, None where none does.

    Of the `known` names one is enough, whatever follows it.
    """
    told = _told_end(text, at)
    for end in range(at + _LONGEST_KNOWN, at + 1, -1):
        if text[at:end] in known and (told is None or told <= end or FOLLOWS.match(text, end)):
            return end
    return told


@lru_cache(1 << 14)
def _told_end(text: str, at: int) -> int | None:
    if dotted := _DOTTED.match(text, at):
        return _dotted_end(text, dotted)
    if text[at : at + 1] not in SURNAMES and not _DOUBLE.match(text, at):
        return None
    if padded := _PADDED.match(text, at):
        end = padded.end()
        return end if FOLLOWS.match(text, end) and text[end - 1] not in _NO_NAME_END else None
    head = 2 if _DOUBLE.match(text, at) else _SINGLE
    ends = [end for end in (at + head + 1, at + head + 2) if _is_name(text, at, end, head)]
    if len(ends) < 2:  # noqa: PLR2004 - both lengths
        return ends[0] if ends else None
    return _of_two(text, *ends)


def _of_two(text: str, short: int, long: int) -> int | None:
    """Return which of two ends is meant, None where nobody can say."""
    last = text[long - 1]
    if text[long : long + 1] in _ENDS and last not in _LAST_WORDS:
        return long  # 张永和、李将、: nothing else may stand before a mark
    if last in _GOES_ON or _LONG_VERB.match(text, short):
        return short
    return None if last in _EITHER_WAY else long


def _is_name(text: str, start: int, end: int, head: int) -> bool:
    name = text[start:end]
    given = name[head:]
    if len(name) != end - start or not all(map(_is_han, given)):
        return False
    if given[-1] in _NO_NAME_END or not _NO_NAME.isdisjoint(given):
        return False
    if not FOLLOWS.match(text, end):
        return False
    if head > _SINGLE or name[0] not in _DOUBTFUL | _FUNCTIONAL:
        return True
    if is_word(name) or not _OF_TIME.isdisjoint(given):
        return False
    return name[0] in _DOUBTFUL or len(given) == _SINGLE or not is_word(given)


def _dotted_end(text: str, dotted: "re.Match[str]") -> int | None:
    last = max(text.rfind(dot, dotted.start(), dotted.end()) for dot in DOT)
    for end in range(min(last + 3, dotted.end()), dotted.end() + 1):
        if FOLLOWS.match(text, end):
            return end
    return None


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def bare(name: str) -> str:
    """Return a name as it is compared: without blanks, with one kind of 间隔号."""
    return re.sub(rf"[{DOT}]", "·", "".join(name.split()))


@lru_cache(4096)
def is_word(text: str) -> bool:
    """Return whether a word of the language is written so; without a dictionary anything may be."""
    try:
        import rjieba
    except ImportError:
        return True
    return rjieba.has_word(text)
