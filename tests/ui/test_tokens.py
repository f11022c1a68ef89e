"""Whatever is really painted stands out from what it is painted on: WCAG 2.2 AA, computed.

Words ask 4.5 to 1, outlines and drawings 3 to 1; the look 高对比 asks 7 and 4.5. What the sheet
says is read from the sheet itself, what widgets paint from their source; `line` is decoration only.
What is out of use is exempt there (1.4.3), but not here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from ui import sheet, theme, tokens
from ui.editor import selections


UI = Path(tokens.__file__).parent
LOOKS = {"light": tokens.LIGHT, "dark": tokens.DARK, "contrast": tokens.CONTRAST}
ROOM, ROW = ("window", "panel", "base"), ("panel", "base", "tint", "hover")
# Where a class lies that has no ground of its own: a banner has that of its tone.
ON = {
    "QLabel": (*ROOM, "tint"),
    'QLabel[tone="red"]': (*ROOM, "redtint"),
    'QLabel[tone="amber"]': (*ROOM, "ambertint"),
    'QLabel[tone="green"]': (*ROOM, "greentint"),
    'QPushButton[look="link"]': (*ROOM, "tint", "redtint", "ambertint", "greentint"),
    "QPushButton": (*ROOM, "tint", "redtint", "ambertint", "greentint"),
}
# What widgets and delegates paint, and on what.
INKS = {
    "text": (*ROOM, "tint", "hover", "hit", "redtint", "ambertint", "greentint"),
    "text2": (*ROW, "window"),
    "text3": (*ROW, "window"),
    "accent": (*ROW, "window"),
    "onaccent": ("accent", "accenthover"),
    "accenthover": ROOM,
    "red": (*ROW, "window", "redtint"),
    "amber": (*ROW, "window", "ambertint"),
    "green": (*ROW, "window", "greentint"),
    "hitnowtext": ("hitnow",),
    "instext": ("ins",),
    "deltext": ("dele",),
    "papertext": ("paper", "zone"),
    "base": ("red", "amber", "accent"),  # the number in a pin
    "mast": ("paper",),
}
OUTLINES = {"border": ROOM, "mast": ("zone",)}
NO_INK = {"line", "base", "panel", "window", "desk", "tint", "hover", "paper", "zone"}


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each selector of the sheet and what it says, colours by their names."""
    named = {name: f"${name}" for name in tokens.LIGHT}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet.text(named)):
        said = dict(part.strip().split(": ", 1) for part in body.split(";") if part.strip())
        for selector in selectors.split(","):
            yield " ".join(selector.split()), said


def token(said: dict[str, str], *properties: str) -> str:
    """Return the name of the colour that one of these properties has, "" for none."""
    found = (re.search(r"\$(\w+)", said.get(one, "")) for one in properties)
    return next((match[1] for match in found if match), "")


def grounds(selector: str, said: dict[str, str]) -> tuple[str, ...]:
    own = token(said, "background")
    fitting = [name for name in ON if selector.startswith(name)]
    return (own,) if own else ON[max(fitting, key=len)] if fitting else ROOM


def pairs_of_sheet() -> Iterator[tuple[str, str, str, bool]]:
    """Yield what the sheet paints on what: where, ink, ground, whether it is words."""
    for selector, said in rules():
        for ground in grounds(selector, said):
            if ink := token(said, "color"):
                yield selector, ink, ground, True
        if ink := token(said, "selection-color"):
            yield selector, ink, token(said, "selection-background-color"), True
        if selector.startswith("QScrollBar::handle") and (ink := token(said, "background")):
            yield from ((selector, ink, ground, False) for ground in ROOM)
        edge = token(said, "border", "border-color", "border-top", "border-bottom", "border-left")
        if edge and edge != "line":
            for ground in {*grounds(selector, {}), *grounds(selector, said)} - {edge}:
                yield selector, edge, ground, False


def wanted(look: str, *, words: bool) -> float:
    return {(False, True): 4.5, (False, False): 3.0, (True, True): 7.0, (True, False): 4.5}[
        look == "contrast", words
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_what_the_sheet_paints_stands_out(look: str):
    colours, seen = LOOKS[look], 0
    for selector, ink, ground, words in pairs_of_sheet():
        seen += 1
        got = contrast(colours[ink], colours[ground])
        assert got >= wanted(look, words=words), f"{selector}: {ink} on {ground} is {got:.2f}"
    assert seen > 80


@pytest.mark.parametrize("look", LOOKS)
def test_what_widgets_paint_stands_out(look: str):
    colours = LOOKS[look]
    for table, words in ((INKS, True), (OUTLINES, False)):
        for ink, on in table.items():
            for ground in on:
                got = contrast(colours[ink], colours[ground])
                assert got >= wanted(look, words=words), f"{ink} on {ground} is {got:.2f}"


def test_no_widget_paints_with_an_ink_that_is_not_tested():
    deeds = r"\b(?:color|icon|pixmap|set_icon|say|say_lit|draw|CutLabel)\("
    used: set[str] = set()
    for path in UI.rglob("*.py"):
        for call in re.findall(deeds + r"([^()]*(?:\([^()]*\)[^()]*)*)\)", path.read_text("utf-8")):
            used |= {name for name in re.findall(r'"(\w+)"', call) if name in tokens.LIGHT}
    used = {name for name in used if not name.endswith("tint")}
    assert {"text3", "accent", "amber"} <= used  # it does read them
    assert used - NO_INK - {"ins", "dele", "hit", "border"} <= INKS.keys()
    every = {name for name in tokens.LIGHT if not name.endswith("tint") and name not in NO_INK}
    assert every - {"ins", "dele", "hit", "hitnow"} <= INKS.keys() | OUTLINES.keys()


@pytest.mark.parametrize("look", LOOKS)
def test_lines_under_findings_and_marked_words_stand_out(look: str):
    colours = LOOKS[look]
    for token in selections.WAVES.values():
        assert contrast(colours[token], colours["base"]) >= wanted(look, words=False), token
    for ground, ink in selections._GROUNDS.values():
        assert contrast(colours[ink], colours[ground]) >= wanted(look, words=True), ground


def test_larger_letters_have_the_same_colours():
    usual, large = (re.findall(r"#\w{6}\b", sheet.text(tokens.DARK, size)) for size in (100, 150))
    assert usual == large


def test_the_table_of_the_design_is_the_theme():
    assert round(contrast(theme.LIGHT["text"], theme.LIGHT["base"]), 1) == 15.9
    assert round(contrast(theme.DARK["text3"], theme.DARK["tint"]), 1) == 4.6
    assert tokens.LIGHT.keys() == tokens.DARK.keys() == tokens.CONTRAST.keys()
