"""An issue in pages as its series prints it, and each page as a picture: for eyes and printers."""

from typing import TYPE_CHECKING

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.desk import Desk


if TYPE_CHECKING:
    from gazetteer_desk.export.pdf.making import Made
    from gazetteer_desk.export.pdf.source import Colors


def placed(desk: Desk, bulletin: Bulletin) -> "Made":
    """Return the issue in pages; raises `Known` where nothing stands on it or it cannot be set."""
    from gazetteer_desk.export.pdf import making  # late: the window opens without the engine

    return making.placed(
        bulletin,
        desk.plates(bulletin),
        scheme=desk.scheme_of(bulletin.masthead.series),
        templates=desk.shelf.folder,
    )


def picture(
    desk: Desk, made: "Made", nth: int, *, dpi: float, colors: "Colors | None" = None
) -> bytes:
    """Return one page, from 0, as a PNG of `dpi` dots in an inch, in the colours of a screen."""
    from gazetteer_desk.export.pdf import making, source

    digests = (shot.digest for shot in made.pages[nth].shots)
    plates = desk.ledger.plates(tuple(digests))
    return making.png_bytes(made, plates, nth, dpi=dpi, colors=colors or source.PRINTED)
