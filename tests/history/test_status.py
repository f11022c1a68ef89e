import itertools

import pytest

from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rows import ItemState
from gazetteer_desk.history.status import Status, may_become


@pytest.mark.parametrize("word", [*Status, *Occasion, *ItemState])
def test_every_word_of_the_history_has_its_chinese(word):
    assert word.label
    assert not word.label.isascii()


def test_an_issue_goes_its_way_stage_by_stage():
    way = [Status.DRAFT, Status.CHECKED, Status.APPROVED, Status.ISSUED, Status.FILED]
    for here, there in itertools.pairwise(way):
        assert may_become(here, there)
    assert may_become(Status.APPROVED, Status.CHECKED)
    assert not may_become(Status.DRAFT, Status.ISSUED)
    assert not may_become(Status.ISSUED, Status.DRAFT)
    assert not any(may_become(Status.FILED, status) for status in Status)
    assert not any(may_become(Status.VOID, status) for status in Status)
