"""What is counted after each deed is what is counted anew."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.tally import Tally
from tests import make
from tests.bulletin import strategies


@given(st.lists(strategies.bodies, min_size=1, max_size=4), st.data())
def test_deed_after_deed_the_count_is_that_of_a_fresh_look(bodies, data):
    tally, article = Tally(), make.article("题名", credits="县志办")
    for body in bodies:
        kept = article.body[: data.draw(st.integers(0, 3))]
        article = replace(article, body=(*kept, *body, *article.body[len(kept) :]))
        assert tally.of(article) == plain.count_article(article)
        assert tally.of(article) == plain.count_article(article)


def test_title_subtitle_and_note_count_too():
    tally, article = Tally(), make.article("题名", "正文。")
    assert tally.of(article) == 5
    article = replace(article, title=("长题名",), subtitle="副题", note=(paragraph("按语"),))
    assert tally.of(article) == 10


def test_each_article_is_counted_by_itself():
    tally = Tally()
    first, second = make.article("甲乙", "正文"), make.article("丙", "正文")
    assert [tally.of(one) for one in (first, second, first)] == [4, 3, 4]
