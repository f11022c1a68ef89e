"""What is installed on this PC, as the command line learns it."""

import subprocess
from types import SimpleNamespace

from gazetteer_desk.export import families


def test_a_family_is_known_by_each_of_its_names(monkeypatch):
    listed = "仿宋,FangSong\n黑体,SimHei\nNoto Sans CJK SC\n".encode()
    monkeypatch.setattr(families, "which", lambda _: "/usr/bin/fc-list")
    monkeypatch.setattr(families.subprocess, "run", lambda *_, **__: SimpleNamespace(stdout=listed))
    assert families.installed() == {"仿宋", "FangSong", "黑体", "SimHei", "Noto Sans CJK SC"}


def test_where_nobody_can_tell_nothing_is_said(monkeypatch):
    monkeypatch.setattr(families, "which", lambda _: None)
    assert families.installed() is None


def test_a_list_that_does_not_come_is_no_list(monkeypatch):
    def fails(*_, **__):
        raise subprocess.TimeoutExpired("fc-list", 20)

    monkeypatch.setattr(families, "which", lambda _: "/usr/bin/fc-list")
    monkeypatch.setattr(families.subprocess, "run", fails)
    assert families.installed() is None
