"""A text file → `Document`: its lines, as they stand."""

from gazetteer_desk.intake import text
from gazetteer_desk.intake.document import Document, Form, has_words
from gazetteer_desk.intake.refusals import Refused, Why


def read(data: bytes) -> Document:
    """Return the lines of a text file, whatever it is encoded in; raises `Refused`."""
    words = text.decode(data)
    stands = text.stands(words)
    if not any(map(has_words, stands)):
        raise Refused(Why.NO_TEXT)
    lost = words.count("\ufffd")
    remarks = (f"有 {lost} 处字认不出，写作“\ufffd”，请核对。",) if lost else ()
    return Document(form=Form.TEXT, stands=tuple(stands), remarks=remarks, is_wrapped=True)
