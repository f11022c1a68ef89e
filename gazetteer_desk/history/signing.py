"""Who took which step with an issue, when, and on which words: 送核稿, 核稿, 签发 (流程记录).

A step is bound to the revision that was the newest then, and to the SHA-256 of its stored bytes.
What was approved are words: the approval holds for as long as the newest revision says the same,
so that an undo makes it hold again. What no page prints (`Bulletin.editing`: marks of the desk,
findings that are left as they are) is none of the words.
"""

import datetime as dt
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec, edit
from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import NoSuchStep
from gazetteer_desk.history import lines, standing
from gazetteer_desk.history.rows import Signature
from gazetteer_desk.history.status import NUMBERED, Status
from gazetteer_desk.history.tables import Entry, Revision
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store


class Step(StrEnum):
    """A step on the way of an issue. The stored words are never renamed."""

    SENT = "送核稿"
    CHECKED = "核稿"
    APPROVED = "签发"
    AGAIN = "再签"
    ISSUED = "印发"
    FILED = "归档"
    VOID = "作废"
    TO_DRAFT = "退回拟稿"
    TO_CHECK = "退回核稿"


class Signed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One step that was taken, and the revision it was taken with; `who` is "" if nobody said."""

    id: int
    step: Step
    who: str
    when: dt.datetime
    remark: str
    revision: int
    nth: int
    digest: str

    @property
    def code(self) -> str:
        """Return the 核对码 of the words it was taken with."""
        return codec.code(self.digest)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the present stage of an issue rests on: the step, its words, if they still are so.

    `signed` is None where nobody signed: a draft, or an issue from before steps were recorded.
    """

    signed: Signed | None = None
    words: Bulletin | None = None
    is_same: bool = True


_BACK = frozenset({Step.SENT, Step.TO_DRAFT, Step.TO_CHECK})  # what was signed before is past
_BY_STAGE = {  # the steps that a stage rests on
    Status.CHECKED: frozenset({Step.CHECKED}),
    Status.APPROVED: frozenset({Step.APPROVED, Step.AGAIN}),
    Status.ISSUED: frozenset({Step.APPROVED, Step.AGAIN, Step.ISSUED}),
    Status.FILED: frozenset({Step.APPROVED, Step.AGAIN, Step.ISSUED}),
}
_BY_WANTED = {
    Status.DRAFT: Step.TO_DRAFT,
    Status.APPROVED: Step.APPROVED,
    Status.ISSUED: Step.ISSUED,
    Status.FILED: Step.FILED,
    Status.VOID: Step.VOID,
}


class Signatures:
    """The steps of the issues in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, entry: int) -> tuple[Signed, ...]:
        """Return the steps of an issue, newest first; `NotFound` where there is none."""
        with self._store.reading() as session:
            standing.row_of(session, entry)
            return _steps(session, entry)

    def standing(self, entry: int) -> Standing:
        """Return how an issue stands to what was signed of it; `NotFound` where there is none."""
        with self._store.reading() as session:
            return _standing(session, standing.row_of(session, entry))

    def sign(self, entry: int, step: Step, *, who: str, remark: str, revision: int) -> None:
        """Note 核稿 or 再签, which leave an issue at its stage; `NoSuchStep` with a sentence.

        `revision` is the one that was read: nothing is signed where it is not the newest any more.
        """
        with self._store.writing() as session:
            row = standing.row_of(session, entry)
            _refuse_other(row, revision, step)
            if step is Step.AGAIN:
                _refuse_again(session, row)
            elif row.status is not Status.CHECKED:
                raise NoSuchStep(f"这一期现在是“{row.status.label}”，不能核稿。")
            _record(session, row, step, who, remark)

    def names(self) -> tuple[tuple[Step, str], ...]:
        """Return who has taken which step so far, each once, the latest first."""
        asked = select(Signature.role, Signature.who, func.max(Signature.id).label("latest"))
        asked = asked.where(Signature.who != "").group_by(Signature.role, Signature.who)
        with self._store.reading() as session:
            found = session.execute(asked.order_by(func.max(Signature.id).desc()))
            return tuple((Step(row.role), row.who) for row in found)


def advance(
    session: Session, entry: int, wanted: Status, *, who: str, remark: str, revision: int | None
) -> None:
    """Take an entry to another stage and note the step, both or neither.

    Raises `NoSuchStep` as `standing.advance` does, where `revision` is not the newest, and for an
    issue that was changed after it was approved and is to be issued without a word why.
    """
    row = standing.row_of(session, entry)
    step = _BY_WANTED.get(wanted) or (Step.SENT if row.status is Status.DRAFT else Step.TO_CHECK)
    _refuse_other(row, revision, step)
    is_out = wanted is Status.ISSUED and row.status is Status.APPROVED
    if is_out and not clean_line(remark).strip() and not _standing(session, row).is_same:
        way = "请先再签，或者写明原因。"
        raise NoSuchStep("这一期签发之后改过，没有印发。", way)
    standing.advance(session, entry, wanted, reason=remark)
    _record(session, row, step, who, remark)


def _record(session: Session, row: Entry, step: Step, who: str, remark: str) -> None:
    head = session.get_one(Revision, row.head_id)
    session.add(
        Signature(
            revision_id=head.id,
            digest=head.digest,
            role=step.value,
            who=clean_line(who).strip(),
            when=now(),
            remark=clean_line(remark).strip(),
        )
    )
    session.flush()


def _refuse_other(row: Entry, revision: int | None, step: Step) -> None:
    if revision is not None and row.head_id != revision:
        raise NoSuchStep(f"这期间又存了新的一稿，没有{step}。", "请看过再来。")


def _refuse_again(session: Session, row: Entry) -> None:
    found = _standing(session, row)
    if row.status not in {Status.APPROVED, *NUMBERED} or found.signed is None:
        raise NoSuchStep(f"这一期现在是“{row.status.label}”，不用再签。")
    if row.correcting:
        raise NoSuchStep("这一期正在更正，没有再签。", "请先完成更正。")
    if found.is_same:
        raise NoSuchStep("签发以后没有改动，不用再签。")


def _standing(session: Session, row: Entry) -> Standing:
    wanted = _BY_STAGE.get(row.status, frozenset())
    for signed in _steps(session, row.id) if wanted else ():
        if signed.step in wanted:
            words = _words(session, signed.revision)
            if row.head_id == signed.revision:
                return Standing(signed=signed, words=words)
            head = _words(session, row.head_id or 0)
            return Standing(signed=signed, words=words, is_same=edit.says_same(words, head))
        if signed.step in _BACK:
            break
    return Standing()


def _words(session: Session, revision: int) -> Bulletin:
    row = session.get_one(Revision, revision)
    return lines.restore(row.bulletin, row.digest)


def _asked(entry: int) -> Select[*tuple[Any, ...]]:
    asked = select(*Signature.__table__.c, Revision.nth).join(
        Revision, Revision.id == Signature.revision_id
    )
    return asked.where(Revision.entry_id == entry).order_by(Signature.id.desc())


def _steps(session: Session, entry: int) -> tuple[Signed, ...]:
    return tuple(
        Signed(
            id=row.id,
            step=Step(row.role),
            who=row.who,
            when=row.when,
            remark=row.remark,
            revision=row.revision_id,
            nth=row.nth,
            digest=row.digest,
        )
        for row in session.execute(_asked(entry))
    )
