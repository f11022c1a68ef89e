"""Exporting whole: every word, in order, once, or no file at all."""

import errno
import os
import subprocess
import sys

import pytest
from hypothesis import assume, given, settings
from msgspec.structs import replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin, Secrecy, SecrecyLevel, plates_of
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import DiskFull, Known, TemplateBroken
from gazetteer_desk.export import audit, exporting, writer
from gazetteer_desk.layout import lay
from tests import make
from tests.bulletin import strategies
from tests.export import issues


@pytest.mark.parametrize("name", issues.ALL)
def test_the_exported_file_holds_the_bulletins_words(name, tmp_path):
    bulletin, plates = issues.ALL[name]()
    target = tmp_path / "简报.docx"
    exporting.export_docx(bulletin, plates, target)
    written = audit.squashed(audit.read(target.read_bytes())[0])
    assert written == audit.squashed(plain.text(bulletin))


@given(strategies.bulletins())
@settings(max_examples=100)
def test_any_bulletin_is_exported_whole(bulletin):
    assume(lay(bulletin, Scheme()).elements)
    plates = {digest: make.png() for digest in plates_of(bulletin)}
    data = exporting.built(bulletin, plates).data
    assert audit.squashed(audit.read(data)[0]) == audit.squashed(plain.text(bulletin))


def damaged(monkeypatch, change):
    """Let the writer lose, double or swap some words."""
    honest = writer.docx_bytes

    def wrong(sheet, opened, plates):
        elements = list(sheet.elements)
        if change == "lost":
            del elements[5]
        elif change == "twice":
            elements.insert(5, elements[5])
        else:
            elements[4], elements[5] = elements[5], elements[4]
        return honest(replace(sheet, elements=tuple(elements)), opened, plates)

    monkeypatch.setattr(writer, "docx_bytes", wrong)


@pytest.mark.parametrize("change", ["lost", "twice", "swapped"])
def test_a_file_that_says_something_else_is_not_written(change, monkeypatch, tmp_path):
    damaged(monkeypatch, change)
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")
    with pytest.raises(Known, match="核对不符"):
        exporting.export_docx(*issues.reference(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_lost_picture_is_noticed():
    bulletin, plates = issues.full()
    data = exporting.built(bulletin, plates).data
    block, _ = make.picture()
    more = replace(bulletin, note=(*bulletin.note, block))
    with pytest.raises(Known, match="图片的张数"):
        audit.check(data, more)


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_cannot_be_opened_again_is_not_written(data):
    with pytest.raises(Known, match="核对不成"):
        audit.read(data)


def test_a_full_disk_leaves_the_old_file_whole(monkeypatch, tmp_path):
    target = tmp_path / "简报.docx"
    target.write_bytes(b"old")

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="磁盘满了"):
        exporting.export_docx(*issues.reference(), target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_exporting_opens_no_database():
    program = (
        "import sys; from gazetteer_desk.export import exporting; from tests import make;"
        "exporting.built(make.bulletin(), {});"
        "print(sorted(m for m in ('sqlalchemy', 'alembic', 'PySide6') if m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_the_ending_names_the_form(tmp_path):
    made = make.bulletin("题名")
    begun = {"出.docx": b"PK", "出.TXT": b"\xef\xbb\xbf", "出.htm": b"<!DO", "出.pdf": b"%PDF"}
    for name, begins in begun.items():
        exporting.export(made, {}, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
    with pytest.raises(Known, match=r"“出\.odt”不是能导出的文件名"):
        exporting.export(made, {}, tmp_path / "出.odt")


def test_a_page_of_a_secret_issue_is_not_for_the_web(tmp_path):
    secret = make.bulletin("题名", secrecy=Secrecy(level=SecrecyLevel.SECRET, term="1年"))
    said = exporting.export(secret, {}, tmp_path / "出.html").sentences
    assert said == ("这一期标有“秘密★1年”，不要放到网上。",)
    assert exporting.export(secret, {}, tmp_path / "出.txt").sentences == ()
    assert exporting.export(make.bulletin(), {}, tmp_path / "出.html").sentences == ()


def test_text_and_pages_are_written_whole_or_not_at_all(tmp_path, monkeypatch):
    old = tmp_path / "出.txt"
    old.write_bytes(b"old")
    with pytest.raises(TemplateBroken):
        exporting.export(make.bulletin(), {}, old, scheme=Scheme(template="没有的"))
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["出.docx", "出.txt", "出.html"])
def test_an_empty_issue_is_refused_in_every_form(tmp_path, name):
    with pytest.raises(Known, match="还是空的"):
        exporting.export(Bulletin(), {}, tmp_path / name)
    assert not (tmp_path / name).exists()
