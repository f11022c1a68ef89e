"""What the child found goes over the line and into the store and comes back as it was."""

import msgspec
import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.intake import found
from gazetteer_desk.intake.document import Document, Form
from gazetteer_desk.intake.found import Found
from gazetteer_desk.intake.recognised import Recognised
from gazetteer_desk.intake.standing import Stand
from tests import make


def test_it_comes_back_with_those_pictures_that_are_what_they_say():
    block, plates = make.picture(make.png(7, 5))
    stands = Stand(block), Stand(make.table(("甲", "乙"))), Stand(paragraph("字"))
    document = Document(form=Form.DOCX, stands=stands, plates=plates, remarks=("有宏。",))
    one = Found(document, Recognised(bulletin=make.bulletin(make.article("题"))))
    assert found.from_bytes(found.to_bytes(one), plates) == one
    false = {**plates, "0" * 64: b"other"}
    assert found.from_bytes(found.to_bytes(one), false) == one
    bare = replace(one, document=replace(document, plates={}))
    assert found.restore(one.json()) == bare
    with pytest.raises(msgspec.MsgspecError):
        found.from_bytes(b"nonsense", {})
