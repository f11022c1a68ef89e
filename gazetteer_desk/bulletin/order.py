"""Lists in an order that the clerk gives them."""

from typing import TypeVar


_T = TypeVar("_T")


def moved(items: tuple[_T, ...], one: _T, by: int) -> tuple[_T, ...]:
    """Return the list with one of it `by` places further down (negative: up), within the list."""
    if one not in items:
        return items
    at = items.index(one)
    rest = (*items[:at], *items[at + 1 :])
    to = min(max(at + by, 0), len(rest))
    return (*rest[:to], one, *rest[to:])
