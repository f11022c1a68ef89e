"""工具 › 输入法兼容, and what the room 自检 says of it."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun
from ui.input_method import starting
from ui.input_method.choosing import Choice, Session, Way
from ui.presenters import composing
from ui.presenters.composing import matter


WHEEL = frozenset({"compose", "ibus"})
FCITX = Session(asked=("fcitx",), hint="fcitx", plugins=WHEEL)


class Bridge:
    """Stands for the bridge: open, closed, and asked to finish."""

    def __init__(self) -> None:
        self.did: list[str] = []
        self.label = "fcitx5"

    def open(self) -> None:
        self.did.append("open")

    def close(self) -> None:
        self.did.append("close")

    def finish(self) -> None:
        self.did.append("finish")


@pytest.fixture
def bridge(monkeypatch) -> Bridge:
    """Let the session be one of UOS, where the bridge is a stand-in."""
    made = Bridge()
    monkeypatch.setattr(composing, "_bridge", lambda: made)
    monkeypatch.setattr(composing.QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(starting, "session", lambda: FCITX)
    return made


def test_a_session_of_fcitx_gets_the_bridge_and_leaves_it_at_the_end(office: Office, bridge):
    program = begun(office)
    assert bridge.did[0] == "open"
    office.close(program)
    assert bridge.did[-1] == "close"


def test_what_is_half_typed_is_finished_before_another_article_comes(office: Office, bridge):
    program = begun(office)
    bridge.did.clear()
    program.ordering.add_article("")
    assert "finish" in bridge.did


def test_the_choice_holds_at_once_and_is_remembered(office: Office, bridge):
    program = begun(office)
    deeds = program.window.deeds
    assert deeds["input_auto"].isChecked()
    deeds["input_off"].trigger()
    assert bridge.did[-1] == "close"
    deeds["input_fcitx"].trigger()
    assert bridge.did[-1] == "open"
    office.close(program)
    again = office.open()
    assert again.window.deeds["input_fcitx"].isChecked()


def test_ibus_comes_with_the_next_start_and_until_then_nothing_changes(office: Office, bridge):
    program = begun(office)
    program.window.deeds["input_ibus"].trigger()
    assert "close" not in bridge.did
    found = program.composing.matter()
    assert (found.tone, found.remedy) == ("amber", "重新打开本程序后生效。")


def test_the_room_selfcheck_has_a_row_of_it(office: Office, bridge):
    program = begun(office)
    program.window.show_room("selfcheck")
    office.wait(program, lambda: bool(program.window.selfcheck_room._matters))
    (row,) = [one for one in program.window.selfcheck_room._matters if one.title == "输入法"]
    assert row.sentence == "中文由 fcitx5 输入，程序自带连接。"


@pytest.mark.parametrize(
    ("session", "choice", "way", "tone", "said"),
    [
        (FCITX, Choice.AUTO, Way.BRIDGE, "amber", "没有找到"),
        (Session(asked=("ibus",), plugins=WHEEL), Choice.AUTO, Way.QT, "green", "ibus"),
        (Session(), Choice.AUTO, Way.QT, "amber", "没有设定"),
        (Session(is_wayland=True), Choice.AUTO, Way.QT, "green", "Wayland"),
        (FCITX, Choice.IBUS, Way.QT, "green", "ibus"),
        (FCITX, Choice.OFF, Way.QT, "green", "关闭"),
    ],
)
def test_one_sentence_says_what_is_in_use(session, choice, way, tone, said):
    found = matter(session, choice, way, "")
    assert found.tone == tone
    assert said in found.sentence
    assert found.sentence.endswith("。")


def test_qt_is_told_once_and_children_are_not(monkeypatch, qapp):
    monkeypatch.setattr(starting, "plugins", lambda: WHEEL)
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.delenv("QT_IM_MODULES", raising=False)
    before = qapp.property(starting._TOLD)
    with starting.telling(Choice.IBUS):
        assert starting.os.environ["QT_IM_MODULE"] == "ibus"
    assert starting.os.environ["QT_IM_MODULE"] == "fcitx"
    assert starting.told() == "ibus"
    QCoreApplication.instance().setProperty(starting._TOLD, before)
    with starting.telling(Choice.AUTO):
        assert starting.os.environ["QT_IM_MODULE"] == "fcitx"


def test_a_plugin_that_does_not_load_is_none(monkeypatch, tmp_path):
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").write_bytes(b"not for this Qt")
    monkeypatch.setattr(starting, "_own_plugins", lambda: str(tmp_path))
    monkeypatch.setattr(starting.QCoreApplication, "libraryPaths", list)
    assert starting.plugins() == frozenset()
    (folder / "libibusplatforminputcontextplugin.so").touch()
    assert starting.plugins() == {"ibus"}


def test_the_usual_window_pays_nothing_for_the_bridge():
    program = (
        "import sys\n"
        "from ui.app import build\n"
        "made = build()\n"
        "made.begin()\n"
        "made.worker.drain()\n"
        "made.app.processEvents()\n"
        "loaded = [name for name in sys.modules if name.startswith(('jeepney', 'ui.input_m'))]\n"
        "made.end()\n"
        "print(*sorted(loaded))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    known = {"ui.input_method", "ui.input_method.choosing", "ui.input_method.starting"}
    assert set(done.stdout.split()) == known
