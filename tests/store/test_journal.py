import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer_desk.bulletin import codec
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import journal
from gazetteer_desk.store.engine import open_store
from gazetteer_desk.store.journal import Record
from tests.make import article, bulletin, picture


def record(at, words=b"words"):
    return Record({"kind": "revision", "entry": at}, words)


def read(path):
    return list(journal.records(path))


@pytest.fixture
def beside(path):
    return path.with_name("desk.sqlite.d")


def test_every_save_stands_in_the_journal_too(store):
    block, plates = picture()
    issues = [bulletin("甲"), bulletin(article("图", body=(block,)))]
    for issue in issues:
        Ledger(store).enter(issue, plates, occasion=Occasion.SAVED, by="王编辑")
    Ledger(store).store_plates(plates)
    found = read(store.path)
    assert [one.header["kind"] for one in found] == ["plate", "revision", "revision"]
    assert [one.body for one in found[1:]] == [codec.canonical(issue) for issue in issues]
    assert found[2].header["by"] == "王编辑"
    if os.name == "posix":
        file = store.beside / "journal" / "000001.journal"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_save_that_fails_leaves_no_record(store):
    def break_off():
        with store.writing():
            store.note(record(1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    assert [one.header["entry"] for one in read(store.path)] == [1]
    assert read(store.path)[0].body == codec.canonical(bulletin())


def test_no_journal_has_no_records(path):
    assert read(path) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, 400), after=st.integers(0, 3))
def test_a_torn_record_is_passed_over_and_the_next_ones_are_read(tmp_path_factory, cut, after):
    path = tmp_path_factory.mktemp("torn") / "desk.sqlite"
    beside = path.with_name("desk.sqlite.d")
    journal.append(beside, [record(1)])
    file = beside / "journal" / "000001.journal"
    first = file.stat().st_size
    journal.append(beside, [record(2, "第二条".encode() * 20)])
    whole = file.read_bytes()
    left = max(len(whole) - cut, 0)
    file.write_bytes(whole[:left])
    for at in range(after):
        journal.append(beside, [record(10 + at)])
    found = [one.header["entry"] for one in read(path)]
    whole_ones = [1] * (left >= first - 1) + [2] * (left >= len(whole) - 1)
    assert [at for at in found if at < 10] == whole_ones
    assert [at for at in found if at >= 10] == [10 + at for at in range(after)]


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_loses_that_record_alone(tmp_path_factory, at, bit):
    path = tmp_path_factory.mktemp("flipped") / "desk.sqlite"
    beside = path.with_name("desk.sqlite.d")
    records = [record(n, f"第{n}条".encode() * 5) for n in range(4)]
    journal.append(beside, records)
    file = beside / "journal" / "000001.journal"
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= 1 << bit
    file.write_bytes(data)
    found = read(path)
    assert all(one in records for one in found)
    assert len(found) >= 2


def test_a_new_file_is_begun_and_the_oldest_go(beside, path, monkeypatch):
    monkeypatch.setattr(journal, "LARGEST", 300)
    monkeypatch.setattr(journal, "KEPT", 3)
    for at in range(30):
        journal.append(beside, [record(at)])
    names = [file.name for file in sorted((beside / "journal").iterdir())]
    assert len(names) == 3
    found = [one.header["entry"] for one in read(path)]
    assert found == list(range(found[0], 30))


def test_words_of_two_lines_are_a_bug(beside):
    with pytest.raises(ValueError, match="one line"):
        journal.append(beside, [record(1, b"a\nb")])


def test_the_journal_of_a_copied_name_is_found(tmp_path):
    path = tmp_path / "别的名字.db"
    store = open_store(path)
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    store.close()
    assert len(read(path)) == 1
