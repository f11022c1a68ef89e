"""Articles and columns change places; a column never splits, and no article is lost or doubled."""

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import columns
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from tests import make


NAMES = ("特别关注", "工作动态", "方志文化", "")


def issue() -> Bulletin:
    rows = ("特别关注", "特别关注", "工作动态", "工作动态", "方志文化")
    return make.bulletin(
        *(make.article(f"第{at}篇", key=f"k{at}", column=c) for at, c in enumerate(rows))
    )


def shape(bulletin: Bulletin) -> list[str]:
    """Return the order in one line a column: 特别关注 k0 k1."""
    rows: list[str] = []
    column = None
    for article in bulletin.articles:
        if article.column != column:
            rows.append(article.column)
        column = article.column
        rows[-1] += f" {article.key}"
    return rows


def is_whole(bulletin: Bulletin) -> bool:
    return len(shape(bulletin)) == len(columns.names(bulletin))


def test_an_article_goes_to_its_place_in_another_column():
    moved = columns.move(issue(), ["k0"], "工作动态", "k3")
    assert shape(moved) == ["特别关注 k1", "工作动态 k2 k0 k3", "方志文化 k4"]


def test_several_go_together_in_the_order_of_the_sheet():
    moved = columns.move(issue(), ["k4", "k1"], "工作动态", "k2")
    assert shape(moved) == ["特别关注 k0", "工作动态 k1 k4 k2 k3"]


def test_a_place_that_is_in_another_column_is_the_columns_end():
    moved = columns.move(issue(), ["k0"], "工作动态", "k4")
    assert shape(moved) == ["特别关注 k1", "工作动态 k2 k3 k0", "方志文化 k4"]


def test_a_new_column_begins_behind_the_old_one():
    moved = columns.move(issue(), ["k0"], "领导讲话")
    assert shape(moved) == ["特别关注 k1", "领导讲话 k0", "工作动态 k2 k3", "方志文化 k4"]


def test_the_only_article_of_a_column_stays_where_it_is():
    assert columns.move(issue(), ["k4"], "方志文化") == issue()
    assert shape(columns.move(issue(), ["k2", "k3"], "工作动态")) == shape(issue())


def test_a_step_at_the_border_leads_into_the_next_column_past_no_article():
    down = columns.step(issue(), ["k1"], 1)
    assert shape(down) == ["特别关注 k0", "工作动态 k1 k2 k3", "方志文化 k4"]
    up = columns.step(issue(), ["k2"], -1)
    assert shape(up) == ["特别关注 k0 k1 k2", "工作动态 k3", "方志文化 k4"]


def test_a_step_within_a_column_goes_past_one_article():
    assert shape(columns.step(issue(), ["k0"], 1))[0] == "特别关注 k1 k0"
    assert shape(columns.step(issue(), ["k1"], -1))[0] == "特别关注 k1 k0"


def test_an_article_cannot_leave_the_issue():
    assert columns.step(issue(), ["k0"], -1) == issue()
    assert columns.step(issue(), ["k4"], 1) == issue()


def test_a_column_is_moved_whole():
    moved = columns.move_column(issue(), "方志文化", "特别关注")
    assert shape(moved) == ["方志文化 k4", "特别关注 k0 k1", "工作动态 k2 k3"]
    assert shape(columns.move_column(issue(), "特别关注", None))[-1] == "特别关注 k0 k1"
    down = columns.step_column(issue(), "特别关注", 1)
    assert shape(down)[:2] == ["工作动态 k2 k3", "特别关注 k0 k1"]
    assert columns.step_column(down, "特别关注", -1) == issue()
    assert columns.step_column(issue(), "特别关注", -1) == issue()


def test_a_renamed_column_joins_one_of_that_name():
    assert shape(columns.rename(issue(), "工作动态", "要闻"))[1] == "要闻 k2 k3"
    joined = columns.rename(issue(), "方志文化", "特别关注")
    assert shape(joined) == ["特别关注 k0 k1 k4", "工作动态 k2 k3"]


def test_what_comes_in_joins_its_column():
    held = make.article("来稿", key="new", column="特别关注")
    assert shape(columns.put(issue(), (held,), None))[0] == "特别关注 k0 k1 new"
    assert shape(columns.put(issue(), (held,), "工作动态", "k2"))[1] == "工作动态 new k2 k3"
    other = make.article("来稿", key="new", column="读者来信")
    assert shape(columns.put(issue(), (other,), None))[-1] == "读者来信 new"


def test_a_copy_stands_behind_its_article_and_stands_for_no_item():
    whole = make.bulletin(make.article("甲", key="k0", parts=("x",)), make.article("乙", key="k1"))
    copy = columns.duplicate(whole, "k0", "copy").articles
    assert [article.key for article in copy] == ["k0", "copy", "k1"]
    assert copy[1].keys == ("copy",)
    assert copy[1].body == copy[0].body


@st.composite
def issues(draw: st.DrawFn) -> Bulletin:
    order = draw(st.permutations(NAMES))
    counts = [draw(st.integers(0, 3)) for _ in order]
    rows = [name for name, count in zip(order, counts, strict=True) for _ in range(count)]
    return Bulletin(articles=tuple(Article(key=f"k{at}", column=c) for at, c in enumerate(rows)))


@given(st.data())
def test_whatever_is_moved_nothing_is_lost_and_no_column_splits(data):
    bulletin = data.draw(issues())
    keys = [article.key for article in bulletin.articles]
    some = st.lists(st.sampled_from(keys), unique=True) if keys else st.just([])
    one = st.sampled_from(keys) if keys else st.none()
    name = st.sampled_from((*NAMES, "新栏目"))
    for _ in range(data.draw(st.integers(1, 4))):
        there = columns.names(bulletin)
        deeds = [
            lambda b: columns.move(b, data.draw(some), data.draw(name), data.draw(one)),
            lambda b: columns.step(b, data.draw(some), data.draw(st.sampled_from((-1, 1)))),
            lambda b: columns.move_column(b, data.draw(name), data.draw(name)),
            lambda b: columns.rename(b, data.draw(name), data.draw(name)),
        ]
        if there:
            deeds.append(
                lambda b, there=there: columns.step_column(
                    b, data.draw(st.sampled_from(there)), data.draw(st.sampled_from((-1, 1)))
                )
            )
        bulletin = data.draw(st.sampled_from(deeds))(bulletin)
        assert sorted(article.key for article in bulletin.articles) == sorted(keys)
        assert is_whole(bulletin)


@given(issues(), st.data())
def test_an_article_lands_where_it_is_sent(bulletin, data):
    if len(bulletin.articles) > 1:
        keys = [article.key for article in bulletin.articles]
        key, before = data.draw(st.permutations(keys).map(lambda found: found[:2]))
        moved = columns.move(bulletin, [key], bulletin.article(before).column, before)
        after = [article.key for article in moved.articles]
        assert after.index(key) + 1 == after.index(before)
        assert moved.article(key).column == bulletin.article(before).column
