"""Persons are read out of a text with their posts, rather none than one who does not exist."""

import pytest

from gazetteer_desk.bulletin import mentions as reader


def found(text, known=frozenset()):
    return [(one.name, one.title) for one in reader.mentions(text, known)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "办党组书记、主任陈建春讲话。办党组成员、副主任江红英主持会议。",
            [("陈建春", "办党组书记、主任"), ("江红英", "办党组成员、副主任")],
        ),
        (
            "办党组成员赵行、邓瑜，机关各处、四川年鉴社干部参加会议。",
            [("赵行", "办党组成员"), ("邓瑜", "办党组成员")],
        ),
        (
            "会议由县委副书记沈砚秋主持，副县长卢佩宁出席。",
            [("沈砚秋", "县委副书记"), ("卢佩宁", "副县长")],
        ),
        ("副县长卢佩宁主持会议", [("卢佩宁", "副县长")]),
        ("市地方志办主任张三", [("张三", "市地方志办主任")]),
        ("县教育局局长王　伟汇报", [("王伟", "县教育局局长")]),
        ("县委书记李明在会上讲话", [("李明", "县委书记")]),
        (
            "县人大常委会主任欧阳文华、县政协主席阿布都·买买提到会",
            [("欧阳文华", "县人大常委会主任"), ("阿布都·买买提", "县政协主席")],
        ),
        (
            "县委常委、宣传部部长周建国和副县长高红出席",
            [("周建国", "县委常委、宣传部部长"), ("高红", "副县长")],
        ),
        ("主任李为民作报告", [("李为民", "主任")]),
        ("县志办副主任赵行作总结讲话。", [("赵行", "县志办副主任")]),
        ("云溪镇人大主席曾静怡参加座谈", [("曾静怡", "云溪镇人大主席")]),
        ("一级调研员何光明参加", [("何光明", "一级调研员")]),
    ],
)
def test_persons_are_read_with_their_posts(text, persons):
    assert found(text) == persons


@pytest.mark.parametrize(
    "text",
    [
        "主任应邀参加会议",
        "主任于今年3月到任",
        "局长高度重视",
        "主任曾参加座谈",
        "所长范围内的工作由站长安排",
        "“县长谈年鉴”专栏上线",
        "成立以县长为主任、分管副县长为副主任的编纂委员会",
        "镇长牛年新春慰问困难群众",
        "县长办公会议研究决定",
        "主任会议审议通过",
        "书记、主任",
        "各乡镇党委书记、乡镇长参加",
        "《四川年鉴》副主编向全会作说明",
        "组织部部长、县委常委",
        "中央书记处书记",
        "主任科员参加培训",
        "县委书记、安全处、方志馆",
    ],
)
def test_what_is_no_name_is_none(text):
    assert found(text) == []


def test_of_two_readings_none_is_taken():
    assert found("副主任张永和主持") == []
    assert found("副主任张永和主持", frozenset({"张永和"})) == [("张永和", "副主任")]


def test_before_a_mark_a_name_is_whole():
    assert found("副县长崔敬之、张永和，县长李明等。") == [
        ("崔敬之", "副县长"),
        ("张永和", "副县长"),
        ("李明", "县长"),
    ]


def test_a_known_name_is_told_whatever_follows():
    assert found("副主任赵行莅会") == []
    assert found("副主任赵行莅会", frozenset({"赵行"})) == [("赵行", "副主任")]


def test_a_post_of_former_times_is_told():
    for text in ("原县志办主任刘大江回忆", "时任县志办主任刘大江回忆"):
        assert [one.is_former for one in reader.mentions(text)] == [True], text
    assert [one.is_former for one in reader.mentions("县志办主任刘大江")] == [False]


def test_where_names_and_posts_stand():
    text = "会前，办党组成员、副主任赵行宣读批复。"
    one = reader.mentions(text)[0]
    assert text[one.start : one.end] == "赵行"
    assert [text[a:b] for a, b in one.titles_at] == ["办党组成员", "副主任"]
