"""An issue on its way to a printer: its pages as drawings, each in parts of a few lines.

The engine draws the letters as outlines, and Qt paints those on paper: as sharp as the printer is,
in 60 ms and 250 kB a page. As dots, 600 in an inch, a page took Qt a second in one piece, in which
the window stood still; in bands that do not, viewers showed where they meet.
"""

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.numbering import official_date
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.layout.printed import Page


if TYPE_CHECKING:
    from gazetteer_desk.export.pdf.making import Made

_ROWS = 8  # lines of letters, which Qt paints in 10 ms


def proof(desk: Desk, bulletin: Bulletin, nth: int, today: dt.date) -> "Made":
    """Return the issue in pages to be corrected by hand; `nth` is its 稿次, 0 where it has none.

    Raises `Known` where nothing stands on it or it cannot be set.
    """
    from gazetteer_desk.export.pdf import making  # late: the window opens without the engine

    head = ("校样", f"第{nth}稿" if nth else "", official_date(today))
    return making.proof(
        bulletin,
        desk.plates(bulletin),
        "　".join(filter(None, head)),
        scheme=desk.scheme_of(bulletin.masthead.series),
        templates=desk.shelf.folder,
    )


def parts(page: Page) -> tuple[Page, ...]:
    """Return a page in parts that lie over one another: rules and pictures with the first lines."""
    rows = page.rows
    first = replace(page, rows=rows[:_ROWS])
    return first, *(Page(rows[at : at + _ROWS]) for at in range(_ROWS, len(rows), _ROWS))


def drawing(desk: Desk, made: "Made", part: Page) -> bytes:
    """Return a part of a page as SVG, as large as the page and without white below it."""
    from gazetteer_desk.export.pdf import making  # late: the window opens without the engine

    digests = tuple({shot.digest for shot in part.shots})
    plates = desk.ledger.plates(digests) if digests else {}
    return making.svg_bytes(made, plates, part)
