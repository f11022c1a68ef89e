"""add, show and list: into the history and out of it again."""

import json
import sqlite3

import pytest

from gazetteer_desk import paths
from gazetteer_desk.bulletin import codec
from gazetteer_desk.errors import NoSuchStep
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.signing import Signatures
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.trash import Trash
from gazetteer_desk.store.engine import open_store
from tests import make


def test_a_file_goes_in_and_the_same_bytes_come_out(desk, put):
    assert desk("add", put(make.bulletin())) == (0, "1\n", "")
    shown = desk("show", 1, "--json")
    assert codec.read(shown.out.encode())[0] == make.bulletin()
    assert shown.out.encode() == codec.write(make.bulletin())


def test_what_is_shown_and_added_again_is_the_same_entry(desk, put, tmp_path):
    block, plates = make.picture()
    bulletin = make.bulletin(make.article(body=(*make.body("正文"), block)))
    assert desk("add", put(bulletin, plates=plates)).out == "1\n"
    again = tmp_path / "再.json"
    again.write_text(desk("show", 1, "--json").out, "utf-8")
    assert desk("add", again) == (0, "1\n", "")
    assert codec.read(again.read_bytes()) == (bulletin, plates)


def test_show_prints_the_text_of_the_issue(desk, put):
    desk("add", put(make.bulletin(make.article("题名", "一、情况", "正文。"))))
    assert "题名\n一、情况\n正文。\n" in desk("show", 1).out


def test_a_bad_file_is_named_and_the_others_go_in(desk, put, tmp_path):
    bad = tmp_path / "坏.json"
    bad.write_text('{"copies": "多"}', "utf-8")
    good = [put(make.bulletin(number=n), f"{n}.json") for n in (1, 2)]
    answer = desk("add", good[0], bad, tmp_path / "无.json", good[1])
    assert (answer.code, answer.out) == (1, "1\n2\n")
    first, second = answer.err.splitlines()
    assert first.startswith(str(bad))
    assert "copies：应为整数" in first
    assert "没有找到文件" in second


def test_a_number_that_exists_is_added_and_named_in_words(desk, put):
    desk("add", put(make.bulletin("甲")))
    answer = desk("add", put(make.bulletin("乙")))
    assert (answer.code, answer.out) == (0, "2\n")
    assert answer.err == "提醒：2026年第12期与编号 1 的期号重复，仍收为编号 2，请核对期号。\n"


def test_other_series_and_supplements_do_not_clash(desk, put):
    desk("add", put(make.bulletin("甲")))
    assert desk("add", put(make.bulletin("乙", series="别的简报"))).err == ""
    assert desk("add", put(make.bulletin("丙", supplement=True))).err == ""
    assert desk("add", put(make.bulletin("丁", number=None))).err == ""


def test_revise_makes_the_next_revision_of_an_entry(desk, put):
    desk("add", put(make.bulletin("甲")))
    assert desk("add", "--revise", 1, put(make.bulletin("改"))) == (0, "1\n", "")
    assert desk("list", "--json").json[0]["titles"] == ["改"]
    assert len(desk("list", "--json").json) == 1


def test_revise_asks_for_one_file_and_an_entry_that_is_there(desk, put):
    path = put(make.bulletin())
    assert desk("add", "--revise", 1, path, path).code == 2
    answer = desk("add", "--revise", 7, path)
    assert (answer.code, answer.out) == (1, "")
    assert "编号为 7" in answer.err


def test_list_prints_the_published_keys_newest_first(desk, put):
    desk("add", put(make.bulletin("甲", "乙", number=11, total=143)))
    desk("add", put(make.bulletin("丙", number=None, dated=None, year=None)))
    by_id = {line["id"]: line for line in desk("list", "--json").json}
    assert by_id[1] == {
        "id": 1,
        "series": make.SERIES,
        "number": 11,
        "total": 143,
        "dated": "2026-03-05",
        "status": "draft",
        "titles": ["甲", "乙"],
    }
    assert (by_id[2]["number"], by_id[2]["dated"]) == (None, None)


def test_list_stands_in_columns(desk, put):
    desk("add", put(make.bulletin("甲", number=9)))
    desk("add", put(make.bulletin("乙", number=10, series="短")))
    desk("add", put(make.bulletin(number=None, year=None, dated=None, series="", articles=())))
    lines = desk("list").out.splitlines()
    assert {line.split()[0] for line in lines} == {"1", "2", "3"}
    assert any("无日期" in line and "无期号" in line and "无刊名" in line for line in lines)
    (nine,) = [line for line in lines if "第9期" in line]
    (ten,) = [line for line in lines if "第10期" in line]
    assert nine.index("拟稿") == ten.index("拟稿")
    assert any(line.endswith(f"{make.SERIES}  甲") for line in lines)
    assert any(line.endswith(f"短{' ' * 18}  乙") for line in lines)


def test_an_empty_history_says_so(desk, put, tmp_path):
    bad = tmp_path / "坏.json"
    bad.write_text("{", "utf-8")
    desk("add", bad)
    assert desk("list") == (0, "历史库里还没有简报。\n", "")
    assert desk("list", "--json").json == []


def test_reading_makes_no_store(desk, store):
    for asked in (["list"], ["show", 1], ["search", "志"], ["verify"], ["backup", "x"]):
        answer = desk(*asked)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("没有找到历史库")
    assert not store.exists()


def test_an_entry_that_is_not_there(desk, put):
    desk("add", put(make.bulletin()))
    assert desk("show", 2) == (1, "", "历史里没有编号为 2 的简报。\n")
    assert desk("show", "9" * 60).code == 1


def test_an_id_is_durable_when_it_is_printed(desk, put, store):
    desk("add", put(make.bulletin()))
    with sqlite3.connect(store) as other:
        assert other.execute("SELECT count(*) FROM revision").fetchone() == (1,)


def test_store_option_wins_over_the_environment(desk, put, tmp_path):
    other = tmp_path / "别处" / "库.sqlite"
    other.parent.mkdir()
    desk("--store", other, "add", put(make.bulletin()))
    assert other.exists()
    assert json.loads(desk("--store", other, "list", "--json").out)[0]["id"] == 1


def test_what_has_gone_out_takes_no_further_revision(desk, put):
    desk("add", put(make.bulletin("甲")))
    store = open_store(paths.store_path())
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        Ledger(store).advance(1, status)
    store.close()
    answer = desk("add", "--revise", 1, put(make.bulletin("乙"), "改.json"))
    assert (answer.code, answer.out) == (1, "")
    assert "已印发，内容锁定" in answer.err
    assert "甲" in desk("show", 1).out


def test_a_signed_issue_that_a_file_changed_by_one_character_is_not_signed_any_more(desk, put):
    words = make.article("题名", "3月5日，会议召开。", key="k")
    desk("add", put(make.bulletin(words)))
    store = open_store(paths.store_path())
    for status in (Status.CHECKED, Status.APPROVED):
        Ledger(store).advance(1, status, who="贺青松")
    store.close()
    changed = make.article("题名", "3月6日，会议召开。", key="k")
    assert desk("add", "--revise", 1, put(make.bulletin(changed), "改.json")).code == 0
    (listed,) = desk("list", "--json").json
    assert listed["status"] == "approved"
    store = open_store(paths.store_path())
    signed = Signatures(store).standing(1)
    assert (signed.is_same, signed.signed.who, signed.words) == (
        False,
        "贺青松",
        make.bulletin(words),
    )
    with pytest.raises(NoSuchStep, match="签发之后改过"):
        Ledger(store).advance(1, Status.ISSUED)
    store.close()


def test_what_is_in_the_trash_is_said_to_be_there(desk, put):
    desk("add", put(make.bulletin("甲")))
    store = open_store(paths.store_path())
    Trash(store).put(1)
    store.close()
    answer = desk("show", 1)
    assert answer.code == 1
    assert "回收站" in answer.err
    assert "甲" not in desk("list").out
