"""File names that every system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.export import naming
from tests import make


def test_the_name_is_series_year_and_number():
    assert naming.proposed(make.bulletin(year=2024, number=62)) == (
        "青梧县地方志工作简报2024年第62期.docx"
    )


def test_a_supplement_says_so():
    made = make.bulletin(year=2024, number=2, supplement=True)
    assert naming.proposed(made) == "青梧县地方志工作简报2024年增刊第2期.docx"


def test_an_issue_of_which_nothing_is_known_still_has_a_name():
    assert naming.proposed(Bulletin()) == "简报.docx"
    assert naming.proposed(make.bulletin("甲", number=None, year=None, series="")) == "甲.docx"


def test_the_proposal_steps_aside_for_what_is_there(tmp_path):
    target = tmp_path / "简报2024年第62期.docx"
    assert naming.beside(target) == target
    target.touch()
    second = tmp_path / "简报2024年第62期(2).docx"
    assert naming.beside(target) == second
    second.touch()
    assert naming.beside(target) == naming.beside(second) == tmp_path / "简报2024年第62期(3).docx"
    assert naming.beside(target.with_suffix(".txt")) == target.with_suffix(".txt")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "abcdefghij"),
        ("简报. . ", "简报"),
        ("~$简报", "简报"),
        ("..\\..\\简报", "简报"),
        ("-rf", "rf"),
        ("CON", "简报CON"),
        ("com1.年鉴", "简报com1.年鉴"),
        ("LPT¹", "简报LPT¹"),
        ("CONIN$", "简报CONIN$"),
        ("\u202e简\u0007报", "简报"),
        ("", "简报"),
        ("...", "简报"),
    ],
)
def test_what_windows_does_not_take_is_left_out(title, name):
    assert naming.valid(title) == name


def test_a_long_name_is_cut_at_a_character_and_keeps_its_number():
    made = make.bulletin(masthead=Masthead(series="志" * 200), year=2024, number=62)
    name = naming.proposed(made)
    assert name.endswith("2024年第62期.docx")
    assert len(name.encode()) <= 200


@given(st.text(max_size=300))
def test_any_title_gives_a_valid_name(title):
    name = naming.valid(title)
    assert name
    assert not set(name) & set('<>:"/\\|?*')
    assert all(ord(c) >= 32 for c in name)
    assert name[-1] not in " ."
    assert len(name.encode()) <= 190
    assert naming.valid(name) == name
