"""Which files of a folder are meant when it is dropped."""

import os

import pytest

from gazetteer_desk.desk.gathering import gather


def test_a_folder_is_walked_through_by_name_and_what_nobody_means_is_counted(tmp_path):
    for name in ("2.docx", "1.docx", ".DS_Store", "~$1.docx", "子/3.pdf", ".隐/4.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = gather([tmp_path, tmp_path / "1.docx", tmp_path / "没有.docx"])
    assert [one.name for one in found.files] == ["1.docx", "2.docx", "3.pdf", "没有.docx"]
    assert found.left_out == 3  # the hidden folder once


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_no_link_is_followed_and_no_pipe_is_waited_for(tmp_path):
    (tmp_path / "内").mkdir()
    (tmp_path / "内" / "回来").symlink_to(tmp_path)
    (tmp_path / "内" / "密").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "内" / "管")
    found = gather([tmp_path / "内"])
    assert (found.files, found.left_out) == ((), 3)
