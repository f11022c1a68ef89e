"""What is asked of who takes a step with an issue, in the office's words."""

from dataclasses import dataclass

from gazetteer_desk.bulletin.offers import Offers
from gazetteer_desk.desk.signing import Question, Version
from gazetteer_desk.history.signing import Step
from gazetteer_desk.history.status import Status
from ui.dialogs.steps import Asked, Signable
from ui.presenters.version_lines import when


@dataclass(frozen=True, slots=True)
class _Words:
    """Of a step: what it does ({} is the issue), the way out, who he is, what becomes of it."""

    deed: str
    no: str
    role: str
    then: str = ""
    hint: str = ""


_ASKED = {
    Step.SENT: _Words("{}送核稿", "先不送", "拟稿人", hint="可以不写，如：请核第2篇的数字"),
    Step.CHECKED: _Words("{}核稿通过", "先不记", "核稿人", hint="可以不写"),
    Step.APPROVED: _Words("签发{}", "先不签", "签发人", hint="可以不写"),
    Step.AGAIN: _Words("再签{}", "先不签", "签发人", hint="可以不写"),
    Step.ISSUED: _Words(
        "印发{}",
        "先不印发",
        "经办人",
        "记为已印发，内容从此锁定，退不回拟稿。以后要改，只能写更正；误记的，只能作废。",
        "可以不写",
    ),
    Step.FILED: _Words("归档{}", "先不归档", "经办人", "归档以后不能再作废。", "可以不写"),
    Step.TO_DRAFT: _Words("{}退回拟稿", "不退回", "退回人", hint="退回的原因，可以不写"),
    Step.TO_CHECK: _Words("{}退回核稿", "不退回", "退回人", hint="退回的原因，可以不写"),
}
_SIGNATURES = (Step.APPROVED, Step.AGAIN)
_NAMED = (*_SIGNATURES, Step.CHECKED)
_FINAL = (*_SIGNATURES, Step.ISSUED)


def asked(step: Step, question: Question, *, is_open: bool) -> Asked:
    """Return what to ask; only an issue that lies open can be dated today."""
    words, line = _ASKED[step], question.line
    size = f"{line.name}，{question.articles}篇，{question.characters}字。"
    more = [words.then] if words.then else []
    if step is Step.APPROVED:
        more.append(_of_check(question))
    elif question.changed:
        more.append(f"{question.changed}。")
    elif step is Step.ISSUED and not question.is_signed:
        more.append("签发时没有记下签的是哪一稿，请先核对是不是签过的文字。")
    subject = question.subject
    today = subject.today if subject is not None else None
    tick = ""
    if today is not None and (day := today.bulletin.dated) is not None:
        was = line.dated
        dated = f"简报日期是{was.month}月{was.day}日" if was else "简报还没有日期"
        more.append(f"{dated}，今天是{day.month}月{day.day}日。")
        tick = f"简报日期改为今天（{day.month}月{day.day}日）"
    is_unsigned = step is Step.ISSUED and bool(question.changed)
    return Asked(
        deed=words.deed.format(line.name),
        no=words.no,
        said=(size, *more),
        role=words.role,
        name=question.names.likely,
        offers=Offers(question.names.offers),
        needs_name=step in _NAMED,
        hint="不再签就印发，写明原因" if is_unsigned else words.hint,
        reason=question.changed if is_unsigned else "",
        now=_signable(subject.now) if subject is not None else None,
        today=_signable(today) if is_open and today is not None else None,
        tick=tick if is_open else "",
        is_final=step in _FINAL,
        has_redline=is_open and step in _SIGNATURES,
    )


def _of_check(question: Question) -> str:
    """Return who checked it, or that nobody did, or that it was changed since."""
    subject = question.subject
    signed = subject.standing.signed if subject is not None else None
    if signed is None or question.line.status is not Status.CHECKED:
        return "还没有核稿记录。"
    if question.changed:
        return f"{signed.who}核稿，{question.changed}。"
    return f"{signed.who}核稿，{when(signed.when)}。"


def _signable(version: Version) -> Signable:
    return Signable(version.code, version.counted, version.told)
