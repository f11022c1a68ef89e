"""字数统计 as WPS tells it."""

from gazetteer_desk.bulletin import counting, plain
from gazetteer_desk.bulletin.counting import Counts
from tests import make


def test_words_characters_and_paragraphs():
    made = counting.of_body(make.body("2026年，WPS 办公。", "", "𠮷县　开会"))
    assert made == Counts(words=11, characters=18, solid=16, paragraphs=2)


def test_articles_are_counted_as_the_status_bar_does():
    issue = make.bulletin(make.article("题名", "正文。", credits="县志办"), "第二篇")
    assert counting.of_articles(issue.articles).words == sum(
        plain.count_article(article) for article in issue.articles
    )


def test_each_rare_character_is_a_word():
    assert counting.of_lines(["𠮷𫖯A4，1,000元"]).words == 6


def test_nothing_is_nothing():
    assert counting.of_lines(()) == Counts()
