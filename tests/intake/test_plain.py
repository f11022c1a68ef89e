import pytest

from gazetteer_desk.intake import plain
from gazetteer_desk.intake.refusals import Refused, Why


def test_a_text_file_is_its_lines_with_indents_gaps_and_page_ends():
    found = plain.read("简报\r\n\r\n　　第一段\t乙\n— 1 —\f下页".encode("gb18030"))
    assert [one.block.text for one in found.stands] == [
        "简报",
        "",
        "　　第一段\t乙",
        "— 1 —",
        "\f",
        "下页",
    ]
    assert found.is_wrapped


def test_what_cannot_be_told_is_named():
    assert plain.read("好字好字好字好字好字".encode() + b"\xff" + "好".encode()).remarks
    with pytest.raises(Refused) as caught:
        plain.read(b" \n \n")
    assert caught.value.why is Why.NO_TEXT
