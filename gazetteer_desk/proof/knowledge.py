"""What the office knows, as values, for the rules to hold an issue against (名录、上一期、往期)."""

import datetime as dt

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.persons import Persons
from gazetteer_desk.bulletin.units import Units
from gazetteer_desk.proof.finding import Finding


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Units and persons of the directory, the issue before this one, and today.

    `past` are findings that took a look into all past issues: they come later than the others, and
    are shown for as long as their words still stand where they were found.
    """

    units: Units = ()
    persons: Persons = ()
    last: Bulletin | None = None
    today: dt.date | None = None
    past: tuple[Finding, ...] = ()
