"""Bulletins as other offices set them: everything in its place, whatever its order and words."""

from pathlib import Path

import pytest

from gazetteer_desk.bulletin import plain
from gazetteer_desk.intake import plain as reader
from gazetteer_desk.intake.recognised import Recognised
from gazetteer_desk.intake.recognising import account, recognise


ISSUES = sorted((Path(__file__).parents[1] / "data" / "intake").glob("*.txt"))


def told(found: Recognised) -> str:
    """Return all that was recognised, a field a line; of an article, its head and its length."""
    issue = found.bulletin
    lines = {word: said for word, said in plain.named(issue).items() if said and word != "期号"}
    lines |= {word: "|".join(entries) for word, entries in issue.distribution.groups}
    for nth, one in enumerate(issue.articles):
        length = str(len(one.body))
        lines[f"篇{nth}"] = "|".join((one.column, *one.title, one.subtitle, *one.credits, length))
    if found.left_over:
        lines["余"] = "|".join(piece.words for piece in found.left_over)
    if issue.note:
        lines["按语"] = "|".join(words for _, words in plain.body_lines(issue.note))
    return "".join(f"{word}：{said}\n" for word, said in lines.items())


@pytest.mark.parametrize("path", ISSUES, ids=lambda path: path.stem)
def test_all_that_the_issue_says_is_recognised(path: Path) -> None:
    document = reader.read(path.read_bytes())
    found = recognise(document)
    assert told(found) == path.with_suffix(".expected").read_text("utf-8")
    assert account(document, found).is_whole
