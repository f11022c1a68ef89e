"""Export an issue: laid out, written, read again, and only then put in the old file's place."""

from pathlib import Path

import msgspec

from gazetteer_desk import files
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import audit, images, report, template, writer
from gazetteer_desk.export.report import Report
from gazetteer_desk.layout import lay


_USUAL = Scheme()


class Built(msgspec.Struct, frozen=True):
    """A checked Word file, and what there is to say of it."""

    data: bytes
    report: Report


def export_docx(
    bulletin: Bulletin,
    plates: Plates,
    to: Path,
    *,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
) -> Report:
    """Write the issue to `to` as a Word file, whole and for good; return what to say of it.

    `templates` is the folder of the office's own templates. Raises `Known`, and leaves an old file
    as it was, when a picture or the template is not in order, the words differ from the
    bulletin's, or the file cannot be written.
    """
    made = built(bulletin, plates, scheme=scheme, templates=templates)
    files.write_whole(to, made.data)
    return made.report


def built(
    bulletin: Bulletin, plates: Plates, *, scheme: Scheme = _USUAL, templates: Path | None = None
) -> Built:
    """Return the checked bytes of the issue's Word file, and the report on it."""
    found = template.find(scheme.template, templates)
    opened = template.open_template(found, scheme.template)
    sheet = lay(bulletin, scheme, sizes=images.sizes(bulletin, plates))
    data = writer.docx_bytes(sheet, opened, plates)
    audit.check(data, bulletin)
    return Built(data, report.of(data))
