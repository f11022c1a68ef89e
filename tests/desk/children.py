"""A child process that is none: it knows by a few words what is in a file."""

import threading

from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.intake.document import Document, Form
from gazetteer_desk.intake.found import Found
from gazetteer_desk.intake.recognised import Field, Piece, Recognised, Sure
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.standing import Stand
from tests import make


class Fake:
    """A child that knows a file by its first word: 期3, 疑4, 余5, 弹."""

    def __init__(self) -> None:
        self._broken = threading.Event()

    def take_in(self, data: bytes) -> Found:
        words = data.decode()
        if words[0] == "弹":
            raise Refused(Why.TOO_LARGE)
        if words[0] == "等":
            self._broken.wait(20)
            raise Refused(Why.DAMAGED)
        document = Document(form=Form.TEXT, stands=(Stand(paragraph(words)),))
        sure = Sure.GUESS if words[0] == "疑" else Sure.CERTAIN
        return Found(
            document,
            Recognised(
                bulletin=make.bulletin(make.article(words, key=words), number=int(words[1:3])),
                fields=(Field(Place("", "dated", (), 0, 0), "", sure, ()),),
                left_over=(Piece("余", ()),) if words[0] == "余" else (),
            ),
        )

    def break_off(self) -> None:
        self._broken.set()

    def close(self) -> None:
        """Nothing to end."""
