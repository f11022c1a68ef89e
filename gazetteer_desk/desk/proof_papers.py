"""校样 and 校核报告 of an issue that the desk has: asked of `export`, with the store's pictures."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from gazetteer_desk import stopping
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import printing, proofing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.log import log
from gazetteer_desk.proof import account
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.knowledge import Knowledge


_MOST = 50  # revisions that are looked through for what was mended
Findings = tuple[Finding, ...]


def proof_copy(desk: Desk, bulletin: Bulletin, found: Findings, to: Path) -> None:
    """Write the issue to `to` as a Word file with the findings as comments; raise `Known`."""
    from gazetteer_desk.export.proof_copy import export_proof_copy

    export_proof_copy(
        bulletin,
        found,
        desk.plates(bulletin),
        to,
        when=dt.datetime.now().astimezone(),
        scheme=desk.scheme_of(bulletin.masthead.series),
        templates=desk.shelf.folder,
    )
    log.info("proof copy exported, %d comments", len(found))


def proof_pages(
    desk: Desk, bulletin: Bulletin, to: Path, nth: int, today: dt.date
) -> tuple[str, ...]:
    """Write the issue to `to` as a PDF to be corrected by hand; return what there is to say of it.

    Raises `Known`, and what `printing.proof` raises.
    """
    from gazetteer_desk.export.pdf import making  # late: the window opens without the engine

    made = printing.proof(desk, bulletin, nth, today)
    said = making.export_pdf(made, desk.plates(bulletin), to)
    log.info("proof exported, %d pages", len(made.pages))
    return said


def check_report(
    desk: Desk,
    bulletin: Bulletin,
    to: Path,
    *,
    entry: int | None,
    found: Findings,
    left: Findings,
) -> None:
    """Write the report on the check of an issue to `to`; raise `Known`.

    What was found in an earlier revision of its `entry` by the rules and lists of today, and is
    there no more, was mended.
    """
    from gazetteer_desk.export.check_report import export_report

    mended = account.mended(_revisions(desk, entry), (*found, *left))
    made = account.account(bulletin, dt.date.today(), found=found, left=left, mended=mended)
    scheme = desk.scheme_of(bulletin.masthead.series)
    export_report(made, to, scheme=scheme, templates=desk.shelf.folder)
    log.info("check report exported, %d rows", len(made.rows))


def _revisions(desk: Desk, entry: int | None) -> Iterator[tuple[Bulletin, Findings]]:
    """Yield the newest revisions of an issue, the oldest of them first, each with its findings."""
    if entry is None:
        return
    checker = Checker(proofing.rules(desk))
    knowledge = Knowledge(units=desk.units.all(), persons=desk.persons.all())
    for line in reversed(desk.revisions(entry)[:_MOST]):
        stopping.poll()
        bulletin = desk.revision(line.id)
        yield bulletin, checker.check(bulletin, knowledge)
