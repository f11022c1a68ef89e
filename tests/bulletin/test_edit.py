"""Changes give another issue and leave the first alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import edit
from tests import make


def issue():
    columns = ("特别关注", "特别关注", "工作动态", "工作动态", "方志文化")
    return make.bulletin(
        *(make.article(f"第{at}篇", key=f"k{at}", column=c) for at, c in enumerate(columns))
    )


def keys(bulletin):
    return [article.key for article in bulletin.articles]


def test_one_article_is_changed_and_the_others_are_the_same_objects():
    before = issue()
    after = edit.change_article(before, "k2", subtitle="副题")
    assert after.article("k2").subtitle == "副题"
    assert before.article("k2").subtitle == ""
    assert [a is b for a, b in zip(before.articles, after.articles, strict=True)].count(False) == 1


def test_an_article_is_put_in_and_taken_out():
    new = edit.blank_article("工作动态")
    more = edit.insert_article(issue(), new, 2)
    assert keys(more)[2] == new.key
    assert new.body == make.body("")
    assert edit.remove_article(more, new.key) == issue()
    with pytest.raises(KeyError):
        issue().article("nowhere")


def test_an_article_that_crosses_a_border_joins_the_column():
    down = edit.move_article(issue(), "k1", 1)
    assert keys(down) == ["k0", "k2", "k1", "k3", "k4"]
    assert down.article("k1").column == "工作动态"
    up = edit.move_article(issue(), "k2", -1)
    assert up.article("k2").column == "特别关注"


def test_an_article_cannot_leave_the_issue():
    assert edit.move_article(issue(), "k0", -1) == issue()
    assert keys(edit.move_article(issue(), "k0", 99))[-1] == "k0"


@given(st.integers(0, 4), st.integers(-5, 5))
def test_no_column_ever_splits_in_two(which, by):
    columns = [a.column for a in edit.move_article(issue(), f"k{which}", by).articles]
    runs = [c for at, c in enumerate(columns) if at == 0 or columns[at - 1] != c]
    assert len(runs) == len(set(runs))
