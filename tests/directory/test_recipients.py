"""The drawer of recipients: the list that holds, and every one that held before."""

import datetime as dt

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.directory.recipients import RecipientDrawer
from gazetteer_desk.errors import Known
from tests import make


FIRST = Recipients(recipients=(Recipient(name="县委", group=Group.REPORT, copies=2),), archive=3)
TOWNS = Recipient(name="各乡镇党委、政府", group=Group.ISSUE, copies=14, members=("白渡镇",))
SECOND = replace(FIRST, recipients=(*FIRST.recipients, TOWNS))


@pytest.fixture
def drawer(store):
    return RecipientDrawer(store)


def test_the_newest_list_holds_and_the_old_ones_stay(drawer):
    assert drawer.of(make.SERIES) == Recipients()
    drawer.change(make.SERIES, lambda _: FIRST)
    drawer.change(make.SERIES, lambda _: SECOND)
    assert drawer.of(make.SERIES) == SECOND
    newest, oldest = drawer.states(make.SERIES)
    assert (newest.value, oldest.value) == (SECOND, FIRST)
    assert oldest.taken <= newest.taken <= dt.datetime.now(dt.UTC)


def test_a_list_that_is_the_same_adds_nothing(drawer):
    drawer.change(make.SERIES, lambda _: FIRST)
    drawer.change(make.SERIES, lambda now: now)
    assert len(drawer.states(make.SERIES)) == 1


def test_an_old_list_is_made_the_one_that_holds(drawer):
    drawer.change(make.SERIES, lambda _: FIRST)
    drawer.change(make.SERIES, lambda _: SECOND)
    oldest = drawer.states(make.SERIES)[-1]
    assert drawer.change(make.SERIES, lambda _: oldest.value) == FIRST
    assert [state.value for state in drawer.states(make.SERIES)] == [FIRST, SECOND, FIRST]


def test_each_series_has_its_own_and_none_is_kept_without_one(drawer):
    drawer.change("工作信息", lambda _: FIRST)
    assert drawer.of(make.SERIES) == Recipients()
    with pytest.raises(Known, match="还没有刊名"):
        drawer.change("　", lambda _: FIRST)
