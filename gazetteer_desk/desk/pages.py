"""An issue in pages as its series prints it, and each page as a picture: for eyes and printers."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.desk import Desk, sample
from gazetteer_desk.log import log


if TYPE_CHECKING:
    from gazetteer_desk.export.pdf.making import Made
    from gazetteer_desk.layout.meter import Meter
    from gazetteer_desk.layout.pointing import Pointer


_SMALL = 20  # dots in an inch
Hues = tuple[()] | tuple[str, str, str]


class Previewed(msgspec.Struct, frozen=True):
    """An issue in pages for the screen: what finds places on them, how full they are.

    `faces` says which faces others stand in for, "" where none does.
    """

    bulletin: Bulletin
    made: "Made"
    pointer: "Pointer"
    meter: "Meter"
    faces: str


def warm_up(desk: Desk) -> None:
    """Load the engine, find and measure the fonts: the first page need not wait for that then."""
    picture(desk, previewed(desk, sample()).made, 0, dpi=_SMALL)


def previewed(desk: Desk, bulletin: Bulletin) -> Previewed:
    """Return the issue in pages for the screen; raises what `placed` raises."""
    from gazetteer_desk.export.pdf import faces
    from gazetteer_desk.layout.metering import metered
    from gazetteer_desk.layout.pointing import Pointer

    made = placed(desk, bulletin)
    return Previewed(
        bulletin,
        made,
        Pointer(bulletin, made.sheet, made.pages),
        metered(made.sheet, made.filled, made.paper.type_height),
        "".join(faces.said(made.used)),
    )


_DPI = 200  # letters are read at ease on a screen, a page takes 0.4 MB


def placed(desk: Desk, bulletin: Bulletin) -> "Made":
    """Return the issue in pages; raises `Known` where nothing stands on it or it cannot be set."""
    from gazetteer_desk.export.pdf import making  # late: the window opens without the engine

    return making.placed(
        bulletin,
        desk.plates(bulletin),
        scheme=desk.scheme_of(bulletin.masthead.series),
        templates=desk.shelf.folder,
    )


def pictures(desk: Desk, bulletin: Bulletin, folder: Path) -> tuple[str, ...]:
    """Write each page to a picture in a folder; return what there is to say of them.

    Raises `Known` as `placed` does, or where they cannot be written: then none of them is there.
    """
    from gazetteer_desk.export.pdf import making

    made = placed(desk, bulletin)
    making.export_png(made, desk.plates(bulletin), folder, dpi=_DPI)
    log.info("pictures exported, %d pages", len(made.pages))
    return (f"{len(made.pages)} 页。", *made.sentences)


def picture(desk: Desk, made: "Made", nth: int, *, dpi: float, colors: Hues = ()) -> bytes:
    """Return one page, from 0, as a PNG of `dpi` dots in an inch.

    `colors` are those of a screen for paper, black and red, as RRGGBB.
    """
    from gazetteer_desk.export.pdf import making
    from gazetteer_desk.export.pdf.source import Colors

    digests = (shot.digest for shot in made.pages[nth].shots)
    plates = desk.ledger.plates(tuple(digests))
    return making.png_bytes(made, plates, nth, dpi=dpi, colors=Colors(*colors))
