"""A real fcitx 5 with pinyin types into the real window by real keys, on a display of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


pytestmark = pytest.mark.fcitx
ROOT = Path(__file__).parents[3]
TOOLS = ("Xvfb", "dbus-run-session", "fcitx5", "xdotool")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
WITHIN = 0.1  # seconds: nothing blocks the window longer


@pytest.fixture(scope="module", params=["fcitx5", "fcitx4"])
def found(request, tmp_path_factory):
    """Return what came of a clerk's work, speaking the words of fcitx 5, then those of fcitx 4."""
    if MISSING:
        pytest.skip(f"{'、'.join(MISSING)} is not installed")
    if not list(Path("/usr/share/fcitx5/inputmethod").glob("pinyin.conf")):
        pytest.skip("fcitx5-chinese-addons is not installed")
    home = tmp_path_factory.mktemp("clerk")
    (home / "run").mkdir(mode=0o700)
    (home / "config" / "fcitx5").mkdir(parents=True)
    (home / "config" / "fcitx5" / "profile").write_text(PROFILE)
    with Display() as number:
        clerk = [sys.executable, str(Path(__file__).with_name("clerk.py")), str(home)]
        done = subprocess.run(
            ["dbus-run-session", "--", *clerk, request.param],
            env={**os.environ, **surroundings(home, number)},
            cwd=ROOT, capture_output=True, text=True, timeout=180, check=False,
        )  # fmt: skip
    assert done.stdout.startswith("{"), done.stderr[-4000:]
    return {"how": request.param, **json.loads(done.stdout)}


class Display:
    """A display of its own. In a `with`: its number."""

    def __enter__(self) -> str:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            return told.readline().strip()

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()


def surroundings(home: Path, number: str) -> dict[str, str]:
    """Return the session of a clerk at UOS: fcitx is asked for, and Qt has no plugin for it."""
    return {
        "DISPLAY": f":{number}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "GAZETTEER_DESK_HOME": str(home / "desk"),
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "fcitx",
        "XMODIFIERS": "@im=fcitx",
        "PYTHONPATH": str(ROOT),
    }


def test_the_bridge_finds_fcitx_and_says_so(found):
    assert found["platform"] == "xcb"
    assert found["without"] == "没有找到正在运行的 fcitx。"
    assert found["label"] == ("fcitx5" if found["how"] == "fcitx5" else "fcitx")
    assert found["label"] in found["matter"]


def test_pinyin_becomes_words_in_the_body_and_they_are_kept(found):
    written = found["everywhere"]
    assert written["body"] == "地方志工作"
    assert written["composing"]
    assert "地方志工作" in written["kept"]


def test_it_types_into_the_title_and_into_a_line_of_a_form(found):
    title = found["everywhere"]["title"]
    assert len(title) == 2
    assert all("一" <= one <= "鿿" for one in title)
    assert title in found["everywhere"]["kept"]
    assert found["everywhere"]["line"] == "工作"


def test_keys_that_it_does_not_take_do_what_they_always_do(found):
    written = found["everywhere"]
    assert written["selected"] == "地方志工作"  # Ctrl+A
    assert written["cancelled"] == "地方志工作\n"  # Enter, then letters thrown away by Escape
    assert written["after_backspace"] == "地方志工作"


def test_the_candidates_stand_at_the_caret(found):
    left, bottom = found["candidates"]["caret"]
    assert any(
        abs(x - left) <= 8 and 0 <= y - bottom <= 16 for x, y in found["candidates"]["windows"]
    ), found["candidates"]


def test_a_click_elsewhere_loses_no_letter(found):
    assert found["click"]["added"].replace(" ", "") == "gongz"
    assert found["click"]["in_title"]
    assert not found["click"]["composing"]


def test_it_lives_through_a_restart_of_fcitx(found):
    assert found["restart"]["without"] == "gongxyz "
    assert found["restart"]["with"] == "工作"


def test_a_short_hang_only_delays_the_words(found):
    assert found["short hang"]["meanwhile"] == ""
    assert found["short hang"]["after"] == "工作"


def test_in_a_long_hang_letters_go_their_plain_way(found):
    assert found["long hang"]["meanwhile"] == "gong"
    assert all("一" <= one <= "鿿" for one in found["long hang"]["after"])
    assert found["long hang"]["after"]


def test_the_window_never_waits_long(found):
    assert found["everywhere"]["gap"] < WITHIN
    assert found["short hang"]["gap"] < WITHIN
    assert found["long hang"]["gap"] < WITHIN


def test_closed_it_is_out_of_the_way_at_once(found):
    assert found["off"] == "off "
