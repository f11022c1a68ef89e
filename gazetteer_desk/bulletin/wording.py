"""msgspec's sentences, in the clerk's language."""

import re
from collections.abc import Callable

from gazetteer_desk.bulletin.cleaning import clean_line


TOP = "最外层"
_LONGEST = 40
_TYPES = {
    "int": "整数",
    "float": "数",
    "str": "文字",
    "bool": "true 或 false",
    "array": "一列值（[…]）",
    "object": "一组键值（{…}）",
    "null": "空（null）",
    "date": "日期（如 2024-07-15）",
}


def sentence(said: str, origin: Callable[[str], str]) -> str:
    """Return the Chinese sentence for msgspec's `said`; `origin` maps the path in it."""
    what, at, where = said.rpartition(" - at `$")
    what = what if at else said
    path = origin(where.rstrip("`").lstrip(".")) if at else ""
    if found := re.search(r"unknown field `(.*)`", what, re.DOTALL):
        return f"{path}{'.' if path else ''}{short(found[1])}：没有这个键。"
    return f"{path or TOP}：{_complaint(what)}"


def short(words: str) -> str:
    """Return words of a file as a sentence may quote them: on one line, and not for ever."""
    line = clean_line(words)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _complaint(what: str) -> str:
    if found := re.search(r"missing required field `(.*)`", what):
        return f"缺少“{found[1]}”。"
    if "RFC3339" in what or re.search(r"\bdate\b.*invalid|invalid.*\bdate\b", what, re.IGNORECASE):
        return "不是日期，应写成 2024-07-15。"
    if found := re.search(r"Invalid (?:enum )?value '?(.*?)'?$", what, re.DOTALL):
        return f"没有“{short(found[1])}”这个选项。"
    if found := re.search(r"Expected `(.*?)`, got `(.*?)`", what):
        wanted = "或".join(_TYPES.get(one.strip(), one.strip()) for one in found[1].split("|"))
        return f"应为{wanted}，写的却是{_TYPES.get(found[2], found[2])}。"
    return "写法不对。"
