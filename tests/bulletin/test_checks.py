"""What is said of a field is one value for the form, the outline and the check before export."""

from gazetteer_desk.bulletin import checks
from gazetteer_desk.bulletin.checks import Remark, Weight


def remark(field: str, weight: Weight, said: str = "期号重复。", **fields) -> Remark:
    return Remark(place="masthead", field=field, weight=weight, said=said, **fields)


def test_every_weight_has_its_word():
    assert [weight.label for weight in Weight] == ["错", "缺", "疑", "上期"]


def test_a_list_has_the_short_words_else_the_sentence_without_its_stop():
    said = "第12期已于3月5日印发。"
    assert remark("number", Weight.WRONG, said, short="期号重复").brief == "期号重复"
    assert remark("number", Weight.WRONG, said).brief == "第12期已于3月5日印发"


def test_of_several_remarks_the_heaviest_is_shown():
    carried, wrong = remark("number", Weight.CARRIED), remark("number", Weight.WRONG)
    lacking = remark("dated", Weight.LACKING)
    assert checks.heaviest((carried, lacking, wrong)) == wrong
    assert checks.heaviest((carried, lacking)) == lacking
    assert checks.heaviest(()) is None


def test_what_lacks_and_what_is_wrong_is_counted_apart():
    lacking, wrong = remark("dated", Weight.LACKING), remark("number", Weight.WRONG)
    carried = remark("series", Weight.CARRIED)
    assert checks.counted((lacking, wrong, wrong, carried)) == "缺 1 项，错 2 处"
    assert checks.counted((carried,)) == ""
