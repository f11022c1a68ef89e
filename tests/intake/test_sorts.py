"""What a file is taken for, by its name."""

from pathlib import Path

import pytest

from gazetteer_desk.intake.sorts import Sort, sort_of


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("简报.json", Sort.EXCHANGE),
        ("图.JPG", Sort.PICTURE),
        ("稿.txt", Sort.TEXT),
        ("页.HTM", Sort.PAGE),
        ("通知.docx", Sort.OFFICE),
        ("扫描.pdf", Sort.OFFICE),
        ("表.xls", Sort.OTHER),
        ("没有后缀", Sort.OTHER),
    ],
)
def test_by_its_ending(name: str, sort: Sort):
    assert sort_of(Path(name)) is sort
