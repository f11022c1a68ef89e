"""What lay on the desk is written down whole, or the older words stay."""

from pathlib import Path

from ui import session
from ui.session import Lying, Session


DESK = Session((Lying(3, "k", "tail"),), "k", "recall", "")


def test_a_session_comes_back_as_it_was(tmp_path: Path) -> None:
    session.keep(tmp_path / "session.json", DESK)
    assert session.kept(tmp_path / "session.json") == DESK


def test_none_and_a_spoiled_one_are_an_empty_desk(tmp_path: Path) -> None:
    assert session.kept(tmp_path / "session.json") == Session()
    for spoiled in (b'{"issues": 3}', b'{"front": "\xff"}', b"{"):
        (tmp_path / "session.json").write_bytes(spoiled)
        assert session.kept(tmp_path / "session.json") == Session()


def test_where_it_cannot_be_written_nothing_is_said(tmp_path: Path) -> None:
    session.keep(tmp_path / "not there" / "session.json", DESK)
    assert list(tmp_path.iterdir()) == []
