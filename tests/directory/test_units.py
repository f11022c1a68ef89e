"""The drawer of units: a list that is changed as a whole."""

import pytest

from gazetteer_desk.bulletin import units
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.directory.units import UnitDrawer
from gazetteer_desk.store.engine import open_store


TOWN, CENTRE = Unit(name="白渡镇"), Unit(name="县志编纂中心", short="县志中心", note="主编")


@pytest.fixture
def drawer(store):
    return UnitDrawer(store)


def test_units_are_there_in_their_order_when_the_store_is_opened_again(drawer, store):
    assert drawer.all() == ()
    drawer.change(lambda now: (*now, TOWN, CENTRE))
    assert drawer.change(lambda now: units.moved(now, CENTRE.name, -1)) == (CENTRE, TOWN)
    store.close()
    again = open_store(store.path)
    assert UnitDrawer(again).all() == (CENTRE, TOWN)
    again.close()


def test_a_change_sees_what_was_kept_meanwhile(drawer):
    drawer.change(lambda now: (*now, TOWN))
    drawer.change(lambda now: units.put(now, CENTRE))
    assert drawer.all() == (TOWN, CENTRE)


def test_renaming_retiring_and_taking_back(drawer):
    before = drawer.change(lambda _: (TOWN, CENTRE))
    renamed = Unit(name="白渡街道", is_retired=True)
    drawer.change(lambda now: units.put(now, renamed, instead_of="白渡镇"))
    assert drawer.all() == (renamed, CENTRE)
    drawer.change(lambda _: before)
    assert drawer.all() == before
    drawer.change(lambda _: ())
    assert drawer.all() == ()


def test_a_change_that_fails_leaves_the_list(drawer):
    drawer.change(lambda _: (TOWN,))
    with pytest.raises(ZeroDivisionError):
        drawer.change(lambda _: 1 / 0)
    assert drawer.all() == (TOWN,)
