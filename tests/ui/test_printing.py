"""Printing goes through whatever program this PC has for it."""

from pathlib import Path

import pytest

from ui.dialogs import files, printing


FILE = Path("印/第13期.docx")


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(printing.sys, "platform", "linux")


def opener(monkeypatch: pytest.MonkeyPatch, *, works: bool) -> list[Path]:
    opened: list[Path] = []
    monkeypatch.setattr(files, "show_outside", lambda path: opened.append(path) or works)
    return opened


def test_without_an_office_the_file_is_opened_to_be_printed_from_there(
    linux, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(printing.shutil, "which", lambda _: None)
    opened = opener(monkeypatch, works=True)
    assert printing.send(FILE) == "请在打开的文件里按 Ctrl+P 打印。"
    assert opened == [FILE]


def test_where_nothing_opens_it_that_is_said(linux, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(printing.shutil, "which", lambda _: None)
    opener(monkeypatch, works=False)
    assert printing.send(FILE) == "没有找到能打印的程序，请装好 WPS 或 LibreOffice。"


def test_windows_prints_by_the_program_of_the_file(monkeypatch: pytest.MonkeyPatch):
    sent: list[tuple[Path, str]] = []
    monkeypatch.setattr(printing.sys, "platform", "win32")
    monkeypatch.setattr(
        printing.os, "startfile", lambda path, verb: sent.append((path, verb)), raising=False
    )
    assert printing.send(FILE) == "已送去打印。没有印出来的，请打开文件，按 Ctrl+P 打印。"
    assert sent == [(FILE, "print")]


def test_a_windows_without_such_a_program_opens_the_file(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(1155, "no application")

    monkeypatch.setattr(printing.sys, "platform", "win32")
    monkeypatch.setattr(printing.os, "startfile", refuse, raising=False)
    opener(monkeypatch, works=True)
    assert printing.send(FILE).startswith("请在打开的文件里")
