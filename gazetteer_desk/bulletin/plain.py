"""The one linear text of an issue, and how it is counted.

Count, search, comparison and the check after export all read these lines, so that they agree on
what the words of an issue are.
"""

import re
from collections.abc import Iterator

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph, Picture
from gazetteer_desk.bulletin.issue import Bulletin
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


def text(bulletin: Bulletin) -> str:
    """Return the whole issue as plain text, a paragraph a line, in the printed order."""
    return "\n".join(_issue_lines(bulletin))


def _issue_lines(bulletin: Bulletin) -> Iterator[str]:
    secrecy = bulletin.secrecy
    if secrecy and secrecy.copy_no:
        yield secrecy.copy_no
    if secrecy:
        yield secrecy.label
    if bulletin.urgency:
        yield str(bulletin.urgency)
    head = bulletin.masthead
    yield from filter(None, (head.series, head.subtitle, bulletin.number.label))
    dated = numbering.official_date(bulletin.dated) if bulletin.dated else ""
    if head.publisher or dated:
        yield "　".join(filter(None, (head.publisher, dated)))
    yield from (line for _, line in body_lines(bulletin.note, part="note") if line)
    column = ""
    for article in bulletin.articles:
        if article.column and article.column != column:
            yield f"【{article.column}】"
        column = article.column
        yield from (line for _, line in article_lines(article) if line)
    yield from _foot_lines(bulletin)


def _foot_lines(bulletin: Bulletin) -> Iterator[str]:
    if bulletin.disclosure:
        yield f"信息公开选项：{bulletin.disclosure}"
    for word, lines in bulletin.distribution.groups:
        yield f"{word}：{lines[0]}"
        yield from lines[1:]
    imprint = bulletin.imprint
    persons = (
        ("签发", imprint.approver),
        ("编辑", imprint.editor),
        ("校对", imprint.proofreader),
        ("电话", imprint.phone),
    )
    printed = f"{numbering.official_date(imprint.printed)}印发" if imprint.printed else ""
    if imprint.office or printed:
        yield "　".join(filter(None, (imprint.office, printed)))
    if named := "　".join(f"{word}：{name}" for word, name in persons if name):
        yield named
    if bulletin.copies is not None:
        yield f"（共印{bulletin.copies}份）"


def _line(article: str, part: str, path: tuple[int, ...], words: str) -> Line:
    return Place(article, part, path, 0, len(words)), words


_WORDS = r"[^\W_⺀-鿿豈-﫿︰-﹏＀-￯]+(?:[.,'’:/\-][^\W_⺀-鿿]+)*|\S"  # compiled when first used


def count(words: str) -> int:
    """Return the 字数 as Word and WPS count it: each Han character or mark, each Latin word."""
    return sum(1 for _ in re.finditer(_WORDS, words))


def count_article(article: Article) -> int:
    """Return the 字数 of an article: its titles, note and body, without the source line."""
    return sum(count(words) for place, words in article_lines(article) if place.part != "credits")
