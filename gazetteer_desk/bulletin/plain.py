"""The one linear text of an issue, and how it is counted.

Count, search, comparison and the check after export all read these lines, so that they agree on
what the words of an issue are.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph, Picture, Table
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.bulletin.place import Place


Line = tuple[Place, str]


def body_lines(body: Body, *, article: str = "", part: str = "body") -> Iterator[Line]:
    """Yield every paragraph of a body with its place: cells row by row, captions too."""
    for at, block in enumerate(body):
        if isinstance(block, Paragraph):
            yield _line(article, part, (at,), block.text)
            continue
        if block.caption and not isinstance(block, Picture):
            yield _line(article, part, (at,), block.caption)
        if isinstance(block, Picture):
            yield _line(article, part, (at,), block.caption)
            continue
        for row_at, row in enumerate(block.rows):
            for cell_at, cell in enumerate(row):
                for inner, paragraph in enumerate(cell.paragraphs):
                    yield _line(article, part, (at, row_at, cell_at, inner), paragraph.text)


def body_words(body: Body) -> Iterator[str]:
    """Yield the words of every paragraph and caption, faster than with their places."""
    for block in body:
        if isinstance(block, Paragraph):
            yield block.text
            continue
        yield block.caption
        if not isinstance(block, Picture):
            for row in block.rows:
                for cell in row:
                    for paragraph in cell.paragraphs:
                        yield paragraph.text


def article_lines(article: Article) -> Iterator[Line]:
    """Yield the words of one article with their places, in the order of the printed page."""
    key = article.key
    for at, line in enumerate(article.title):
        yield _line(key, "title", (at,), line)
    if article.subtitle:
        yield _line(key, "subtitle", (), article.subtitle)
    yield from body_lines(article.note, article=key, part="note")
    yield from body_lines(article.body, article=key)
    if article.credits:
        yield _line(key, "credits", (), credit_line(article))


def credit_line(article: Article) -> str:
    """Return the source line （省地方志办） as it is printed, "" where no unit is named."""
    return f"（{'、'.join(article.credits)}）" if article.credits else ""


def named(bulletin: Bulletin) -> dict[str, str]:
    """Return what is said outside the articles, each thing by the office's name for it.

    What is not known is "". `Slot` of `layout.plan` has the same names.
    """
    secrecy, head, number = bulletin.secrecy, bulletin.masthead, bulletin.number
    imprint, is_numbered = bulletin.imprint, bulletin.number.number is not None
    return {
        "份号": secrecy.copy_no if secrecy else "",
        "密级": secrecy.label if secrecy else "",
        "紧急程度": bulletin.urgency or "",
        "机关标志": head.sign,
        "刊名": head.series,
        "刊名副题": head.subtitle,
        "期号": number.label,
        "增刊": "增刊" if number.supplement and is_numbered else "",
        "年": _known(number.year),
        "期": _known(number.number),
        "总期": "" if number.supplement else _known(number.total),
        "编印单位": head.publisher,
        "日期": numbering.official_date(bulletin.dated) if bulletin.dated else "",
        "签发人": imprint.approver,
        "编辑": imprint.editor,
        "校对": imprint.proofreader,
        "电话": imprint.phone,
        "信息公开": bulletin.disclosure or "",
        "印发机关": imprint.office,
        "印发日期": numbering.official_date(imprint.printed) if imprint.printed else "",
        "印数": _known(bulletin.copies),
    }


def _known(number: int | None) -> str:
    return "" if number is None else str(number)


def persons(parts: Mapping[str, str]) -> str:
    """Return who answers for the issue and by which telephone, on one line."""
    words = {"签发人": "签发", "编辑": "编辑", "校对": "校对", "电话": "电话"}
    return "　".join(f"{word}：{parts[name]}" for name, word in words.items() if parts[name])


def text(bulletin: Bulletin) -> str:
    """Return the whole issue as plain text, a paragraph a line, in the printed order."""
    return "\n".join(_issue_lines(bulletin))


def _issue_lines(bulletin: Bulletin) -> Iterator[str]:
    parts = named(bulletin)
    above = ("份号", "密级", "紧急程度", "机关标志", "刊名", "刊名副题", "期号")
    yield from (parts[name] for name in above if parts[name])
    if parts["编印单位"] or parts["日期"]:
        yield "　".join(filter(None, (parts["编印单位"], parts["日期"])))
    yield from note_lines(bulletin)
    yield from all_article_lines(bulletin)
    if parts["信息公开"]:
        yield f"信息公开选项：{parts['信息公开']}"
    yield from colophon_lines(bulletin, parts)


def note_lines(bulletin: Bulletin) -> Iterator[str]:
    """Yield the words of the note above all articles."""
    return (line for _, line in body_lines(bulletin.note, part="note") if line)


def all_article_lines(bulletin: Bulletin) -> Iterator[str]:
    """Yield the words of all articles, a column's name once above those that follow one another."""
    column = ""
    for article in bulletin.articles:
        if article.column and article.column != column:
            yield f"【{article.column}】"
        column = article.column
        yield from (line for _, line in article_lines(article) if line)


def colophon_lines(bulletin: Bulletin, parts: Mapping[str, str]) -> Iterator[str]:
    """Yield the words of 版记, `parts` being those of `named` that are said there."""
    for word, lines in bulletin.distribution.groups:
        yield f"{word}：{lines[0]}"
        yield from lines[1:]
    printed = f"{parts['印发日期']}印发" if parts["印发日期"] else ""
    if parts["印发机关"] or printed:
        yield "　".join(filter(None, (parts["印发机关"], printed)))
    if answering := persons(parts):
        yield answering
    if parts["印数"]:
        yield f"（共印{parts['印数']}份）"


def _line(article: str, part: str, path: tuple[int, ...], words: str) -> Line:
    return Place(article, part, path, 0, len(words)), words


_HAN = "⺀-鿿豈-﫿︰-﹏＀-￯\U00020000-\U0003ffff"
_LATIN = rf"[^\W_{_HAN}]+(?:[.,'’:/\-][^\W_{_HAN}]+)*"  # compiled when first used
_KNOWN = 1 << 14  # paragraphs whose count is remembered: after a key all but one are the same


@lru_cache(_KNOWN)
def count(words: str) -> int:
    """Return the 字数 as Word and WPS count it: each Han character or mark, each Latin word."""
    solid = len("".join(words.split()))
    return solid - sum(len(word) - 1 for word in re.findall(_LATIN, words))


def count_article(article: Article) -> int:
    """Return the 字数 of an article: its titles, note and body, without the source line."""
    paragraphs: list[str] = [*article.title, article.subtitle]
    tables = 0
    for block in (*article.note, *article.body):
        if isinstance(block, Table):
            tables += _of_table(block)
        else:
            paragraphs += body_words((block,))
    return sum(map(count, paragraphs)) + tables


_of_table = Lately[Table, int](lambda table: sum(map(count, body_words((table,)))))
