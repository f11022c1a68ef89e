"""The list of recipients as a value."""

from msgspec.structs import replace

from gazetteer_desk.bulletin import recipients
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients


PARTY = Recipient(name="县委", group=Group.REPORT)
TOWNS = Recipient(name="各乡镇", group=Group.ISSUE, copies=14)
LIST = Recipients(recipients=(PARTY, TOWNS), archive=3)


def test_a_recipient_is_changed_where_it_stands_and_a_new_one_comes_last():
    renamed = Recipient(name="县委办", group=Group.REPORT)
    assert recipients.put(LIST, renamed, instead_of=PARTY).recipients == (renamed, TOWNS)
    assert recipients.put(LIST, renamed).recipients == (PARTY, TOWNS, renamed)


def test_the_same_name_may_stand_in_two_groups_and_once_in_each():
    other = replace(PARTY, group=Group.ISSUE)
    assert recipients.put(LIST, other).recipients == (PARTY, TOWNS, other)
    assert recipients.put(LIST, replace(PARTY, copies=2)).recipients[-1].copies == 2
    assert len(recipients.put(LIST, PARTY, instead_of=TOWNS).recipients) == 1


def test_taking_out_moving_and_counting():
    assert recipients.removed(LIST, Group.ISSUE, "各乡镇").recipients == (PARTY,)
    assert recipients.moved(LIST, TOWNS, -5).recipients == (TOWNS, PARTY)
    assert recipients.moved(LIST, replace(TOWNS, copies=1), -1) == LIST
    assert recipients.with_copies(LIST, Group.ISSUE, "各乡镇", 15).recipients == (
        PARTY, replace(TOWNS, copies=15),
    )  # fmt: skip
    assert recipients.named(LIST, Group.SEND, "县委") is None
