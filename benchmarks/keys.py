"""Print how long a keystroke and the opening of a long article take, beside a bare QTextEdit.

    python -m benchmarks.keys [KEYSTROKES]

Count, outline, autosave and correction are on, and every tenth key is put right while it is typed:
a straight quote, a half-width comma, the number of a heading. A key is measured to its painting,
the corrected ones also by themselves; a rest is what happens when the clerk stops: the words are
taken over, counted, shown in the outline and kept.
"""

import json
import random
import sys

from benchmarks import figures


WORDS = "县地方志办公室召开会议部署村志编纂工作各乡镇汇报进展情况强调质量第一按期完成任务"
CASES = (  # characters, the shortest and the longest paragraph, the bounds of a key and an opening
    (100_000, 40, 500, 16, 250),
    (1_000_000, 40, 500, 50, None),
    (20_000, 20_000, 20_000, 33, None),
)
LONGEST_REST = 100


def main(keystrokes: int) -> None:
    """Write the articles, type into them, print."""
    for characters, shortest, longest, key, opening in CASES:
        with figures.office() as (folder, given):
            path = folder / "long.json"
            body = _paragraphs(characters, shortest, longest)
            article = {"key": "long", "column": "志鉴", "title": ["长篇"], "body": body}
            path.write_text(json.dumps({"articles": [article]}, ensure_ascii=False), "utf-8")
            entry = figures.add(path, given)
            found = figures.measured((str(entry), "long", str(keystrokes)), given)
        print(f"{len(body)} paragraphs, {found['characters']:.0f} characters, {keystrokes} keys")
        _tell("keystroke, p95", "key", found, key)
        _tell("keys that are put right, p95", "corrected", found, key)
        _tell("opening", "opening", found, opening)
        _tell("rest: taken over, counted, kept", "rest", found, LONGEST_REST)


def _tell(what: str, name: str, found: dict[str, float], bound: float | None) -> None:
    which = "p95" if name in ("key", "corrected") else "worst"
    felt, clock = found[f"{name}_felt_{which}"], found[f"{name}_clock_{which}"]
    bare = found.get(f"bare_{name}_felt_{which}")
    beside = "" if bare is None else f", bare QTextEdit {bare:.1f}"
    print(f"  {what}: {felt:.1f} ms (by the clock {clock:.1f}{beside})")
    if bound is not None:
        figures.tell(f"  {what}", f"{felt:.1f} ms", f"<= {bound} ms", is_met=felt <= bound)


def _paragraphs(characters: int, shortest: int, longest: int) -> list[str]:
    chance = random.Random(7)
    made: list[str] = []
    left = characters
    while left > 0:
        length = min(chance.randint(shortest, longest), left)
        made.append("".join(chance.choice(WORDS) for _ in range(length - 1)) + "。")
        left -= length
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200)
