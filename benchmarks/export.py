"""Print how fast a Word file is made, side by side with what a programmer would take instead.

    python -m benchmarks.export [ROUNDS]

The same text goes through our export, through naive python-docx (a paragraph, a run, and its face
and size set on the run) and, where it is installed, through docxtpl; in one process, in turn. Ours
is told twice: in memory as it is made, and the self-check with the counting of pages by itself.
What a long issue costs in memory is measured in a process of its own.
"""

import io
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks import figures
from benchmarks.prose import Writer
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Kind, Paragraph, paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.plain import article_lines
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import audit, exporting, report, template, writer
from gazetteer_desk.layout import lay


LONG = 400  # articles
_CHARACTERS = 1530  # of one of them
_REFERENCE = figures.ROOT / "tests" / "golden" / "reference.json"
_SCHEME = Scheme()
_LOOKS = {Kind.HEADING1: ("黑体", 16), Kind.HEADING2: ("楷体_GB2312", 16)}
_BODY, _TITLE = ("仿宋_GB2312", 16), ("方正小标宋简体", 22)
Job = Callable[[], object]


def main(rounds: int) -> None:
    """Measure and print."""
    reference = codec.read(_REFERENCE.read_bytes())[0]
    ours = median(rounds * 3, lambda: made(reference))
    sheet, opened, data = made(reference)
    check = median(rounds * 3, lambda: checked(reference, sheet, opened, data))
    figures.tell("reference, in memory", f"{ours:.1f} ms", "<= 15 ms", is_met=ours <= 15)
    figures.tell("  its self-check and count", f"{check:.1f} ms", "<= 15 ms", is_met=check <= 15)
    bulletin = long_issue()
    characters = sum(len(words) for a in bulletin.articles for _, words in article_lines(a))
    print(f"{LONG} articles, {characters:,} characters:")
    rivals = {"naive python-docx": lambda: naive(bulletin)} | templated(bulletin)
    whole = "ours, checked and counted too"
    ours = {"ours": lambda: made(bulletin), whole: lambda: exporting.built(bulletin, {})}
    took = in_turn(rounds, {**ours, **rivals})
    for name, ms in took.items():
        print(f"  {name}: {ms:,.0f} ms")
    ratio = took["naive python-docx"] / took["ours"]
    figures.tell("  ours against naive python-docx", f"{ratio:.1f} x", ">= 8 x", is_met=ratio >= 8)
    with figures.office() as (_, given):
        command = (figures.PYTHON, "-m", "benchmarks.export", "memory")
        used = json.loads(figures.run(command, given))["resident_mb"]
    figures.tell("  resident memory at most", f"{used:.0f} MB", "<= 150 MB", is_met=used <= 150)


def made(bulletin: Bulletin) -> tuple[object, object, bytes]:
    """Return the sheet, the template and the Word file of an issue, all of it in memory."""
    opened = template.open_template(template.find(_SCHEME.template), _SCHEME.template)
    sheet = lay(bulletin, _SCHEME, opened.look, opened.plan)
    return sheet, opened, writer.docx_bytes(sheet, opened, {})


def checked(bulletin: Bulletin, sheet: object, opened: object, data: bytes) -> None:
    """Do what is done with every file before it goes out."""
    audit.check(data, bulletin, _SCHEME, opened.plan)
    report.of(sheet, data)


def long_issue() -> Bulletin:
    """Return an issue as long as three years of them, no sentence of it like another."""
    by = Writer("a long issue")
    return Bulletin(articles=tuple(_article(by, nth) for nth in range(LONG)))


def _article(by: Writer, nth: int) -> Article:
    blocks: list[Paragraph] = []
    left = _CHARACTERS
    while left > 0:
        heads = not len(blocks) % 4
        words = by.heading() if heads else by.paragraph(min(left, 190))
        blocks.append(paragraph(words, Kind.HEADING1 if heads else Kind.BODY))
        left -= len(words)
    return Article(key=f"a{nth}", title=(by.title(14),), body=tuple(blocks))


def _lines(bulletin: Bulletin) -> Iterator[tuple[str, tuple[str, int]]]:
    for article in bulletin.articles:
        yield "".join(article.title), _TITLE
        for block in article.body:
            assert isinstance(block, Paragraph)
            yield block.text, _LOOKS.get(block.kind, _BODY)


def naive(bulletin: Bulletin) -> bytes:
    """Return what most scripts do: each paragraph and run says itself how it looks."""
    document = Document()
    for words, (face, size) in _lines(bulletin):
        made = document.add_paragraph()
        form = made.paragraph_format
        form.first_line_indent, form.line_spacing = Pt(2 * size), Pt(28.95)
        form.space_before = form.space_after = Pt(0)
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        run = made.add_run(words)
        run.font.name, run.font.size = face, Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)  # noqa: SLF001 - there is no other way
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def templated(bulletin: Bulletin) -> dict[str, Job]:
    """Return the job of docxtpl, nothing where it is not installed."""
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        print("docxtpl is not installed: left out (pip install docxtpl)")
        return {}
    document = Document()
    for words in ("{%p for one in lines %}", "{{ one }}", "{%p endfor %}"):
        document.add_paragraph(words)
    blank = io.BytesIO()
    document.save(blank)

    def job() -> bytes:
        opened = DocxTemplate(io.BytesIO(blank.getvalue()))
        opened.render({"lines": [words for words, _ in _lines(bulletin)]}, autoescape=True)
        saved = io.BytesIO()
        opened.save(saved)
        return saved.getvalue()

    return {"docxtpl, one look": job}


def median(rounds: int, job: Job) -> float:
    """Return the median milliseconds of a job that has run once before."""
    job()
    return in_turn(rounds, {"": job})[""]


def in_turn(rounds: int, jobs: dict[str, Job]) -> dict[str, float]:
    """Return the median milliseconds of each job, all of them run in turn."""
    took: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            began = time.perf_counter()
            job()
            took[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(times) for name, times in took.items()}


def memory() -> None:
    """Print what a process that exports the long issue holds at most."""
    exporting.built(long_issue(), {})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"resident_mb": peak}))


if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        memory()
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 5)
