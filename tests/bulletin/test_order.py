"""One of a list is moved, and stays within it."""

from gazetteer_desk.bulletin import order


def test_one_is_moved_up_and_down_and_not_beyond_the_ends():
    assert order.moved(("甲", "乙", "丙"), "丙", -1) == ("甲", "丙", "乙")
    assert order.moved(("甲", "乙", "丙"), "甲", 9) == ("乙", "丙", "甲")
    assert order.moved(("甲", "乙"), "甲", -1) == ("甲", "乙")
    assert order.moved(("甲", "乙"), "丁", 1) == ("甲", "乙")
