"""Where something stands in an issue."""

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A stretch of one paragraph, in Python characters.

    `article` is the article's key, "" for the issue's own frame. `part` is `title`, `subtitle`,
    `note`, `body` … of it. `path` leads to the paragraph: (block,) or (block, row, cell,
    paragraph); (line,) in a title; () where there is only one.
    """

    article: str
    part: str
    path: tuple[int, ...]
    start: int
    end: int

    @property
    def line(self) -> "LineName":
        """Return what names the line it is in."""
        return self.article, self.part, self.path


LineName = tuple[str, str, tuple[int, ...]]
