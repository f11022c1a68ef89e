"""The list of units as a value: put, moved, retired, merged, read from what was pasted."""

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


def test_pasted_lines_and_tables_are_read():
    text = '单位\t简称\n青梧县志编纂中心\t县志中心\t挂靠县委办\n\n白渡镇\r\n白渡镇\n"石埠乡",石埠\n'
    assert units.read_lines(text) == (
        Unit(name="青梧县志编纂中心", short="县志中心", note="挂靠县委办"),
        TOWN,
        Unit(name="石埠乡", short="石埠"),
    )
    assert units.removed(LIST, "白渡镇") == (CENTRE, VILLAGE)


def test_a_comma_in_a_name_or_in_quotes_parts_nothing():
    assert units.read_lines("县委,县政府\t两办\n") == (Unit(name="县委,县政府", short="两办"),)
    assert units.read_lines('县志中心,志办,"主编, 兼 ""联络"""\n') == (
        Unit(name="县志中心", short="志办", note='主编, 兼 "联络"'),
    )


def test_what_is_no_row_is_left_out():
    assert units.read_lines("字" * 300_000 + "\n,,\n白渡镇") == (TOWN,)
