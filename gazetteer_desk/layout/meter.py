"""What the page meter (版面余量) shows, as values; `metering` makes them."""

import msgspec


class Share(msgspec.Struct, frozen=True):
    """How much of a page the text takes from above, and 版记 at its foot: fractions of its room."""

    text: float
    foot: float = 0


class Meter(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown below the pages: a share a page, 共 4 页, 末页还可写 3 行, and more of it.

    `is_uneven` tells that something should be done about it.
    """

    shares: tuple[Share, ...] = ()
    count: str = ""
    rest: str = ""
    more: str = ""
    is_uneven: bool = False
