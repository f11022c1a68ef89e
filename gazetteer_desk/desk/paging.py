"""How long an issue would be in print, asked while it is written."""

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.desk import Desk


def pages(desk: Desk, bulletin: Bulletin) -> int:
    """Return how many pages the issue would have, 0 while there is nothing in it."""
    from gazetteer_desk.export import exporting  # late: the window opens without it

    scheme, folder = desk.scheme_of(bulletin.masthead.series), desk.shelf.folder
    return exporting.pages(bulletin, desk.plates(bulletin), scheme=scheme, templates=folder)
