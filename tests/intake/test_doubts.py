"""Why a file waits until somebody has looked at it."""

import pytest

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.intake.doubts import doubts
from gazetteer_desk.intake.recognised import Field, Piece, Recognised, Sure
from tests import make


def field(part: str, sure: Sure) -> Field:
    return Field(Place("", part, (), 0, 0), "", sure, ())


@pytest.mark.parametrize(
    ("said", "recognised"),
    [
        ("", Recognised(bulletin=make.bulletin())),
        ("", Recognised(bulletin=make.bulletin(), fields=(field("report", Sure.GUESS),))),
        ("像一篇来稿，不像一期简报。", Recognised(bulletin=make.bulletin(), is_manuscript=True)),
        ("没有认出刊名、期号、日期、题名、正文。", Recognised(bulletin=Bulletin())),
        (
            "没有认出期号。",
            Recognised(bulletin=make.bulletin(number=None), fields=(field("number", Sure.GUESS),)),
        ),
        (
            "期号、日期要核对。有 2 处文字不知归哪一项。",
            Recognised(
                bulletin=make.bulletin(),
                fields=(field("dated", Sure.LIKELY), field("number", Sure.GUESS)),
                left_over=(Piece("甲", ()), Piece("乙", ())),
            ),
        ),
    ],
)
def test_each_reason_is_a_sentence(said, recognised):
    assert "".join(doubts(recognised)) == said
