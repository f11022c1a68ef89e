"""Whole files: entirely there, or the old one untouched; every trouble in one sentence."""

import errno
import logging
import os
from pathlib import Path

import pytest

from gazetteer_desk import files, log, paths
from gazetteer_desk.errors import DiskFull, FileInUse, Known, NotFound, NotWritable


def test_a_file_is_replaced_whole(tmp_path):
    path = tmp_path / "稿.docx"
    files.write_whole(path, b"one")
    files.write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file(tmp_path, monkeypatch, step):
    path = tmp_path / "稿.docx"
    path.write_bytes(b"old")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    with pytest.raises(DiskFull, match="原有文件没有动"):
        files.write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, ""), DiskFull),
        (OSError(errno.EDQUOT, ""), DiskFull),
        (PermissionError(errno.EACCES, ""), NotWritable),
        (OSError(errno.EROFS, ""), NotWritable),
        (FileNotFoundError(errno.ENOENT, ""), NotFound),
        (IsADirectoryError(errno.EISDIR, ""), NotWritable),
        (OSError(errno.ENAMETOOLONG, ""), NotWritable),
        (OSError(errno.EIO, ""), NotWritable),
    ],
)
def test_every_trouble_of_the_disk_has_its_sentence(tmp_path, error, kind):
    known = files.known(error, tmp_path / "稿.docx")
    assert type(known) is kind
    assert str(known).endswith("。")
    assert "Errno" not in str(known)


def test_a_file_that_wps_holds_open_is_named_on_windows(tmp_path, monkeypatch):
    path = tmp_path / "稿.docx"
    path.touch()
    monkeypatch.setattr("gazetteer_desk.files.os.name", "nt")
    error = files.known(PermissionError(errno.EACCES, ""), path)
    monkeypatch.undo()
    assert type(error) is FileInUse


def test_folders_and_missing_ones_are_refused(tmp_path):
    with pytest.raises(NotFound):
        files.write_whole(tmp_path / "无" / "稿.docx", b"")
    with pytest.raises(NotWritable, match="文件夹"):
        files.write_whole(tmp_path, b"")
    with pytest.raises(NotWritable, match="太长"):
        files.write_whole(tmp_path / ("长" * 300), b"")


def test_reading_refuses_what_is_no_file_or_too_large(tmp_path, monkeypatch):
    path = tmp_path / "期.json"
    path.write_bytes(b"12345")
    assert files.read_whole(path, limit=5) == b"12345"
    with pytest.raises(Known, match="没有读"):
        files.read_whole(path, limit=4)
    with pytest.raises(NotFound, match="文件夹"):
        files.read_whole(tmp_path, limit=5)
    with pytest.raises(NotFound, match="没有找到文件"):
        files.read_whole(tmp_path / "无", limit=5)
    for error, said in (
        (PermissionError(13, ""), "不允许读取"),
        (OSError(errno.EIO, ""), "读写不成"),
    ):

        def refuse(_, error=error):
            raise error

        monkeypatch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(Known, match=said):
            files.read_whole(path, limit=5)


def test_the_data_folder_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("GAZETTEER_DESK_HOME", str(tmp_path))
    assert paths.store_path() == tmp_path / "desk.sqlite"
    monkeypatch.setenv("GAZETTEER_DESK_STORE", str(tmp_path / "x.sqlite"))
    assert paths.store_path() == tmp_path / "x.sqlite"
    monkeypatch.delenv("GAZETTEER_DESK_HOME")
    assert "gazetteer" in str(paths.data_dir()).lower()


def test_a_desk_that_cannot_log_works_on(tmp_path):
    blocked = tmp_path / "logs"
    blocked.write_bytes(b"")
    log.start(blocked)
    log.log.info("revision %d kept", 1)
    assert isinstance(log.log.handlers[-1], logging.NullHandler)


def test_an_error_is_located_without_its_values():
    try:
        raise ValueError("机密")
    except ValueError as error:
        where = log.where(error)
    assert where.startswith("ValueError at test_files:")
    assert "机密" not in where
