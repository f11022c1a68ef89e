"""An issue as its series prints it, for what looks at pages and not at words."""

from pathlib import Path

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import template
from gazetteer_desk.layout import faces
from gazetteer_desk.layout.faces import Named
from gazetteer_desk.layout.laying import lay
from gazetteer_desk.layout.look import Look, renamed
from gazetteer_desk.layout.sheet import Sheet


class Laid(msgspec.Struct, frozen=True):
    """The sheet, how it looks, and the faces that the look names."""

    sheet: Sheet
    look: Look
    faces: tuple[Named, ...]


def laid(bulletin: Bulletin, scheme: Scheme, templates: Path) -> Laid:
    """Return an issue laid by its series' template; raises `TemplateBroken`."""
    look, plan = template.read(scheme.template, templates)
    sheet = lay(bulletin, scheme, look, plan)
    look = renamed(look, scheme.faces)
    return Laid(sheet, look, faces.named(look, scheme.faces))
