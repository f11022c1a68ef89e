"""To leave a finding as it is touches no word of the issue."""

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Waiver
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.leaving import is_leaving
from tests import make


def test_only_a_deed_about_findings_is_one():
    draft = Draft(make.bulletin(make.article("题", key="a")))
    draft.apply("忽略一次", lambda b: edit.with_editing(b, waived=(Waiver("P19", "。。"),)))
    assert is_leaving(draft.last_step)
    draft.apply("改印数", lambda b: edit.with_editing(b, copies_reason="加印"))
    assert not is_leaving(draft.last_step)
    draft.apply("改题名", lambda b: edit.change_article(b, "a", title=("又题",)))
    assert not is_leaving(draft.last_step)
