"""Articles as elements of the sheet: 栏目, title, note, text, tables, pictures, source line."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import HEADINGS, Body, Kind, Paragraph, Picture
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.plain import credit_line
from gazetteer_desk.layout import tables, titles
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.plates import Sizes, plate
from gazetteer_desk.layout.runs import run_in, runs_of
from gazetteer_desk.layout.sheet import Element, Line, line


STYLES = {
    Kind.BODY: Style.BODY,
    Kind.HEADING1: Style.HEADING1,
    Kind.HEADING2: Style.HEADING2,
    Kind.HEADING3: Style.HEADING3,
    Kind.HEADING4: Style.HEADING4,
    Kind.NOTE: Style.NOTE,
    Kind.CENTERED: Style.CENTERED,
    Kind.SIGNATURE: Style.SIGNATURE,
    Kind.DATELINE: Style.DATELINE,
    Kind.ATTACHMENT: Style.ATTACHMENT,
}


def articles(bulletin: Bulletin, look: Look, sizes: Sizes) -> Iterator[list[Element]]:
    """Yield all articles in order, a column's name once above those that follow one another."""
    column = ""
    for article in bulletin.articles:
        is_new = article.column and article.column != column
        column = article.column
        head: list[Element] = [line(Style.COLUMN, f"【{column}】")] if is_new else []
        yield [*head, *_article(article, look, sizes)]


def _article(article: Article, look: Look, sizes: Sizes) -> Iterator[Element]:
    title = titles.broken(article.title, titles.room(look))
    if title.strip():
        yield line(Style.TITLE_ABOVE_SUBTITLE if article.subtitle else Style.TITLE, title)
    if article.subtitle:
        yield line(Style.SUBTITLE, article.subtitle)
    yield from blocks(article.note, look, sizes, plain=Style.NOTE)
    yield from blocks(article.body, look, sizes)
    if credit := credit_line(article):
        yield line(Style.CREDITS, credit)


def blocks(body: Body, look: Look, sizes: Sizes, *, plain: Style = Style.BODY) -> Iterator[Element]:
    """Yield the blocks of a body, `plain` being the style of its ordinary paragraphs.

    A paragraph without characters is left out; a table is never the neighbour of a table, because
    Word would make one of them, nor of what stands below it.
    """
    last_kind: Kind | None = None
    for block in body:
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield _paragraph(block, plain, last_kind)
                last_kind = block.kind
        elif isinstance(block, Picture):
            last_kind = None
            yield plate(block, sizes, look.page)
        else:
            last_kind = None
            if block.caption:
                yield line(Style.TABLE_CAPTION, block.caption)
            yield tables.grid(block, look)
            yield Line(Style.TABLE_GAP)


def style_of(kind: Kind, last: Kind | None) -> Style:
    """Return the style of a paragraph below one of the kind `last`."""
    style = STYLES[kind]
    is_more = style is Style.ATTACHMENT and last is Kind.ATTACHMENT
    return Style.ATTACHMENT_MORE if is_more else style


def _paragraph(paragraph: Paragraph, plain: Style, last: Kind | None) -> Line:
    is_text = paragraph.kind is Kind.BODY or paragraph.kind in HEADINGS
    if is_text and 0 < paragraph.lead < len(paragraph.text):
        return Line(plain, run_in(paragraph))
    style = plain if paragraph.kind is Kind.BODY else style_of(paragraph.kind, last)
    return Line(style, runs_of(paragraph))
