"""Pictures of pages that were drawn, by what is on them: the newest, up to so many bytes."""

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtGui import QImage


_MOST = 48 << 20  # bytes


class PageImages:
    """Keeps pictures; those that nobody asked for longest go first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self.size = most, 0
        self._kept: OrderedDict[Hashable, QImage] = OrderedDict()

    def get(self, key: Hashable) -> QImage | None:
        """Return the picture of a page, None where it is not kept."""
        if (image := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
        return image

    def keep(self, key: Hashable, image: QImage) -> None:
        """Keep a picture, at the cost of others if need be."""
        if (old := self._kept.pop(key, None)) is not None:
            self.size -= old.sizeInBytes()
        self._kept[key] = image
        self.size += image.sizeInBytes()
        while self.size > self._most and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self.size -= gone.sizeInBytes()
