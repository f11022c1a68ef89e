"""Traditional characters are found outside quotations, names and what is right in any case."""

import pytest

from gazetteer_desk.proof import rulebook, variants
from gazetteer_desk.proof.rule import Zone


def says(words):
    found = variants.found(words, Zone.BODY, rulebook.rulebook())
    return [(words[one.start : one.end], one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("认真履行職責。", [("職責", "职责")]),
        ("记录歷史，傳承文明。", [("歷", "历"), ("傳", "传")]),
        ("点校《靈隱寺志》，匾额题“積善堂”。", []),
        ("清乾隆《青梧县志》。毕昇，登高瞭望。", []),
        ("副主任王甦主持会议。", []),
    ],
)
def test_traditional_characters_are_found(words, found):
    assert says(words) == found
