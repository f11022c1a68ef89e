"""Sixty made issues, the same for the same seed: what the counter of pages is measured on.

From one notice to twelve articles, titles of one to three lines, headings and run-in headings,
tables, pictures, notes, long lists of recipients, 密级, 增刊, and last pages of every fill.
"""

import datetime as dt
from collections.abc import Iterator

from benchmarks.prose import Writer
from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Block, Cell, Kind, Mark, Paragraph, Span, Table, paragraph
from gazetteer_desk.bulletin.codec import Plates
from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Disclosure,
    IssueNumber,
    Masthead,
    Secrecy,
    SecrecyLevel,
    Urgency,
)
from tests import make


COUNT = 60
SEED = 2026
_FILLS = 24  # more than there are lines on a page


def issues(count: int = COUNT, seed: int = SEED) -> Iterator[tuple[str, Bulletin, Plates]]:
    """Yield issues with a name and their pictures."""
    for nth in range(count):
        yield (f"made-{seed}-{nth:02}", *issue(nth, seed))


def issue(nth: int, seed: int = SEED) -> tuple[Bulletin, Plates]:
    """Return the nth issue of a set; the first paragraph of its last article fills the page up."""
    by = Writer(f"{seed}:{nth}")
    plates: Plates = {}
    count = 1 + nth % 12
    articles = tuple(_article(by, at, plates, alone=count == 1) for at in range(count))
    filler = paragraph(by.paragraph(28 * (nth * 7 % _FILLS)))
    articles = (*articles[:-1], _longer(articles[-1], filler))
    day = dt.date(by.year(), by.chance.randint(1, 12), by.chance.randint(1, 28))
    made = Bulletin(
        masthead=_masthead(by),
        number=_number(by, nth, day.year),
        dated=day,
        secrecy=_secrecy(by),
        urgency=by.chance.choice((None, None, None, *Urgency)),
        note=_note(by, "编者按") if by.chance.random() < 0.25 else (),
        articles=articles,
        disclosure=by.chance.choice((None, *Disclosure)),
        distribution=_distribution(by),
        imprint=_imprint(by, day),
        copies=by.chance.choice((None, 30, 120, 1500)),
    )
    return made, plates


def _longer(article: Article, filler: Paragraph) -> Article:
    """Return an article with one more paragraph at its head."""
    return Article(
        key=article.key,
        column=article.column,
        title=article.title,
        subtitle=article.subtitle,
        credits=article.credits,
        note=article.note,
        body=(filler, *article.body),
    )


def _masthead(by: Writer) -> Masthead:
    series = ("青梧县地方志工作简报", "方志简报", "青梧县三轮修志工作情况通报", "年鉴编纂动态")
    return Masthead(
        series=by.chance.choice(series),
        subtitle=by.chance.choice(("", "", "", "（三轮修志专辑）")),
        publisher=by.chance.choice(("青梧县地方志办公室", "青梧县地方志编纂委员会办公室")),
    )


def _number(by: Writer, nth: int, year: int) -> IssueNumber:
    is_extra = by.chance.random() < 0.15
    total = by.chance.choice((None, 100 + nth)) if not is_extra else None
    return IssueNumber(year=year, number=nth + 1, total=total, supplement=is_extra)


def _secrecy(by: Writer) -> Secrecy | None:
    if by.chance.random() < 0.75:
        return None
    level = by.chance.choice(list(SecrecyLevel))
    return Secrecy(level=level, term=by.chance.choice(("", "1年", "5年")), copy_no="000012")


def _distribution(by: Writer) -> Distribution:
    def entry(count: int) -> str:
        return "，".join(f"县{by.unit().removeprefix('县')}" for _ in range(count)) + "。"

    longest = by.chance.choice((3, 6, 12, 40))
    return Distribution(
        report=tuple(entry(by.chance.randint(2, 8)) for _ in range(by.chance.randint(0, 2))),
        send=tuple(entry(by.chance.randint(1, longest)) for _ in range(by.chance.randint(0, 3))),
        issue=(entry(by.chance.randint(1, longest)),),
    )


def _imprint(by: Writer, day: dt.date) -> Imprint:
    is_named = by.chance.random() < 0.4
    return Imprint(
        office=by.chance.choice(("青梧县地方志办公室", "青梧县地方志编纂委员会办公室秘书科")),
        printed=day,
        editor=by.person() if is_named else "",
        proofreader=by.person() if is_named else "",
        approver=by.person() if is_named else "",
        phone="0800-1234567" if is_named and by.chance.random() < 0.5 else "",
    )


def _article(by: Writer, at: int, plates: Plates, *, alone: bool) -> Article:
    chance = by.chance
    columns = ("", "工作动态", "工作动态", "经验交流", "地情研究")
    blocks = list(_blocks(by, plates, long=alone or chance.random() < 0.2))
    return Article(
        key=f"a{at}",
        column=chance.choice(columns),
        title=_title(by),
        subtitle=f"——{by.title(12)}" if chance.random() < 0.15 else "",
        credits=tuple(by.unit() for _ in range(chance.randint(0, 2))),
        note=_note(by, "按") if chance.random() < 0.1 else (),
        body=tuple(blocks),
    )


def _title(by: Writer) -> tuple[str, ...]:
    words = by.title(by.chance.choice((8, 14, 24, 34, 48)))
    if by.chance.random() < 0.15:
        return (words[: len(words) // 2], words[len(words) // 2 :])
    return (words,)


def _note(by: Writer, word: str) -> tuple[Paragraph, ...]:
    more = [by.paragraph(40) for _ in range(by.chance.randint(0, 1))]
    return tuple(paragraph(text) for text in (f"{word}：{by.paragraph(60)}", *more))


def _blocks(by: Writer, plates: Plates, *, long: bool) -> Iterator[Block]:
    chance = by.chance
    yield _text(by)
    if long:
        for nth in range(1, chance.randint(3, 6)):
            yield from _section(by, nth)
            if chance.random() < 0.3:
                yield _table(by)
    else:
        for _ in range(chance.randint(1, 5)):
            yield _text(by)
    if chance.random() < 0.15:
        yield _picture(by, plates)
    if chance.random() < 0.15:
        yield _table(by)
        yield _text(by)
    if chance.random() < 0.1:
        yield paragraph("附件：1." + by.heading(), Kind.ATTACHMENT)
        yield paragraph(f"2.{by.title(30)}一览表", Kind.ATTACHMENT)
    if chance.random() < 0.15:
        yield paragraph("青梧县地方志办公室", Kind.SIGNATURE)
        yield paragraph(f"{by.year()}年3月5日", Kind.DATELINE)
    if chance.random() < 0.1:
        yield paragraph("（本刊综合整理）", Kind.CENTERED)


def _section(by: Writer, nth: int) -> Iterator[Block]:
    yield paragraph(f"{numbering.chinese(nth)}、{by.heading()}", Kind.HEADING1)
    for part in range(1, by.chance.randint(2, 4)):
        word = f"（{numbering.chinese(part)}）{by.heading()}"
        if by.chance.random() < 0.5:
            head = f"{word}。"
            yield paragraph(head + by.paragraph(80), Kind.HEADING2, lead=len(head))
        else:
            yield paragraph(word, Kind.HEADING2)
            yield _text(by)
        if by.chance.random() < 0.3:
            yield paragraph(f"{part}. {by.heading()}。{by.paragraph(30)}", Kind.HEADING3)
            yield paragraph(f"（{part}）{by.paragraph(30)}", Kind.HEADING4)


def _text(by: Writer) -> Paragraph:
    chance = by.chance
    words = by.paragraph(chance.choice((20, 60, 120, 200, 320)))
    if chance.random() < 0.1:
        head = f"{chance.choice('一二三')}是{by.heading()}。"
        return paragraph(head + words, lead=len(head))
    if chance.random() < 0.1:
        at = len(words) // 3
        marks = frozenset({chance.choice((Mark.BOLD, Mark.UNDERLINE))})
        spans = (Span(words[:at]), Span(words[at : at + 6], marks), Span(words[at + 6 :]))
        return Paragraph(Kind.BODY, spans)
    return paragraph(words)


def _table(by: Writer) -> Table:
    chance = by.chance

    def cell(text: str) -> Cell:
        return Cell((paragraph(text),))

    head = tuple(cell(word) for word in ("单位", "任务", "数量", "进展情况"))
    rows = tuple(
        (
            cell(by.unit()),
            cell(by.thing()),
            cell(by.amount()),
            cell(chance.choice(("已完成", by.heading(), by.sentence()))),
        )
        for _ in range(chance.choice((2, 4, 8, 16, 30)))
    )
    return Table(
        rows=(head, *rows),
        header=chance.random() < 0.8,
        widths=chance.choice(((), (2, 3, 2, 5))),
        caption=chance.choice(("", f"{by.year()}年{by.thing()}进度表")),
    )


def _picture(by: Writer, plates: Plates) -> Block:
    chance = by.chance
    size = chance.choice(((600, 400), (300, 500), (1200, 300), (64, 64)))
    block, plate = make.picture(
        make.png(*size, shade=chance.randint(0, 255)),
        width_mm=chance.choice((0, 60, 110, 156)),
        caption=chance.choice(("", f"{by.unit()}{by.thing()}现场（{by.person()} 摄）")),
    )
    plates.update(plate)
    return block
