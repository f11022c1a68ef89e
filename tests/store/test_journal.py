import os
import stat

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from gazetteer_desk.bulletin import codec
from gazetteer_desk.directory.tables import Series
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import journal
from gazetteer_desk.store.engine import open_store
from gazetteer_desk.store.journal import Record
from tests.make import article, bulletin, picture


def record(at, words=b"words"):
    return Record({"kind": "revision", "entry": at}, words)


def read(path):
    """Return what stands in a journal, without the ends of its turns."""
    return [one for one in journal.records(path) if one.header["kind"] != "end"]


def write(beside, *records):
    journal.append(beside, len(records), records)


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
    assert [one.header["kind"] for one in found].count("plate") == 1
    revisions = [one for one in found if one.header["kind"] == "revision"]
    assert [one.body for one in revisions] == [codec.canonical(issue) for issue in issues]
    assert revisions[1].header["by"] == "王编辑"
    assert [turn.nth for turn in journal.turns(store.path)] == [1, 2]
    if os.name == "posix":
        file = store.beside / "journal" / "000001.journal"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_save_that_fails_leaves_no_record(store):
    def break_off():
        with store.writing() as session:
            session.execute(insert(Series).values(name="简报"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert read(store.path) == []
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    (words,) = (one for one in read(store.path) if one.header["kind"] == "revision")
    assert words.body == codec.canonical(bulletin())


def test_no_journal_has_no_records(path):
    assert read(path) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, 700), after=st.integers(0, 3))
def test_a_torn_turn_is_passed_over_and_the_next_ones_are_read(tmp_path_factory, cut, after):
    path = tmp_path_factory.mktemp("torn") / "desk.sqlite"
    beside = path.with_name("desk.sqlite.d")
    journal.append(beside, 1, [record(1)])
    file = beside / "journal" / "000001.journal"
    first = file.stat().st_size
    journal.append(beside, 2, [record(2, "第二条".encode() * 20), record(3)])
    whole = file.read_bytes()
    left = max(len(whole) - cut, 0)
    file.write_bytes(whole[:left])
    whole_ones = [1] * (left >= first)
    later = [len(whole_ones) + 1 + at for at in range(after)]  # a torn turn's number is used again
    for nth in later:
        journal.append(beside, nth, [record(10 + nth)])
    found = list(journal.turns(path))
    assert [turn.nth for turn in found] == whole_ones + later
    assert not any(turn.missed for turn in found)
    ends_well = after or left == first
    assert journal.last(beside) == ((found[-1].nth, found[-1].mark) if ends_well else None)


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
@example(at=523, bit=0)  # the line feed between the last record and the end of its turn
@example(at=1616, bit=0)  # the line feed between the end of a turn and the next turn's record
def test_a_flipped_bit_loses_that_record_alone_and_is_told(tmp_path_factory, at, bit):
    path = tmp_path_factory.mktemp("flipped") / "desk.sqlite"
    beside = path.with_name("desk.sqlite.d")
    records = [record(n, f"第{n}条".encode() * 5) for n in range(4)]
    journal.append(beside, 1, records)
    journal.append(beside, 2, [record(5)])
    file = beside / "journal" / "000001.journal"
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= 1 << bit
    file.write_bytes(data)
    found = read(path)
    assert all(one in [*records, record(5)] for one in found)
    assert len(found) >= 3
    turns = list(journal.turns(path))
    ends = [one.header["turn"] for one in journal.records(path) if one.header["kind"] == "end"]
    missed = 5 - len(found)
    if 1 not in ends:  # nobody knows how many its turn had: 1 stands for them
        missed = 1 + (record(5) not in found)
    assert 2 not in ends or sum(turn.missed for turn in turns) == missed
    assert 2 not in ends or 1 in ends or turns[0].mark == journal.UNKNOWN
    assert [turn.nth for turn in turns] == ([1, 2] if 2 in ends else [1])
    assert journal.last(beside) == ((2, turns[-1].mark) if 2 in ends else None)


def test_a_number_that_is_used_once_more_was_of_a_turn_that_did_not_commit(beside, path):
    for nth, at in ((1, 1), (2, 2), (2, 3), (3, 4)):
        journal.append(beside, nth, [record(at)])
    found = [one.header["entry"] for turn in journal.turns(path) for one in turn.records]
    assert found == [1, 3, 4]


def test_a_turn_whose_end_is_damaged_is_missed_and_what_it_had_is_there(beside, path):
    for nth in (1, 2, 3):
        journal.append(beside, nth, [record(nth), record(nth + 10)])
    file = beside / "journal" / "000001.journal"
    file.write_bytes(file.read_bytes().replace(b'"turn":2', b'"turn":9'))
    found = [(turn.nth, turn.missed, len(turn.records)) for turn in journal.turns(path)]
    assert found == [(1, 0, 2), (2, 1, 2), (3, 0, 2)]


def test_a_first_file_that_is_gone_is_missed(beside, path, monkeypatch):
    monkeypatch.setattr(journal, "LARGEST", 300)
    for nth in range(1, 6):
        journal.append(beside, nth, [record(nth), record(nth + 10)])
    min((beside / "journal").iterdir()).unlink()
    first, *others = journal.turns(path)
    assert (first.missed, first.nth) == (1, others[0].nth - 1)
    assert not any(turn.missed for turn in others)


def test_a_long_end_is_found_too(beside):
    mark = journal.append(beside, 1, [record(at) for at in range(2000)])
    assert journal.last(beside) == (1, mark)


def test_a_new_file_is_begun_and_none_is_dropped(beside, path, monkeypatch):
    monkeypatch.setattr(journal, "LARGEST", 300)
    for at in range(30):
        journal.append(beside, at + 1, [record(at)])
    assert len(list((beside / "journal").iterdir())) > 5
    assert [one.header["entry"] for one in read(path)] == list(range(30))


def test_what_is_taken_out_for_good_is_not_missed(beside, path):
    journal.append(beside, 1, [record(1, "秘事".encode()), record(2)])
    journal.append(beside, 2, [record(1, "秘事又一".encode())])
    before = journal.last(beside)
    assert journal.rewrite(path, lambda header: header.get("entry") == 1) == 2
    assert all("秘事".encode() not in file.read_bytes() for file in (beside / "journal").iterdir())
    found = list(journal.turns(path))
    assert [(turn.nth, turn.missed, len(turn.records)) for turn in found] == [(1, 0, 1), (2, 0, 0)]
    assert journal.last(beside) == before


def test_what_cannot_be_read_goes_with_what_is_taken_out(beside, path):
    journal.append(beside, 1, [Record({"kind": "x", "entry": 1}, "机密".encode())])
    file = beside / "journal" / "000001.journal"
    file.write_bytes(file.read_bytes().replace(b'"entry":1', b'"entry":7'))
    assert journal.rewrite(path, lambda header: header.get("entry") == 1) == 0
    assert "机密".encode() not in file.read_bytes()


def test_words_of_two_lines_are_a_bug(beside):
    with pytest.raises(ValueError, match="one line"):
        write(beside, record(1, b"a\nb"))


def test_the_journal_of_a_copied_name_is_found(tmp_path):
    path = tmp_path / "别的名字.db"
    store = open_store(path)
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    store.close()
    assert [turn.nth for turn in journal.turns(path)] == [1]
