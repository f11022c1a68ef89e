"""The choices of a series as JSON: there and back, and refused by the name of the key."""

import pytest

from gazetteer_desk.bulletin import choices
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.errors import BadScheme


def test_choices_come_back_as_they_were():
    chosen = Scheme(
        template="专报", contents=True, page_numbers=PageNumbers.NONE, faces={"黑体": ("SimHei",)}
    )
    data = choices.write(chosen)
    assert choices.read(data) == chosen
    assert data == choices.write(choices.read(data))
    assert choices.read(b"{}") == Scheme()


def test_the_form_is_readable_and_fixed():
    assert choices.write(Scheme()).decode().splitlines()[:3] == [
        "{",
        ' "form": 1,',
        ' "template": "简报",',
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"colour": "red"}', "colour：没有这个键。"),
        (b'{"contents": 1}', "contents：应为true 或 false，写的却是整数。"),
        ('{"page_numbers": "罗马"}'.encode(), "page_numbers：没有“罗马”这个选项。"),
        (b'{"form": 2}', "是第2版的，本程序只认第1版。请安装新版"),
        (b'{"form": "x"}', "最外层：应为整数"),
        (b"[]", "应为一组键值"),
        (b"{", "不是合格的 JSON"),
        (b"\xff\xfe", "不是合格的 JSON"),
        (b'{"template": "\xff"}', "不是合格的 JSON"),
        (b'{"faces":' + b"[" * 5000, "不是合格的 JSON"),
        (b" " * 100_001, "太长"),
    ],
)
def test_what_is_no_choice_is_refused_by_its_name(data, words):
    with pytest.raises(BadScheme) as raised:
        choices.read(data)
    assert words in str(raised.value)
