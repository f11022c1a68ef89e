"""Lines of a plan, filled with what an issue says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.layout import filling, gbt9704
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.plan import Slot, planned
from tests import make


def said(text, style=Style.PERSONS, **fields):
    """Return what a line of a template says of an issue: its halves, None where it is left out."""
    values = plain.named(make.bulletin(**fields))
    line = filling.filled(planned(style, text), values, gbt9704.LOOK)
    return line and (line.text, line.right)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("内部资料　注意保存", ("内部资料　注意保存", "")),
        ("第{{期}}期", ("第12期", "")),
        ("{{ 年 }}年第{{期}}期", ("2026年第12期", "")),
        ("（总第{{总期}}期）", None),
        ("{{增刊}}第{{期}}期", ("第12期", "")),
        ("编辑：{{编辑}}　校对：{{校对}}　电话：{{电话}}", ("编辑：甲某　电话：123", "")),
        ("校对：{{校对}}　编辑：{{编辑}}", ("编辑：甲某", "")),
        ("　　编辑：{{编辑}}", ("　　编辑：甲某", "")),
        ("{{校对}}　　签发人：{{签发人}}", None),
        ("第{{期}}期\t签发人：{{签发人}}", ("第12期", "")),
        ("{{签发人}}\t第{{期}}期", ("", "第12期")),
        ("{{签发人}}\t{{期}}\t{{编辑}}", ("\t12", "甲某")),
        ("{{期好}}", ("{{期好}}", "")),
    ],
)
def test_what_is_not_known_takes_its_words_with_it(text, printed):
    assert said(text, imprint=Imprint(editor="甲某", phone="123")) == printed


def test_a_supplement_says_so_wherever_its_number_stands():
    assert said("{{增刊}}第{{期}}期", supplement=True, number=2, total=9) == ("增刊第2期", "")
    assert said("总第{{总期}}期", supplement=True, number=2, total=9) is None


def test_halves_that_do_not_fit_stand_on_two_lines():
    long = Masthead(
        publisher="青梧县地方志编纂委员会办公室党史学习教育领导小组办公室与县档案馆编辑部"
    )
    line = said("{{编印单位}}\t{{日期}}", Style.PUBLISHER, masthead=long)
    assert line == (f"{long.publisher}\n", "2026年3月5日")


def test_a_picture_in_a_line_stays_when_its_words_go():
    line = replace(
        planned(Style.SECRECY, "{{密级}}"), parts=("", Slot.SECRECY), kept=frozenset({0})
    )
    made = filling.filled(line, plain.named(Bulletin()), gbt9704.LOOK)
    assert made is not None
    assert (made.text, made.pieces) == ("", ((0, ""),))


TEXTS = st.lists(
    st.one_of(st.sampled_from(["\t", "　", "编辑：", "（"]), st.sampled_from(Slot)), max_size=9
)


@given(TEXTS, st.sets(st.sampled_from(Slot)))
def test_whatever_is_known_is_printed_once_and_in_order(parts, known):
    values = {slot: f"<{slot}>" if slot in known else "" for slot in Slot}
    text = "".join(f"{{{{{one}}}}}" if isinstance(one, Slot) else one for one in parts)
    line = filling.filled(planned(Style.PUBLISHER, text), values, gbt9704.LOOK)
    printed = "" if line is None else line.text + line.right
    wanted = [values[one] for one in parts if isinstance(one, Slot) and values[one]]
    at = 0
    for one in wanted:
        at = printed.index(one, at) + len(one)
    assert printed.count("<") == len(wanted)
    if line is not None:
        joined = "".join(text for _, text in line.pieces)
        assert joined.replace("\t", "") == printed.replace("\t", "")
