"""Characters are alike by their usual sound, by their shape, or only nearly."""

import pytest

from gazetteer_desk.proof.sounds import Alike, alike


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("划", "化", Alike.IN_SOUND),
        ("己", "已", Alike.IN_SHAPE),
        ("任", "能", Alike.NOT),
        ("宾", "冰", Alike.NEARLY),
        ("志", "木", Alike.NOT),
    ],
)
def test_how_alike_two_characters_are(one, other, how):
    assert alike(one, other) is how
    assert alike(other, one) is how
