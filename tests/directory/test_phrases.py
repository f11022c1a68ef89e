"""The files of phrases: kept whole, shared in the office, and never in anybody's way."""

import datetime as dt
import json
from pathlib import Path

from gazetteer_desk.bulletin.body import Kind
from gazetteer_desk.bulletin.phrase import Phrase, body_of, filled
from gazetteer_desk.directory import phrases
from gazetteer_desk.directory.phrases import Phrases


MEETING = Phrase("会议", "{{日期}}，{{单位}}召开会议。")


def test_what_is_kept_is_read(tmp_path: Path):
    phrases.write(tmp_path / "new", (MEETING,), "")
    assert phrases.read(tmp_path / "new") == Phrases((MEETING,))
    assert phrases.read(tmp_path) == Phrases()


def test_a_shared_file_is_json_or_lines_of_text(tmp_path: Path):
    shared = tmp_path / "共用.json"
    shared.write_bytes(json.dumps({"phrases": [{"name": "甲", "text": "乙"}]}).encode("utf-8-sig"))
    phrases.write(tmp_path, (MEETING,), str(shared))
    assert phrases.read(tmp_path) == Phrases((MEETING,), (Phrase("甲", "乙"),), str(shared))
    for encoding in ("utf-8-sig", "gb18030"):
        text = tmp_path / f"{encoding}.txt"
        text.write_bytes(
            "报送\t现将材料报送你处。\n\n特此通知，请认真贯彻落实执行。\n".encode(encoding)
        )
        phrases.write(tmp_path, (), str(text))
        assert phrases.read(tmp_path).shared == (
            Phrase("报送", "现将材料报送你处。"),
            Phrase("特此通知，请认真贯彻落实", "特此通知，请认真贯彻落实执行。"),
        )


def test_a_shared_file_that_is_gone_or_broken_is_told_and_blocks_nothing(tmp_path: Path):
    broken = tmp_path / "坏.json"
    broken.write_bytes(b"{")
    for path in (tmp_path / "无.json", broken, tmp_path):
        phrases.write(tmp_path, (MEETING,), str(path))
        found = phrases.read(tmp_path)
        assert found.own == (MEETING,)
        assert found.shared == ()
        assert "共用的常用语文件读不出来" in found.remark
        assert found.shared_path == str(path)


def test_a_broken_file_of_ones_own_is_put_aside(tmp_path: Path):
    (tmp_path / phrases.NAME).write_bytes(b"\xff not json")
    assert "自己的常用语文件读不出来" in phrases.read(tmp_path).remark
    phrases.write(tmp_path, (MEETING,), "")
    assert phrases.read(tmp_path) == Phrases((MEETING,))
    assert (tmp_path / "phrases.bad.json").read_bytes() == b"\xff not json"


def test_phrases_hold_what_a_document_can(tmp_path: Path):
    phrases.write(tmp_path, (Phrase("", "甲\r\n乙\x00"), Phrase("空", " ")), "")
    assert phrases.read(tmp_path).own == (Phrase("甲 乙", "甲\n乙"),)


def test_fields_that_need_nobody_are_filled():
    text = filled("{{今天}}，{{单位}}，{{今年}}", dt.date(2026, 11, 22))
    assert text == "2026年11月22日，{{单位}}，2026年"


def test_lines_are_paragraphs_of_their_kinds():
    made = body_of("一、会议。要求如下\n正文")
    assert [(one.kind, one.text) for one in made] == [
        (Kind.HEADING1, "一、会议。要求如下"),
        (Kind.BODY, "正文"),
    ]
    assert made[0].lead == 5
