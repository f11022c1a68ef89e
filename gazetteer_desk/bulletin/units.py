"""The units of the office's directory (名录) as a value: a list in its order, changed as a whole.

A unit that is gone (撤并) is retired and not deleted where issues name it: it is offered no more,
and the directory still says what became of it.
"""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import order


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit by its full name and its short one; `note` is for the clerk alone."""

    name: str
    short: str = ""
    note: str = ""
    is_retired: bool = False


Units = tuple[Unit, ...]
Change = Callable[[Units], Units]


def put(units: Units, unit: Unit, *, instead_of: str = "") -> Units:
    """Return the list with this unit in the place of that one, else at the end.

    Another unit of the same name gives way to it: the two were one and the same.
    """
    at = next((n for n, one in enumerate(units) if one.name == instead_of), len(units))
    before = tuple(one for one in units[:at] if one.name != unit.name)
    after = tuple(one for one in units[at + 1 :] if one.name != unit.name)
    return (*before, unit, *after)


def removed(units: Units, name: str) -> Units:
    """Return the list without the unit of that name."""
    return tuple(one for one in units if one.name != name)


def moved(units: Units, name: str, by: int) -> Units:
    """Return the list with the unit `by` places further down (negative: up)."""
    unit = named(units, name)
    return units if unit is None else order.moved(units, unit, by)


def merged(units: Units, name: str, into: str) -> Units:
    """Return the list with one unit retired because another took its place (并入)."""
    unit = named(units, name)
    if unit is None or name == into:
        return units
    note = "；".join(filter(None, (unit.note, f"并入{into}")))
    gone = put(units, replace(unit, is_retired=True, note=note), instead_of=name)
    return gone if named(gone, into) else (*gone, Unit(name=into))


def named(units: Units, name: str) -> Unit | None:
    """Return the unit of that full name, None where there is none."""
    return next((one for one in units if one.name == name), None)
