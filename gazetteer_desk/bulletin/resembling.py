"""Characters that are taken for one another (同音、形近): 宁 and 柠, 埠 and 阜, 己 and 已."""

from functools import cache

from gazetteer_desk.bulletin import pinyin


# Each group looks alike; sounds come from the readings. Own compilation, for names of persons and
# places above all.
_GROUPS = (
    "己已巳 戊戌戍戎 末未 土士 日曰 人入八 千干于 天夭夫 刀力刁 贝见 免兔 鸟乌 侯候 晴睛清情 折拆析 辨辩辫 傅博搏 陈阵 茶荼 亨享 "
    "昊吴昃 晨辰 琪棋祺淇 埠阜 石右 乡多 白自百 渡度 王玉壬主 全金 兰三 宁柠咛 佩佩珮 砚现 秋秒 卢户 沈沉忱 邓郑 瑜喻榆愉渝 行形 "
    "江汪红 英莫央 建健键 春舂 云去 文丈 方万 华毕 国圆 军车 明朋 志忐 强弦 伟纬 海梅 杰木 林杜 涛寿 勇男 磊蕊 洋样 艳绝 娟捐绢 "
    "敏繁 静净 丽雨 芳芬 霞露 燕蒸 玲珍 桂佳 丹舟 梅海 琳淋 素索 荣荧 爱受 香杳 月目 莺营 媛援缓 雪雷 婷停 慧彗 巧朽 美羡 娜那 "
    "青清晴 梧悟捂语 川州 冈岗刚 洲州 坪评 坝贝 沟构 溪奚 塘糖 湾弯 桥侨 镇填 坡波披 岭领 峰锋蜂 龙尤 凤风 虎虑 朱未 杨扬场 "
    "钱线 孙孔 李季 周同 赵起 冯马 蒋将 韩朝 尤龙 何河 吕吴 施旋 张弘 曹曾 严产 魏巍 陶淘 姜美 戚威 谢射 邹郐 章童 苏办 潘播 葛曷 "
    "范氾 彭膨 郎朗 鲁普 韦书 昌冒 苗亩 花华 俞喻 任仟 袁哀 柳抑 史吏 唐庸 薛薜 贺货 倪睨 汤场 罗岁 毕华 郝赤 安按 常堂 乐东 时付 "
    "皮波 齐斋 康唐 伍五 余佘 顾颐 孟盂 黄寅 穆移 萧箫 尹伊 姚桃 邵劭 湛堪 汪江 祁祈 毛手 狄秋 米来 贝员 计汁 成戍 戴载 宋末 "
    "庞宠 熊态 纪记 舒舍 屈居 项顶 祝视 董童 梁粱 杜社 阮院 蓝篮 闵闽 席度 季李 贾买 路露 娄楼 童章 颜须 郭廓 盛感 钟钏 徐除 "
    "邱岳 骆络 高亭 夏复 蔡祭 田由甲申 樊攀 胡湖 凌陵 霍雹 虞虑 柯何 管菅 莫英 房户 解懈 应庆 宗宋 丁了 邓劝 单草 洪供 左右 崔催 "
    "吉古 龚袭 程呈 裴斐 陆际 翁瓮 荀苟 惠慧 曲由 储诸 靳勒 段殷 焦集 牧收 谷容 车东 侯候 全金 班斑 仰抑 宫官 甘廿 刘对 景影 叶汁 "
    "黎藜 白自 怀坏 蒲浦 赖懒 卓桌 乔侨 党常 翟瞿 谭潭 贡责 姬姫 申甲 冉再 桑柔 桂挂 燕蒸 温湿 晏宴 柴紫 瞿翟 阎闫 连莲 艾芠 向问 "
    "古吉 易昜 廖寥 衡街 耿耽 匡筐 文交 欧殴 师帅 聂耳 关头 荆刑 涂徐 佟冬 覃潭 宇字 泽译择 淑椒 怡恰 恒桓 鑫金 轩杆 睿督 钰玉 "
    "斌武 彬杉 诚城 辉晖挥 勋励 昕听 炜伟 钧钓 锦绵 铭名 彦颜 颖颍 璐露 瑶谣 莹萤 萍苹 菲非 蓉容 茜西 薇微 佳住 俊浚 倩情 凯岂 晓哓"
)


@cache
def _groups() -> dict[str, frozenset[str]]:
    made: dict[str, frozenset[str]] = {}
    for group in _GROUPS.split():
        for character in group:
            made[character] = made.get(character, frozenset()) | frozenset(group)
    return made


def resemble(one: str, other: str) -> bool:
    """Return whether two characters sound the same, tones aside, or look alike."""
    if other in _groups().get(one, ()):
        return True
    sounds = pinyin.table()
    return not set(sounds.get(one, ())).isdisjoint(sounds.get(other, ()))
