"""intake: past issues as they lie in a folder, from the command line."""

import json

import pytest

from gazetteer_desk.desk import begun, reading_in
from tests import make
from tests.desk.children import Fake
from tests.desk.test_taking_in import put as files_of


@pytest.fixture
def fake(monkeypatch):
    monkeypatch.setattr(reading_in, "Hands", Fake)


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one issue that is sure, one that is not, and a bomb."""
    (tmp_path / "往期").mkdir()
    files_of(tmp_path / "往期", "期03", "疑04", "弹")
    (tmp_path / "往期" / "~$0.docx").touch()
    return tmp_path / "往期"


def test_a_line_a_file_and_their_sum(fake, desk, folder):
    answer = desk("intake", folder)
    assert answer.out.splitlines() == [
        f"{folder / '0.txt'}：收下，编号 1。2026年第3期。",
        f"{folder / '1.txt'}：待审。2026年第4期。日期要核对。",
        f"{folder / '2.txt'}：这个文件超过上限，没有收。请删去大图片或分成几份再拖进来。",
        "3 个文件：收下 1，待审 1，未收 1。",
    ]
    assert answer.err == "另有 1 个隐藏的、临时的文件或链接，没有看。\n"
    assert answer.code == 1
    again = desk("intake", folder / "0.txt")
    assert again.out.splitlines() == [
        f"{folder / '0.txt'}：收下，编号 1。以前收过。",
        "1 个文件：收下 1，待审 0，未收 0。其中 1 个以前收过。",
    ]
    assert again.code == 0
    assert desk("show", 1, "--json").json["number"]["number"] == 3


def test_an_object_a_file_for_programs_and_a_dry_run_makes_no_store(fake, desk, folder, store):
    answer = desk("intake", folder, "--json", "--dry-run")
    sure, unsure, bomb = map(json.loads, answer.out.splitlines())
    assert list(sure) == ["file", "status", "kind", "bulletin", "left_over", "warnings", "error"]
    assert (sure["status"], sure["kind"], sure["error"]) == ("taken", "txt", None)
    assert sure["bulletin"]["number"]["number"] == 3
    assert (unsure["status"], unsure["warnings"]) == ("review", ["日期要核对。"])
    assert (bomb["status"], bomb["kind"], bomb["bulletin"]) == ("refused", "unknown", None)
    assert bomb["error"].startswith("这个文件超过上限")
    assert not store.exists()
    desk("intake", folder)
    again = desk("intake", folder / "1.txt", "--json", "--dry-run").out
    assert json.loads(again)["warnings"] == ["以前收过。", "日期要核对。"]


def test_without_a_path_it_goes_on_with_what_was_coming_in(fake, desk, folder, store):
    answer = desk("intake")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("缺少 PATH；上次也没有没收完的。")
    desk("intake", folder)
    assert desk("intake").code == 2
    begun.note(store.with_name("史.sqlite.d"), (folder,))  # as one that was killed had
    assert desk("intake").out.endswith("3 个文件：收下 1，待审 1，未收 1。其中 2 个以前收过。\n")


def test_an_exported_issue_comes_back_from_a_child_of_its_own(desk, put, tmp_path):
    issue = make.bulletin(make.article("县志办召开例会", "3月2日，县志办召开例会。"))
    desk("export", put(issue), "-o", tmp_path / "期.docx")
    (tmp_path / "坏.docx").write_bytes(b"PK\3\4 broken")
    answer = desk("intake", tmp_path / "期.docx", tmp_path / "坏.docx", "--json")
    good, bad = map(json.loads, answer.out.splitlines())
    assert (good["kind"], good["error"]) == ("docx", None)
    assert good["bulletin"]["masthead"]["series"] == issue.masthead.series
    assert good["bulletin"]["articles"][0]["title"] == ["县志办召开例会"]
    assert (bad["status"], answer.code) == ("refused", 1)
