"""Phrases that an office writes again and again (常用语), with fields to be filled in: {{单位}}."""

import datetime as dt

import msgspec

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Body, Kind, paragraph
from gazetteer_desk.bulletin.cleaning import split_lines


FIELD = r"\{\{[^{}]{1,20}\}\}"


class Phrase(msgspec.Struct, frozen=True):
    """A phrase and what the office calls it; a text of several lines is several paragraphs."""

    name: str
    text: str


def filled(text: str, today: dt.date) -> str:
    """Return the text with the fields filled that need nobody: {{今天}}, {{今年}}."""
    known = {"今天": numbering.official_date(today), "今年": f"{today.year}年"}
    for name, words in known.items():
        text = text.replace("{{" + name + "}}", words)
    return text


def body_of(text: str) -> Body:
    """Return the lines as paragraphs, their kinds as their numbers announce."""
    made: list[tuple[str, Kind]] = [(line, numbering.level_of(line)) for line in split_lines(text)]
    return tuple(
        paragraph(line, kind, lead=0 if kind is Kind.BODY else numbering.run_in(line))
        for line, kind in made
    )
