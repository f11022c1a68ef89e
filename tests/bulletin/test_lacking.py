"""What an issue still lacks is said by name and place."""

from gazetteer_desk.bulletin import edit, lacking
from gazetteer_desk.bulletin.issue import Bulletin
from tests import make


def test_a_finished_issue_lacks_nothing():
    assert lacking.lacking(make.bulletin()) == {}


def test_an_empty_issue_lacks_everything_by_its_office_name():
    blank = edit.blank_article()
    assert lacking.lacking(Bulletin(articles=(blank,))) == {
        "masthead": ("刊名", "期号", "编印单位", "日期"),
        "tail": ("信息公开选项", "报送发", "印发机关", "印发日期", "印数"),
        blank.key: ("题名", "正文"),
    }


def test_no_copies_at_all_is_an_answer():
    assert lacking.lacking(make.bulletin(copies=0)) == {}


def test_a_table_or_a_picture_is_something_an_empty_paragraph_is_nothing():
    block, _ = make.picture()
    assert lacking.has_words((block,))
    assert lacking.has_words((make.table(("",)),))
    assert not lacking.has_words(make.body("", "　 "))
    assert lacking.is_blank(edit.blank_article())
    assert not lacking.is_blank(make.article("", body=(), note=make.body("按语")))
