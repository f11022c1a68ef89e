"""template: list, check, hand on, take in, each with its exit code."""

import subprocess
import sys

import pytest

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import packages, template


@pytest.fixture
def given(tmp_path):
    path = tmp_path / f"本县简报{packages.ENDING}"
    path.write_bytes(packages.write(template.find("简报"), Scheme(contents=True)))
    return path


def test_templates_are_listed_with_whose_they_are_and_what_is_wrong(desk, given, own_desk):
    assert desk("template", "import", given) == (0, "本县简报\n", "")
    (own_desk / "templates" / "坏.docx").write_bytes(b"x")
    answer = desk("template", "list")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert "本单位  本县简报" in lines
    assert "自带　  简报" in lines
    assert any("坏  不能用：" in line and "不是完好的 Word 文件" in line for line in lines)


def test_files_are_checked_each_by_itself(desk, given, tmp_path):
    plain = tmp_path / "甲.docx"
    plain.write_bytes(template.find("简报"))
    assert desk("template", "check", plain, given).code == 0
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"x")
    answer = desk("template", "check", broken, tmp_path / "无.docx", plain)
    assert (answer.code, answer.out) == (1, f"{plain}  可以用\n")
    assert len(answer.err.splitlines()) == 2


def test_a_template_goes_from_one_office_to_another(desk, given, tmp_path, own_desk):
    desk("template", "import", given, "--name", "专刊")
    out = tmp_path / f"专刊{packages.ENDING}"
    assert desk("template", "export", "专刊", "-o", out) == (0, f"{out}\n", "")
    assert packages.read(out.read_bytes(), "x").scheme.contents
    answer = desk("template", "import", out)
    assert (answer.code, answer.out) == (1, "")
    assert "已有名为“专刊”的模板，没有覆盖。可用 --name" in answer.err
    assert desk("template", "import", out, "--replace").code == 0


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("frobnicate",),
        ("list", "x"),
        ("check",),
        ("export", "简报"),
        ("export", "简报", "-o", "out.docx"),
        ("import",),
        ("import", "a", "b"),
    ],
)
def test_a_wrong_usage_is_said_in_one_sentence(desk, args):
    answer = desk("template", *args)
    assert (answer.code, answer.out) == (2, "")
    assert "用法见 gazetteer-desk template" in answer.err


def test_help_is_the_same_for_every_deed(desk):
    words = desk("template", "--help").out
    assert "收进一个模板包" in words
    for deed in ("list", "check", "export", "import"):
        assert desk("template", deed, "--help").out == words


def test_what_cannot_be_done_is_said(desk, tmp_path):
    out = tmp_path / f"无{packages.ENDING}"
    answer = desk("template", "export", "无此模板", "-o", out)
    assert (answer.code, answer.out) == (1, "")
    assert "没有名为“无此模板”的模板" in answer.err
    assert not out.exists()


def test_templates_need_no_store_and_no_database(store):
    program = (
        "import sys; from gazetteer_desk.cli import door;"
        "sys.exit(door.run(['template', 'list'], window=lambda: 0)"
        " or 'sqlalchemy' in sys.modules or 'PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert not store.exists()
