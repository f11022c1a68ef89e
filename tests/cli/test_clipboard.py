import stat
from pathlib import Path

from gazetteer_desk.cli import door
from gazetteer_desk.errors import Known


FORMATS = [("text/html", 1200), ("text/plain", 30)]


def run(capsys, *args: str, clipboard=None):
    code = door.run(["clipboard", *args], window=lambda: 0, clipboard=clipboard)
    return code, *capsys.readouterr()


def test_what_is_on_the_clipboard_is_listed_and_warned_of(capsys, tmp_path: Path):
    asked = []

    def dump(path: Path):
        asked.append(path)
        return FORMATS

    code, out, err = run(capsys, "--dump", str(tmp_path / "出.zip"), clipboard=dump)
    assert code == 0
    assert asked == [tmp_path / "出.zip"]
    assert "1200 字节  text/html" in out
    assert "文件里有刚才复制的文字和图片" in err


def test_a_refusal_is_one_sentence(capsys):
    def dump(path: Path):
        raise Known("剪贴板是空的，没有存。", "请先复制。")

    assert run(capsys, "--dump", "x.zip", clipboard=dump) == (
        1,
        "",
        "剪贴板是空的，没有存。请先复制。\n",
    )


def test_without_a_file_it_is_wrong_usage(capsys):
    code, _, err = run(capsys)
    assert code == 2
    assert "--dump FILE" in err


def test_without_a_screen_it_says_so(capsys):
    assert run(capsys, "--dump", "x.zip")[0] == 1


def test_the_file_is_for_its_owner_only(shell, tmp_path: Path):
    path = tmp_path / "出.zip"
    answer = shell("clipboard", "--dump", path, env={"QT_QPA_PLATFORM": "offscreen"})
    assert "空的" in answer.err
    assert answer.code == 1
    assert not path.exists() or stat.S_IMODE(path.stat().st_mode) == 0o600
