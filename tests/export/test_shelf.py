"""The shelf of templates: what is there, taken in, copied to edit, put away."""

import pytest

from gazetteer_desk import files
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import DiskFull, NotFound, NotWritable, TemplateBroken, TemplateTaken
from gazetteer_desk.export import packages, template
from gazetteer_desk.export.shelf import Listed, Shelf


OURS = template.find("简报")
CHOSEN = Scheme(template="简报", contents=True)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "desk" / "templates")


@pytest.fixture
def given(tmp_path):
    """Return a package as it came by mail."""
    path = tmp_path / f"本县简报{packages.ENDING}"
    path.write_bytes(packages.write(OURS, CHOSEN))
    return path


def test_at_first_there_are_ours(shelf):
    assert Listed("简报", is_own=False) in shelf.listed()
    assert not any(one.is_own or one.trouble for one in shelf.listed())


def test_a_package_is_taken_in_with_its_choices(shelf, given):
    scheme = shelf.take_in(given)
    assert scheme == Scheme(template="本县简报", contents=True)
    assert Listed("本县简报", is_own=True) in shelf.listed()
    assert shelf.scheme_for("本县简报") == scheme
    assert template.find("本县简报", shelf.folder) == OURS


def test_what_was_taken_in_is_handed_on_as_it_came(shelf, given):
    shelf.take_in(given)
    assert packages.read(shelf.package("本县简报"), "x").scheme.contents
    other = packages.read(shelf.package("本县简报", Scheme()), "x")
    assert (other.scheme.contents, other.template) == (False, OURS)
    assert shelf.package("简报") == packages.write(OURS, Scheme())


def test_a_plain_word_file_is_taken_in_under_another_name(shelf, tmp_path):
    plain = tmp_path / "a.docx"
    plain.write_bytes(OURS)
    assert shelf.take_in(plain, name="专刊") == Scheme(template="专刊")
    assert Listed("专刊", is_own=True) in shelf.listed()


def test_one_that_is_there_stays_unless_one_says_so(shelf, given):
    shelf.take_in(given, name="甲")
    given.write_bytes(packages.write(OURS, Scheme()))
    with pytest.raises(TemplateTaken, match="已有名为“甲”的模板"):
        shelf.take_in(given, name="甲")
    assert shelf.scheme_for("甲").contents
    shelf.take_in(given, name="甲", replace=True)
    assert not shelf.scheme_for("甲").contents


@pytest.mark.parametrize("name", ["../甲", "a/b", "a\\b", "CON", "甲.", " ", "甲?"])
def test_a_name_no_file_can_have_is_refused(shelf, given, name):
    with pytest.raises(TemplateBroken, match="不能作模板的名字"):
        shelf.take_in(given, name=name)
    assert not shelf.folder.exists()


def test_a_broken_one_leaves_the_shelf_as_it_was(shelf, given):
    given.write_bytes(packages.write(OURS[:-100], CHOSEN))
    with pytest.raises(TemplateBroken):
        shelf.take_in(given)
    assert not shelf.folder.exists()


def test_a_full_disk_leaves_no_half_template(shelf, given, monkeypatch):
    def full(*_, **__):
        raise DiskFull("磁盘满了。")

    monkeypatch.setattr(files, "write_whole", full)
    with pytest.raises(DiskFull):
        shelf.take_in(given)
    assert not any(one.is_own for one in shelf.listed())


def test_a_folder_that_cannot_be_made_is_said(tmp_path, given):
    (tmp_path / "desk").write_text("a file")
    with pytest.raises(NotWritable):
        Shelf(tmp_path / "desk" / "templates").take_in(given)


def test_one_put_there_by_hand_is_listed_with_what_is_wrong(shelf):
    shelf.folder.mkdir(parents=True)
    (shelf.folder / "坏.docx").write_bytes(b"x")
    (shelf.folder / "~$坏.docx").write_bytes(b"x")  # Word's mark that it is open
    own = [one for one in shelf.listed() if one.is_own]
    assert [one.name for one in own] == ["坏"]
    assert "不是完好的 Word 文件" in own[0].trouble
    with pytest.raises(TemplateBroken):
        shelf.package("坏")


def test_ours_is_copied_to_be_edited_once(shelf):
    copy = shelf.own_copy("简报")
    assert copy.read_bytes() == OURS
    copy.write_bytes(b"edited")
    assert shelf.own_copy("简报").read_bytes() == b"edited"


def test_an_own_one_is_put_away_and_ours_counts_again(shelf, given):
    for nth in range(2):
        shelf.take_in(given, name="简报")
        put = shelf.retire("简报")
        assert put.name == ("简报(2).docx" if nth else "简报.docx")
        assert put.with_suffix(".json").exists()
    assert Listed("简报", is_own=False) in shelf.listed()
    assert shelf.scheme_for("简报") == Scheme()
    with pytest.raises(NotFound, match="没有本单位自己的模板“简报”"):
        shelf.retire("简报")


def test_one_put_there_by_hand_is_put_away_too(shelf):
    shelf.own_copy("简报")
    assert shelf.retire("简报").read_bytes() == OURS


def test_one_that_cannot_be_moved_stays(shelf, monkeypatch):
    own = shelf.own_copy("简报")

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(type(own), "rename", refuse)
    with pytest.raises(NotWritable):
        shelf.retire("简报")
    assert own.exists()
