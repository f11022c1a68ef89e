"""What the clerk decides about a finding: to mend it, to leave it, or never to hear of it again.

What is left as it is belongs to the issue and is undone with it; what concerns every issue (words
that are never wrong, rules that are not used) is the office's, and taken back from the status line.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from gazetteer_desk.bulletin import persons, units
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.persons import Person
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.proof import mending, waiving
from gazetteer_desk.proof.finding import Finding
from ui.editor.edits import Spot
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing
from ui.presenters.proofing import Proofing
from ui.widgets import finding_looks


STAYS = "这一项不能忽略，改好就没有了。"
_UNDO = ("undo", "撤销")
_NAME_OF_PERSON, _NAME_OF_UNIT = "R03", "R07"  # the rules that hold a name for a miswritten one


class Deciding:
    """Joins the deeds on findings to the issue in front and to the office's rules."""

    def __init__(self, bench: Bench, listing: Listing, proofing: Proofing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._listing = listing
        self._proofing = proofing

    def do(self, name: str, finding: Finding) -> None:
        """Do the deed of that name (`finding_looks.DEEDS`) to a finding."""
        if name in finding_looks.LEAVING and not finding.can_be_left:
            self._say(STAYS)
        elif name == "always":
            self._record(finding.rule, finding.text)
        elif name == "off":
            self._listing.change_rules(
                lambda c: replace(c, off=c.off | {finding.rule}), "这条规则以后不查。"
            )
        elif name == "mend":
            self.mend(finding)
        else:
            self._leave(name, finding)

    def mend(self, finding: Finding) -> bool:
        """Do what a finding suggests; tell whether that could be done."""
        if finding.suggestion is None:
            self._say("这一处要您自己改。")
            return False
        if self._bench.at_caret.is_composing:
            return False
        self._sitting.settle()
        if self._sitting.apply("改正", lambda b: mending.mended(b, (finding,))):
            return True
        if not self._sitting.why_locked:
            self._say("这一处刚改过，正在重新检查。")
        return False

    def mend_all(self) -> None:
        """Mend all that is surely wrong and has a suggestion, as one deed."""
        self._proofing.when_checked(self._mend_all)

    def check_again(self) -> None:
        """Leave nothing as it is any more (重新检查)."""
        self._sitting.settle()
        self._sitting.apply("重新检查", waiving.restored, everywhere=True)

    def _mend_all(self) -> None:
        sure = self._proofing.sure
        if not sure:
            self._say("没有能一起改正的。疑似的请逐处看过再改。")
            return
        spot = self._bench.editor.spot()
        if self._sitting.apply("全部改正", lambda b: mending.mended(b, sure), everywhere=True):
            self._bench.editor.go_to(self._kept(spot, sure))
            self._sitting.offer_undo()
            words = f"已改正 {len(sure)} 处，涉及{_where(sure)}。"
            self._bench.window.status_line.show_note(words, deed=_UNDO)

    def _record(self, rule: str, words: str) -> None:
        """Put words into the directory: a name as that of a person or unit, else as never wrong."""
        listing = self._listing
        if rule == _NAME_OF_PERSON:
            person = persons.keyed(Person(key="", name=words))
            listing.change_persons(lambda now: persons.put(now, person), f"已把“{words}”记为人员。")
        elif rule == _NAME_OF_UNIT:
            unit = Unit(name=words)
            listing.change_units(lambda now: units.put(now, unit), f"已把“{words}”记为单位。")
        else:
            listing.change_rules(
                lambda c: replace(c, leave=tuple(dict.fromkeys((*c.leave, words)))),
                f"“{words}”以后不作错。",
            )

    def _kept(self, spot: Spot, mended: Iterable[Finding]) -> Spot:
        """Return where the words now are that the caret stood in."""
        key, by = self._sitting.place, 0
        for one in mended:
            place = one.place
            if (place.article, place.part, place.path) != (key, "body", spot.path):
                continue
            if place.end <= spot.offset:
                by += len(one.suggestion or "") - (place.end - place.start)
        return spot._replace(offset=max(spot.offset + by, 0))

    def _leave(self, name: str, finding: Finding) -> None:
        def left(bulletin: Bulletin) -> Bulletin:
            change = waiving.waived_once if name == "once" else waiving.waived
            return change(bulletin, finding)

        self._sitting.settle()
        words, _ = finding_looks.DEEDS[name]
        if self._sitting.apply(words, left, everywhere=True):
            self._sitting.offer_undo()
            said = "已忽略这一处。" if name == "once" else f"本期不再查“{finding.text}”。"
            self._bench.window.status_line.show_note(said, deed=_UNDO)

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)


def _where(findings: Iterable[Finding]) -> str:
    """Return of how many articles they are: “ 3 篇”, “ 3 篇和报头报尾”."""
    keys = {one.place.article for one in findings}
    articles = len(keys - {""})
    words = f" {articles} 篇" if articles else ""
    frame = "和报头报尾" if words else "报头报尾"
    return words + (frame if "" in keys else "")
