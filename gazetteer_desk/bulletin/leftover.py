"""What in a field that was carried over can only be of the last issue: its date, number, meeting.

A subtitle that names the last meeting, or a list with a date in it, is not confirmed with a glance.
"""

import re
from collections.abc import Mapping

from gazetteer_desk.bulletin import carried
from gazetteer_desk.bulletin.issue import Bulletin


_N = "[\\d〇零○一二三四五六七八九十]"
_YEAR = f"{_N}{{4}}年"
_DATE = f"(?:{_YEAR})?{_N}{{1,2}}月{_N}{{1,3}}(?:日?[-—～至]{_N}{{1,3}})?日|{_YEAR}{_N}{{1,2}}月"
_NUMBER = rf"(?:{_YEAR})?(?:增刊)?第\s?{_N}{{1,5}}\s?期"
_KINDS = "推进会|座谈会|评审会|启动会|动员会|现场会|培训会|培训班|研讨会|年会(?!员)|例会|会议|大会"
_MEETING = rf"[\u4e00-\u9fff]{{0,24}}?(?:{_KINDS})"
_ANYWHERE = re.compile(f"{_DATE}|{_NUMBER}")
_IN_SUBTITLE = re.compile(f"{_DATE}|{_NUMBER}|{_MEETING}")
_A_MEETING = re.compile(_MEETING)
_WRITTEN = ("subtitle", "publisher", "report", "send", "issue", "office")


def old_words(bulletin: Bulletin) -> Mapping[str, str]:
    """Return by field the first words in what was carried over that cannot hold again."""
    found: dict[str, str] = {}
    for name, field in carried.remaining(bulletin).items():
        if name in _WRITTEN:
            # A list may well send to a 人民代表大会; only a subtitle is named after a meeting.
            pattern = _IN_SUBTITLE if name == "subtitle" else _ANYWHERE
            if match := pattern.search(field.words(bulletin)):
                found[name] = match[0]
    return found


def meetings(words: str) -> tuple[str, ...]:
    """Return the names of meetings in some words: 全县地方志工作推进会."""
    return tuple(_A_MEETING.findall(words))
