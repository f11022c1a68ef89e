"""Any bulletin that may come out of the door: clean words, settled fields."""

import datetime as dt

import msgspec
from hypothesis import strategies as st

from gazetteer_desk.bulletin import carried, grid
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import (
    Cell,
    Kind,
    Mark,
    Paragraph,
    Picture,
    Span,
    Table,
    tidy_spans,
)
from gazetteer_desk.bulletin.cleaning import clean_line, split_lines
from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Disclosure,
    Editing,
    IssueNumber,
    Masthead,
    Secrecy,
    SecrecyLevel,
    Urgency,
    Waiver,
)


# Han characters inside and outside the first plane, marks, blanks, Latin and combining ones.
ANY = st.text(
    st.one_of(
        st.sampled_from("青梧县地方志𠮷𫖯，。《》“”—…（）12ab ã\u3000"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)
WORDS = ANY.map(lambda text: split_lines(text)[0])
LINE = ANY.map(clean_line)
LINES = st.lists(LINE.filter(bool), max_size=3).map(tuple)
DAY = st.none() | st.dates(dt.date(1949, 10, 1), dt.date(2100, 1, 1))
COUNT = st.none() | st.integers(1, 99_999)

spans = st.lists(st.builds(Span, WORDS, st.frozensets(st.sampled_from(Mark))), max_size=4).map(
    lambda made: tidy_spans(tuple(made))
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """Return any paragraph, its lead within its words."""
    made = draw(spans)
    lead = draw(st.integers(0, sum(len(span.text) for span in made)))
    return Paragraph(draw(st.sampled_from(Kind)), made, lead)


cells = st.builds(
    Cell,
    st.lists(paragraphs(), min_size=1, max_size=2).map(tuple),
    colspan=st.integers(1, 3),
)
tables = st.builds(
    Table,
    st.lists(st.lists(cells, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple),
    st.booleans(),
    st.lists(st.floats(0.5, 100), max_size=3).map(tuple),
    LINE,
).map(lambda t: t if len(t.widths) == grid.place(t)[0] else msgspec.structs.replace(t, widths=()))
pictures = st.builds(
    Picture,
    st.binary(min_size=32, max_size=32).map(bytes.hex),
    st.sampled_from(["image/png", "image/jpeg"]),
    st.floats(0, 500) | st.integers(0, 156).map(float),
    LINE,
)
bodies = st.lists(st.one_of(paragraphs(), paragraphs(), tables, pictures), max_size=5).map(tuple)
columns = LINE.map(lambda line: clean_line(line.replace("【", "").replace("】", "")))


@st.composite
def bulletins(draw: st.DrawFn) -> Bulletin:
    """Return any bulletin as `codec.read` may give it."""
    keys = draw(st.lists(st.from_regex(r"[0-9a-f]{6}", fullmatch=True), max_size=3, unique=True))
    articles = tuple(
        Article(
            key=key,
            column=draw(columns),
            title=draw(LINES),
            subtitle=draw(LINE),
            credits=draw(LINES),
            note=draw(bodies),
            body=draw(bodies),
            source=draw(st.just(msgspec.UNSET) | LINE.filter(bool)),
            parts=draw(st.just(msgspec.UNSET) | st.just(("part-1", "part-2"))),
        )
        for key in keys
    )
    return Bulletin(
        masthead=draw(st.builds(Masthead, series=LINE, subtitle=LINE, publisher=LINE, sign=LINE)),
        number=draw(
            st.builds(IssueNumber, year=COUNT, number=COUNT, total=COUNT, supplement=st.booleans())
        ),
        dated=draw(DAY),
        secrecy=draw(
            st.none()
            | st.builds(Secrecy, level=st.sampled_from(SecrecyLevel), term=LINE, copy_no=LINE)
        ),
        urgency=draw(st.none() | st.sampled_from(Urgency)),
        note=draw(bodies),
        articles=articles,
        disclosure=draw(st.none() | st.sampled_from(Disclosure)),
        distribution=draw(st.builds(Distribution, report=LINES, send=LINES, issue=LINES)),
        imprint=draw(st.builds(Imprint, office=LINE, printed=DAY, editor=LINE, phone=LINE)),
        copies=draw(st.none() | st.integers(0, 999_999)),
        editing=draw(
            st.just(msgspec.UNSET)
            | st.builds(
                Editing,
                carried=st.sets(st.sampled_from(sorted(carried.FIELDS)), min_size=1).map(
                    lambda names: tuple(name for name in carried.FIELDS if name in names)
                ),
                copies_reason=LINE,
                disclosure_reason=LINE,
                waived=st.lists(
                    st.builds(Waiver, rule=LINE, text=LINE, article=LINE, around=LINE),
                    max_size=2,
                    unique=True,
                ).map(tuple),
            )
        ),
    )
