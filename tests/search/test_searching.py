import datetime as dt

import pytest

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import hits, searching
from gazetteer_desk.store import connect
from tests.make import SERIES, article, bulletin, table


@pytest.fixture
def enter(ledger):
    def enter(*articles, **fields):
        return ledger.enter(bulletin(*articles, **fields), {}, occasion=Occasion.SAVED).entry

    return enter


@pytest.fixture
def search(store, ledger):
    return lambda words, **more: searching.search(store, ledger, words, **more)


def shown(hit, ledger):
    """Return the characters that a hit's places mark in the article itself."""
    from gazetteer_desk.bulletin import plain

    found = ledger.head(hit.id)[1].article(hit.article)
    lines = {(place.part, place.path): words for place, words in plain.article_lines(found)}
    lines["column", ()] = found.column
    return [lines[place.part, place.path][place.start : place.end] for place in hit.places]


def test_an_issue_is_found_again_by_its_words(enter, search, ledger):
    entry = enter(
        article("年鉴编纂培训班开班", "7月12日，培训班在县城开班。", key="k1"), number=12, total=99
    )
    enter("别的事")
    found = search("培训班")
    assert found.count == 1
    (hit,) = found.hits
    assert (hit.id, hit.article, hit.title) == (entry, "k1", "年鉴编纂培训班开班")
    assert (hit.series, hit.number.label) == (SERIES, "第12期（总第99期）")
    assert hit.dated == dt.date(2026, 3, 5)
    assert hit.places == (
        Place("k1", "title", (0,), 4, 7),
        Place("k1", "body", (0,), 6, 9),
    )
    assert shown(hit, ledger) == ["培训班", "培训班"]


def test_all_words_must_be_in_the_article(enter, search):
    both = article("甲", "旧志整理。", "方志馆建设。", key="both")
    enter(both, article("乙", "旧志整理。"), article("丙", "方志馆建设。"))
    assert [hit.article for hit in search("旧志 方志馆").hits] == ["both"]
    assert search("旧志　方志馆").count == 1
    assert search("旧志 方志馆 没有的词").count == 0


def test_a_phrase_in_quotation_marks_is_one(enter, search):
    enter(article("甲", "The Silk Road 南线"), article("乙", "Road of Silk"))
    assert search("silk road").count == 2
    assert search('"silk road"').count == 1
    assert search("“silk road” 南线").count == 1


@pytest.mark.parametrize(
    "words",
    ["7月12日", "７月１２日", "7 月 12 日", "“7 月 12 日”", "ＧＤＰ", "gdp", "（试行）", "(试行)"],
)
def test_width_case_and_blanks_make_no_difference(enter, search, ledger, words):
    enter(article("甲", "于 7 月12日公布ＧDP数据（试行）。"))
    found = search(words)
    assert found.count == 1
    assert "".join(shown(found.hits[0], ledger)).replace(" ", "")


def test_places_are_those_of_the_paragraph_as_it_is_written(enter, search, ledger):
    enter(article("甲", "于 7 月 12 日 公布。", key="k"))
    (hit,) = search("7月12日公布").hits
    assert shown(hit, ledger) == ["7 月 12 日 公布"]


def test_a_word_across_two_lines_of_a_title_is_found(enter, search, ledger):
    enter(article("县志办召\n开工作会议"))
    (hit,) = search("召开工作").hits
    assert shown(hit, ledger) == ["召", "开工作"]


def test_every_part_of_an_article_is_searched(enter, search, ledger):
    enter(
        article(
            "题目",
            subtitle="副题词",
            note=article("x", "按语词。").body,
            body=(*article("x", "正文词。").body, table(("格内词", "3"), caption="表名词")),
            credits="供稿词",
            column="栏目词",
        )
    )
    for word in ("题目", "副题词", "按语词", "正文词", "格内词", "表名词", "供稿词", "栏目词"):
        found = search(word)
        assert found.count == 1, word
        assert shown(found.hits[0], ledger)[0] == word


def test_only_the_newest_revision_is_searched(enter, search, ledger):
    entry = enter("旧题")
    ledger.keep(entry, bulletin("新题"), {}, base=None, occasion=Occasion.SAVED)
    assert search("旧题").count == 0
    assert search("新题").count == 1


def test_newest_first_and_all_are_counted(enter, search):
    days = [dt.date(2026, 1, day) for day in (3, 9, 5)]
    ids = [enter(f"会议{at}", dated=day, number=at + 1) for at, day in enumerate(days)]
    found = search("会议", limit=2)
    assert [hit.id for hit in found.hits] == [ids[1], ids[2]]
    assert found.count == 3
    assert search("会议", limit=0).hits == []


def test_the_excerpt_stands_about_the_first_word(enter, search):
    enter(article("甲", "前" * 60 + "要找的" + "后" * 60))
    excerpt = search("要找的").hits[0].excerpt
    assert excerpt.words == "…" + "前" * 24 + "要找的" + "后" * 24 + "…"
    assert excerpt.marked == ((25, 28),)
    enter(article("乙", "短句一则。后面还有。"))
    assert search("短句").hits[0].excerpt.words == "短句一则。"
    assert search("还有").hits[0].excerpt.words == "后面还有。"


def test_a_word_that_is_everywhere_has_no_end_of_places(enter, search):
    enter(article("甲", *("的" * 50 for _ in range(20))))
    found = search("的")
    assert len(found.hits[0].places) == hits.MOST_PLACES


@pytest.mark.parametrize("words", ["", "   ", "　", '""', "“”", '" "', "“", "或", "栏目:"])
def test_nothing_asked_finds_nothing(enter, search, words):
    enter("会议")
    assert search(words) == searching.Found(0, [])


@pytest.mark.parametrize("words", ['"没关', "NOT AND OR", "*", "%_", "';--", "a:b", "(", "\\", "-"])
def test_any_text_may_be_asked(enter, search, words):
    enter(article("甲", f"正文{words}之后"))
    enter(article("乙", "别的"))
    assert search(words).count == 1


def test_a_damaged_issue_does_not_hide_the_others(enter, search, store):
    enter("会议甲")
    enter("会议乙")
    raw = connect.writer(store.path)
    raw.execute("DROP TRIGGER revision_stays")
    raw.execute("UPDATE revision SET bulletin = x'00' WHERE id = 1")
    raw.close()
    assert [hit.title for hit in search("会议").hits] == ["会议乙"]
