"""What is handed to the desk and what it hands back."""

import datetime as dt

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.recipients import Recipients
from gazetteer_desk.bulletin.units import Units
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.occasion import Occasion


class Saving(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be kept: the draft's key, what it grew from, its words, and why now."""

    key: str
    entry: int | None
    base: int | None
    bulletin: Bulletin
    occasion: Occasion
    note: str = ""


class Opened(msgspec.Struct, frozen=True):
    """An issue taken from the history, with the line of the ledger and its head revision."""

    line: EntryLine
    revision: int
    bulletin: Bulletin


class LastWords(msgspec.Struct, frozen=True):
    """Words that a lost session had not kept yet, and the ledger's line of the issue, if any."""

    key: str
    entry: int | None
    base: int | None
    taken: dt.datetime
    bulletin: Bulletin
    line: EntryLine | None = None


class Beginning(msgspec.Struct, frozen=True):
    """How the desk was found at start."""

    is_new: bool
    is_unclean: bool
    is_first: bool
    recovered: tuple[LastWords, ...]


class Lists(msgspec.Struct, frozen=True):
    """What the directory holds: all series and units, the columns and recipients of one series."""

    series: tuple[str, ...] = ()
    units: Units = ()
    columns: tuple[str, ...] = ()
    recipients: Recipients = Recipients()
