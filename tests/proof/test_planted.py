"""Clean official text is left alone, and errors planted in it are found, by all rules together."""

import re
from pathlib import Path

from gazetteer_desk.bulletin import codec
from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from tests.proof import written


HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "resources" / "sample.json"
REFERENCE = HERE.parent / "golden" / "reference.json"
A_DOUBT = 2000  # characters of clean text in which one doubt may be wrong
# What an issue of one paragraph may be told beside the error in it.
OF_THE_WHOLE = re.compile("B|R|W")


def check(bulletin):
    return Checker(rulebook.rulebook()).check(bulletin, Knowledge())


def test_clean_text_is_left_alone():
    text = (HERE / "clean.txt").read_text("utf-8")
    found = check(written.issue(text))
    assert len(text) > 6000
    assert [one for one in found if one.level is Level.ERROR] == []
    doubts = [(one.rule, one.text) for one in found if one.level is Level.DOUBT]
    assert len(doubts) <= len(text) / A_DOUBT, doubts


def test_the_sample_and_the_reference_have_no_error_in_their_marks_and_numbers():
    for path in (SAMPLE, REFERENCE):
        found = check(codec.read(path.read_bytes())[0])
        assert [(one.rule, one.text) for one in found if one.rule[0] in "PND"] == [], path


def test_the_reference_as_it_was_extracted_has_blanks_beside_its_digits():
    text = "省地方志办召开 2024 年半年工作总结会。先后赢得 4位省领导 6次作出批示肯定。"
    found = [one for one in check(written.issue(text)) if one.place.part == "body"]
    assert [one.rule for one in found] == ["P38"] * 4
    assert all(one.suggestion == "" for one in found)


def test_nine_of_ten_planted_errors_are_found():
    lines = (HERE / "planted.txt").read_text("utf-8").splitlines()
    missed = [line for line in lines if not is_found(line)]
    assert len(lines) >= 120
    assert len(missed) <= len(lines) / 10, missed


def is_found(line):
    """Tell whether something is found in a line where ⟦ and ⟧ stand round the error."""
    part = "title" if line.startswith("# ") else "body"
    words = line.removeprefix("# ")
    start, end = words.index("⟦"), words.replace("⟦", "").index("⟧")
    found = check(written.issue(line.replace("⟦", "").replace("⟧", "")))
    return any(
        one.place.part == part
        and one.place.start <= end
        and one.place.end >= start
        and not OF_THE_WHOLE.match(one.rule)
        for one in found
    )
