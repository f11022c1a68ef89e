"""What office programs put on the clipboard, in their own markup: copies of our own writing.

Beside each capture stands what a clerk should see of it: a paragraph as `kind|text` with its
run-in heading in 〔〕 and marks as signs, a table row by row, pictures, and what is said (`!`).
"""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer_desk.bulletin.body import Block, Mark, Paragraph, Picture, Table
from gazetteer_desk.intake import html, text
from gazetteer_desk.intake.taken import Taken


CAPTURES = Path(__file__).parent.parent / "data" / "captures"
NAMES = sorted(path.name for path in CAPTURES.iterdir() if path.suffix != ".want")
_SIGNS = {Mark.BOLD: "*", Mark.UNDERLINE: "_", Mark.SUPERSCRIPT: "^", Mark.SUBSCRIPT: "~"}


def words_of(paragraph: Paragraph) -> str:
    signed: list[str] = []
    for span in paragraph.spans:
        signs = "".join(_SIGNS[mark] for mark in sorted(span.marks))
        signed.append(f"{signs}{span.text}{signs}")
    words = "".join(signed)
    if paragraph.lead:
        assert words.startswith(paragraph.text[: paragraph.lead])
        words = f"〔{words[: paragraph.lead]}〕{words[paragraph.lead :]}"
    return words


def shown(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"{block.kind}|{words_of(block)}"
    elif isinstance(block, Picture):
        yield f"picture|{block.caption}"
    else:
        yield f"{'table with header' if block.header else 'table'}|{block.caption}"
        for row in block.rows:
            cells = [
                "⏎".join(map(words_of, cell.paragraphs))
                + "→" * (cell.colspan - 1)
                + "↓" * (cell.rowspan - 1)
                for cell in row
            ]
            yield f"  {' | '.join(cells)}".rstrip()


def seen(read: Taken) -> str:
    lines = [line for block in read.body for line in shown(block)]
    return "\n".join([*lines, *(f"!{remark}" for remark in read.remarks)]) + "\n"


def taken(name: str) -> Taken:
    return read(CAPTURES / name)


def read(path: Path) -> Taken:
    """Return what a capture says: HTML, text, or a file of `gazetteer-desk clipboard --dump`."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as package:
            about = json.loads(package.read("formats.json"))
            held = {one["type"]: package.read(one["file"]) for one in about["formats"]}
        is_html = "text/html" in held
        data = held["text/html" if is_html else "text/plain"]
    else:
        data, is_html = path.read_bytes(), path.suffix == ".html"
    return html.read(data) if is_html else text.take(text.decode(data))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_program_copies_comes_in_clean(name: str) -> None:
    read = taken(name)
    assert seen(read) == (CAPTURES / f"{name}.want").read_text("utf-8")
    assert read.plates == {}


def test_headers_and_widths_of_office_tables() -> None:
    (table,) = taken("excel.html").body
    assert isinstance(table, Table)
    assert (table.header, table.widths) == (True, (0.3333,) * 3)
    assert not any(s.marks for cell in table.rows[0] for p in cell.paragraphs for s in p.spans)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".html")])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_wrong_label_changes_nothing(name: str, encoding: str) -> None:
    words = (CAPTURES / name).read_text("utf-8")
    assert html.read(words.encode(encoding)).body == taken(name).body
