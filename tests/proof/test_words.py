"""A wrong word is wrong only where it is one: not between two words, not without its neighbours."""

import pytest

from gazetteer_desk.proof import rulebook, words
from gazetteer_desk.proof.rule import Zone


def says(line):
    found = words.found(line, Zone.BODY, rulebook.rulebook())
    return [(line[one.start : one.end], one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("强化资政辅资，提升服务质量。", [("资政辅资", "资政辅治")]),
        ("工作以经完成。", [("以经", "已经")]),
        ("坚持以经济建设为中心。", []),
        ("全县工作会意指出。", [("会意", "会议")]),
        ("会意字是六书之一。", []),
        ("任前公式期为五天。", [("公式", "公示")]),
        ("按公式计算。", []),
        ("收入丛书，从书中摘录。", []),
        ("以经史之学教授乡里，党参于9月采挖。", []),
        ("既将质量放在首位，又使读者满意。", []),
        ("三部镇志收稿，每年签一次协议，据此可知已有三种。", []),
        ("新建挡土墙，推出板报，一户一档按月更新。", []),
        ("主动做为民办实事的带头人，把村志搞好。", []),
        ("《大事纪略》《湖北省志·方志志》。", []),
        ("逐字辩认残损碑文，拟定访谈题纲。", [("辩认", "辨认"), ("题纲", "提纲")]),
        ("听取工作会报，会场布置全部就续。", [("会报", "汇报"), ("就续", "就绪")]),
        ("协会报县民政局备案，会后就续修事宜作了安排。", []),
        ("公示期内未收到意义，结果在网站公式。", [("意义", "异议"), ("公式", "公示")]),
        ("以致敬为主题，设计历史展厅，意义深远。", []),
        ("得到充分肯。工作人和专家充分肯定。", [("充分肯", "充分肯定"), ("工作人", "工作人员")]),
        ("扎推进村志编修，包扎推进。", [("扎推进", "扎实推进")]),
        ("项目诚立，王诚立同志到会。", [("诚立", "成立")]),
    ],
)
def test_a_wrong_word_is_found_where_it_is_wrong(line, found):
    assert says(line) == found
