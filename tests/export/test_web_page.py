"""A page for a browser stands by itself."""

from gazetteer_desk.export.web_page import page_bytes


def test_a_page_names_itself_and_holds_its_style_and_its_words():
    page = page_bytes("第1期<简报>", "p { margin: 0 }\n", "<p>{正文}</p>").decode("utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert "<title>第1期&lt;简报&gt;</title>" in page
    assert "<style>\np { margin: 0 }\n</style>" in page
    assert page.endswith("<body>\n<p>{正文}</p>\n</body>\n</html>\n")
