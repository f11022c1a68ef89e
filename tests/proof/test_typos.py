"""Typing errors by sound and shape are found, where the line leaves no doubt."""

import re
from pathlib import Path

import pytest

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes
from tests.proof import written


PLANTED = (Path(__file__).parent / "planted.tsv").read_text("utf-8").splitlines()
SENTENCES = [line for line in PLANTED if not line.startswith("#")]
_ERROR = re.compile(r"\{(.*?)\|(.*?)\}")


def check(words, changes=None):
    checker = Checker(rulebook.rulebook(changes))
    return checker.check(written.issue(words), Knowledge())


def says(words, changes=None):
    return [(one.text, one.suggestion) for one in check(words, changes)]


def test_of_the_planted_errors_four_in_five_are_found_and_nothing_in_the_right_sentences():
    missed, false = [], []
    for line in SENTENCES:
        planted = _ERROR.search(line)
        start = planted.start()
        wrong = f"{line[:start]}{planted[1]}{line[planted.end() :]}"
        right = f"{line[:start]}{planted[2]}{line[planted.end() :]}"
        if not any(
            one.place.start < start + len(planted[1]) and start < one.place.end
            for one in check(wrong)
        ):
            missed.append(planted[0])
        false += [(right, one.text) for one in check(right) if one.level is not Level.HINT]
    assert len(SENTENCES) >= 250
    assert len(missed) <= len(SENTENCES) * 0.2, missed
    assert false == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("这项制渡很好。", [("制渡", "制度")]),
        ("做到因地制疑。", [("因地制疑", "因地制宜")]),
        ("国家法规化解了矛盾。", []),
        ("加强史志鉴编研。", []),
        ("培训班首课解读条例。", []),
        ("县史志办主认到会，修改框架结构和条木体例。", [("主认", "主任"), ("条木", "条目")]),
        ("水绕孤城曲，骑驴入剑门。", []),
        ("江红英、邓瑜主持会议。", []),
    ],
)
def test_only_what_is_no_word_and_nearly_one_is_found(words, found):
    assert says(words) == found


def test_an_office_leaves_its_own_words_alone():
    assert says("方志书屋“志惠斋”开放。", Changes(leave=("志惠",))) == []
