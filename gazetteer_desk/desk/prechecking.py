"""What can be known of the printed issue before its file is written (印前检查).

A Word file names the official faces and is printed where they are: its pages are counted by their
widths. A PDF is set in the faces of this PC, and so is the preview. Where others stand in for the
official ones the two counts may differ, and that is said.
"""

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import pages, signing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.laid import Laid
from gazetteer_desk.history.signing import Signed
from gazetteer_desk.layout.pinning import Pins
from gazetteer_desk.layout.thumbnails import Pages


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """The template's name, pages in words, what the report says, the pages, and their sheet.

    Of the sentences `of_pages` are about their number. `pins` finds places of the issue on the
    pages; `changed` says what was changed since it was
    signed (签发之后改了 12 个字), "" for nothing, `signed` who signed it and when. `apart` says how
    many pages others make of it, "" where they are as many.
    """

    template: str
    summary: str
    sentences: tuple[str, ...]
    of_pages: tuple[str, ...] = ()
    apart: str = ""
    pages: Pages
    pins: Pins
    laid: Laid
    changed: str = ""
    signed: Signed | None = None


class Here(msgspec.Struct, frozen=True):
    """The pages as this PC sets them: their number in words, what is not in order with them.

    `faces` says for which faces others stand in, () where it has all of them.
    """

    summary: str
    of_pages: tuple[str, ...]
    faces: tuple[str, ...] = ()


def here(desk: Desk, bulletin: Bulletin) -> Here:
    """Return how this PC sets the issue; raises `Known` where it cannot be set."""
    from gazetteer_desk.export.pdf import faces
    from gazetteer_desk.layout import hints

    made = pages.placed(desk, bulletin)
    said = faces.said(made.used)
    return Here(hints.summary(made.filled), hints.warnings(made.filled), said)


def as_written(known: Checked, by: Here, ending: str) -> Checked:
    """Return what is known as it holds for a file of this kind."""
    from gazetteer_desk.layout import hints

    apart = hints.apart(known.summary, by.summary) if by.faces else ""
    if by.faces and ending != ".pdf":
        return replace(known, apart=apart)
    rest = [one for one in known.sentences if one not in known.of_pages]
    said = (*by.of_pages, *rest)
    return replace(known, summary=by.summary, sentences=said, of_pages=by.of_pages, apart=apart)


def checked(desk: Desk, bulletin: Bulletin, entry: int | None = None) -> Checked:
    """Return what an export of the issue would say; raises `Known` where it would fail.

    `entry` is what it is kept as, if it is.
    """
    from gazetteer_desk.export import exporting  # late: the window opens without it
    from gazetteer_desk.layout import breaking, hints, pinning, thumbnails
    from gazetteer_desk.layout.placing import Placer

    scheme = desk.scheme_of(bulletin.masthead.series)
    plates = desk.plates(bulletin)
    built = exporting.built(bulletin, plates, scheme=scheme, templates=desk.shelf.folder)
    laid = desk.laid(bulletin)
    filled = breaking.fill(laid.sheet, laid.look)
    standing = None if entry is None else signing.standing(desk, entry)
    return Checked(
        template=scheme.template,
        summary=built.report.summary,
        sentences=built.report.sentences,
        of_pages=hints.warnings(filled),
        pages=thumbnails.pages(Placer(laid.sheet, laid.look, filled).pages(), laid.look),
        pins=pinning.Pins(bulletin, laid.sheet, laid.look, filled),
        laid=laid,
        changed="" if standing is None else signing.changed(standing, bulletin),
        signed=None if standing is None else standing.signed,
    )
