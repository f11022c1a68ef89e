import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator

from gazetteer_desk.errors import Known
from ui import self_test


@pytest.fixture(autouse=True)
def same_surroundings(qapp, monkeypatch):
    """Have Qt speak Chinese, and the test's environment back after a trial that sets its own."""
    for name in ("QT_QPA_PLATFORM", "GAZETTEER_DESK_HOME", "GAZETTEER_DESK_STORE"):
        monkeypatch.setenv(name, os.environ.get(name, "/nowhere"))
    words = QTranslator()
    words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def test_the_program_tries_itself_out_and_touches_nothing_else(own_desk, capsys):
    hook = sys.excepthook
    assert self_test.main() == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith("试用通过：历史库升级、打开窗口")
    assert not own_desk.exists()
    assert sys.excepthook is hook


def test_a_program_without_a_screen_tries_itself_out():
    there = {"PATH", "HOME", "SYSTEMROOT", "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "gazetteer_desk", "--self-test"],
        env={name: value for name, value in os.environ.items() if name in there},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "试用通过" in done.stdout.decode()


def broken_by(error):
    def fail(*_, **__):
        raise error

    return fail


@pytest.mark.parametrize(
    ("what", "error", "said"),
    [
        ("ui.app.build", Known("历史库打不开。"), "打开窗口。历史库打不开。"),
        ("gazetteer_desk.store.migrate.run", KeyError("0001"), "历史库升级。KeyError at test_self"),
        ("gazetteer_desk.desk.past.search", Known("查不了。"), "存稿和查找。查不了。"),
        ("gazetteer_desk.hands.Hands.html", Known("读不出来。"), "读剪贴板。读不出来。"),
    ],
)
def test_what_fails_is_named_in_chinese(monkeypatch, capsys, what, error, said):
    monkeypatch.setattr(what, broken_by(error))
    assert self_test.main() == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"试用没有通过：{said}")


def test_an_export_without_a_file_is_noticed(monkeypatch, capsys):
    monkeypatch.setattr("gazetteer_desk.desk.desk.Desk.export", broken_by(Known("磁盘满了。")))
    assert self_test.main() == 1
    assert capsys.readouterr().err == "试用没有通过：导出 Word。没有写出 Word 文件。\n"


def test_what_breaks_inside_a_signal_is_noticed(tmp_path: Path):
    trial = self_test.Trial(tmp_path)
    with pytest.raises(ZeroDivisionError):
        trial.do(lambda: trial.catch(ZeroDivisionError, ZeroDivisionError(), None))


def test_errands_need_the_window(tmp_path: Path):
    trial = self_test.Trial(tmp_path)
    with pytest.raises(self_test.Failed, match="窗口没有打开"):
        trial.errands["导出 Word"]()
