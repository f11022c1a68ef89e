"""Signing an issue (签发) on the bytes that are kept: what the signer is told, and the deed itself.

What holds it back (open 必错, 【待补】, empty fields) is looked for once more in the deed, on the
very bytes that are signed, so that it depends on nothing that a window showed.
"""

import datetime as dt

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, changes, codec, compare, edit
from gazetteer_desk.bulletin.checks import Weight
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import proofing, signers
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import NoSuchStep
from gazetteer_desk.history.lines import EntryLine, RevisionLine
from gazetteer_desk.history.signing import Signatures, Signed, Standing, Step
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof import places, waiving
from gazetteer_desk.proof.finding import Finding, Level


_EMPTY = f"R-{Weight.LACKING}"  # the rule of what says that a field is empty


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """An issue as it may be signed, and the findings that hold that back."""

    bulletin: Bulletin
    digest: str
    held: tuple[Finding, ...]

    @property
    def code(self) -> str:
        """Return its 核对码."""
        return codec.code(self.digest)

    @property
    def counted(self) -> str:
        """Return what holds it back by number, 1 处必错、缺 2 项; "" where nothing does."""
        empty = sum(one.rule == _EMPTY for one in self.held)
        wrong = len(self.held) - empty
        parts = (f"{wrong} 处必错" if wrong else "", f"{empty} 项未填" if empty else "")
        return "、".join(filter(None, parts))

    @property
    def told(self) -> tuple[str, ...]:
        """Return a sentence on each thing that holds it back."""
        return tuple(f"{places.said(self.bulletin, one.place)}　{one.message}" for one in self.held)


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be signed: as it is kept now and, where its date is another, with that of today.

    `standing` is how it stands to its last 核稿, or where it was signed to its last 签发.
    """

    line: EntryLine
    revision: RevisionLine
    now: Version
    today: Version | None
    standing: Standing


def look(desk: Desk, entry: int, *, today: dt.date | None = None) -> Subject:
    """Return what there is to say of the newest revision of an issue before it is signed."""
    with desk.store.reading():
        revision, bulletin = desk.ledger.head(entry)
        dated = as_of(bulletin, today or dt.date.today())
        digest = codec.digest(codec.canonical(dated))
        is_other = dated.dated != bulletin.dated
        return Subject(
            line=desk.ledger.line(entry),
            revision=revision,
            now=_version(desk, entry, bulletin, revision.digest),
            today=_version(desk, entry, dated, digest) if is_other else None,
            standing=Signatures(desk.store).standing(entry),
        )


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of who takes a step: with which issue, and who that may be.

    `subject` is there for a signature; `changed` says what was changed since the last one,
    `is_signed` that there is one: what an older program let pass has none.
    """

    line: EntryLine
    articles: int
    characters: int
    names: signers.Names
    changed: str
    is_signed: bool
    subject: Subject | None = None


def question(desk: Desk, entry: int, step: Step) -> Question:
    """Return what there is to ask before a step is taken with an issue."""
    with desk.store.reading():
        revision, bulletin = desk.ledger.head(entry)
        is_signature = step in (Step.APPROVED, Step.AGAIN)
        stands = standing(desk, entry)
        return Question(
            line=desk.ledger.line(entry),
            articles=len(bulletin.articles),
            characters=revision.characters,
            names=signers.names(desk, step, bulletin),
            changed=changed(stands, bulletin),
            is_signed=stands.signed is not None,
            subject=look(desk, entry) if is_signature else None,
        )


def as_of(bulletin: Bulletin, day: dt.date) -> Bulletin:
    """Return the issue dated that day; a day of printing that was the same goes with it."""
    imprint = bulletin.imprint
    if imprint.printed is None or imprint.printed == bulletin.dated:
        imprint = replace(imprint, printed=day)
    return carried.without_touched(bulletin, replace(bulletin, dated=day, imprint=imprint))


def sign(desk: Desk, entry: int, *, who: str, remark: str, digest: str) -> EntryLine:
    """Sign an issue (签发), again where it is signed already (再签); return its line afterwards.

    `digest` is that of the bytes which were shown. Raises `NoSuchStep` where those are not the
    newest any more, for no name, and for what holds it back without a word why in `remark`.
    """
    seen = look(desk, entry)
    who, remark = who.strip(), remark.strip()
    if not who:
        raise NoSuchStep("签发要写明签发人，没有签发。")
    if seen.now.digest != digest:
        raise NoSuchStep("这期间又存了新的一稿，没有签发。", "请看过再签。")
    if seen.now.held and not remark:
        raise NoSuchStep(f"还有 {seen.now.counted}，没有签发。", "请改好再签，或者写明原因。")
    if seen.now.held:
        remark = f"{remark.removesuffix('。')}（签发时还有 {seen.now.counted}）"
    read = seen.revision.id
    if seen.standing.signed is not None and seen.line.status is not Status.CHECKED:
        Signatures(desk.store).sign(entry, Step.AGAIN, who=who, remark=remark, revision=read)
    else:
        desk.ledger.advance(entry, Status.APPROVED, who=who, reason=remark, revision=read)
    return desk.ledger.line(entry)


def check(desk: Desk, entry: int, *, who: str, remark: str) -> EntryLine:
    """Note that an issue was checked (核稿) as it is kept now; return its line."""
    if not who.strip():
        raise NoSuchStep("核稿要写明核稿人，没有记下。")
    newest = desk.ledger.line(entry).head
    Signatures(desk.store).sign(entry, Step.CHECKED, who=who, remark=remark, revision=newest)
    return desk.ledger.line(entry)


def standing(desk: Desk, entry: int) -> Standing:
    """Return how an issue stands to what was signed of it."""
    return Signatures(desk.store).standing(entry)


def steps(desk: Desk, entry: int) -> tuple[Signed, ...]:
    """Return the steps of an issue, newest first (流程记录)."""
    return Signatures(desk.store).of(entry)


def changed(standing: Standing, bulletin: Bulletin) -> str:
    """Return what was changed since an issue was signed, as 签发之后改了 12 个字; "" if nothing."""
    if standing.signed is None or standing.words is None:
        return ""
    if edit.says_same(standing.words, bulletin):
        return ""
    size = changes.size(changes.listed(compare.compare(standing.words, bulletin)))
    return f"{standing.signed.step}之后{f'改了 {size} 个字' if size else '有改动'}"


def _version(desk: Desk, entry: int, bulletin: Bulletin, digest: str) -> Version:
    found, _ = waiving.parted(bulletin, proofing.checked(desk, bulletin, entry))
    held = tuple(one for one in found if one.level is Level.ERROR or one.rule == _EMPTY)
    return Version(bulletin=bulletin, digest=digest, held=held)
