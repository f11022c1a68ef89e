"""The door: usage, refusals, streams, and what each command imports."""

import os
import re
import signal
import subprocess
import sys
import time
import types

import click
import pytest

from gazetteer_desk import __main__ as entrance
from gazetteer_desk import __version__
from gazetteer_desk.cli import door, screen, speech, wording
from gazetteer_desk.errors import Known
from gazetteer_desk.store.engine import beside
from gazetteer_desk.store.lock import held
from tests import make


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["frob"], "没有“frob”这个命令。用法见 gazetteer-desk --help。"),
        (["--frob", "list"], "没有 --frob 这个选项。用法见 gazetteer-desk --help。"),
        (["--store"], "选项 --store 后面缺少值。用法见 gazetteer-desk --help。"),
        (["--store", "", "list"], "选项 --store 后面缺少值。用法见 gazetteer-desk --help。"),
        (["list", "x"], "多写了“x”。用法见 gazetteer-desk list --help。"),
        (["list", "--json=1"], "选项 --json 后面不写值。用法见 gazetteer-desk list --help。"),
        (["show"], "缺少 ID。用法见 gazetteer-desk show --help。"),
        (["show", "1", "2"], "多写了“2”。用法见 gazetteer-desk show --help。"),
        (
            ["show", "甲"],
            "“甲”不是编号；编号是 add、list 打印的数。用法见 gazetteer-desk show --help。",
        ),
        (["show", "-1"], "没有 -1 这个选项。用法见 gazetteer-desk show --help。"),
        (["add"], "缺少 FILE.json。用法见 gazetteer-desk add --help。"),
        (["add", "--revise"], "选项 --revise 后面缺少值。用法见 gazetteer-desk add --help。"),
        (["export", "1"], "缺少选项 --output。用法见 gazetteer-desk export --help。"),
        (["search"], "缺少 WORDS。用法见 gazetteer-desk search --help。"),
    ],
)
def test_wrong_usage_is_named_in_chinese(desk, args, said):
    assert desk(*args) == (2, "", f"{said}\n")


def test_help_tells_of_every_command_and_option(desk):
    whole = desk("--help")
    assert whole.code == 0
    for name in door.COMMANDS:
        assert re.search(rf"^  {name} .+", whole.out, re.MULTILINE)
        answer = desk(name, "--help")
        assert answer.code == 0
        command = door.commands.get_command(None, name)
        for param in command.params:
            shown = param.metavar.split("|") if param.metavar else [max(param.opts, key=len)]
            assert all(part in answer.out for part in shown)
        assert "Usage" not in answer.out


def test_version(desk):
    assert desk("--version") == (0, f"gazetteer-desk {__version__}\n", "")


def test_without_a_command_the_window_opens_on_the_named_store(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("GAZETTEER_DESK_STORE", "old")
    assert desk("--store", tmp_path / "x.sqlite").code == 77
    assert os.environ["GAZETTEER_DESK_STORE"] == str(tmp_path / "x.sqlite")


def test_a_bug_leaves_a_sentence_and_no_word_of_a_draft(desk, own_desk, monkeypatch, quiet_log):
    def burst(*_, **__):
        raise RuntimeError("机密的文字")

    monkeypatch.setattr("gazetteer_desk.store.engine.open_store", burst)
    answer = desk("list")
    quiet_log.clear()
    assert (answer.code, answer.out) == (1, "")
    assert "程序出了错" in answer.err
    assert "Traceback" not in answer.err
    logged = (own_desk / "logs" / "desk.log").read_text("utf-8")
    assert re.search(r"RuntimeError at test_door:\d+ burst < ", logged)
    assert "机密" not in logged + answer.err


def test_ctrl_c_is_quiet(desk, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("gazetteer_desk.store.engine.open_store", stop)
    assert desk("list") == (130, "", "")


def test_a_reader_that_goes_early_hears_no_complaint(shell, put):
    shell("add", put(make.bulletin(make.article("题名", *["正文。" * 50] * 500))))
    command = f"{sys.executable} -m gazetteer_desk show 1 | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is full")  # noqa: PTH110
def test_a_full_disk_under_stdout_is_one_sentence(put, store):
    path = put(make.bulletin())
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "gazetteer_desk", "add", str(path)],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1


def test_output_is_utf8_whatever_the_locale(shell, put, tmp_path):
    path = put(make.bulletin(make.article("青梧𠮷")), "plain.json")
    latin = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    latin["GAZETTEER_DESK_STORE"] = str(tmp_path / "plain.sqlite")
    assert shell("add", path, env=latin).out == "1\n"
    assert "青梧𠮷" in shell("show", 1, env=latin).out
    assert "没有" in shell("show", 9, env={**latin, "PYTHONIOENCODING": "latin-1"}).err


ENTERED = (
    "import sys\n"
    "from gazetteer_desk.__main__ import main\n"
    "print('entered', flush=True)\n"
    "sys.exit(main())"
)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("seconds", [0.03, 0.2, 1.0])
def test_a_process_stopped_by_ctrl_c_leaves_no_traceback(desk, put, store, seconds):
    """While it imports, and while it waits for its turn to write, which does not come."""
    path = put(make.bulletin())
    desk("add", path)
    put(make.bulletin("另一篇"))
    with held(beside(store)):
        # Who runs the tests in the background has them ignore Ctrl+C; a child would inherit it.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        process = subprocess.Popen(
            [sys.executable, "-c", ENTERED, "add", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        signal.signal(signal.SIGINT, before)
        try:
            assert process.stdout.readline() == b"entered\n"
            time.sleep(seconds)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
        finally:
            process.kill()
            process.wait()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert len(desk("list", "--json").json) == 1


LET_GO = (
    "import sys\n"
    "from gazetteer_desk import __main__\n"
    "from gazetteer_desk.cli import door\n"
    "class Held:\n"
    "    def __del__(self): raise {error}\n"
    "def run(*args, **more):\n"
    "    Held()\n"
    "    print('went on', flush=True)\n"
    "    return 0\n"
    "door.run = run\n"
    "sys.argv = ['gazetteer-desk', 'list']\n"
    "sys.exit(__main__.main())"
)


@pytest.mark.parametrize(
    ("error", "ends"), [("KeyboardInterrupt", (130, "")), ("ValueError", (0, "went on\n"))]
)
def test_ctrl_c_counts_even_while_something_is_let_go(error, ends):
    command = [sys.executable, "-c", LET_GO.format(error=error)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == ends
    assert ("ValueError" in done.stderr) == (error == "ValueError")


IMPORTS = "import sys\nfrom gazetteer_desk.cli import door\ndoor.run({args!r}, window=lambda: 0)\n"
IMPORTS += "print(*sorted({{m.partition('.')[0] for m in sys.modules}}), file=sys.stderr)"


def imported_by(*args):
    program = IMPORTS.format(args=[str(arg) for arg in args])
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    return set(done.stderr.split())


def test_a_command_imports_only_what_it_needs(desk, put, tmp_path, store):
    path = put(make.bulletin())
    desk("add", path)
    out = tmp_path / "出.docx"
    heavy = {"docx", "lxml", "sqlalchemy", "alembic", "PySide6", "ui"}
    assert imported_by("--version") & heavy == set()
    assert imported_by("show", 1) & heavy == {"sqlalchemy"}
    assert imported_by("list") & heavy == {"sqlalchemy"}
    assert imported_by("add", path) & heavy == {"sqlalchemy"}
    assert imported_by("search", "志") & heavy == {"sqlalchemy"}
    assert imported_by("verify") & heavy == {"sqlalchemy"}
    assert imported_by("export", path, "-o", out) & heavy == {"docx", "lxml"}
    assert imported_by("export", 1, "-o", out) & heavy == {"docx", "lxml", "sqlalchemy"}


def test_a_machine_without_a_screen_is_told_so(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert screen.refuse(screen.missing()) == 1
    assert "没有屏幕" in capsys.readouterr().err
    monkeypatch.setenv("DISPLAY", ":0")
    assert screen.missing() == ""
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setattr(sys, "platform", "win32")
    assert screen.missing() == ""


def test_a_machine_without_qt_is_told_which_library_lacks():
    lacking = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1" in screen.unfit(lacking)
    assert "重新安装" in screen.unfit(ImportError("No module named 'PySide6'"))


def test_main_serves_the_hands_before_anything_else(monkeypatch):
    served = []
    monkeypatch.setattr("gazetteer_desk.child.serve", lambda: served.append(set(sys.argv)))
    monkeypatch.setattr(sys, "argv", ["gazetteer-desk", "--hands"])
    assert entrance.main() == 0
    assert served


def test_main_opens_the_window_only_where_there_is_a_screen(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["gazetteer-desk"])
    monkeypatch.setattr(screen, "missing", lambda: "没有屏幕。")
    assert entrance.main() == 1
    assert capsys.readouterr().err == "没有屏幕。\n"
    opened = types.ModuleType("ui.app")
    opened.main = lambda: 5
    monkeypatch.setitem(sys.modules, "ui.app", opened)
    monkeypatch.setattr(screen, "missing", lambda: "")
    assert entrance.main() == 5
    monkeypatch.setitem(sys.modules, "ui.app", None)
    assert entrance.main() == 1
    assert "重新安装" in capsys.readouterr().err


def test_main_tries_the_program_out_without_a_screen(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["gazetteer-desk", "--self-test"])
    monkeypatch.setattr(screen, "missing", lambda: "没有屏幕。")
    trial = types.ModuleType("ui.self_test")
    trial.main = lambda: 0
    monkeypatch.setitem(sys.modules, "ui.self_test", trial)
    assert entrance.main() == 0
    monkeypatch.setitem(sys.modules, "ui.self_test", None)
    assert entrance.main() == 1
    assert "重新安装" in capsys.readouterr().err


def test_main_hands_arguments_to_the_command_line(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["gazetteer-desk", "--version"])
    assert entrance.main() == 0
    assert __version__ in capsys.readouterr().out


def test_a_sentence_is_lost_quietly_where_stderr_is_closed(monkeypatch):
    class Closed:
        def write(self, _):
            raise OSError(5, "gone")

    monkeypatch.setattr(sys, "stderr", Closed())
    speech.say("没有人听")
    monkeypatch.setattr(sys, "stderr", None)
    speech.say("没有人听")


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(28, "full")])
def test_an_answer_that_cannot_be_written_is_noticed(monkeypatch, error):
    class Full:
        def write(self, _):
            raise error

        def fileno(self):
            raise ValueError

    monkeypatch.setattr(sys, "stdout", Full())
    expected = speech.Unheard if isinstance(error, BrokenPipeError) else Known
    with pytest.raises(expected):
        speech.tell("答案")


def test_the_command_line_knows_its_commands(desk):
    assert door.commands.list_commands(None) == list(door.COMMANDS)
    assert door.commands.get_command(None, "frob") is None
    assert wording.sentence(click.UsageError("no idea")) == "命令写法不对。"
