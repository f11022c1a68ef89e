"""What was left to be filled in later: 【待补】, and the fields of phrases, {{单位}}."""

import re

from gazetteer_desk.bulletin import find
from gazetteer_desk.bulletin.find import Hit, Query
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.phrase import FIELD


_LATER = r"【待补[^【】]{0,20}】"
PATTERN = re.compile(f"{_LATER}|{FIELD}")


def unfilled(bulletin: Bulletin) -> tuple[Hit, ...]:
    """Return what is left open in the articles and the issue's note, in the printed order."""
    return find.find(bulletin, Query(PATTERN.pattern, regex=True, alike=False))


def told(hits: tuple[Hit, ...]) -> str:
    """Return how many are left: 2 处【待补】、1 处没有填的{{单位}}; "" for none."""
    words = [hit.groups[0] for hit in hits]
    fields = [word for word in words if word.startswith("{{")]
    parts: list[str] = []
    if later := len(words) - len(fields):
        parts.append(f"{later} 处【待补】")
    if fields:
        named = "、".join(dict.fromkeys(fields[:3]))
        parts.append(f"{len(fields)} 处没有填的 {named}")
    return "、".join(parts)
