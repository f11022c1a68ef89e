"""history and diff: every kept state of an issue, and what changed from one to another."""

import re

import pytest

from gazetteer_desk.bulletin import edit
from tests import make
from tests.export import settled


OLD = make.bulletin(
    make.article(
        "推进会召开",
        "县级部门负责人及承编人员共80余人参加会议。",
        "会议要求再动员、再部署。",
        key="a1",
    ),
    make.article("白渡镇修志", key="a2"),
)
NEW = edit.change_article(
    OLD, "a1", body=make.body("县级部门负责人和承编人员共86人参加会议。", "新写的一段话。")
)


@pytest.fixture(autouse=True)
def _two_revisions(desk, put):
    desk("add", put(OLD))
    desk("add", "--revise", 1, put(NEW))


def test_every_revision_is_listed_the_newest_first(desk):
    lines = desk("history", 1).out.splitlines()
    assert len(lines) == 2
    assert re.fullmatch(r"第2稿  \d{4}-\d\d-\d\d \d\d:\d\d  修订  \d+ 字", lines[0])
    assert lines[1].startswith("第1稿")


def test_history_in_json(desk):
    newest, first = desk("history", "--json", 1).json
    assert set(newest) == {"nth", "taken", "occasion", "characters", "name", "digest"}
    assert (newest["nth"], newest["occasion"], first["occasion"]) == (2, "修订", "收入")


def test_a_comparison_for_people(desk):
    assert desk("diff", 1, 1, 2).out == (
        "第1稿 → 第2稿：改动 3 处，增 10 字，删 16 字。\n\n"
        "1　推进会召开\n"
        "  改  第1段：改了 4 个字。\n"
        "      县级部门负责人[-及-]{+和+}承编人员共[-80余人-]{+86人+}参加会议。\n"
        "  删  删去原第2段，12 字。\n"
        "  增  增加第2段，7 字。\n"
    )


def test_a_comparison_for_programs(desk):
    found = desk("diff", "--json", 1, "第2稿", 1).json
    assert (found["id"], found["old"], found["new"], found["added"]) == (1, 2, 1, 16)
    assert [one["sort"] for one in found["changes"]] == ["changed", "deleted", "added"]
    assert {one["article"] for one in found["changes"]} == {"a1"}


def test_a_revision_beside_itself_has_no_changes(desk):
    assert desk("diff", 1, 2, 2).out == "第2稿 → 第2稿：没有改动。\n"
    assert desk("diff", 1, 2, 2, "--json").json["changes"] == []


def test_what_is_not_there_is_named(desk):
    assert desk("diff", 1, 1, 9) == (1, "", "编号 1 没有第9稿，共有 2 稿。\n")
    assert desk("history", 7) == (1, "", "历史里没有编号为 7 的简报。\n")
    assert desk("diff", 1, "甲", 2).err.startswith("“甲”不是稿次；稿次是 history 打印的数，如 3。")


def test_a_comparison_as_a_word_file(desk, tmp_path):
    to = tmp_path / "花脸稿.docx"
    assert desk("diff", 1, 1, 2, "-o", to) == (0, f"{to}\n", "")
    said = settled.marks(to.read_bytes())
    assert ("ins", "新写的一段话。") in said
    assert ("del", "会议要求再动员、再部署。") in said


def test_a_word_file_must_have_its_ending_and_no_json_beside_it(desk, tmp_path):
    assert "应以 .docx 结尾" in desk("diff", 1, 1, 2, "-o", tmp_path / "a.txt").err
    assert "不能同时用" in desk("diff", 1, 1, 2, "--json", "-o", tmp_path / "a.docx").err
    assert not list(tmp_path.glob("a.*"))
