"""Articles are read as they are now, also those that were read a moment ago."""

from msgspec.structs import replace

from gazetteer_desk.history.items import Items
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index, recall
from gazetteer_desk.search.tables import Owner
from gazetteer_desk.store import connect
from tests.make import article, bulletin


def read(store, *wanted):
    with store.reading() as session:
        found = recall.articles(session, wanted)
    return {key: (one.title, one.column, one.units) for key, one in found.items()}


def test_an_article_is_read_without_the_others_and_the_note_with_its_issue(store, ledger):
    issue = bulletin(
        article("甲", key="k1", column="动态", credits="县志办"), article("乙", key='k"2')
    )
    note = article("x", "期首的话。").body
    entry = ledger.enter(replace(issue, note=note), {}, occasion=Occasion.SAVED).entry
    asked = [(Owner.ISSUE, entry, key) for key in ("k1", 'k"2', "", "没有")]
    known = {
        asked[0]: ("甲", "动态", ("县志办",)),
        asked[1]: ("乙", "工作动态", ()),
        asked[2]: ("（期首按语）", "", ()),
    }
    assert read(store, *asked) == known
    assert read(store, *asked) == known  # at hand


def test_what_was_changed_is_read_anew(store, ledger):
    entry = ledger.enter(bulletin(article("旧", key="k")), {}, occasion=Occasion.SAVED).entry
    asked = (Owner.ISSUE, entry, "k")
    assert read(store, asked)[asked][0] == "旧"
    changed = bulletin(article("新", key="k"))
    ledger.keep(entry, changed, {}, base=None, occasion=Occasion.SAVED)
    assert read(store, asked)[asked][0] == "新"


def test_an_item_is_read_while_it_waits(store):
    items = Items(store, (index.follow_items,))
    (item,) = items.hold([article("来稿", key="w")])
    asked = (Owner.ITEM, item, "w")
    assert read(store, asked)[asked][0] == "来稿"
    items.decline(item, "重复")
    assert read(store, asked) == {}


def test_what_is_damaged_is_left_out(store, ledger):
    entry = ledger.enter(bulletin(article("甲", key="k")), {}, occasion=Occasion.SAVED).entry
    raw = connect.writer(store.path)
    raw.execute("DROP TRIGGER revision_stays")
    raw.execute("UPDATE revision SET bulletin = x'00', digest = 'x' WHERE id = 1")
    raw.close()
    assert read(store, (Owner.ISSUE, entry, "k")) == {}


def test_only_so_many_are_kept_at_hand(store, ledger, monkeypatch):
    monkeypatch.setattr(recall, "MOST", 2)
    monkeypatch.setattr(recall, "_at_hand", {})
    issue = bulletin(*(article(f"篇{nth}", key=f"k{nth}") for nth in range(5)))
    entry = ledger.enter(issue, {}, occasion=Occasion.SAVED).entry
    assert len(read(store, *((Owner.ISSUE, entry, f"k{nth}") for nth in range(5)))) == 5
    assert len(recall._at_hand) == 2
