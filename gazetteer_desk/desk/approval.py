"""签发单 of an issue that the desk has: with those who signed the words as they are kept now."""

from pathlib import Path

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import signing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.export.approval_form import Form, Mark
from gazetteer_desk.history.signing import Signed, Step
from gazetteer_desk.log import log


def form(desk: Desk, entry: int) -> Form:
    """Return the form of the newest revision of an issue; boxes of who did not sign that are empty.

    Who drafted it is who sent it to be checked, or is named as its editor.
    """
    with desk.store.reading():
        head, bulletin = desk.ledger.head(entry)
        steps = signing.steps(desk, entry)
        drafted = next((one for one in steps if one.step is Step.SENT), None)
        by_editor = Mark(bulletin.imprint.editor)
        return Form(
            bulletin=bulletin,
            nth=head.nth,
            characters=head.characters,
            digest=head.digest,
            drafted=_mark(drafted) if drafted is not None and drafted.who else by_editor,
            checked=_mark(_valid(desk, bulletin, steps, Step.CHECKED)),
            approved=_mark(_valid(desk, bulletin, steps, Step.APPROVED, Step.AGAIN)),
        )


def export(made: Form, to: Path) -> None:
    """Write a form to `to` as a Word file; raise `Known`."""
    from gazetteer_desk.export.approval_form import export_form

    export_form(made, to)
    log.info("approval form exported")


def _valid(
    desk: Desk, bulletin: Bulletin, steps: tuple[Signed, ...], *wanted: Step
) -> Signed | None:
    """Return the last of these signatures, if it is for these words and was not taken back."""
    for one in steps:
        if one.step in wanted:
            is_same = edit.says_same(desk.revision(one.revision), bulletin)
            return one if is_same else None
        if one.step in (Step.TO_DRAFT, Step.SENT) or (
            one.step is Step.TO_CHECK and Step.APPROVED in wanted
        ):
            return None
    return None


def _mark(signed: Signed | None) -> Mark:
    if signed is None:
        return Mark()
    return Mark(signed.who, signed.when.astimezone().date(), signed.remark)
