"""What can be known of the printed issue before its file is written (印前检查)."""

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import signing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.laid import Laid
from gazetteer_desk.history.signing import Signed
from gazetteer_desk.layout.pinning import Pins
from gazetteer_desk.layout.thumbnails import Pages


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """The template's name, pages in words, what the report says, the pages, and their sheet.

    Of the sentences `of_pages` are about their number. `pins` finds places of the issue on the
    pages; `changed` says what was changed since it was
    signed (签发之后改了 12 个字), "" for nothing, `signed` who signed it and when.
    """

    template: str
    summary: str
    sentences: tuple[str, ...]
    of_pages: tuple[str, ...] = ()
    pages: Pages
    pins: Pins
    laid: Laid
    changed: str = ""
    signed: Signed | None = None


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
