"""What was read from a file becomes an article: the first line is its title."""

from gazetteer_desk.bulletin import from_file
from tests import make


def test_the_first_line_is_the_title_and_blank_ones_before_it_go():
    made = from_file.article(make.body("", "  题名  ", "正文。"), "文件名", "工作动态")
    assert (made.title, made.column) == (("题名",), "工作动态")
    assert [p.text for p in made.body] == ["正文。"]


def test_a_long_first_line_or_none_leaves_the_files_name():
    long = "长" * 61
    assert from_file.article(make.body(long), "来稿").title == ("来稿",)
    assert [p.text for p in from_file.article(make.body(long), "来稿").body] == [long]
    assert from_file.article((), "空的").title == ("空的",)
