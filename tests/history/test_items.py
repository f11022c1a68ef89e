import pytest

from gazetteer_desk.bulletin import edit
from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.history import placing
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rows import ItemState
from gazetteer_desk.store import connect
from gazetteer_desk.store.backup import verify
from tests.make import article, bulletin


HELD = article("来稿一篇", "正文。", credits="城关镇", key="stays")
OTHER = article("另一篇", key="other")


@pytest.fixture
def items(store):
    return Items(store)


@pytest.fixture
def ledger(store):
    return Ledger(store, (placing.follow,))


def keep(ledger, entry, issue):
    base = ledger.head(entry)[0].id
    return ledger.keep(entry, issue, {}, base=base, occasion=Occasion.SAVED)


def test_a_held_article_waits_with_its_words(items):
    (item,) = items.hold([HELD])
    (line,) = items.lines()
    assert (line.id, line.key, line.title, line.unit) == (item, "stays", "来稿一篇", "城关镇")
    assert (line.state, line.placed) == (ItemState.HELD, ())
    assert items.article(item) == HELD


def test_what_comes_from_outside_is_new_until_someone_puts_it_by(items):
    item = items.receive(HELD, source="邮箱")
    assert [(line.state, line.source) for line in items.lines()] == [(ItemState.INBOX, "邮箱")]
    assert items.hold([HELD]) == [item]
    assert items.lines()[0].state is ItemState.HELD


def test_holding_it_again_keeps_a_revision_of_the_same_item(items, store):
    (item,) = items.hold([HELD])
    changed = article("改过的题名", key="stays")
    assert items.hold([changed]) == [item]
    assert items.hold([changed]) == [item]
    assert items.article(item) == changed
    assert [line.title for line in items.lines()] == ["改过的题名"]
    with store.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT nth FROM item_revision")
        assert rows.scalars().all() == [1, 2]


def test_a_kept_issue_places_it_and_keeping_it_without_gives_it_back(items, ledger):
    items.hold([HELD], is_due=True)
    entry = ledger.enter(bulletin(HELD, OTHER), {}, occasion=Occasion.SAVED).entry
    (line,) = items.lines()
    assert (line.state, line.is_due) == (ItemState.PLACED, False)
    assert [(one.entry, one.number.number) for one in line.placed] == [(entry, 12)]
    keep(ledger, entry, bulletin(OTHER))
    (line,) = items.lines()
    assert (line.state, line.placed) == (ItemState.HELD, ())


def test_it_stays_placed_as_long_as_any_issue_has_it(items, ledger):
    items.hold([HELD])
    first = ledger.enter(bulletin(HELD), {}, occasion=Occasion.SAVED).entry
    second = ledger.enter(bulletin(HELD, number=13), {}, occasion=Occasion.SAVED).entry
    keep(ledger, first, bulletin(OTHER))
    assert [one.entry for one in items.lines()[0].placed] == [second]
    assert items.lines()[0].state is ItemState.PLACED


def test_one_that_leaves_an_open_issue_stands_there_until_that_is_kept(items, ledger):
    entry = ledger.enter(bulletin(HELD, OTHER), {}, occasion=Occasion.SAVED).entry
    items.hold([HELD], entry=entry)
    assert items.lines()[0].state is ItemState.PLACED  # the draft may still be given up
    keep(ledger, entry, bulletin(OTHER))
    assert items.lines()[0].state is ItemState.HELD


def test_one_that_went_into_another_is_placed_with_it(items, ledger):
    items.hold([HELD])
    whole = article("综合", key="whole", parts=("stays",))
    ledger.enter(bulletin(whole), {}, occasion=Occasion.SAVED)
    assert items.lines()[0].state is ItemState.PLACED


def test_a_declined_article_says_why_until_it_is_taken_back(items, ledger):
    entry = ledger.enter(bulletin(HELD, OTHER), {}, occasion=Occasion.SAVED).entry
    (item,) = items.hold([HELD], reason="已另有采用", entry=entry)
    assert items.lines()[0].state is ItemState.PLACED
    keep(ledger, entry, bulletin(OTHER))
    assert [(line.state, line.reason) for line in items.lines()] == [
        (ItemState.DECLINED, "已另有采用")
    ]
    items.decline(item, "")
    assert [(line.state, line.reason) for line in items.lines()] == [(ItemState.HELD, "")]


def test_a_promise_of_the_next_issue_is_held_until_it_is_kept(items, ledger):
    (item,) = items.hold([HELD])
    items.promise(item, is_due=True)
    assert items.lines()[0].is_due
    ledger.enter(bulletin(HELD), {}, occasion=Occasion.SAVED)
    assert not items.lines()[0].is_due


def test_one_that_was_never_placed_can_be_deleted_and_brought_back(items, ledger):
    (item,) = items.hold([HELD])
    items.decline(item, "重复")
    (line,) = items.lines()
    items.remove(item)
    assert items.lines() == []
    items.bring_back(item)
    assert items.lines() == [line]
    items.bring_back(item)
    assert items.lines() == [line]
    ledger.enter(bulletin(HELD), {}, occasion=Occasion.SAVED)
    with pytest.raises(ValueError, match="placed"):
        items.remove(item)


def test_what_is_deleted_and_put_by_once_more_is_out_of_the_trash(items):
    (item,) = items.hold([HELD])
    items.remove(item)
    with pytest.raises(NotFound):
        items.decline(item, "重复")
    assert items.hold([HELD]) == [item]
    assert [line.id for line in items.lines()] == [item]


def test_an_issue_of_hundreds_places_them_all(items, ledger):
    many = [article(f"第{at}篇", key=f"k{at}") for at in range(600)]
    items.hold(many)
    entry = ledger.enter(bulletin(*many), {}, occasion=Occasion.SAVED).entry
    assert {line.state for line in items.lines()} == {ItemState.PLACED}
    keep(ledger, entry, edit.remove_articles(bulletin(*many), [f"k{at}" for at in range(599)]))
    assert sum(line.state is ItemState.HELD for line in items.lines()) == 599


def test_what_is_not_there_is_said_in_a_sentence(items):
    for deed in (
        lambda: items.article(5),
        lambda: items.decline(5, ""),
        lambda: items.promise(5, is_due=True),
        lambda: items.remove(5),
    ):
        with pytest.raises(NotFound):
            deed()


@pytest.mark.parametrize("bytes_", ["x'00'", "(SELECT article FROM item_revision WHERE item_id=2)"])
def test_a_damaged_item_is_found_out(items, store, bytes_):
    item, _ = items.hold([HELD, OTHER])
    raw = connect.writer(store.path)
    raw.execute(f"UPDATE item_revision SET article = {bytes_} WHERE item_id = 1")
    raw.close()
    with pytest.raises(NotADesk):
        items.article(item)
    assert len(verify(store)) == 1
