"""One article of a bulletin (篇)."""

import os

import msgspec

from gazetteer_desk.bulletin.body import Body


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """An article: its column (栏目), title lines, subtitle, contributing units and words.

    `key` names the article for as long as it lives, wherever it is moved; `title` is a tuple of
    lines as the clerk broke them; `credits` are the contributing units (供稿单位). `source` says
    which past issues it or words of it were taken from (`origin`), `parts` are the keys of the
    articles that were put together in it (综合). Neither is printed, and neither is there where it
    says nothing, so that the canonical bytes of other articles stay what they always were.
    """

    key: str
    column: str = ""
    title: tuple[str, ...] = ()
    subtitle: str = ""
    credits: tuple[str, ...] = ()
    note: Body = ()
    body: Body = ()
    source: str | msgspec.UnsetType = msgspec.UNSET
    parts: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def headline(self) -> str:
        """Return the title on one line."""
        return "".join(self.title)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return its own key and those of the articles that went into it."""
        return self.key, *(() if isinstance(self.parts, msgspec.UnsetType) else self.parts)


def new_key() -> str:
    """Return a key that no other article has."""
    return os.urandom(6).hex()
