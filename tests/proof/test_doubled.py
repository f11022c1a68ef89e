"""What is written twice is found, what stands twice by right is not."""

import pytest

from gazetteer_desk.proof import doubled, rulebook
from gazetteer_desk.proof.rule import Zone


def says(words):
    book = rulebook.rulebook()
    return [words[one.start : one.end] for one in doubled.found(words, Zone.BODY, book)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("要深入入基层。", ["深入入"]),
        ("认真研究研究问题。", ["研究研究"]),
        ("切实加强加强领导。", ["加强加强"]),
        ("修志志工作。", ["修志志"]),
        ("会议议定了三件事，工作作风明显好转。", []),
        ("一棵棵、年年、鲜鲜亮亮、脚踏实地地。", []),
        ("徐媛媛、许敖敖参加。", []),
        ("由县史志办主任任副组长，审查县志志稿。", []),
    ],
)
def test_what_is_written_twice_is_found(words, found):
    assert says(words) == found
