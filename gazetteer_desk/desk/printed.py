"""How the lines of 报, 送 and 发 break in print, asked while they are written."""

from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.layout.printed_names import Printed, printed


def printed_names(desk: Desk, bulletin: Bulletin) -> Printed:
    """Return the lines as the template of the issue's series prints them."""
    laid = desk.laid(replace(bulletin, articles=(), note=()))
    return printed(laid.sheet, laid.look)
