"""backup, restore, verify: nothing that was kept is ever lost."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from gazetteer_desk.store.engine import beside, open_store
from tests import make


@pytest.fixture(autouse=True)
def _filled(desk, put):
    desk("add", put(make.bulletin("甲")))


def titles(desk):
    return [line["titles"] for line in desk("list", "--json").json]


def test_a_backup_is_written_where_one_says_and_restored_from_there(desk, put, tmp_path):
    copy = tmp_path / "备份.sqlite"
    assert desk("backup", copy) == (0, f"{copy}\n", "")
    desk("add", put(make.bulletin("乙", number=13)))
    answer = desk("restore", copy)
    assert answer.code == 0
    assert "原来的历史库收在" in answer.out
    assert titles(desk) == [["甲"]]


def test_without_a_name_the_backup_lies_beside_and_restore_takes_the_newest(desk, put):
    made = desk("backup").out.strip()
    desk("add", put(make.bulletin("乙", number=13)))
    assert made in desk("restore", "--list").out
    assert desk("restore").code == 0
    assert titles(desk) == [["甲"]]
    assert desk("restore").code == 0
    assert len(titles(desk)) == 2  # what was set aside is a backup too


def test_a_damaged_backup_is_passed_over(desk, store):
    desk("backup")
    newest = beside(store) / "backups" / "000009-20260101-000000.sqlite"
    newest.write_bytes(b"damaged" * 1000)
    assert "已损坏" in desk("restore", "--list").out
    assert "000001-" in desk("restore").out


def test_a_damaged_store_is_named_and_put_back(desk, store):
    desk("backup")
    store.write_bytes(b"\0" * 50_000)
    for command in (["list"], ["verify"], ["add", "x"]):
        assert desk(*command).code == 1
    assert desk("restore").code == 0
    assert titles(desk) == [["甲"]]
    assert desk("verify") == (0, "历史库完好。\n", "")


def test_a_damaged_store_is_not_put_aside_under_an_open_window(desk, store):
    desk("backup")
    window = open_store(store)
    window.mark_open()
    with contextlib.closing(sqlite3.connect(store)) as raw, raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("UPDATE revision SET digest = 'x'")
    for arguments in (["restore"], ["restore", "--journal"]):
        code, out, err = desk(*arguments)
        assert (code, out) == (1, "")
        assert err.endswith("请先关闭窗口。\n")
        assert err.count("\n") == 1
    window.close()
    assert desk("restore").code == 0
    assert desk("verify").code == 0


def test_a_lost_store_is_made_again_from_the_journal(desk, store):
    store.unlink()
    answer = desk("restore", "--journal")
    assert (answer.code, answer.out) == (0, "已从流水重建，共 1 稿。\n")
    assert titles(desk) == [["甲"]]
    assert list(beside(store).glob("rebuilt-*")) == []


def test_verify_lists_what_is_wrong(desk, store):
    with contextlib.closing(sqlite3.connect(store)) as raw, raw:
        for (guard,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {guard}")
        raw.execute("UPDATE revision SET digest = ?", ("0" * 64,))
    answer = desk("verify")
    assert answer.code == 1
    assert answer.out.strip()
    assert "处问题" in answer.err


def test_a_backup_never_lands_on_the_store_or_a_folder(desk, store, tmp_path):
    assert desk("backup", store).code == 1
    assert "文件夹" in desk("backup", tmp_path).err
    assert titles(desk) == [["甲"]]


def test_restore_wants_a_whole_backup_and_one_way_at_a_time(desk, tmp_path, store):
    assert "没有完好的备份" in desk("restore").err
    other = tmp_path / "别的.sqlite"
    other.write_bytes(b"no backup")
    assert desk("restore", other).code == 1
    assert desk("restore", tmp_path / "无.sqlite").code == 1
    assert desk("restore", other, "--list").code == 2
    assert desk("restore", "--list") == (0, "还没有备份。\n", "")
    assert titles(desk) == [["甲"]]


def test_restore_of_a_damaged_store_brings_back_what_came_after_the_backup_too(desk, put, store):
    desk("backup")
    desk("add", put(make.bulletin("乙", number=13)))
    store.write_bytes(b"\0" * 50_000)
    answer = desk("restore")
    assert answer.code == 0
    assert "已取回全部完好的内容，共 2 稿" in answer.out
    assert titles(desk) == [["乙"], ["甲"]]
    assert store.with_name(f"{store.name}.damaged").read_bytes() == b"\0" * 50_000
    assert desk("search", "乙").code == 0


def test_what_is_lost_everywhere_is_said(desk, store):
    with contextlib.closing(sqlite3.connect(store, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("UPDATE revision SET bulletin = zeroblob(30)")
    desk_folder = beside(store) / "journal"
    shutil.rmtree(desk_folder)
    desk("add", "x")
    answer = desk("restore")
    assert answer.code == 1
    assert "没有动" in answer.err


def test_a_store_that_is_gone_is_not_made_anew_in_silence(desk, put, store):
    store.unlink()
    answer = desk("add", put(make.bulletin("乙")))
    assert answer.code == 1
    assert "不见了" in answer.err
    assert desk("restore").code == 0
    assert titles(desk) == [["甲"]]


def test_programs_read_the_list_of_backups_and_what_is_wrong(desk, store):
    made = desk("backup", "--json").json
    assert made.keys() == {"path"}
    (line,) = desk("restore", "--list", "--json").json
    assert line["path"] == made["path"]
    assert (line["is_whole"], line["issues"], line["revisions"]) == (True, 1, 1)
    assert desk("verify", "--json").json == {"is_sound": True, "faults": [], "backups": 1}
    Path(made["path"]).write_bytes(b"damaged" * 1000)
    answer = desk("verify", "--json")
    assert (answer.code, answer.json["is_sound"]) == (1, False)
    assert "备份" in answer.json["faults"][0]
    assert desk("restore", "--list", "--json").json[0]["is_whole"] is False
    assert desk("rebuild", "--json").json == {"indexed": 1}
    assert desk("restore", "--json").code == 2
