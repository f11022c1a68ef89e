"""The drawer of columns: each series its own, in the order of its pages."""

import pytest

from gazetteer_desk.directory.columns import ColumnDrawer
from gazetteer_desk.errors import Known


@pytest.fixture
def drawer(store):
    return ColumnDrawer(store)


def test_each_series_has_its_columns_in_their_order(drawer):
    drawer.change("青梧简报", lambda now: (*now, "特别关注", "工作动态"))
    drawer.change("工作信息", lambda now: (*now, "要闻"))
    assert drawer.of("青梧简报") == ("特别关注", "工作动态")
    assert drawer.of("工作信息") == ("要闻",)
    assert drawer.of("没有的刊") == ()
    with pytest.raises(Known, match="还没有刊名"):
        drawer.change("　", lambda _: ("甲",))


def test_columns_are_put_in_another_order_added_and_taken_away(drawer):
    drawer.change("青梧简报", lambda _: ("甲", "乙", "丙"))
    drawer.change("青梧简报", lambda now: (now[2], "丁", now[0]))
    assert drawer.of("青梧简报") == ("丙", "丁", "甲")


def test_two_columns_of_one_name_are_one(drawer):
    drawer.change("青梧简报", lambda _: ("甲", "乙"))
    assert drawer.change("青梧简报", lambda now: ("乙", "乙")) == ("乙",)
    assert drawer.change("青梧简报", lambda now: (*now, "丁", "丁")) == ("乙", "丁")
    assert drawer.of("青梧简报") == ("乙", "丁")
