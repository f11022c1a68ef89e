"""报尾 and 版记: 信息公开选项, who gets the issue, who printed it, how many copies."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.numbering import official_date
from gazetteer_desk.layout import gbt9704, measure
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.sheet import Colophon, Element, Line, halves, line


def elements(bulletin: Bulletin, look: Look) -> Iterator[Element]:
    """Yield what stands at the foot of the last page, nothing where nothing is known."""
    if bulletin.disclosure:
        yield line(Style.DISCLOSURE, f"信息公开选项：{bulletin.disclosure}")
    rows = tuple(_rows(bulletin, look))
    if rows:
        yield Colophon(rows, pinned=_count(rows, look) <= gbt9704.COLOPHON_MOST)


def _rows(bulletin: Bulletin, look: Look) -> Iterator[tuple[Line, ...]]:
    """Yield the rows between thin rules: 报送发 together (7.4.2), 印发 by itself (7.4.3)."""
    recipients: list[Line] = []
    for word, entries in bulletin.distribution.groups:
        recipients.append(line(Style.RECIPIENTS, f"{word}：{entries[0]}"))
        recipients += (line(Style.RECIPIENTS_MORE, entry) for entry in entries[1:] if entry)
    if recipients:
        yield tuple(recipients)
    imprint = bulletin.imprint
    printed = f"{official_date(imprint.printed)}印发" if imprint.printed else ""
    if imprint.office or printed:
        yield (halves(Style.IMPRINT, imprint.office, printed, look),)
    if named := _persons(imprint):
        yield (line(Style.PERSONS, named),)
    if bulletin.copies is not None:
        yield (line(Style.COPIES, f"（共印{bulletin.copies}份）"),)


def _persons(imprint: Imprint) -> str:
    named = (
        ("签发", imprint.approver),
        ("编辑", imprint.editor),
        ("校对", imprint.proofreader),
        ("电话", imprint.phone),
    )
    return "　".join(f"{word}：{name}" for word, name in named if name)


def _count(rows: tuple[tuple[Line, ...], ...], look: Look) -> int:
    """Return about how many lines the rows take."""
    total = 0
    for row in rows:
        for one in row:
            style = look.styles[one.style]
            room = look.page.type_width - style.left - style.right
            text = "".join(run.text for run in one.runs)
            total += measure.lines_of(text, room / (20 * style.size))
    return total
