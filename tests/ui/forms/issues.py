"""An issue for the forms to show, and what the tests of all of them do."""

import datetime as dt

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Disclosure,
    IssueNumber,
    Masthead,
    Secrecy,
    SecrecyLevel,
    Urgency,
)
from gazetteer_desk.bulletin.offers import Offer, Offers


ISSUE = Bulletin(
    masthead=Masthead(series="青梧县地方志工作简报", publisher="青梧县地方志办公室", sign="青梧"),
    number=IssueNumber(year=2026, number=13, total=145),
    dated=dt.date(2026, 3, 12),
    secrecy=Secrecy(level=SecrecyLevel.SECRET, term="1年", copy_no="000001"),
    urgency=Urgency.URGENT,
    note=(paragraph("编者按：供各地参考。", Kind.NOTE),),
    disclosure=Disclosure.ON_REQUEST,
    distribution=Distribution(report=("县委。",), send=("县直各部门。", "各人民团体。")),
    imprint=Imprint(office="综合股", printed=dt.date(2026, 3, 12), editor="卢"),
    copies=120,
)


def remark(field: str, said: str, *, weight: Weight = Weight.WRONG, **fields) -> Remark:
    """Return a remark on a field of a form."""
    return Remark(place="", field=field, weight=weight, said=said, **fields)


def names(*words: str) -> Offers:
    """Return these names as offers."""
    return Offers(map(Offer, words))


def compose(field, words: str) -> None:
    """Half-type a word in a field."""
    QApplication.sendEvent(field, QInputMethodEvent(words, []))
