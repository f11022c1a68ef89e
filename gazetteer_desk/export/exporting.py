"""Export an issue: laid out, written, read again, and only then put in the old file's place."""

from pathlib import Path

import msgspec

from gazetteer_desk import files, stopping
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import Known, Unwritten
from gazetteer_desk.export import audit, html, images, report, template, text, writer
from gazetteer_desk.export.report import Report
from gazetteer_desk.export.text import Encoding
from gazetteer_desk.layout import breaking, lay
from gazetteer_desk.layout.sheet import Sheet


ENDINGS = (".docx", ".pdf", ".txt", ".html", ".htm")
_USUAL = Scheme()


class Built(msgspec.Struct, frozen=True):
    """A checked Word file, and what there is to say of it."""

    data: bytes
    report: Report


def export(
    bulletin: Bulletin,
    plates: Plates,
    to: Path,
    *,
    scheme: Scheme = _USUAL,
    templates: Path | None = None,
    encoding: Encoding = Encoding.UTF8,
) -> Report:
    """Write the issue to `to` in the form its ending names; return what to say of it.

    A Word file (.docx), its pages (.pdf), plain text (.txt, in `encoding`) or a page for the
    website (.html, .htm), all of them the same sheet, each written whole and for good. Raises
    `Known` as `export_docx` does, or where there is no such form. Until the file is written it can
    be stopped (`stopping`).
    """
    ending = to.suffix.lower()
    if ending == ".pdf":
        return _export_pdf(bulletin, plates, to, scheme=scheme, templates=templates)
    if ending == ".docx":
        return export_docx(bulletin, plates, to, scheme=scheme, templates=templates)
    if ending not in ENDINGS:
        raise Known(f"“{to.name}”不是能导出的文件名。", "请以 .docx、.pdf、.txt 或 .html 结尾。")
    sheet = _filled(lay(bulletin, scheme, *template.read(scheme.template, templates)))
    is_text = ending == ".txt"
    stopping.poll()
    data = text.text_bytes(sheet, encoding) if is_text else html.html_bytes(sheet, plates)
    stopping.poll()
    files.write_whole(to, data)
    return Report(sentences=() if is_text else _unfit_for_the_web(bulletin))


def _export_pdf(
    bulletin: Bulletin, plates: Plates, to: Path, *, scheme: Scheme, templates: Path | None
) -> Report:
    from gazetteer_desk.export.pdf import making  # late: the engine is large

    made = making.placed(bulletin, plates, scheme=scheme, templates=templates)
    return report.counted(made.filled, making.export_pdf(made, plates, to))


def _filled(sheet: Sheet) -> Sheet:
    """Return the sheet; raise `Unwritten` where nothing stands on it."""
    if not sheet.elements:
        raise Unwritten
    return sheet


def _unfit_for_the_web(bulletin: Bulletin) -> tuple[str, ...]:
    """Return a sentence for a page that must not be put on a website."""
    if bulletin.secrecy is None:
        return ()
    return (f"这一期标有“{bulletin.secrecy.label}”，不要放到网上。",)


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
    stopping.poll()
    files.write_whole(to, made.data)
    return made.report


def built(
    bulletin: Bulletin, plates: Plates, *, scheme: Scheme = _USUAL, templates: Path | None = None
) -> Built:
    """Return the checked bytes of the issue's Word file, and the report on it."""
    found = template.find(scheme.template, templates)
    opened = template.open_template(found, scheme.template)
    sizes = images.sizes(bulletin, plates)
    sheet = _filled(lay(bulletin, scheme, opened.look, opened.plan, sizes=sizes))
    stopping.poll()
    data = writer.docx_bytes(sheet, opened, plates)
    stopping.poll()
    audit.check(data, bulletin, scheme, opened.plan)
    stopping.poll()
    return Built(data, report.of(sheet, data))


def filled(
    bulletin: Bulletin, plates: Plates, *, scheme: Scheme = _USUAL, templates: Path | None = None
) -> breaking.Filled | None:
    """Return the issue in lines and pages without writing it, None while it is empty."""
    look, plan = template.read(scheme.template, templates)
    sheet = lay(bulletin, scheme, look, plan, sizes=images.sizes(bulletin, plates))
    return breaking.fill(sheet, look) if sheet.elements else None
