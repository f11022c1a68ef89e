from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.search import documents, same
from gazetteer_desk.search.same import LEAST
from tests.make import article, table


texts = st.lists(st.text("县志办會ＡA ，𠮷", max_size=40), min_size=1, max_size=5)


def text(*lines, title="甲", **fields):
    return same.text_of(documents.of_article(article(title, *lines, **fields)))


def covered(spans):
    return {at for start, end in spans for at in range(start, end)}


def both(one, other):
    """Return what each has of the other."""
    shared = same.runs(one.folded) & same.runs(other.folded)
    return same.spans(one.folded, shared), same.spans(other.folded, shared)


def by_hand(one, other):
    """Return the characters of one that stand in a stretch of the other, looked for one by one."""
    found = set()
    for at in range(len(one)):
        if at + LEAST <= len(one) and one[at : at + LEAST] in other:
            found |= set(range(at, at + LEAST))
    return found


def lines_of(made):
    return {(place.part, place.path): words for place, words in plain.article_lines(made)}


@given(texts, texts)
def test_exactly_the_characters_of_common_stretches_are_the_same(first, second):
    one, other = text(*first), text(*second)
    here, there = both(one, other)
    assert covered(here) == by_hand(one.folded, other.folded)
    assert covered(there) == by_hand(other.folded, one.folded)
    assert bool(here) == bool(there)
    assert list(here) == sorted(here)
    assert all(a[1] < b[0] for a, b in pairwise(here))


@given(texts)
def test_an_article_is_wholly_the_same_as_itself(lines):
    one = text(*lines)
    here, there = both(one, one)
    assert here == there
    assert same.percent(one.folded, here) == (100 if len(one.folded) >= LEAST else 0)


@given(texts, texts)
def test_places_are_those_of_the_article_as_it_is_written(first, second):
    one, other = article("甲", *first), article("乙", *second)
    mine, theirs = (same.text_of(documents.of_article(it)) for it in (one, other))
    here, _ = both(mine, theirs)
    written, fold = lines_of(one), documents.fold
    shown = [written[at.part, at.path][at.start : at.end] for at in same.places(mine, here)]
    wanted = "".join(mine.folded[a:b] for a, b in here).replace("\n", "")
    # A blank that is kept between letters may stand at an end, where it would be folded away.
    assert "".join(map(fold, shown)).replace(" ", "") == wanted.replace(" ", "")
    pairs = list(same.pairs(mine, here, theirs))
    assert len(pairs) >= len(here)
    for a, b in pairs:
        begins = fold(lines_of(one)[a.part, a.path][a.start : a.end])
        assert begins.startswith(fold(lines_of(other)[b.part, b.path][b.start : b.end]))
    longest = same.longest(mine, here, theirs.folded).rstrip("…")
    assert fold(longest) in theirs.folded


def test_a_paragraph_that_was_moved_is_the_same():
    first, second = "三月二日，县志评审会召开。", "各乡镇报来村志篇目十六份。"
    one, other = text(first, second), text(second, first)
    here, _ = both(one, other)
    assert same.percent(one.folded, here) == 96  # all but the title, which stands before others
    found = [(a.path, b.path) for a, b in same.paragraphs(one, other)]
    assert found == [((0,), (1,)), ((1,), (0,))]


def test_a_new_title_and_a_new_number_leave_the_rest_the_same():
    words = (
        "3月2日，全县地方志工作推进会召开，共有{}人参加，会议由县志办主持。"
        + "各单位作了汇报。" * 20
    )
    one, other = text(words.format(96), title="推进会召开"), text(words.format(112), title="开会")
    here, there = both(one, other)
    assert same.percent(one.folded, here) >= 95
    assert "96" not in "".join(one.folded[a:b] for a, b in here)
    assert "112" not in "".join(other.folded[a:b] for a, b in there)


def test_titles_broken_elsewhere_width_and_old_characters_make_no_difference():
    one = text("縣志辦 3 月 2 日開會，共９６人。", title="全县地方志工作会议召开")
    other = text("县志办3月2日开会，共96人。", title="全县地方志\n工作会议召开")
    here, _ = both(one, other)
    assert same.percent(one.folded, here) == 100


def test_short_lines_and_cells_are_the_same_where_their_neighbours_are():
    cells = table(("乡镇", "村数"), ("白渡镇", "6"), ("三岔河镇", "11"))
    made = article("甲", "一、总体情况")
    made = replace(made, body=(*made.body, cells))
    one = same.text_of(documents.of_article(made))
    here, _ = both(one, one)
    assert [place.path for place in same.places(one, here)][-1] == (1, 2, 1, 0)
    assert same.percent(one.folded, here) == 100


def test_columns_and_units_do_not_count():
    one = text("3月2日开会。", column="全县地方志工作动态", credits=("青梧县地方志编纂委员会",))
    other = text("9月8日休会。", column="全县地方志工作动态", credits=("青梧县地方志编纂委员会",))
    assert both(one, other) == ((), ())


def test_the_longest_same_words_are_those_of_one_sentence():
    long = "县志办派人到各乡镇指导村志编修工作，逐一核对篇目和人物名单"
    one, other = text(f"开头不同。{long}。三月底完成。"), text(f"另一种开头。{long}。")
    here, _ = both(one, other)
    assert same.longest(one, here, other.folded) == f"{long}。"
    endless = "村志" * 50
    here, _ = both(text(endless), text(endless))
    assert same.longest(text(endless), here, text(endless).folded) == "村志" * 30 + "…"
