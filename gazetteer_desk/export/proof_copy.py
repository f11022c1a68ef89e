"""校样: an issue as a Word file with all that was found in it as comments (批注) beside its words.

The pages are those of the file that goes out, and are checked word for word as those are.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from gazetteer_desk import files, stopping
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known, Unwritten
from gazetteer_desk.export import audit, images, template, writer
from gazetteer_desk.export.commenting import Comment, Commenter
from gazetteer_desk.layout import lay
from gazetteer_desk.layout.sheet import Sheet
from gazetteer_desk.layout.tracing import Tracer
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import lines
from gazetteer_desk.proof.places import words_of


AUTHOR, _INITIALS = "校核", "校"  # nobody's name, and nothing of the PC
_USUAL = Scheme()


def export_proof_copy(
    bulletin: Bulletin,
    findings: Iterable[Finding],
    plates: Plates,
    to: Path,
    *,
    when: dt.datetime,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
) -> None:
    """Write the proof copy to `to`, whole and for good; raise `Known` as `export_docx` does."""
    if to.suffix.lower() != ".docx":
        raise Known(f"“{to.name}”不是校样的文件名。", "请以 .docx 结尾。")
    data = proof_copy(bulletin, findings, plates, when=when, scheme=scheme, templates=templates)
    stopping.poll()
    files.write_whole(to, data)


def proof_copy(
    bulletin: Bulletin,
    findings: Iterable[Finding],
    plates: Plates,
    *,
    when: dt.datetime,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
) -> bytes:
    """Return the checked bytes of the Word file; `when` is what Word says of every comment."""
    found = template.find(scheme.template, templates)
    opened = template.open_template(found, scheme.template)
    sizes = images.sizes(bulletin, plates)
    sheet = lay(bulletin, scheme, opened.look, opened.plan, sizes=sizes)
    if not sheet.elements:
        raise Unwritten
    stopping.poll()
    sheet = replace(sheet, title=f"{sheet.title}（校样）")
    comments = _comments(bulletin, sheet, findings)
    commenter = Commenter(AUTHOR, _INITIALS, when)
    data = writer.commented_bytes(sheet, opened, plates, comments, commenter)
    stopping.poll()
    audit.check(data, bulletin, scheme, opened.plan)
    return data


def _comments(
    bulletin: Bulletin, sheet: Sheet, findings: Iterable[Finding]
) -> dict[tuple[int, tuple[int, ...]], list[Comment]]:
    """Return the comments by the element and the paragraph they are about."""
    tracer = Tracer(bulletin, sheet)
    texts = {line.place.line: line.text for line in lines(bulletin)}
    made: dict[tuple[int, tuple[int, ...]], list[Comment]] = {}
    for one in findings:
        text = texts.get(one.place.line) or words_of(bulletin, one.place.part)
        spot = tracer.find(one.place, text)
        comment = Comment(spot.start, spot.end, tuple(_said(one)))
        made.setdefault((spot.element, spot.path), []).append(comment)
    for some in made.values():
        some.sort(key=lambda one: (one.start, one.end))
    return made


def _said(finding: Finding) -> list[str]:
    """Return what a comment says: how sure it is and what of, what to write, who says so."""
    said = [f"【{finding.level}】{finding.message}"]
    if finding.suggestion is not None:
        said.append(f"建议：{finding.suggestion or '删去'}")
    said += [finding.evidence] if finding.evidence else []
    return [*said, f"依据：{finding.source}"]
