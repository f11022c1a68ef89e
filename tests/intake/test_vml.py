from gazetteer_desk.intake import html, vml


DRAWING = (
    '[if gte vml 1]><v:shape id="a"><v:textbox><![if !mso]><div><p>框里</p></div><![endif]>'
    '</v:textbox></v:shape><v:shape id="b"><v:imagedata src="file:///C:/x.png"/></v:shape>'
    "<![endif]"
)


def test_boxes_and_pictures_by_their_shapes() -> None:
    drawn = vml.read(DRAWING)
    assert drawn.boxes == (("a", "<div><p>框里</p></div>"),)
    assert drawn.pictures == {"b": "file:///C:/x.png"}


def test_only_words_conditional_comments_hold_drawings() -> None:
    assert vml.is_some(DRAWING)
    assert not vml.is_some("<v:textbox>甲</v:textbox>")
    assert not vml.is_some("[if gte vml 1]" + "x" * 3_000_000)


def test_boxes_that_begin_again_and_again_give_their_words_once() -> None:
    page = "<p>" + "<!--[if gte vml 1]><v:textbox>" * 9 + "里</v:textbox><![endif]-->外</p>"
    assert [one.text for one in html.read(page.encode()).body] == ["里", "外"]


def test_the_words_of_a_box_that_was_deleted_stay_away() -> None:
    assert html.read(f"<p>甲<del><!--{DRAWING}--></del></p>".encode()).remarks == ()
