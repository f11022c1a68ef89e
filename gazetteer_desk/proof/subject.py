"""What a rule of the whole issue looks at."""

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.rulebook import Rulebook


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """An issue with its lines in the printed order, what the office knows, and its rules."""

    bulletin: Bulletin
    lines: tuple[Line, ...]
    knowledge: Knowledge
    rules: Rulebook
