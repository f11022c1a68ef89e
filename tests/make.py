"""Tiny builders: what a test needs of an issue in one line, the rest sensible."""

import datetime as dt
import struct
import zlib
from typing import Any

from gazetteer_desk.bulletin import carried, numbering
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Cell, Kind, Paragraph, Picture, Table, paragraph
from gazetteer_desk.bulletin.codec import digest
from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure, IssueNumber, Masthead
from gazetteer_desk.bulletin.sequence import Listed, Sequence


SERIES = "青梧县地方志工作简报"
OFFICE = "青梧县地方志办公室"


def para(text: str) -> Paragraph:
    """Return a paragraph whose kind its number announces; a run-in heading gets its lead."""
    kind = numbering.level_of(text)
    return paragraph(text, kind, lead=0 if kind is Kind.BODY else numbering.run_in(text))


def body(*lines: str) -> Body:
    """Return a body, a paragraph a line: `body("一、总体情况", "正文……")`."""
    return tuple(para(line) for line in lines)


def article(title: str = "县志办召开例会", *lines: str, key: str = "", **fields: Any) -> Article:
    """Return an article; `title` may hold line breaks, `credits` may be one string."""
    if isinstance(fields.get("credits"), str):
        fields["credits"] = (fields["credits"],)
    lines = lines or ("3月2日，县志办召开例会。",)
    fields.setdefault("column", "工作动态")
    fields.setdefault("body", body(*lines))
    return Article(
        key=key or digest(repr((title, lines)).encode())[:12],
        title=tuple(title.split("\n")),
        **fields,
    )


def bulletin(*articles: Article | str, number: int | None = 12, **fields: Any) -> Bulletin:
    """Return an issue with all its parts; a string among `articles` is an article's title."""
    made = tuple(article(one) if isinstance(one, str) else one for one in articles)
    year, total = fields.pop("year", 2026), fields.pop("total", None)
    supplement = fields.pop("supplement", False)
    whole: dict[str, Any] = {
        "masthead": Masthead(series=fields.pop("series", SERIES), publisher=OFFICE),
        "number": IssueNumber(year=year, number=number, total=total, supplement=supplement),
        "dated": dt.date(2026, 3, 5),
        "articles": made or (article(),),
        "disclosure": Disclosure.PUBLIC,
        "distribution": Distribution(
            report=("县委，县人大常委会，县人民政府，县政协。",),
            send=("县直各部门。",),
            issue=("各乡镇地方志工作机构。",),
        ),
        "imprint": Imprint(office=OFFICE, printed=dt.date(2026, 3, 5)),
        "copies": 30,
    }
    return Bulletin(**{**whole, **fields})


def following(last: Bulletin) -> Bulletin:
    """Return the issue made from `last`, with the number that comes after it."""
    year, is_supplement = last.number.year or 2026, last.number.supplement
    proposed = Sequence([Listed(number=last.number)]).proposal(year, supplement=is_supplement)
    return carried.next_issue(last, proposed)


def table(*rows: tuple[str, ...], header: bool = True, **fields: Any) -> Table:
    """Return a table of plain cells."""
    cells = tuple(tuple(Cell((paragraph(text),)) for text in row) for row in rows)
    return Table(rows=cells, header=header, **fields)


def png(width: int = 2, height: int = 2, shade: int = 128) -> bytes:
    """Return the bytes of a small grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes([shade]) * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def picture(data: bytes | None = None, **fields: Any) -> tuple[Picture, dict[str, bytes]]:
    """Return a picture block and the plate it points to."""
    raw = png() if data is None else data
    name = digest(raw)
    return Picture(digest=name, media="image/png", **fields), {name: raw}
