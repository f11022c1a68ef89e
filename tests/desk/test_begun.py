"""After a kill the window knows which folders were coming in."""

from gazetteer_desk.desk import begun


def test_what_was_coming_in_is_known_until_it_is_done(tmp_path):
    beside = tmp_path / "desk.sqlite.d"
    assert begun.left(beside) == ()
    begun.note(beside, (tmp_path / "往期", tmp_path / "来稿"))
    assert begun.left(beside) == (tmp_path / "往期", tmp_path / "来稿")
    (beside / "intake.json").write_text("[半截")
    assert begun.left(beside) == ()
    begun.forget(beside)
    begun.forget(beside)
    assert not (beside / "intake.json").exists()
