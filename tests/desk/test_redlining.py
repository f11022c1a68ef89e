"""花脸稿 of versions with pictures that only the store has."""

import datetime as dt

import pytest
from msgspec.structs import replace

from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.redlining import redline
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.export import settled


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def test_pictures_of_both_versions_come_from_the_store(desk, tmp_path):
    old_picture, old_plates = make.picture(make.png(300, 200), caption="评审会现场")
    new_picture, new_plates = make.picture(make.png(200, 300), caption="村史馆一角")
    article = make.article(body=(old_picture, *make.body("评审会开了两天。")))
    old = make.bulletin(article)
    new = replace(old, articles=(replace(article, body=(new_picture, *article.body[1:])),))
    kept = desk.ledger.enter(old, old_plates, occasion=Occasion.SAVED)
    desk.ledger.keep(kept.entry, new, new_plates, base=kept.revision, occasion=Occasion.SAVED)

    when = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    redline(desk, old, new, tmp_path / "花脸稿.docx", author="第2稿", when=when)

    data = (tmp_path / "花脸稿.docx").read_bytes()
    for accept, caption in ((True, "村史馆一角"), (False, "评审会现场")):
        words = [text for _, text, _ in settled.paragraphs(data, accept=accept)]
        assert words.count("[图]") == 1
        assert caption in words
