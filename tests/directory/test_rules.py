"""What the office has changed of the rules is kept, and only that."""

from gazetteer_desk.directory.rules import RuleDrawer
from gazetteer_desk.proof import changing
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rulebook import Changes, Word


def test_changes_are_kept_whole(store):
    drawer = RuleDrawer(store)
    assert drawer.changes() == Changes()
    word = Word(wrong="石阜乡", rights=("石埠乡",), level=Level.DOUBT, guard=("大石阜乡镇",))
    changes = changing.with_word(Changes(leave=("编篡斋",)), word)
    changes = changing.with_rule(changes, changing.watched("截止…前", Level.HINT))
    changes = changing.weighed(
        changing.switched(changes, "P19", on=False), "P01", Level.HINT, Level.ERROR
    )
    assert drawer.change(lambda _: changes) == changes
    assert drawer.changes() == changes
    drawer.change(lambda now: changing.removed(now, word.id))
    assert RuleDrawer(store).changes().words == ()
