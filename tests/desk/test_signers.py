"""Who may take a step: who took it before comes first, then others, then the directory."""

import pytest

from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.bulletin.persons import Person
from gazetteer_desk.desk import signers
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.signing import Step
from gazetteer_desk.history.status import Status
from tests import make


ISSUE = make.bulletin(imprint=Imprint(office=make.OFFICE, editor="王岚", approver="卢佩宁"))


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def test_who_is_named_at_the_foot_is_likely_while_nobody_signed(desk):
    assert signers.names(desk, Step.APPROVED, ISSUE) == signers.Names("卢佩宁", ())
    assert signers.names(desk, Step.SENT, ISSUE).likely == "王岚"
    assert signers.names(desk, Step.CHECKED, ISSUE).likely == ""


def test_whose_names_are_offered_first(desk):
    desk.persons.change(
        lambda _: (
            Person(key="1", name="石敏"),
            Person(key="2", name="贺青松"),
            Person(key="3", name="退休者", is_retired=True),
        )
    )
    entry = desk.ledger.enter(ISSUE, {}, occasion=Occasion.SAVED).entry
    for who in ("周宁", "杜若"):
        desk.ledger.advance(entry, Status.CHECKED, who=who)
        desk.ledger.advance(entry, Status.APPROVED, who="贺青松")
        desk.ledger.advance(entry, Status.DRAFT)
    found = signers.names(desk, Step.SENT, ISSUE)
    assert found.likely == "杜若"
    assert [(one.text, one.source) for one in found.offers] == [
        ("杜若", "送核稿过"), ("周宁", "送核稿过"), ("贺青松", "用过"), ("石敏", "名录"),
    ]  # fmt: skip
    assert signers.names(desk, Step.AGAIN, ISSUE).likely == "贺青松"
