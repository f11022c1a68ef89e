"""How good a place is to break a title at: words are whole, and so is what belongs together.

The boundaries of words come from `rjieba`, whose dictionary takes a tenth of a second to load: it
is imported when the first title that needs a break turns up. Without it the marks and the verbs of
the trade still tell where a title may break. What a dictionary cannot know are the rules of the
trade: 省地方志办 is one name, 12个 one count, a book's name stays on one line, a line begins with
what is done (召开, 暨, 赴) and ends with 的.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from gazetteer_desk.layout import gbt9704, measure


# What a break costs. `titles` weighs it against the outline: five points are a line that is a
# quarter shorter than the other.
BEST, GOOD, FAIR, PLAIN, POOR, BAD = -6.0, 1.0, 4.0, 9.0, 12.0, 16.0
WITHIN = 40.0  # within a name, or a number and its unit
TORN = 70.0  # within a word
NEVER = 1000.0  # GB/T 15834—2011, 5.1


def _words_of(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_ENDS = frozenset("，：；。！？ \u3000")
_OPENS = frozenset("《“（【「『")
_LEADS = frozenset(
    "暨并赴在到来由向对为以从就被于要"
)  # begin what is done; nothing parts them from it
_JOINS = frozenset("与和及同")
_TAILS = frozenset("等了着过们者后前中时上下内里间")
_CLOSED = ("的", "以来")  # end a line well
_UNITS = frozenset("办局委厅院会部馆站所处科社校省市县区州镇乡村组库班式展赛志鉴稿级型化性率")
_PLACE = re.compile(r"(?:省|市|县|区|州|镇|乡|村|街道|社区)$")
_ABOVE = frozenset("省市县区州")  # 省地方志办: the office that stands above, by its level alone
_NUMBER = re.compile(r"[0-9.．％%〇零一二三四五六七八九十百千万亿两几多余第]+$")
_DEEDS = _words_of(
    "召开 举办 举行 开展 组织 印发 发布 推进 推动 推出 完成 启动 参加 出席 深入 走进 获 荣获 获评",
    "入选 通过 审议 部署 安排 传达 贯彻 落实 加强 深化 聚焦 助力 赋能 讲好 打造 构建 督导 检查",
    "考察 调研 接受 迎接 应邀 携手 联合 率先 圆满 顺利 正式 全面 扎实 持续 积极 切实 专题 成功",
    "移交 签订 创新 破解 提速 取得 实现 征集 面向 带队 邀请 督查 谱写 集中 学习 加快 捐赠 赠送",
    "走访 慰问 出台 制定 完善 建立 设立 开通 揭牌 授牌 收到 报送 采访 对接 聘请 评选 下发 转发",
    "主持 研究 攻坚 编好 隆重 全力 稳步 有序 着力 强化 提升 促进 争创 喜获 传承 弘扬 守护 赓续",
)
_NAMES = _words_of("地方志 档案 人民政府 政协 人大 人大常委会 党委 县委 市委 省委 方志")
_OFFICES = _words_of(
    "办公室 委员会 编纂委员会 常委会 管理局 档案馆 研究会 研究院 中心 学会 协会 学院 大学 分社",
    "党组 党委 党支部 支部 机关 编辑部 出版社 领导小组 小组 机构 系统 人民政府 政府",
)
_HEADS = _words_of(
    "会议 工作 活动 情况 座谈会 培训班 推进会 报告 经验 精神 任务 方案 规划 意见 办法 通知 要点",
    "总结 综述 仪式 工程 项目 大赛 讲座 一行 主任 书记 成果 质量",
)
_RANKS = _words_of("主任 副主任 书记 局长 馆长 县长 副县长 市长 专家 同志")
_ADVERBS = _words_of("全部 全都 已经 即将 共同 一起")
_BEFORE_A_VERB = ("d", "ad", "a")
_NAMED = 3  # characters of a word that is whole without what follows it
_TERMS = ("新时代", "新征程", "新篇章", "新局面", "史志馆", "方志馆", "乡镇志", "口述史")
_OFTEN = 20_000
_PAIRS = re.compile(r"《[^《》]*》|“[^“”]*”|（[^（）]*）|【[^【】]*】")
_LONGEST = {"《": 18.0, "“": 14.0, "（": 12.0, "【": 12.0}
_ROUGH = re.compile(rf"{'|'.join(sorted(_DEEDS, key=lambda w: (-len(w), w)))}|[!-~]+|.", re.DOTALL)

Word = tuple[str, str]  # its characters, and what kind of word it is


class _Joint(NamedTuple):
    """Two words with the place between them, and the word that follows."""

    a: str
    kind: str
    b: str
    other: str
    then: str


# The first that holds says what a break costs; PLAIN where none does.
_RULES: tuple[tuple[float, Callable[[_Joint], bool]], ...] = (
    (BEST, lambda j: j.a[-1] in _ENDS or j.b[0] == "—"),
    (WITHIN, lambda j: j.b in _TAILS or bool(_NUMBER.search(j.a))),
    (WITHIN, lambda j: j.b in _UNITS and len(j.a) < _NAMED),
    (GOOD, lambda j: j.a[-1] == "、" or j.b in ("暨", "并")),
    (GOOD, lambda j: j.a.endswith(_CLOSED) and len(j.a) > len("党的")),
    (BAD, lambda j: j.a in _LEADS or j.kind in _BEFORE_A_VERB or j.a in _ADVERBS),
    (POOR, lambda j: bool({j.a, j.b} & _JOINS) and "v" in (j.kind, j.other)),
    (FAIR, lambda j: bool({j.a, j.b} & _JOINS)),
    (GOOD, lambda j: j.b in _LEADS),
    (POOR, lambda j: j.kind == j.other == "v"),  # 传达学习, 加快推进
    (GOOD, lambda j: j.b in _DEEDS and j.then not in _HEADS),
    (BAD, lambda j: j.b in _OFFICES or j.kind == "q" or (j.other == "nr" and j.a in _RANKS)),
    (BAD, lambda j: bool(_PLACE.search(j.a)) and (j.b in _NAMES or bool(_PLACE.search(j.b)))),
    (GOOD, lambda j: j.b[0] in _OPENS and j.kind == "v"),
    (FAIR, lambda j: j.b[0] in _OPENS),
    (FAIR, lambda j: (j.a[-1] in "》”）" or j.a in _DEEDS) and j.b not in _HEADS),
    (POOR, lambda j: j.b in _HEADS or len(j.a) == 1 or len(j.b) == 1),
)


def costs(line: str) -> list[float]:
    """Return what a break costs before each character of a line; the first is no break."""
    found = [TORN] * len(line)
    words = _words(line)
    at = 0
    for left, right, then in zip(words, words[1:], [*words[2:], ("", "")], strict=False):
        at += len(left[0])
        found[at] = _between(_Joint(*left, *right, then[0]))
    for pair in _PAIRS.finditer(line):
        _keep_whole(found, line, pair.start(), pair.end())
    for at in range(1, len(line)):
        left, right = line[at - 1], line[at]
        if right in gbt9704.NOT_FIRST or left in gbt9704.NOT_LAST or left == right == "—":
            found[at] = NEVER
    return found


def _words(line: str) -> list[Word]:
    """Return the words of a line; the names of offices and places are put together."""
    tag = _dictionary()
    if tag is None:
        return [(one, "v" if one in _DEEDS else "") for one in _ROUGH.findall(line)]
    return _joined(tag(line))


@cache
def _dictionary() -> Callable[[str], list[Word]] | None:
    """Return what parts a line into words, None where this PC lacks it."""
    try:
        import rjieba
    except ImportError:
        return None
    for term in _TERMS:
        rjieba.add_word(term, _OFTEN, "n")
    return rjieba.tag


def _joined(words: Iterable[Word]) -> list[Word]:
    """Return the words, those of one character that only name a kind of thing with theirs."""
    found: list[Word] = []
    for word, kind in words:
        if found and _is_one(found[-1], word):
            found[-1] = (found[-1][0] + word, "n")
        else:
            found.append((word, kind))
    return found


def _is_one(last: Word, word: str) -> bool:
    """Return whether two words are one name: 地方志 and 办 are, 与 and 省 are not."""
    before, kind = last
    if word in _CLOSED or (before in _ABOVE and kind != "v"):
        return True
    if word not in _UNITS or before[-1] in gbt9704.NOT_FIRST or kind in ("c", "p", "uj", "x"):
        return False
    return len(before) > 1 or word not in _ABOVE


def _between(joint: _Joint) -> float:
    return next((cost for cost, holds in _RULES if holds(joint)), PLAIN)


def _keep_whole(found: list[float], line: str, start: int, end: int) -> None:
    """Make a break within a short name or quotation dear; a long one may break between words."""
    is_short = measure.ems(line[start:end]) <= _LONGEST[line[start]]
    for at in range(start + 1, end):
        found[at] = min(found[at] + (WITHIN if is_short else FAIR), NEVER)
    if line[start] == "（":
        found[start] = max(found[start], WITHIN)
    if end < len(line) and line[start] == "（":
        found[end] = max(found[end], FAIR)
