"""Titles too long for one line, broken into lines of like length (7.3.1: 梯形 or 菱形).

A line that the clerk broke is kept. Without a dictionary a word cannot be known, but the places
where official titles may be parted can: after a mark or 的, before a verb of the trade. Where there
is no such place near, the line breaks where it must, and the clerk may set the break by hand.
"""

from gazetteer_desk.layout import gbt9704, measure


_AFTER = "、，：；》”）】的"
_BEFORE = "《“（【与和暨及并在赴到为"
_VERBS = ("召开", "举办", "举行", "开展", "组织", "印发", "发布", "推进", "推动", "完成", "启动")
_NO_JOINT, _BAD_JOINT = 6.0, 100.0  # characters that a line may be off for a better joint


def broken(lines: tuple[str, ...]) -> str:
    """Return the title, its lines parted by line feeds, none of them wider than the type area."""
    return "\n".join(_broken(line) for line in lines)


def _broken(line: str) -> str:
    width = measure.ems(line)
    if width <= gbt9704.TITLE_CHARACTERS:
        return line
    parts: list[str] = []
    wanted = -int(-width // gbt9704.TITLE_CHARACTERS)
    while wanted > 1 and line:
        at = _joint(line, measure.ems(line) / wanted)
        parts.append(line[:at])
        line = line[at:]
        wanted = max(wanted - 1, -int(-measure.ems(line) // gbt9704.TITLE_CHARACTERS))
    return "\n".join(part for part in (*parts, line) if part)


def _joint(line: str, ideal: float) -> int:
    """Return where to part a line: near `ideal` characters, at the best joint there is."""
    best, best_cost = len(line), float("inf")
    for at in range(1, len(line)):
        width = measure.ems(line[:at])
        if width > gbt9704.TITLE_CHARACTERS:
            break
        cost = abs(width - ideal) + _joint_cost(line, at)
        if cost < best_cost:
            best, best_cost = at, cost
    return best


def _is_verb(line: str, at: int) -> bool:
    """Return whether a verb of the trade begins here: 推进, but not that of 推进会."""
    return line.startswith(_VERBS, at) and not line.startswith("会", at + 2)


def _joint_cost(line: str, at: int) -> float:
    left, right = line[at - 1], line[at]
    if right in gbt9704.NOT_FIRST or left in gbt9704.NOT_LAST:
        return _BAD_JOINT
    if left.isascii() and right.isascii():
        return _BAD_JOINT
    if left in _AFTER or right in _BEFORE or _is_verb(line, at):
        return 0
    return _NO_JOINT
