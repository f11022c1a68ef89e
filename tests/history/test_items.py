import pytest

from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rows import ItemState
from gazetteer_desk.store import connect
from gazetteer_desk.store.backup import verify
from tests.make import article, bulletin


@pytest.fixture
def items(store):
    return Items(store)


def test_a_held_article_waits_with_its_words(items):
    held = article("来稿一篇", "正文。", credits="城关镇")
    item = items.hold(held, source="邮箱")
    (line,) = items.items(ItemState.HELD)
    assert (line.id, line.title, line.unit, line.source) == (item, "来稿一篇", "城关镇", "邮箱")
    assert items.article(item) == held


def test_a_placed_article_keeps_its_key(items, ledger, store):
    held = article("来稿一篇", key="stays")
    item = items.hold(held, source="邮箱")
    entry = ledger.enter(bulletin(held), {}, occasion=Occasion.SAVED).entry
    items.place(item, entry)
    items.place(item, entry)
    assert [line.id for line in items.items(ItemState.PLACED)] == [item]
    assert items.items(ItemState.HELD) == []
    with store.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT article_key, entry_id FROM placement")
        assert rows.all() == [("stays", entry)]


def test_a_declined_article_says_why(items):
    item = items.hold(article("来稿一篇"), source="")
    items.decline(item, "已另有采用")
    assert items.items(ItemState.DECLINED)[0].reason == "已另有采用"


def test_what_is_not_there_is_said_in_a_sentence(items):
    with pytest.raises(NotFound):
        items.article(5)
    with pytest.raises(NotFound):
        items.decline(5, "")
    item = items.hold(article(), source="")
    with pytest.raises(NotFound):
        items.place(item, 77)
    assert items.items(ItemState.PLACED) == []


@pytest.mark.parametrize("bytes_", ["x'00'", "(SELECT article FROM item_revision WHERE item_id=2)"])
def test_a_damaged_item_is_found_out(items, store, bytes_):
    item = items.hold(article("甲"), source="")
    items.hold(article("乙"), source="")
    raw = connect.writer(store.path)
    raw.execute(f"UPDATE item_revision SET article = {bytes_} WHERE item_id = 1")
    raw.close()
    with pytest.raises(NotADesk):
        items.article(item)
    assert len(verify(store)) == 1
