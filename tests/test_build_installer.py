"""What can be known of the installer without freezing anything; the rest is `make selftest`."""

import importlib
import importlib.util
import re
import shutil
import sys
from pathlib import Path

import pytest

import build_installer
from gazetteer_desk.cli import door
from gazetteer_desk.store import base


QT = "PySide6/Qt"


def test_that_there_is_no_installer_yet_is_said(capsys):
    assert build_installer.main([]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "还不能制作安装包" in told.err
    assert "pip install ." in told.err


def test_an_unknown_word_is_refused(capsys):
    with pytest.raises(SystemExit):
        build_installer.main(["--self-tset"])
    assert "--self-tset" in capsys.readouterr().err


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        f"{QT}/lib/libQt6VirtualKeyboard.so.6",
        "PySide6\\plugins\\platforminputcontexts\\qtvirtualkeyboardplugin.dll",
        f"{QT}/lib/libQt6Quick.so.6",
        f"{QT}/lib/libQt6QmlModels.so.6",
        f"{QT}/plugins/imageformats/libqpdf.so",
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/translations/qtbase_de.qm",
        f"{QT}/translations/qt_zh_CN.qm",
        "gazetteer_desk/resources/templates/make_templates.py",
        "gazetteer_desk/store/migrations/versions/__pycache__/v0001_first.cpython-311.pyc",
        "gazetteer_desk-0.1.0.dist-info/direct_url.json",
    ],
)
def test_what_is_left_out(place):
    assert build_installer.is_left_out(place)


@pytest.mark.parametrize(
    "place",
    [
        f"{QT}/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        f"{QT}/plugins/iconengines/libqsvgicon.so",
        f"{QT}/lib/libQt6Svg.so.6",
        f"{QT}/translations/qtbase_zh_CN.qm",
        "gazetteer_desk/resources/templates/简报.docx",
        "gazetteer_desk/store/migrations/versions/v0001_first.py",
        "sqlalchemy-2.1.9.dist-info/licenses/LICENSE",
    ],
)
def test_what_goes_along(place):
    assert not build_installer.is_left_out(place)


def test_no_module_that_is_left_out_is_one_we_import():
    needed = [
        *build_installer.own_modules(),
        "PySide6.QtWidgets",
        "PySide6.QtSvg",
        "sqlalchemy.orm",
    ]
    for name in build_installer.MODULES_LEFT_OUT:
        assert not any(f"{one}.".startswith(f"{name}.") for one in needed)
    sources = "\n".join(
        path.read_text("utf-8")
        for own in ("gazetteer_desk", "ui")
        for path in (build_installer.ROOT / own).rglob("*.py")
    )
    for name in build_installer.MODULES_LEFT_OUT:
        assert not re.search(rf"^\s*(import|from) {re.escape(name)}\b", sources, re.MULTILINE), name


def test_what_is_imported_by_name_is_among_the_modules():
    names = set(build_installer.own_modules())
    assert {f"gazetteer_desk.cli.{command}" for command in door.COMMANDS} <= names
    assert set(base.ROOMS) <= names
    assert {"gazetteer_desk.hands", "ui.app", "ui.self_test"} <= names
    assert not any(".versions.v" in name for name in names)
    for name in names:
        assert importlib.util.find_spec(name.removesuffix(".__init__")), name


def test_the_steps_and_the_resources_go_along_as_files():
    there = {to: Path(source) for source, to in build_installer.data()}
    assert (there["gazetteer_desk/resources"] / "sample.json").is_file()
    assert list(there["gazetteer_desk/store/migrations/versions"].glob("v*.py"))


def test_the_packages_are_those_of_the_project():
    names = build_installer.packages()
    assert {"PySide6-Essentials", "sqlalchemy", "python-docx", "msgspec"} <= set(names)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in names)


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("objdump"), reason="needs objdump, on Linux"
)
def test_what_a_library_needs_of_the_system_is_read_from_it(tmp_path):
    library = Path(importlib.import_module("lxml.etree").__file__)
    shutil.copy(library, tmp_path / library.name)
    (tmp_path / "words.txt").write_text("GLIBC_9.9")
    needs = build_installer.Needs(tmp_path)
    assert needs.libraries["libc.so.6"] == library.name
    assert (2, 2, 5) <= needs.glibc < (3,)
    assert needs.newest == library.name


@pytest.mark.parametrize(
    "name", ["libc.so.6", "ld-linux-x86-64.so.2", "libEGL.so.1", "libxcb.so.1"]
)
def test_what_every_system_has_need_not_go_along(name):
    assert build_installer.SYSTEMS.fullmatch(name)


@pytest.mark.parametrize("name", ["libxcb-cursor.so.0", "libpython3.11.so.1.0", "libssl.so.3"])
def test_what_a_system_may_lack_must_go_along(name):
    assert not build_installer.SYSTEMS.fullmatch(name)


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """A folder with the files of a bundle, and no program."""
    inside = tmp_path / "bundle" / "_internal"
    for source, to in build_installer.data():
        shutil.copytree(
            source, inside / to, ignore=shutil.ignore_patterns("*.py[c]", "__pycache__")
        )
    for extra in (inside / "gazetteer_desk/resources").rglob("*.py"):
        extra.unlink()
    monkeypatch.setattr(build_installer, "BUNDLE", inside.parent)
    return inside


def test_a_whole_bundle_is_looked_over(bundle, capsys):
    build_installer.look_over()
    assert " MB" in capsys.readouterr().out


@pytest.mark.parametrize(
    "place",
    ["gazetteer_desk/resources/templates/简报.docx", f"{build_installer.STEPS}/v0001_first.py"],
)
def test_a_bundle_that_lacks_something_is_refused(bundle, place):
    (bundle / place).unlink()
    with pytest.raises(build_installer.Failed, match=place):
        build_installer.look_over()


def test_a_bundle_with_another_template_is_refused(bundle):
    (bundle / "gazetteer_desk/resources/templates/简报.docx").write_bytes(b"PK")
    with pytest.raises(build_installer.Failed, match="内容不同"):
        build_installer.look_over()


def test_a_bundle_with_the_gpl_keyboard_is_refused(bundle):
    (bundle / "libQt6VirtualKeyboard.so.6").write_bytes(b"")
    with pytest.raises(build_installer.Failed, match="VirtualKeyboard"):
        build_installer.look_over()


def test_a_freezing_that_fails_is_one_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(build_installer, "WORK", tmp_path / "frozen")
    monkeypatch.setattr(build_installer, "SPEC", "raise SystemExit(3)")
    assert build_installer.main(["--self-test"]) == 1
    assert "没有通过：PyInstaller 没有做完" in capsys.readouterr().err
    assert (tmp_path / "frozen" / "entry.py").is_file()
