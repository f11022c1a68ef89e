"""What was found out about a few things lately: one deed asks for the same several times."""

from collections.abc import Callable
from typing import Generic, TypeVar


_MOST = 4
_Thing = TypeVar("_Thing")
_Found = TypeVar("_Found")


class Lately(Generic[_Thing, _Found]):
    """Remembers what a function found for the last few things, by which things they are.

    To compare large values, or to hash them, takes as long as to look again. What is remembered is
    set whole, so that any thread may ask.
    """

    def __init__(self, find: Callable[[_Thing], _Found]) -> None:
        self._find = find
        self._known: tuple[tuple[_Thing, _Found], ...] = ()

    def __call__(self, thing: _Thing) -> _Found:
        """Return what the function returns for this thing."""
        known = self._known
        for one, found in known:
            if one is thing:
                return found
        found = self._find(thing)
        self._known = ((thing, found), *known[: _MOST - 1])
        return found
