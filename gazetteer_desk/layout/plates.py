"""Pictures scaled into the type area: never wider than it, never taller than a page of it."""

from collections.abc import Mapping

from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Page
from gazetteer_desk.layout.sheet import Plate


Sizes = Mapping[str, tuple[int, int]]  # digest → width and height in twips, as the picture says
TWIPS_PER_MM = 1440 / 25.4
_USUAL_RATIO = 2 / 3  # height to width, of a picture that is not at hand


def plate(picture: Picture, sizes: Sizes, page: Page) -> Plate:
    """Return the picture as wide as the clerk wants it, or its own size, as far as it fits.

    One whose size is not known is taken as wide as the type area.
    """
    wide, high = sizes.get(picture.digest, (page.type_width, page.type_width * _USUAL_RATIO))
    room = page.type_height - 2 * gbt9704.LINE
    if picture.caption:
        room -= gbt9704.PICTURE_CAPTION_ROOM
    wanted = picture.width_mm * TWIPS_PER_MM or wide
    scale = min(min(wanted, page.type_width) / wide, room / high)
    width, height = max(round(wide * scale), 1), max(round(high * scale), 1)
    return Plate(picture.digest, width, height, picture.caption)
