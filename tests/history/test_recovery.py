import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer_desk.history.recovery import Recovery
from gazetteer_desk.store import connect
from gazetteer_desk.store.engine import open_store


@pytest.fixture
def drawer(store):
    return Recovery(store)


def test_last_words_come_back(drawer):
    assert drawer.read_all() == []
    drawer.write("k1", 3, 8, {"frame": b"{}", "a1": "正在写的".encode()})
    drawer.write("k1", 3, 8, {"a1": "正在写的话".encode()})
    (draft,) = drawer.read_all()
    assert (draft.draft_key, draft.entry, draft.base) == ("k1", 3, 8)
    assert draft.parts == {"frame": b"{}", "a1": "正在写的话".encode()}
    assert dt.datetime.now(dt.UTC) - draft.taken < dt.timedelta(minutes=1)


def test_an_article_taken_out_does_not_come_back(drawer):
    drawer.write("k1", None, None, {"frame": b"1", "a1": b"2"})
    drawer.write("k1", None, None, {"a1": None, "never": None})
    assert drawer.read_all()[0].parts == {"frame": b"1"}


def test_a_draft_learns_its_entry_when_it_is_kept_the_first_time(drawer):
    drawer.write("k1", None, None, {"frame": b"1"})
    drawer.write("k1", 5, 9, {})
    (draft,) = drawer.read_all()
    assert (draft.entry, draft.base) == (5, 9)


def test_a_kept_draft_is_forgotten_and_the_others_stay(drawer):
    drawer.write("k1", None, None, {"frame": b"1"})
    drawer.write("k2", None, None, {"frame": b"2"})
    drawer.forget("k1")
    drawer.forget("k1")
    assert [draft.draft_key for draft in drawer.read_all()] == ["k2"]


def test_the_draft_typed_in_last_comes_first(drawer):
    for key in ("k1", "k2", "k1"):
        drawer.write(key, None, None, {key: b"1"})
    assert [draft.draft_key for draft in drawer.read_all()] == ["k1", "k2"]


def test_a_damaged_part_does_not_hide_the_others(drawer, store):
    drawer.write("k1", None, None, {"frame": b"1", "a1": b"2"})
    raw = connect.writer(store.path)
    raw.execute("UPDATE recovery SET value = x'ff' WHERE article_key = 'a1'")
    raw.close()
    assert drawer.read_all()[0].parts == {"frame": b"1"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["frame", "a", "b"]), st.none() | st.binary(max_size=20)),
        max_size=6,
    )
)
def test_the_parts_are_what_was_written_last(tmp_path_factory, writes):
    store = open_store(tmp_path_factory.mktemp("recovery") / "desk.sqlite")
    try:
        drawer, expected = Recovery(store), {}
        for parts in writes:
            drawer.write("k", None, None, parts)
            expected.update(parts)
        expected = {key: value for key, value in expected.items() if value is not None}
        assert [draft.parts for draft in drawer.read_all()] == ([expected] if expected else [])
    finally:
        store.close()
