"""Print how much of made issues comes back whole: fields and paragraphs, form by form.

python -m benchmarks.intake [--seed N] [--count N] [--worst N] [--keep FOLDER]

Every issue of the made set and the reference goes out as plain text and as our own PDF, whose text
poppler takes out again as it stands on the page (-layout), in reading order, and raw; what the
readers of this program make of .docx and .pdf is told where they are there. A field is right when
it is the very same words, number or day. What paper does not say is not asked back: a title's own
line breaks, that an article stands under no 栏目 where one above it has its own, and the blank
behind 1. of an item, which whatever comes in loses. Pictures are
in no text; the cells of tables are told apart. Characters are conserved or the form fails.
"""

import argparse
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import figures, made
from gazetteer_desk.bulletin import codec, plain
from gazetteer_desk.bulletin.body import Kind, Paragraph, Table
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import exporting
from gazetteer_desk.export.pdf import making
from gazetteer_desk.export.text import text_bytes
from gazetteer_desk.intake import pdf, reading, recognising
from gazetteer_desk.intake.blanks import tidied
from gazetteer_desk.intake.document import Document
from gazetteer_desk.layout import lay


FIELDS, PARAGRAPHS = 0.98, 0.99  # what is promised
_REFERENCE = figures.ROOT / "tests" / "golden" / "reference.json"
Issue = tuple[str, Bulletin, Plates]
Form = Callable[[Issue, Path], Document]


class Found(NamedTuple):
    """What of one issue came back: right and all, and the first that did not."""

    fields: Counter[str]
    right: Counter[str]
    paragraphs: tuple[int, int]
    kinds: int
    cells: tuple[int, int]
    is_conserved: bool
    wrong: tuple[str, ...]


def main() -> None:
    """Write the set in every form, recognise it, print."""
    asked = _asked()
    reference = codec.read(_REFERENCE.read_bytes())[0]
    issues: list[Issue] = [*made.issues(asked.count, asked.seed), ("reference", reference, {})]
    with tempfile.TemporaryDirectory() as folder:
        keep = asked.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        for name, form in forms().items():
            if not asked.form or asked.form in name:
                _tell(name, form, issues, keep, asked.worst)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=made.SEED)
    parser.add_argument("--count", type=int, default=made.COUNT)
    parser.add_argument("--worst", type=int, default=0, help="print so many that came back wrong")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the files")
    parser.add_argument("--form", default="", help="only the forms with this in their name")
    return parser.parse_args()


def forms() -> dict[str, Form]:
    """Return the forms that can be made here."""
    return {
        "plain text": _plain_text,
        "docx": _docx,
        "pdf": _pdf,
        "pdf, text as on the page": lambda issue, folder: _poppler(issue, folder, "-layout"),
        "pdf, text in reading order": _poppler,
        "pdf, raw text": lambda issue, folder: _poppler(issue, folder, "-raw"),
    }


def _plain_text(issue: Issue, _: Path) -> Document:
    return reading.read(text_bytes(lay(issue[1], Scheme())))


def _docx(issue: Issue, _: Path) -> Document:
    return reading.read(exporting.built(issue[1], issue[2]).data)


def _pdf(issue: Issue, folder: Path) -> Document:
    return pdf.read(_printed(issue, folder).read_bytes())


def _printed(issue: Issue, folder: Path) -> Path:
    name, bulletin, plates = issue
    path = folder / f"{name}.pdf"
    if not path.exists():
        making.export_pdf(making.placed(bulletin, plates), plates, path)
    return path


def _poppler(issue: Issue, folder: Path, *how: str) -> Document:
    command = ("pdftotext", *how, str(_printed(issue, folder)), "-")
    done = subprocess.run(command, capture_output=True, check=True)
    return reading.read(done.stdout)


def _tell(name: str, form: Form, issues: list[Issue], folder: Path, worst: int) -> None:
    documents = [form(issue, folder) for issue in issues]
    start = time.process_time()
    results = [recognising.recognise(document) for document in documents]
    took = time.process_time() - start
    found = [
        compared(issue[1], document, result)
        for issue, document, result in zip(issues, documents, results, strict=True)
    ]
    print(f"\n{name}: {len(issues)} issues, {len(issues) / took:.0f} a second")
    right, every = (
        sum((getattr(one, n) for one in found), Counter[str]()) for n in ("right", "fields")
    )
    share = right.total() / every.total()
    figures.tell("fields right", f"{share:.2%}", f">= {FIELDS:.0%}", is_met=share >= FIELDS)
    good, all_of = (sum(one.paragraphs[n] for one in found) for n in (0, 1))
    share = good / all_of
    figures.tell(
        "paragraphs right", f"{share:.2%}", f">= {PARAGRAPHS:.0%}", is_met=share >= PARAGRAPHS
    )
    plain_ones = [one for one in found if not one.cells[1]]
    if len(plain_ones) < len(found):
        shares = (
            sum(one.right.total() for one in plain_ones)
            / sum(one.fields.total() for one in plain_ones),
            sum(one.paragraphs[0] for one in plain_ones)
            / sum(one.paragraphs[1] for one in plain_ones),
        )
        told = "; ".join(
            f"{one:.2%} of {what}"
            for one, what in zip(shares, ("fields", "paragraphs"), strict=True)
        )
        print(f"  the {len(plain_ones)} without a table: {told}")
    lost = sum(not one.is_conserved for one in found)
    figures.tell("issues with characters lost", str(lost), "0", is_met=not lost)
    print(f"  of the right paragraphs of their own kind: {sum(o.kinds for o in found) / good:.2%}")
    cells = [sum(one.cells[n] for one in found) for n in (0, 1)]
    print(f"  cells of tables in tables: {cells[0]} of {cells[1]}")
    for part, count in sorted(every.items()):
        if right[part] < count:
            print(f"  {part}: {right[part]} of {count}")
    for issue, one in zip(issues, found, strict=True):
        for wrong in one.wrong[: worst and max(worst, 1)]:
            print(f"    {issue[0]} {wrong}")


def compared(bulletin: Bulletin, document: Document, result: recognising.Recognised) -> Found:
    """Hold what was recognised against the issue it was made of."""
    wanted, got = fields(bulletin), fields(result.bulletin)
    every, right = Counter[str](), Counter[str]()
    wrong: list[str] = []
    for name in dict.fromkeys((*wanted, *got)):
        part = name.rpartition(" ")[2]
        every[part] += 1
        right[part] += wanted.get(name) == got.get(name)
        if wanted.get(name) != got.get(name):
            wrong.append(f"{name}: {wanted.get(name)!r} ≠ {got.get(name)!r}")
    asked, had = Counter(paragraphs(bulletin)), Counter(paragraphs(result.bulletin))
    good = Counter({key: min(n, had[key]) for key, n in asked.items()})
    kinds = Counter(_kinds(bulletin)) & Counter(_kinds(result.bulletin))
    wrong += [f"¶ {at}: {words[:30]}…{words[-20:]}" for at, words in (asked - good).elements()]
    cells, read = Counter(_cells(bulletin)), Counter(_cells(result.bulletin))
    return Found(
        every,
        right,
        (good.total(), asked.total()),
        sum(n for (at, words, _), n in kinds.items() if good[at, words]),
        ((cells & read).total(), cells.total()),
        recognising.account(document, result).is_whole,
        tuple(wrong),
    )


def fields(bulletin: Bulletin) -> dict[str, object]:
    """Return the fields of an issue that say something, as paper says them."""
    found: dict[str, object] = dict(plain.named(bulletin))
    del found["期号"], found["增刊"]
    found |= {"是增刊": bulletin.number.supplement, **dict(bulletin.distribution.groups)}
    found["编者按"] = _text(bulletin.note)
    column = ""
    for nth, article in enumerate(bulletin.articles):
        column = article.column or column
        found[f"{nth} 栏目"] = column
        found[f"{nth} 标题"] = article.headline
        found[f"{nth} 副题"] = article.subtitle
        found[f"{nth} 供稿单位"] = "、".join(article.credits)
        found[f"{nth} 按语"] = _text(article.note)
    return {name: said for name, said in found.items() if said}


def _text(body: tuple[object, ...]) -> str:
    return "\n".join(block.text for block in body if isinstance(block, Paragraph))


def _blocks(bulletin: Bulletin) -> Iterator[tuple[int, Paragraph]]:
    for nth, article in enumerate(bulletin.articles):
        for block in article.body:
            if isinstance(block, Paragraph) and block.text:
                yield nth, Paragraph(block.kind, tidied((s.text, s.marks) for s in block.spans))


def paragraphs(bulletin: Bulletin) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of the articles, each with its article's place."""
    return ((nth, block.text) for nth, block in _blocks(bulletin))


def _kinds(bulletin: Bulletin) -> Iterator[tuple[int, str, Kind]]:
    return ((nth, block.text, block.kind) for nth, block in _blocks(bulletin))


def _cells(bulletin: Bulletin) -> Iterator[tuple[int, str]]:
    for nth, article in enumerate(bulletin.articles):
        for block in article.body:
            if isinstance(block, Table):
                yield from ((nth, cell.text) for row in block.rows for cell in row)


if __name__ == "__main__":
    main()
