"""Pictures a copy names by address: read from one corner only, and never anything else."""

import os
from pathlib import Path

import pytest

from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.intake import html, pictures
from tests import make


@pytest.fixture
def corner(tmp_path: Path) -> Path:
    made = tmp_path / "Temp" / "msohtmlclip1" / "01"
    made.mkdir(parents=True)
    (made / "clip_image001.png").write_bytes(make.png())
    return made


def of(path: Path | str, home: Path) -> tuple[str, bytes] | None:
    source = path if isinstance(path, str) else path.as_uri()
    return pictures.of_clipboard(source, home)


def test_what_word_left_for_the_clipboard_is_read(corner: Path, tmp_path: Path) -> None:
    home = tmp_path / "Temp"
    assert of(corner / "clip_image001.png", home) == ("image/png", make.png())
    wps = home / "ksohtml13572" / "wps1.jpg"
    wps.parent.mkdir()
    wps.write_bytes(make.png())
    assert of(wps, home) == ("image/png", make.png())
    words = f"<p>前<img width=200 src='{(corner / 'clip_image001.png').as_uri()}'></p>"
    read = html.read(words.encode(), home)
    assert isinstance(read.body[1], Picture)
    assert read.body[1].width_mm == 52.9
    assert (list(read.plates.values()), read.remarks) == ([make.png()], ())


@pytest.mark.skipif(os.name == "nt", reason="WPS on Linux")
def test_what_wps_left_on_linux_is_read(tmp_path: Path) -> None:
    found = tmp_path / "wps-clerk" / "ksohtml" / "wpsA1b2c3.png"
    found.parent.mkdir(parents=True)
    found.write_bytes(make.png())
    assert of(f"file://{found.as_posix()}", tmp_path) == ("image/png", make.png())
    assert of(f"file:///{found.as_posix()}", tmp_path) == ("image/png", make.png())  # four strokes
    loose = tmp_path / "wps-clerk" / "secret.png"
    loose.write_bytes(make.png())
    assert of(loose, tmp_path) is None


def test_no_other_file_is_ever_read(corner: Path, tmp_path: Path) -> None:
    home = tmp_path / "Temp"
    secret = tmp_path / "secret.png"
    secret.write_bytes(make.png())
    beside = home / "other" / "a.png"
    beside.parent.mkdir()
    beside.write_bytes(make.png())
    loose = home / "a.png"
    loose.write_bytes(make.png())
    words = corner / "words.png"
    words.write_bytes("秘密".encode())
    named = corner / "words.txt"
    named.write_bytes(make.png())
    for path in (secret, beside, loose, words, named, corner, corner / "nothing.png"):
        assert of(path, home) is None, path


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_leads_nowhere(corner: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(make.png())
    (corner / "link.png").symlink_to(secret)
    os.mkfifo(corner / "pipe.png")
    assert of(corner / "link.png", tmp_path / "Temp") is None
    assert of(corner / "pipe.png", tmp_path / "Temp") is None


@pytest.mark.parametrize(
    "source",
    [
        "file://server/share/msohtmlclip1/01/a.png",
        "file:////server/share/a.png",
        "file:///{corner}/../../../secret.png",
        "https://x/msohtmlclip1/01/clip_image001.png",
        "file:///{corner}/clip_image001.png%00.txt",
        "file://[",
        "file:",
        "\\\\server\\share\\a.png",
    ],
)
def test_shares_and_crooked_addresses_are_nothing(source: str, corner: Path, tmp_path: Path):
    (tmp_path / "secret.png").write_bytes(make.png())
    assert of(source.format(corner=corner), tmp_path / "Temp") is None


def test_without_a_folder_no_file_is_opened(corner: Path) -> None:
    words = f"<img src='{(corner / 'clip_image001.png').as_uri()}'>"
    assert html.read(words.encode()).plates == {}


def test_emoji_and_counters_are_no_loss() -> None:
    words = "<p>字<img src='https://x/1.gif' width=1 height=1><img src='https://x/e.png'>"
    assert html.read(words.encode()).remarks == ("有 1 张图片不在剪贴板里，没有收，可另行插入。",)
