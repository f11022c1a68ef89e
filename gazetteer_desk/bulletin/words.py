"""Chinese text parted into words, so that a comparison does not crumble into characters.

Numbers with their unit (2024年, 80余人, 第12期), Latin words and whatever is not Chinese are found
by their writing; the rest by `rjieba`, whose dictionary takes a tenth of a second to load, when it
is first needed. Without it each Chinese character is a word. What it guesses beyond its dictionary,
otherwise by what stands beside, is taken for a word only where it may be somebody's name.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache


_HAN = "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ON_TOP = "\u0300-\u036f\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNIT = (
    "公里|公斤|平方米|平方公里|周年|年度|万字|万元|亿元|万人"
    "|[年月日号时分秒人名个位部篇册卷本期次届轮条项件家户处所页字字元米亩吨岁天周社村镇乡]"
)
_COUNT = rf"(?:余|多|几)?[百千万亿]*(?:{_UNIT})?"
_WORDS = re.compile(
    rf"(?!第[0-9])(?P<han>[{_HAN}]+?)(?=第[0-9]|[^{_HAN}]|$)(?![{_ON_TOP}])"
    rf"|(?:第?[0-9]+(?:[.,:/][0-9]+)*[%％‰℃]?{_COUNT}"
    rf"|[^\W_{_HAN}0-9][^\W_{_HAN}]*(?:[.'’\-/][^\W_{_HAN}]+)*"
    rf"|.)[{_ON_TOP}]*",
    re.DOTALL,
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭"
    "郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟"
    "平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童"
    "颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程"
    "嵇邢裴陆荣翁荀羊惠甄曲封芮储靳段焦巴牧车侯宓全班仰秋仲伊宫宁仇栾甘武符刘景詹束龙叶幸司黎薄白怀"
    "蒲从索赖卓屠蒙池乔阴胥苍双闻党翟谭贡劳姬申冉宰桑桂牛寿边燕尚农温别庄晏柴瞿阎充连习艾鱼容向古易"
    "慎戈廖终居衡步都耿满匡国文寇广东欧利师巩聂关荆肖涂闫佟覃"
)


def words(text: str) -> list[str]:
    """Return the words of a text, which together are the text."""
    found: list[str] = []
    for match in _WORDS.finditer(text):
        if match["han"]:
            found.extend(_chinese()(match["han"]))
        else:
            found.append(match[0])
    return found


@cache
def _chinese() -> Callable[[str], Iterable[str]]:
    """Return what parts Chinese characters into words."""
    try:
        import rjieba
    except ImportError:
        return list

    def parted(text: str) -> Iterator[str]:
        for word in rjieba.cut(text, True):  # guesses words it does not know
            if len(word) == 1 or word[0] in SURNAMES or rjieba.has_word(word):
                yield word
            else:
                yield from rjieba.cut(word, False)

    return parted
