"""What can be known of the printed issue before its file is written (印前检查)."""

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.laid import Laid
from gazetteer_desk.layout.thumbnails import Pages, Spot


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """The template's name, pages in words, what the report says, the pages, and their sheet.

    `spots` says where on them masthead, articles and imprint stand.
    """

    template: str
    summary: str
    sentences: tuple[str, ...]
    pages: Pages
    spots: tuple[Spot, ...]
    laid: Laid


def checked(desk: Desk, bulletin: Bulletin) -> Checked:
    """Return what an export of the issue would say; raises `Known` where it would fail."""
    from gazetteer_desk.export import exporting  # late: the window opens without it
    from gazetteer_desk.layout import breaking, thumbnails

    scheme = desk.scheme_of(bulletin.masthead.series)
    plates = desk.plates(bulletin)
    built = exporting.built(bulletin, plates, scheme=scheme, templates=desk.shelf.folder)
    laid = desk.laid(bulletin)
    filled = breaking.fill(laid.sheet, laid.look)
    return Checked(
        template=scheme.template,
        summary=built.report.summary,
        sentences=built.report.sentences,
        pages=thumbnails.pages(laid.sheet, laid.look, filled),
        spots=thumbnails.spots(laid.sheet, laid.look, filled),
        laid=laid,
    )
