"""The strip under the editor says what is wrong at the caret, and how to mend or leave it."""

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof.finding import Finding, Level
from ui.widgets.finding_strip import FindingStrip


FINDING = Finding(
    rule="W-资政辅资",
    level=Level.DOUBT,
    source="实务",
    place=Place("a", "body", (0,), 0, 4),
    text="资政辅资",
    message="“资政辅资”疑为“资政辅治”。",
    suggestion="资政辅治",
    evidence="往期用过 46 次",
)


@pytest.fixture
def strip(shown) -> FindingStrip:
    return shown(FindingStrip())


def test_it_shows_the_sentence_the_evidence_and_the_remedy(strip, ear):
    strip.resize(700, 40)
    strip.show_finding(FINDING, 1, 3, locked=False)
    assert strip.isVisible()
    assert strip.said == "“资政辅资”疑为“资政辅治”"
    assert strip._evidence.text() == "往期用过 46 次"
    assert strip.mend.text() == "改为“资政辅治”　Alt+Enter"
    assert strip._count.text() == "1/3"
    ear.to(strip.stepped)
    strip._behind.click()
    strip._before.click()
    assert ear.heard == [1, -1]


def test_it_is_gone_where_nothing_is_at_the_caret(strip):
    strip.show_finding(FINDING, 1, 1, locked=False)
    assert not strip._behind.isEnabled(), "there is no other"
    strip.show_finding(None, 0, 1, locked=False)
    assert strip.isHidden()


def test_what_may_only_be_read_has_no_remedy(strip):
    strip.show_finding(FINDING, 1, 1, locked=True)
    assert strip.mend.isHidden()
    assert strip.leave.isHidden()
    strip.show_finding(FINDING, 1, 1, locked=False)
    assert strip.mend.isVisible(), "one that is unlocked has it again"


def test_where_only_the_clerk_knows_there_is_nothing_to_mend_by_key(strip):
    strip.show_finding(Finding(**_fields(suggestion=None)), 1, 1, locked=False)
    assert strip.mend.isHidden()
    assert strip.leave.isVisible()


def test_not_to_mend_it_may_mean_three_things(strip, ear):
    strip.show_finding(FINDING, 1, 1, locked=False)
    ear.to(strip.left_as_is)
    strip.leave.click()
    [menu] = strip.findChildren(QMenu)
    assert [one.text() for one in menu.actions()] == ["忽略一次", "本期忽略", "加入名录"]
    menu.actions()[1].trigger()
    assert ear.heard == ["issue"]
    menu.close()


def test_the_evidence_is_cut_before_the_sentence(strip):
    long = Finding(**_fields(evidence="规定　GB/T 15834—2011，5.1，" * 2))
    strip.resize(672, 40)
    strip.show_finding(long, 3, 15, locked=False)
    QApplication.processEvents()
    said = strip._said
    assert said.width() >= said.sizeHint().width()
    longer = Finding(**_fields(message="中文里用全角标点，“,”应为“，”。" * 2, evidence="规定"))
    strip.show_finding(longer, 3, 15, locked=False)
    assert strip._evidence.isHidden()
    assert strip._said.toolTip().endswith("”\n规定")


def test_a_narrow_strip_keeps_the_sentence_and_drops_the_evidence(strip):
    strip.show_finding(FINDING, 1, 1, locked=False)
    strip.resize(508, 40)
    QApplication.processEvents()
    assert strip._evidence.isHidden()
    assert strip._said.width() > 150


def _fields(**other):
    return {name: getattr(FINDING, name) for name in FINDING.__struct_fields__} | other
