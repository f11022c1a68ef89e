"""Posts as they are written (职务): what 县地方志办党组成员、副主任 says, and what contradicts it.

A post in words is an organ and a head: 县地方志办 and 副主任. Two posts of one person may well go
together (党组书记、主任); what cannot be is the same head once with and once without 副, and
what ought not to be is two different heads of office without one in common.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

import msgspec


class Kind(Enum):
    """What a post is, for what may be held beside it."""

    PARTY = auto()  # 党内职务
    OFFICE = auto()  # 行政职务
    OTHER = auto()  # ranks, titles of learning, honorary and passing ones: beside anything


class Written(msgspec.Struct, frozen=True, gc=False):
    """A post in words: the organ it is held in (县委), 副 or 代 or nothing, and the head (书记)."""

    organ: str
    rank: str
    base: str
    kind: Kind

    @property
    def head(self) -> str:
        """Return 副主任, without the organ."""
        return self.rank + self.base


RANKS = "常务副|执行副|第一副|代理|名誉|副|代"
_MEMBERS = ("常委", "成员", "委员")
_OFFICES = (
    "主任|主席|省长|市长|州长|盟长|县长|旗长|区长|镇长|乡长|部长|厅长|司长|局长|处长|科长|股长|所长|站长|馆长"
    "|院长|社长|校长|园长|台长|庭长|行长|关长|队长|支队长|大队长|场长|检察长|审计长|秘书长|专员|司令员|参谋长"
    "|总经理|董事长|经理|厂长|村长"
)
_OTHERS = (
    "会长|理事长|理事|组长|主编|总编辑|总编|总纂|主笔|编审|编辑|教授|研究馆员|研究员|馆员|讲师|专家|顾问|总工程师"
    "|总会计师|督导员|联络员|调研员|巡视员|主任科员|科员|主任委员|委员长|指导员|政委|负责人|第一书记"
)
BASES = f"主任委员|第一书记|主任科员|{_OFFICES}|书记|{'|'.join(_MEMBERS)}|{_OTHERS}"
_FIRSTS = "".join(sorted({one[0] for one in (*RANKS.split("|"), *BASES.split("|"), *"一二三四")}))
HEAD = rf"(?=[{_FIRSTS}])(?:{RANKS})?(?:[一二三四]级)?(?:{BASES})"  # looked for quickly
_WHOLE = re.compile(
    rf"(?P<organ>.*?)(?P<rank>{RANKS})?(?P<base>(?:[一二三四]级)?(?:{BASES}))$", re.DOTALL
)
_OF_PARTY = re.compile(r"(?:党组|党委|党工委|党总支|支部|[省市州县区旗镇乡纪工团]委|政法委)$")
_PASSING = re.compile(
    r"(?:编委会|编纂委员会|领导小组|工作组|专班|指挥部|协会|学会|联合会|理事会|专委会)$"
)
_OF_LEADERS = re.compile(
    r"(?<![镇乡街])[省市州县区旗]委(?:员会)?(?:副?书记|常委)|[省市州县区旗]长$|人大|人民代表大会|政协|人民政府|法院院长|检察长"
)
_OF_A_PLACE = re.compile(r"[省市州盟县旗区镇乡村]长")
_CPPCC = re.compile(r"^(?:政协|中国人民政治协商会议)(.+?)(?:委员会)?$")  # 县政协, turned round
_SUBSTITUTES = {"代理": "代", "常务副": "副", "执行副": "副", "第一副": "副"}


@lru_cache(4096)
def written(title: str) -> Written | None:
    """Return what a title says, None where it ends in no post known here."""
    found = _WHOLE.match(title)
    if found is None:
        return None
    organ, base = _CPPCC.sub(r"\1政协", found["organ"]), found["base"]
    rank = _SUBSTITUTES.get(found["rank"] or "", found["rank"] or "")
    if base == "书记" or (base in _MEMBERS and (base == "常委" or _OF_PARTY.search(organ))):
        kind = Kind.PARTY
    elif base in _OFFICES.split("|") and not _PASSING.search(organ):
        kind = Kind.OFFICE
    else:
        kind = Kind.OTHER
    return Written(organ, rank, base, kind)


@lru_cache(4096)
def all_written(titles: tuple[str, ...]) -> tuple[Written, ...]:
    """Return what several titles say, without those that say nothing known here."""
    return tuple(one for title in titles if (one := written(title)))


@lru_cache(4096)
def meets(organ: str, other: str) -> bool:
    """Return whether two names may be one organ's: 县地方志办, 办 and 青梧县地方志办公室."""
    short, long = sorted((organ, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def agree(one: Written, other: Written) -> bool:
    """Return whether two posts may be the same one."""
    return one.head == other.head and meets(one.organ, other.organ)


def contradict(one: Written, other: Written) -> bool:
    """Return whether nobody holds both at a time: 主任 and 副主任, 党组书记 and 党组成员."""
    if one.kind is not other.kind or one.head == other.head or not meets(one.organ, other.organ):
        return False
    if one.base == other.base:
        return True
    return one.kind is Kind.PARTY and (one.base == "书记") != (other.base == "书记")


def disagree(some: Sequence[Written], others: Sequence[Written]) -> bool:
    """Return whether what one place calls somebody does not go with what another does."""
    for kind in (Kind.PARTY, Kind.OFFICE):
        here = [one for one in some if one.kind is kind]
        there = [one for one in others if one.kind is kind]
        if not here or not there or any(agree(one, two) for one in here for two in there):
            continue
        test = _is_instead if kind is Kind.OFFICE else contradict
        if any(test(one, two) for one in here for two in there):
            return True
    return False


def _is_instead(one: Written, other: Written) -> bool:
    """Return whether one office is named where the other is meant: of one kind, or of one organ.

    Whoever is 副县长 may well be 县公安局局长 too, and of 人大常委会 and 总工会 at once.
    """
    if one.base == other.base:
        return True
    if any(not two.organ and _OF_A_PLACE.fullmatch(two.base) for two in (one, other)):
        return False
    return meets(one.organ, other.organ)


def are_ranked(some: Sequence[Written], others: Sequence[Written]) -> bool:
    """Return whether an order holds between two: of one organ, or both leaders of the place.

    In which order heads of different offices stand, nobody but the occasion says.
    """
    if not some or not others or (any(map(_leads, some)) and any(map(_leads, others))):
        return True
    return any(meets(one.organ, two.organ) for one in some for two in others)


def _leads(post: Written) -> bool:
    return bool(_OF_LEADERS.search(post.organ + post.head))


def is_less(some: Sequence[Written], others: Sequence[Written]) -> bool:
    """Return whether some say only that he is a member (党组成员) where others name his office."""
    return (
        bool(some)
        and all(one.base in _MEMBERS and one.kind is Kind.PARTY for one in some)
        and all(any(agree(one, two) for two in others) for one in some)
        and any(two.kind is Kind.OFFICE for two in others)
    )
