"""Changes give another issue and leave the first alone."""

import pytest

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
    assert edit.remove_articles(more, (new.key,)) == issue()
    with pytest.raises(KeyError):
        issue().article("nowhere")
