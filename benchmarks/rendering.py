"""Pages as LibreOffice shows them: faces mapped, files rendered in one call, lines read back."""

import html
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple


# Of the faces that are free, those that look like the official ones; the first installed is used.
STAND_INS = {
    "仿宋_GB2312": ("FandolFang", "Noto Serif CJK SC"),
    "楷体_GB2312": ("FandolKai", "Noto Serif CJK SC"),
    "黑体": ("FandolHei", "Noto Sans CJK SC"),
    "方正小标宋简体": ("Noto Serif CJK SC Black", "FandolSong", "Noto Serif CJK SC"),
    "宋体": ("FandolSong", "Noto Serif CJK SC"),
}
TOOLS = ("soffice", "pdftotext", "fc-match")
_FOREVER = 1800  # seconds; sixty issues take one minute
_SAME_LINE = 4  # points that the middles of words on one line differ, for their faces do
_WORD = re.compile(
    r'<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


class Word(NamedTuple):
    """Some characters without a gap between them; lengths in points from the page's corner."""

    page: int
    left: float
    right: float
    middle: float
    text: str


def lacking() -> str:
    """Return which programs are missing, "" where all are here."""
    return "、".join(tool for tool in TOOLS if shutil.which(tool) is None)


def faces(folder: Path) -> tuple[Path, dict[str, str]]:
    """Write a fontconfig file that maps the official faces; return it and who stands in for whom.

    A face that is installed under its own name stands for itself.
    """
    used = {name: _installed((name, *others)) for name, others in STAND_INS.items()}
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{other}</string></edit></match>'
        for name, other in used.items()
        if other and other != name
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<cachedir>{folder}/fontconfig</cachedir>{rules}</fontconfig>",
        "utf-8",
    )
    return path, used


def _installed(names: Iterable[str]) -> str:
    """Return the first of some families that is installed, "" where none is."""
    for name in names:
        done = subprocess.run(
            ["fc-match", "-f", "%{family}", name], capture_output=True, text=True, check=False
        )
        if name in done.stdout.split(","):
            return name
    return ""


def render(
    files: Iterable[Path], folder: Path, given: Mapping[str, str], form: str = "pdf"
) -> None:
    """Make a PDF (or another `form`) beside each Word file, in one call with an own profile."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
    names = [str(file) for file in files]
    subprocess.run(
        [*command, *names], env=dict(given), check=True, capture_output=True, timeout=_FOREVER
    )


def words(pdf: Path) -> tuple[list[Word], int]:
    """Return the words of a PDF as they stand on its pages, and how many pages it has."""
    made = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    found: list[Word] = []
    page = 0
    for match in _WORD.finditer(made):
        if match[5] is None:
            page += 1
            continue
        left, top, right, bottom = map(float, match.groups()[:4])
        found.append(Word(page, left, right, (top + bottom) / 2, html.unescape(match[5])))
    return found, page


def rows(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the words that stand on one line of a page together, from left to right."""
    row: list[Word] = []
    for word in sorted(words, key=lambda one: (one.page, one.middle)):
        if row and (row[0].page != word.page or word.middle - row[0].middle > _SAME_LINE):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda one: one.left)
