import pytest

from gazetteer_desk.intake import safe_xml
from gazetteer_desk.intake.refusals import Refused, Why


BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def why(data):
    with pytest.raises(Refused) as caught:
        safe_xml.parse(data)
    return caught.value.why


def test_words_come_through_and_comments_do_not():
    assert safe_xml.parse("<a>志<!-- x --><?y z?>鉴</a>".encode()).text == "志鉴"
    assert (
        safe_xml.parse('<?xml version="1.0" encoding="UTF-16"?><a>志</a>'.encode("utf-16")).text
        == "志"
    )


@pytest.mark.parametrize("form", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"])
def test_no_document_type_in_any_encoding(form):
    assert why(f'<?xml version="1.0" encoding="{form}"?>{BOMB}'.encode(form)) is Why.DAMAGED


def test_an_address_is_never_opened(tmp_path):
    (tmp_path / "secret").write_text("暗")
    outside = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{tmp_path.as_uri()}/secret">]><a>&b;</a>'
    assert why(outside.encode()) is Why.DAMAGED


def test_what_is_broken_is_damaged_and_what_is_endless_too_large(monkeypatch):
    assert why(b"<a><b></a>") is Why.DAMAGED
    assert why(b"") is Why.DAMAGED
    assert why(b"<a>" * 400 + b"</a>" * 400) is Why.TOO_LARGE
    monkeypatch.setattr(safe_xml, "_MOST_TAGS", 5)
    assert why(b"<a><b/><b/><b/><b/></a>") is Why.TOO_LARGE
