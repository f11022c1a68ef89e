"""The list of units as a value: put, moved, retired, merged."""

from gazetteer_desk.bulletin import units
from gazetteer_desk.bulletin.units import Unit


CENTRE = Unit(name="青梧县志编纂中心", short="县志中心")
TOWN, VILLAGE = Unit(name="白渡镇"), Unit(name="石埠乡")
LIST = (CENTRE, TOWN, VILLAGE)


def test_a_new_unit_stands_at_the_end_and_a_changed_one_where_it_stood():
    assert units.put(LIST, Unit(name="档案馆")) == (*LIST, Unit(name="档案馆"))
    renamed = Unit(name="白渡街道")
    assert units.put(LIST, renamed, instead_of="白渡镇") == (CENTRE, renamed, VILLAGE)


def test_two_units_of_one_name_become_one():
    assert units.put(LIST, VILLAGE, instead_of="白渡镇") == (CENTRE, VILLAGE)
    assert units.put(LIST, Unit(name="白渡镇", note="新")) == (
        CENTRE, VILLAGE, Unit(name="白渡镇", note="新"),
    )  # fmt: skip


def test_a_unit_is_moved_within_the_list():
    assert units.moved(LIST, "石埠乡", -2) == (VILLAGE, CENTRE, TOWN)
    assert units.moved(LIST, "青梧县志编纂中心", 9) == (TOWN, VILLAGE, CENTRE)
    assert units.moved(LIST, "没有", 1) == LIST


def test_a_merged_unit_is_retired_and_says_where_it_went():
    made = units.merged(LIST, "石埠乡", "白渡镇")
    assert made == (CENTRE, TOWN, Unit(name="石埠乡", note="并入白渡镇", is_retired=True))
    made = units.merged(LIST, "石埠乡", "新镇")
    assert units.named(made, "新镇") == Unit(name="新镇")
    assert units.merged(LIST, "石埠乡", "石埠乡") == LIST
