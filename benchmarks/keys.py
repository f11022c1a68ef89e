"""Print how long a keystroke takes in an article of 100,000 characters, autosave on.

python -m benchmarks.keys [KEYSTROKES]
"""

import json
import random
import sys

from benchmarks import figures


CHARACTERS = 100_000
LONGEST = 500
WORDS = "县地方志办公室召开会议部署村志编纂工作各乡镇汇报进展情况强调质量第一按期完成任务"


def main(keystrokes: int) -> None:
    """Write the article, type into it, print."""
    with figures.office() as (folder, given):
        path = folder / "long.json"
        body = _paragraphs(random.Random(7))
        article = {"key": "long", "column": "志鉴", "title": ["长篇"], "body": body}
        path.write_text(json.dumps({"articles": [article]}, ensure_ascii=False), "utf-8")
        entry = figures.add(path, given)
        found = figures.measured((str(entry), "long", str(keystrokes)), given)
    print(f"{len(body)} paragraphs, {found['characters']:.0f} characters, {keystrokes} keystrokes")
    print(f"median {found['median_ms']:.1f} ms, worst {found['worst_ms']:.1f} ms")
    figures.tell(
        "keystroke, p95", f"{found['p95_ms']:.1f} ms", "<= 16 ms", is_met=found["p95_ms"] <= 16
    )


def _paragraphs(chance: random.Random) -> list[str]:
    made: list[str] = []
    left = CHARACTERS
    while left > 0:
        length = min(chance.randint(40, LONGEST), left)
        made.append("".join(chance.choice(WORDS) for _ in range(length - 1)) + "。")
        left -= length
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 400)
