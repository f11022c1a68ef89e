"""Set phrases that are nearly right are found; what is right, or something else, is left alone."""

import pytest

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes
from tests.proof import written


THOUGHT = "习近平新时代中国特色社会主义思想"


def check(words, changes=None):
    return Checker(rulebook.rulebook(changes)).check(written.issue(words), Knowledge())


def says(words, changes=None):
    return [(one.text, one.suggestion) for one in check(words, changes)]


@pytest.mark.parametrize(
    "wrong",
    [
        "习近平新时代特色社会主义思想",
        "习近平新时代中国特色社会主义主义思想",
        "习近平新时代中国特色社会主意思想",
        "习近平新时期中国特色社会主义思想",
    ],
)
def test_a_long_fixed_phrase_may_be_off_by_two(wrong):
    (found,) = check(f"坚持以{wrong}为指导。")
    assert (found.text, found.suggestion, found.level) == (wrong, THOUGHT, Level.ERROR)
    assert found.can_be_mended


def test_a_short_fixed_phrase_is_meant_where_it_is_quoted():
    assert says("坚定“四个自性”。") == [("四个自性", "四个自信")]
    assert says("做好四个自然村的村志编修。") == []
    assert says("从“四个方面”推进。") == []


def test_what_is_one_character_off_and_right_is_left_alone():
    assert says("推进全面依法治县。") == []
    assert says("进一步强化措施，热情为民服务。") == []
    assert says("召开第二轮修志总结会和第三轮修志工作启动会。") == []


@pytest.mark.parametrize(
    "words",
    [
        "各镇提出“两个确保”，形成“四个自觉”，开展“两学一评”。",
        "学习习近平新时代中国特色社会主义经济思想。",
        "全心全意为村民服务，建设社会主义核心价值体系。",
        "推进全面从严治税、全面依法治水。",
    ],
)
def test_another_slogan_made_alike_is_left_alone(words):
    assert says(words) == []


def test_the_longer_phrase_is_mended_whole():
    assert says("铸劳中华民族共同体意识。") == [
        ("铸劳中华民族共同体意识", "铸牢中华民族共同体意识")
    ]


def test_an_office_adds_its_own_set_phrase():
    own = Changes(phrases=("青梧方志大讲堂",))
    (found,) = check("举办青梧方志大讲坛。", own)
    assert (found.text, found.suggestion, found.level) == (
        "青梧方志大讲坛",
        "青梧方志大讲堂",
        Level.DOUBT,
    )
    assert check("举办青梧方志大讲坛。") == ()
    assert check("举办青梧方志大讲堂。", own) == ()


def test_switched_off_they_are_not_looked_for():
    assert says("坚定“四个自性”。", Changes(off=frozenset({"B12", "B12.30"}))) == []
