"""The page meter answers the clerk's question: exactly two pages, exactly four?"""

import pytest

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import breaking, gbt9704, lay
from gazetteer_desk.layout.breaking import Filled
from gazetteer_desk.layout.metering import metered, said
from tests import make


def filled(count: int, *, spare: int = 3, over: int = 0, alone: bool = False) -> Filled:
    return Filled(pages=((),) * count, ends={}, spare=spare, over=over, alone=alone)


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        (filled(4, spare=3), "末页还可写 3 行"),
        (filled(4, spare=0), "末页已满"),
        (filled(4, spare=12, over=2), "末页还可写 12 行"),
        (filled(5, spare=12, over=2), "第 5 页多出 2 行，减去就是 4 页"),
        (filled(3, spare=1, over=19), "末页还可写 1 行"),
        (filled(5, spare=9, over=2, alone=True), "版记单独占第 5 页，减 2 行回到 4 页"),
        (filled(2, alone=True), "版记单独占第 2 页"),
        (filled(1, spare=0), "末页已满"),
    ],
)
def test_what_it_says(pages: Filled, words: str):
    assert said(pages) == words


def test_each_page_is_drawn_as_it_is_filled():
    sheet = lay(make.bulletin(make.article("年鉴出版", "县志办召开例会。" * 90)), Scheme())
    look = gbt9704.LOOK
    meter = metered(sheet, breaking.fill(sheet, look), look.page.type_height)
    first, last = meter.shares
    assert first.text > 0.9
    assert not first.foot
    assert 0.5 < last.text < first.text
    assert 0.1 < last.foot < 0.5
    assert meter.count == "共 2 页"
    assert not meter.is_uneven
