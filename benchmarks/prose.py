"""Official prose by the metre: sentences a county office could have written, made from a seed.

Every word is our own and every place and person is invented. The sentences vary in length and in
all that a page breaks at: digits, Latin letters, quotes, book titles, brackets, dashes, ellipses,
·, ％ and rare characters of names.
"""

import random


def _words(text: str) -> tuple[str, ...]:
    """Return the words between blanks; a _ stands for a blank within one."""
    return tuple(word.replace("_", " ") for word in text.split())


_UNITS = _words(
    "县地方志办公室 县志办 县档案馆 县委党史研究室 城关镇 白石乡 青云街道 三岔河镇 县文化和旅游局 "
    "县教育体育局 县融媒体中心 各乡镇（街道） 县级有关部门 志稿评审专家组 年鉴编辑部 "
    "云岭村 柳溪社区 县委宣传部 县财政局 县图书馆"
)
_PERSONS = _words(
    "高赟 李堃 王甦 陈玥 阿依古丽·买买提 周燚 林沄 赵晟 罗桑·次仁 钱翀 孙喆 吴彧 郑淼 冯昇 杨珺"
)
_POSTS = _words(
    "县委常委、常务副县长 县志办主任 县档案馆馆长 副总编辑 特邀编审 镇党委书记 驻村第一书记"
)
_BOOKS = _words(
    "《青梧县志（1986—2005）》 《青梧年鉴（2025）》 《云岭村志》 《三岔河镇志》 《地方志工作条例》 "
    "《全国地方志事业发展规划纲要》 《青梧革命老区发展史》 《柳溪社区志》 《地情手册》 "
    "《地方志书质量规定》"
)
_QUOTED = _words(
    "三步走 一本书读懂青梧 存史、资政、育人 修志为用 众手成志 开门修志 回头看 志说青梧 一月一通报 "
    "资料长编 零差错 双审双校 方志进校园 明白人"
)
_THINGS = _words(
    "资料收集 篇目拟定 初稿撰写 志稿评审 图片征集 口述史采访 数字化加工 保密审查 业务培训 "
    "地情资料整理 年鉴组稿 旧志点校 村志编修 数据核对 方志馆布展 校对印刷 人物小传撰写 大事记编写"
)
_VERBS = _words(
    "扎实推进 全面启动 持续抓好 认真组织 稳步开展 统筹安排 加快完成 从严把好 进一步规范 同步做好"
)
_AIMS = _words(
    "确保按时保质完成年度任务 为高质量发展提供史料支撑 切实提高志稿质量 推动地方志事业转型升级 "
    "不断扩大地情文化的影响力 让更多群众了解家乡、热爱家乡 形成齐抓共管的工作合力 "
    "为基层治理留下可信的记录 夯实续修工作基础"
)
_LATIN = _words(
    "OCR识别 PDF文件 Excel台账 GB/T_9704—2012 A4幅面 DOCX格式 TIFF图像 FTP目录 “e方志”平台 "
    "V2.0版本 ISBN书号 VR展厅 WPS文字 3D模型"
)
_DONE = _words("已交付印刷 通过终审 正式出版")
_COUNTED = _words("条 份 幅 篇 人次 万字 个 册 项 家")
_TIMES = (
    *_words("今年以来， 上半年， 近日， 截至目前， 据统计， 会前， 期间， 下一步， 与此同时，"),
    *("", "", "", ""),
)


class Writer:
    """A clerk who never tires: the same seed writes the same words."""

    def __init__(self, seed: int | str) -> None:
        self.chance = random.Random(seed)

    def paragraph(self, least: int) -> str:
        """Return sentences of together at least `least` characters."""
        words = self.sentence()
        while len(words) < least:
            words += self.sentence()
        return words

    def sentence(self) -> str:
        """Return one sentence with its full stop."""
        return self.chance.choice(_SENTENCES)(self)

    def title(self, least: int) -> str:
        """Return a headline of about `least` characters."""
        pick = self.pick
        words = self.chance.choice(
            (
                f"{pick(_UNITS)}{pick(_VERBS)}{pick(_THINGS)}工作",
                f"{pick(_UNITS)}召开{pick(_BOOKS)}评审会",
                f"{pick(_UNITS)}“{pick(_QUOTED)}”{pick(_VERBS)}{pick(_THINGS)}",
                f"我县{pick(_BOOKS)}出版发行",
                f"{self.year()}年{pick(_THINGS)}工作推进会召开",
            )
        )
        while len(words) < least:
            words += f"{self.chance.choice('暨与')}{pick(_THINGS)}{pick(_THINGS)}"
        return words

    def heading(self) -> str:
        """Return the words of a heading without its number."""
        return f"{self.pick(_VERBS)}{self.pick(_THINGS)}" + self.chance.choice(
            ("", "", "工作", f"，{self.pick(_AIMS)}")
        )

    def unit(self) -> str:
        """Return the name of an office."""
        return self.pick(_UNITS)

    def person(self) -> str:
        """Return the name of a person."""
        return self.pick(_PERSONS)

    def thing(self) -> str:
        """Return a piece of work."""
        return self.pick(_THINGS)

    def pick(self, words: tuple[str, ...]) -> str:
        """Return one of the words."""
        return self.chance.choice(words)

    def year(self) -> int:
        """Return a year of late."""
        return self.chance.randint(2019, 2026)

    def day(self) -> str:
        """Return a day as an official text writes it."""
        month = f"{self.chance.randint(1, 12)}月{self.chance.randint(1, 28)}日"
        return self.chance.choice((month, f"{self.year()}年{month}"))

    def amount(self) -> str:
        """Return a number with what it counts."""
        chance = self.chance
        number = chance.choice(
            (
                f"{chance.randint(2, 99)}",
                f"{chance.randint(100, 9999)}",
                f"{chance.randint(10000, 999999)}",
                f"{chance.uniform(1, 99):.1f}",
                f"{chance.randint(10, 60)}余",
            )
        )
        return number + self.pick(_COUNTED)

    def share(self) -> str:
        """Return a share of a hundred, in any of the ways they are typed."""
        whole = self.chance.choice((f"{self.chance.randint(3, 99)}", "98.6", "100", "0.5"))
        return whole + self.chance.choice("％%")


def _meeting(by: Writer) -> str:
    return (
        f"{by.day()}，{by.unit()}召开{by.pick(_THINGS)}推进会，{by.pick(_POSTS)}{by.person()}出席并讲话，"
        f"{by.unit()}、{by.unit()}等{by.chance.randint(3, 60)}个单位负责人参加会议。"
    )


def _figures(by: Writer) -> str:
    return (
        f"{by.pick(_TIMES)}{by.unit()}{by.pick(_VERBS)}{by.pick(_THINGS)}工作，共收集资料{by.amount()}、"
        f"图片{by.amount()}，完成总任务的{by.share()}，{by.pick(_AIMS)}。"
    )


def _stress(by: Writer) -> str:
    return (
        f"会议强调，要以“{by.pick(_QUOTED)}”为抓手，{by.pick(_VERBS)}{by.pick(_THINGS)}、{by.pick(_THINGS)}"
        f"和{by.pick(_THINGS)}，{by.pick(_AIMS)}。"
    )


def _three(by: Writer) -> str:
    one, two, three = (f"{by.pick(_VERBS)}{by.pick(_THINGS)}" for _ in range(3))
    return f"一是{one}；二是{two}，{by.pick(_AIMS)}；三是{three}（由{by.unit()}牵头）。"


def _book(by: Writer) -> str:
    return (
        f"{by.pick(_TIMES)}{by.pick(_BOOKS)}{by.pick(_DONE)}，"
        f"全书{by.amount()}，收录{by.year()}—{by.year()}年的地情资料{by.amount()}。"
    )


def _said(by: Writer) -> str:
    mark = by.chance.choice(("。”", "！”", "……”", "？”"))
    return f"“{by.pick(_THINGS)}不能走过场，要{by.pick(_AIMS)}{mark}{by.person()}说。"


def _latin(by: Writer) -> str:
    return (
        f"{by.unit()}采用{by.pick(_LATIN)}，对{by.amount()}档案进行整理，"
        f"准确率由{by.share()}提高到{by.share()}。"
    )


def _dash(by: Writer) -> str:
    return (
        f"{by.person()}介绍，“{by.pick(_QUOTED)}”——也就是{by.pick(_VERBS)}{by.pick(_THINGS)}——"
        f"是{by.year()}年的重点，也是{by.unit()}的难点。"
    )


def _rule(by: Writer) -> str:
    number = by.chance.randint(1, 60)
    return (
        f"根据{by.pick(_BOOKS)}和《关于做好{by.pick(_THINGS)}的通知》（青政办发〔{by.year()}〕{number}号）"
        f"要求，{by.unit()}于{by.day()}前报送{by.pick(_THINGS)}情况。"
    )


def _short(by: Writer) -> str:
    return f"{by.pick(_TIMES)}各项工作进展顺利，{by.pick(_AIMS)}。"


def _call(by: Writer) -> str:
    return (
        f"联系人：{by.person()}，电话：0800-{by.chance.randint(1000000, 9999999)}；"
        f"邮箱：fangzhi{by.chance.randint(1, 99)}@example.cn。"
    )


def _persons(by: Writer) -> str:
    names = "、".join(by.person() for _ in range(by.chance.randint(3, 8)))
    count = by.chance.randint(9, 30)
    return f"参加评审的有{names}等{count}名专家，{by.pick(_POSTS)}{by.person()}主持。"


def _question(by: Writer) -> str:
    return (
        f"如何{by.pick(_VERBS)}{by.pick(_THINGS)}？{by.unit()}的做法是：“{by.pick(_QUOTED)}”，"
        f"即{by.pick(_THINGS)}、{by.pick(_THINGS)}“两手抓”，{by.pick(_AIMS)}。"
    )


_SENTENCES = (
    *(_meeting, _figures, _figures, _stress, _three, _three, _book, _said, _latin, _dash, _rule),
    *(_short, _short, _call, _persons, _question),
)
