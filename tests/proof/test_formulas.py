"""A formula with one word that is another is found; what goes on otherwise is left alone."""

import pytest

from gazetteer_desk.proof import formulary, formulas, rulebook
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Changes


BOOK = rulebook.built_in()


def says(words, book=BOOK):
    found = formulas.found(words, Zone.BODY, book)
    return {(words[one.start : one.end], one.suggestion) for one in found}


def test_every_formula_is_left_alone_as_it_should_be():
    assert len(formulary.built_in()) > 300
    for one in formulary.built_in():
        assert says(f"会议指出，{one.whole}，工作。") == set(), one.whole
        for nth, others in enumerate(one.others):
            for other in others:
                words = "".join((*one.words[:nth], other, *one.words[nth + 1 :]))
                assert says(f"会议指出，{words}，工作。") == set(), words


def spoilt(word):
    """Return it with the last of its characters written otherwise."""
    core = word.strip("、，“”")
    return word.replace(core, f"{core[:-1]}某")


def test_every_word_in_a_formula_that_may_be_mistaken_is_found():
    for one in formulary.built_in():
        for nth in one.told:
            if 0 < nth < len(one.words) - 1:
                wrong = spoilt(one.words[nth])
                words = "".join((*one.words[:nth], wrong, *one.words[nth + 1 :]))
                assert any(there in wrong or wrong in there for there, _ in says(words)), words


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("推进产业兴旺、生态宜居、乡风文明、治理有效、生活富足，", "、生活富足", "、生活富裕"),
        ("以铸牢中华民族共同体思想为主线。", "思想", "意识"),
        ("要增强“四个意识”、坚定“四个信心”、做到", "信心", "自信"),
        ("深刻领悟“两个维护”的决定性意义", "维护", "确立"),
        ("推进国家治理体制和治理能力现代化。", "治理体制", "治理体系"),
    ],
)
def test_the_word_that_is_another_one_is_told_with_the_right_one(words, wrong, right):
    assert (wrong, right) in says(words)


def test_in_a_list_what_changed_places_or_is_left_out_is_found():
    right = "产业兴旺、生态宜居、乡风文明、治理有效、生活富裕"
    for wrong in (
        "产业兴旺、乡风文明、生态宜居、治理有效、生活富裕",
        "产业兴旺、生态宜居、治理有效、生活富裕",
    ):
        assert says(f"按照{wrong}的要求") == {(wrong, right)}


@pytest.mark.parametrize(
    "words",
    [
        "学习习近平新时代中国特色社会主义经济思想。",
        "坚定四个方面的信心，做好两个文件的落实。",
        "不断增强人民群众的获得感、幸福感、安全感。",
        "不忘初心、砥砺前行，弘扬优秀传统文化。",
        "1956年，中国共产党第八次全国代表大会召开。",
        "产业兴旺、生态宜居、乡风文明，群众满意。",
        "坚持以人民为中心的工作导向、创作导向。",
        "建设现代化经济体系，学习习近平总书记重要论述精神。",
        "统一思想、凝聚共识，围绕中心、服务群众。",
        "党委领导、政府主导、社会参与，推进生态文化建设、党风政风建设。",
        "让文化活起来，传承文化、服务社会，共建共管共享。",
    ],
)
def test_what_goes_on_otherwise_by_right_is_left_alone(words):
    assert says(words) == set()


def test_switched_off_they_are_not_looked_for():
    off = rulebook.rulebook(Changes(off=frozenset({formulas.RULE})))
    assert says("统筹推进“五位一体”整体布局。", off) == set()


def test_an_idiom_of_which_one_half_is_used_nowhere_else_has_the_other():
    assert says("资料浩如湮海，人才辈出。") == {("湮海", "烟海")}
    assert says("修志要防微渐杜。") == {("渐杜", "杜渐")}
    for right in (
        "浙江省的参差多态，",
        "张冠军与李戴出席，",
        "向老人鞠躬致敬，",
        "送别远方的客人，",
    ):
        assert says(right) == set()
