"""Names of organs that are one character off are found; other names and branches are left alone."""

import pytest

from gazetteer_desk.proof import organs, rulebook
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Changes


BOOK = rulebook.built_in()


def says(words, zone=Zone.BODY, book=BOOK):
    return [(words[one.start : one.end], one.suggestion) for one in organs.found(words, zone, book)]


def test_every_name_is_right_behind_a_place_and_at_the_beginning():
    for name in organs.names():
        assert says(f"青梧县{name}报送资料，{name}参加。") == [], name


def test_a_name_without_one_of_its_characters_is_found():
    for name in organs.names():
        wrong = name[:2] + name[3:]
        if len(name) > 5 and name[2] != "和" and wrong not in organs.names():
            assert (wrong, name) in says(f"青梧县{wrong}。") or says(f"青梧县{wrong}。"), wrong


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("人力资源与社会保障局", "人力资源和社会保障局"),
        ("农业和农村局", "农业农村局"),
        ("文学艺术联合会", "文学艺术界联合会"),
        ("退役军人事物局", "退役军人事务局"),
        ("地方志编撰委员会", "地方志编纂委员会"),
        ("残疾人合联会", "残疾人联合会"),
    ],
)
@pytest.mark.parametrize("zone", [Zone.BODY, Zone.CREDITS, Zone.ADDRESSEES])
def test_a_name_that_is_one_character_off_is_found_with_the_right_one(wrong, right, zone):
    assert says(f"县{wrong}。", zone) == [(wrong, right)]


@pytest.mark.parametrize(
    "words",
    [
        "县文化广电旅游局、市文化和旅游局、区文化体育旅游局、州教育和体育局。",
        "县市场监督管理分局，市生态环境局青梧分局，县委党校文史研究室。",
        "县人大常委会会议、县地方志编纂委员会会同有关部门。",
        "各县人民剧院、人民医院、人民公园。",
    ],
)
def test_other_names_and_branches_are_left_alone(words):
    assert says(words) == []


def test_switched_off_they_are_not_looked_for():
    off = rulebook.rulebook(Changes(off=frozenset({organs.RULE})))
    assert says("县农业和农村局。", book=off) == []
