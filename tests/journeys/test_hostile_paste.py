"""What a hostile or broken clipboard does to the window: a sentence at most, and no wait."""

import base64
import os
import random
import signal
import struct
import zlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, QMimeData

from gazetteer_desk.bulletin.body import Body
from tests.journeys.conftest import Office
from tests.turns import Turns
from tests.ui.presenters.errands import begun, current
from ui.editor import clipboard
from ui.program import Program


pytestmark = pytest.mark.journey
MOST_MS = 400  # of one turn, with the insertion of a hundred thousand characters
SOON_MS = 100  # without one
WORDS = "会议要求，各单位要提高站位，压实责任。"


@pytest.fixture
def turns() -> Iterator[Turns]:
    turns = Turns()
    yield turns
    turns.close()


def bomb() -> bytes:
    """Return a PNG of 20,000 by 20,000 points in some kilobytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0)
    packed = zlib.compress(bytes(20_001) * 2_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed)


def image(data: bytes) -> str:
    return f"<img src='data:image/png;base64,{base64.b64encode(data).decode()}'>"


HOSTILE = {
    "tables": "<table><tr><td>" * 20_000 + "里",
    "divs": "<div>" * 20_000 + WORDS,
    "spans": "<span style='font-size:1.1em'>" * 20_000 + WORDS,
    "cells": "<table>" + ("<tr>" + "<td>x" * 1_000) * 1_000,
    "colspan": "<table><tr><td colspan=99999999 rowspan=99999999>甲<td>乙</table>",
    "entities": "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><p>&b;甲",
    "one line": "<p>" + WORDS * 100_000,
    "bomb": "<p>甲" + image(bomb()),
    "broken picture": "<p>甲" + image(b"\x89PNG\r\n\x1a\n" + bytes(90)),
    "giant picture": "<p>甲<img src='data:image/png;base64," + "A" * 9_000_000 + "'>",
    "files": "<p>甲<img src='file:///etc/passwd'><img src='//server/share/x.png'>",
    "sheet": "<style>" + "p{font-weight:bold}" * 200_000 + "</style><p>甲",
    "nul": "<p>甲\0乙",
    "noise": random.Random(3).randbytes(300_000).decode("latin-1"),
    "references": "<p>" + "&amp;" * 1_500_000,
    "many paragraphs": "<p>字" * 60_000,
    "hundred thousand characters": f"<p>{WORDS * 10}</p>" * 500,
}


def mime(words: str) -> QMimeData:
    made = QMimeData()
    made.setData(clipboard.HTML, QByteArray(words.encode()))
    return made


def body(program: Program) -> Body:
    return current(program).articles[0].body


def paste(program: Program, turns: Turns, name: str, made: QMimeData) -> str:
    """Paste, wait for the sentence, and return it; nothing held the window up."""
    line = program.window.status_line
    line.show_note("")
    longest = turns.do(
        name,
        lambda: program.bench.editor.insertFromMimeData(made),
        lambda: line.note or program.window.banner.notices,
        rest_s=0.3,
    )
    assert longest.felt_ms < MOST_MS, longest
    if program.bench.editor.document().characterCount() < 1_000:
        assert longest.felt_ms < SOON_MS, longest
    return line.note


@pytest.fixture
def program(office: Office) -> Program:
    program = begun(office)
    program.bench.editor.setFocus()
    program.desk.hands.warm()
    return program


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_sentence_at_most_and_one_step_back(
    office: Office, program: Program, turns: Turns, name: str
):
    before = body(program)
    said = paste(program, turns, name, mime(HOSTILE[name]))
    assert "粘贴" in said or program.window.banner.notices or "收" in said
    if body(program) != before:
        assert program.window.deeds["undo"].text().startswith("撤销 粘贴")
        program.window.deeds["undo"].trigger()
        office.settle(program)
    assert body(program) == before


def test_a_hundred_megabytes_are_refused_in_under_a_second(program: Program, turns: Turns):
    before = body(program)
    made = QMimeData()
    made.setData(clipboard.HTML, QByteArray(b"x" * 100_000_000))
    said = paste(program, turns, "100 MB", made)
    assert said.startswith("剪贴板有 100 MB，超过上限，没有粘贴。")
    assert body(program) == before
    assert turns.longest()[0].felt_ms < 1_000


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_child_that_is_killed_in_mid_paste(office: Office, program: Program, turns: Turns):
    made = mime("<p>字句还在")
    made.setText("字句还在")
    child = program.desk.hands.pid
    assert child is not None
    os.kill(child, signal.SIGSTOP)  # it never gets to its answer
    program.bench.editor.insertFromMimeData(made)
    turns.do("reading", lambda: None, rest_s=0.2)
    os.kill(child, signal.SIGKILL)
    office.wait(program, lambda: "只粘贴了文字" in program.window.status_line.note)
    assert "字句还在" in str(body(program))
    assert paste(program, turns, "again", mime("<p>又一段")).startswith("已粘贴 1 段")
