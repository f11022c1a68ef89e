"""An issue on its way to a printer: its pages as dots."""

from typing import TYPE_CHECKING

from gazetteer_desk.desk.desk import Desk


if TYPE_CHECKING:
    from gazetteer_desk.export.pdf.dots import Dots
    from gazetteer_desk.export.pdf.making import Made


def dots(desk: Desk, made: "Made") -> "Dots":
    """Return the pages as the PDF has them, ready to be drawn; close them after."""
    from gazetteer_desk.export.pdf import dots, making  # late: the window opens without them

    digests = {shot.digest for page in made.pages for shot in page.shots}
    plates = desk.ledger.plates(tuple(digests)) if digests else {}
    return dots.Dots(making.pdf_bytes(made, plates).data)


def are_grey(made: "Made") -> tuple[bool, ...]:
    """Tell of each page whether it has no colour."""
    from gazetteer_desk.export.pdf import dots

    return tuple(map(dots.is_grey, made.pages))
