"""The index says what reading everything says, whatever is kept, and whatever is asked."""

import datetime as dt
import random

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from gazetteer_desk.history import placing
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.search import asking, index, scan, writing
from gazetteer_desk.search.query import parse
from gazetteer_desk.search.tables import IndexedArticle, IndexedSource, IndexState, Owner
from gazetteer_desk.store import connect
from tests.make import article, bulletin


LETTERS = "县志年鉴评审會会国國a1 7月，。（"
QUERIES = 400


@pytest.fixture
def items(store):
    return Items(store, (index.follow_items,))


def ask(store, words, **more):
    with store.reading() as session:
        return asking.ask(session, parse(words), limit=10_000, **more)


def read(store, words, **more):
    with store.reading() as session:
        return scan.scan(session, parse(words), limit=10_000, **more)


def read_once(store, monkeypatch):
    """Let all that is kept be read once for many questions; nothing is kept between them."""
    with store.reading() as session:
        every = list(scan.sources_of(session))
    monkeypatch.setattr(scan, "sources_of", lambda _session: every)


def is_whole(store):
    with store.reading() as session:
        return index.is_whole(session)


def catch_up(store):
    return list(index.catch_up(store))


class Office:
    """Writes issues of few letters, so that everything occurs somewhere."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def words(self, most):
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(1, most)))

    def article(self):
        chance = self.chance
        return article(
            self.words(6),
            *(self.words(40) for _ in range(chance.randint(0, 3))),
            subtitle=chance.choice(("", self.words(5))),
            note=article("x", self.words(9)).body if chance.random() < 0.3 else (),
            column=chance.choice(("", "县志动态", "年鉴")),
            credits=chance.choice(("", "县志办", "国a局")),
        )

    def issue(self):
        chance = self.chance
        dated = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randint(0, 1500))
        return replace(
            bulletin(
                *(self.article() for _ in range(chance.randint(1, 4))),
                number=chance.randint(1, 30),
                total=chance.randint(1, 900),
                dated=chance.choice((None, dated, dated)),
            ),
            note=article("x", self.words(9)).body if chance.random() < 0.2 else (),
        )

    def query(self):
        chance = self.chance
        word = self.words(chance.choice((1, 1, 2, 2, 3, 4)))
        return chance.choice(
            (
                word,
                f'"{word}"',
                f"{word} {self.words(2)}",
                f"{word} -{self.words(1)}",
                f"-{word}",
                f"{word} 或 {self.words(3)}",
                f"题名:{word}",
                f"正文:{word} {self.words(1)}",
                f"栏目:{chance.choice(('志', '年鉴', '动'))} {word}",
                f"单位:{chance.choice(('县志办', '國', 'Ａ'))} -{word}",
                f"期:{chance.randint(1, 30)}",
                f"期:2026-{chance.randint(1, 30)} {word}",
                f"年:{chance.randint(2019, 2026)} {word}",
                f"日期:202{chance.randint(0, 4)}-{chance.randint(1, 12):02} {word}",
                f"日期:2021-3..2023-{chance.randint(1, 12)}-{chance.randint(1, 28)}",
                f"{word} 或 日期:2022",
                f"刊:{chance.choice(('简报', '方', 'x'))} {word}",
            )
        )


def same(store, words):
    """Ask both ways; return how many there are. Order within a day is the index's own."""
    found, all_read = ask(store, words), read(store, words)
    assert found.count == all_read.count == len(found.rows), words
    assert set(found.rows) == set(all_read.rows), words
    return found.count


def test_it_finds_what_reading_everything_finds(store, ledger, items, monkeypatch):
    office = Office(1)
    entries = [ledger.enter(office.issue(), {}, occasion=Occasion.SAVED).entry for _ in range(40)]
    items.hold([office.article() for _ in range(6)])
    for _ in range(30):
        entry = office.chance.choice(entries)
        ledger.keep(entry, office.issue(), {}, base=None, occasion=Occasion.SAVED)
    assert is_whole(store)
    read_once(store, monkeypatch)
    counts = [same(store, office.query()) for _ in range(QUERIES)]
    assert sum(map(bool, counts)) > QUERIES / 3
    with store.writing() as session:
        index.doubt(session)
    assert not is_whole(store)
    catch_up(store)
    assert is_whole(store)
    assert [same(store, words) for words in ("县", "年鉴", "-志", "年:2026")] != [0] * 4


def test_how_far_an_issue_is_is_found_as_by_reading(store, ledger, items, monkeypatch):
    office, way = Office(3), (Status.CHECKED, Status.APPROVED, Status.VOID)
    for nth in range(30):
        entry = ledger.enter(office.issue(), {}, occasion=Occasion.SAVED).entry
        for status in way[: nth % 4]:
            ledger.advance(entry, status, reason="印错")
    items.hold([office.article() for _ in range(6)])
    labels = [status.label for status in Status]

    def query():
        words, one, other = office.words(2), *office.chance.choices(labels, k=2)
        return office.chance.choice(
            (
                f"状态:{one}",
                f"-状态:{one}",
                f"状态:{one} {words}",
                f"{words} -状态:{one} -状态:{other}",
                f"状态:{one} 或 状态:{other} {words}",
                f"状态:{one} 或 状态:留用稿 {words}",
                f"状态:{one} 或 {words}",
                f"题名:{words} 或 状态:{one} 或 年:2021 {office.words(1)}",
                f"{words} 状态:{one} 状态:往期",
            )
        )

    read_once(store, monkeypatch)
    counts = [same(store, query()) for _ in range(QUERIES)]
    assert sum(map(bool, counts)) > QUERIES / 3
    assert ask(store, "状态:作废", owner=Owner.ITEM) == read(store, "状态:作废", owner=Owner.ITEM)
    assert ask(store, "状态:作废", owner=Owner.ISSUE).count


def test_words_in_the_title_come_first_and_then_the_newest(store, ledger):
    def enter(title, text, day):
        dated = dt.date(2026, 1, day)
        issue = bulletin(article(title, text, key=f"{title}{day}"), number=day, dated=dated)
        ledger.enter(issue, {}, occasion=Occasion.SAVED)

    for day in (2, 9, 5):
        enter("规划", "别的。", day)
        enter("别的", "规划。", day + 10)
    rows = ask(store, "规划").rows
    assert [row.article for row in rows] == [
        "规划9",
        "规划5",
        "规划2",
        "别的19",
        "别的15",
        "别的12",
    ]
    assert rows == read(store, "规划").rows


def test_only_articles_that_changed_are_written_anew(store, ledger):
    first, second = article("甲", "一。", key="a"), article("乙", "二。", key="b")
    entry = ledger.enter(bulletin(first, second), {}, occasion=Occasion.SAVED).entry

    def ids():
        with store.reading() as session:
            return {row.article_key: row.id for row in session.query(IndexedArticle)}

    before = ids()
    changed = bulletin(first, article("乙", "三。", key="b"))
    ledger.keep(entry, changed, {}, base=None, occasion=Occasion.SAVED)
    assert ids()["a"] == before["a"]
    assert (ask(store, "二").count, ask(store, "三").count) == (0, 1)


def test_an_item_is_found_while_it_waits_and_in_its_issue_afterwards(store, ledger, items):
    waiting = article("来稿一篇", "石桥村。", key="w")
    (item,) = items.hold([waiting])
    assert [row.owner for row in ask(store, "石桥").rows] == [Owner.ITEM]
    assert ask(store, "石桥", owner=Owner.ISSUE).count == 0
    ledger.enter(bulletin(waiting), {}, occasion=Occasion.SAVED)
    assert [row.owner for row in ask(store, "石桥").rows] == [Owner.ISSUE]
    (other,) = items.hold([article("又一篇", "柳溪。")])
    items.decline(other, "重复")
    assert ask(store, "柳溪").count == 0
    items.decline(other, "")
    assert ask(store, "柳溪").count == 1
    items.remove(other)
    assert ask(store, "柳溪").count == 0
    assert is_whole(store)
    assert item != other


def test_what_was_kept_without_an_index_is_found_once_it_catches_up(store):
    bare = Ledger(store, (placing.follow,))
    for nth in range(3):
        bare.enter(bulletin(f"会议{nth}"), {}, occasion=Occasion.SAVED)
    steps = catch_up(store)
    assert (steps[-1].done, steps[-1].of) == (3, 3)
    assert is_whole(store)
    assert ask(store, "会议").count == 3
    assert catch_up(store) == []


def test_an_index_of_another_version_is_thrown_away(store, ledger):
    ledger.enter(bulletin("会议"), {}, occasion=Occasion.SAVED)
    with store.writing() as session:
        session.get(IndexState, 1).version = 99
    assert not is_whole(store)
    catch_up(store)
    assert same(store, "会议") == 1


def test_a_damaged_issue_is_passed_over_and_its_old_words_are_not_found(store, ledger, quiet_log):
    entry = ledger.enter(bulletin("会议甲"), {}, occasion=Occasion.SAVED).entry
    ledger.enter(bulletin("会议乙"), {}, occasion=Occasion.SAVED)
    raw = connect.writer(store.path)
    raw.execute("DROP TRIGGER revision_stays")
    raw.execute("UPDATE revision SET bulletin = x'00' WHERE id = 1")
    raw.close()
    # What is to be taken out cannot be made again: the save goes on, the index is doubtful.
    ledger.keep(entry, bulletin("会议丙"), {}, base=None, occasion=Occasion.SAVED)
    assert not is_whole(store)
    assert "index" in quiet_log.pop().getMessage()
    catch_up(store)
    assert is_whole(store)
    assert (ask(store, "甲").count, ask(store, "丙").count) == (0, 1)


def test_more_articles_of_one_day_than_it_has_numbers_for(store, ledger, monkeypatch):
    monkeypatch.setattr(writing, "SERIAL", 2)
    day = dt.date(2026, 1, 5)
    ledger.enter(
        bulletin(*(f"会议{nth}" for nth in range(11)), dated=day), {}, occasion=Occasion.SAVED
    )
    following = bulletin("次日会议", dated=day + dt.timedelta(days=1), number=2)
    ledger.enter(following, {}, occasion=Occasion.SAVED)
    assert same(store, "会议") == 12


SECRET = "ꀀ溱ꁈ洧ꂳ"  # of syllables that nothing else here has


def traces(store):
    """Tell how often a piece of the secret stands in the store's file, packed, log folded in."""
    raw = connect.writer(store.path)
    raw.execute("VACUUM")  # between the cells of a page there may be what another page had
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    there = store.path.read_bytes()
    pieces = [one for one in SECRET if one > "ꀀ"]
    return sum(there.count(piece.encode(code)) for piece in pieces for code in ("utf-8", "utf-16"))


@pytest.mark.parametrize("chance", range(3))
def test_what_is_removed_for_good_leaves_no_trace_in_the_file(store, ledger, chance):
    office = Office(chance)

    def enter(*articles):
        issue = replace(office.issue(), articles=articles) if articles else office.issue()
        return ledger.enter(issue, {}, occasion=Occasion.SAVED).entry

    for _ in range(office.chance.randint(0, 25)):
        enter()
    before = traces(store)
    entry = enter(article(f"题{SECRET}", *(f"{SECRET}县志{nth}{SECRET}" for nth in range(9))))
    for _ in range(office.chance.randint(0, 25)):
        enter()
    ledger.keep(entry, bulletin("改过"), {}, base=None, occasion=Occasion.SAVED)
    assert ask(store, SECRET).count == 0
    assert traces(store) > before == 0  # taken out, and still there
    with store.writing() as session:
        index.purge(session, Owner.ISSUE, [entry])
    assert traces(store) == 0
    assert ask(store, "改过").count == 0
    with store.reading() as session:
        assert session.get(IndexedSource, (Owner.ISSUE, entry)) is None
    others = {row for row in read(store, "县").rows if row.owner_id != entry}
    assert set(ask(store, "县").rows) == others


@pytest.mark.parametrize("few", [0, 7, 400])
def test_titles_come_first_however_many_there_are_and_however_long_the_word(
    store, ledger, monkeypatch, few
):
    monkeypatch.setattr(asking, "_FEW", few)
    monkeypatch.setattr(asking, "_LONG", 2)
    office = Office(8)
    issues = [office.issue() for _ in range(25)]
    issues[3] = bulletin(article("县志评审会", "别的"), article("县志在会", "说县志评审会"))
    for issue in issues:
        ledger.enter(issue, {}, occasion=Occasion.SAVED)
    read_once(store, monkeypatch)
    for word in ["县志评审会", *(office.words(4) for _ in range(150))]:
        titled = set(read(store, f'题名:"{word}"').rows)
        found = ask(store, f'"{word}"').rows
        assert set(found) == set(read(store, f'"{word}"').rows), word
        assert set(found[: len(titled)]) == titled, word
        with store.reading() as session:
            some = asking.ask(session, parse(f'"{word}"'), limit=3)
        assert (some.count, some.rows) == (len(found), found[:3]), word


@pytest.mark.parametrize("trouble", ["doubtful", "disagrees"])
def test_what_cannot_be_taken_out_exactly_goes_with_the_whole_index(store, ledger, trouble):
    entry = ledger.enter(bulletin(article("题", SECRET)), {}, occasion=Occasion.SAVED).entry
    ledger.enter(bulletin("会议"), {}, occasion=Occasion.SAVED)
    with store.writing() as session:
        if trouble == "doubtful":
            index.doubt(session)
        else:
            session.execute(update(IndexedArticle).values(digest=b"x"))
    with store.writing() as session:
        index.purge(session, Owner.ISSUE, [entry])
    assert traces(store) == 0
    assert not is_whole(store)
    catch_up(store)
    assert same(store, "会议") == 1


@pytest.mark.parametrize(
    "words",
    ["\ud800", "\x00", '"', "*", "^会", "会 NEAR 议", "{title}:会", "会" * 20_000, "\U0010fff0",
     " ".join(f"词{nth}" for nth in range(1500)), " ".join(f"-词{nth}" for nth in range(1500)),
     " 或 ".join(f"词{nth}" for nth in range(1500))],
    ids=lambda words: ascii(words[:12]),
)  # fmt: skip
def test_nothing_that_is_asked_breaks_it(store, ledger, words):
    ledger.enter(bulletin(article("会议", "正文。")), {}, occasion=Occasion.SAVED)
    same(store, words)
