"""Random bodies: every kind, mark, table, picture, and the characters that trip editors."""

from hypothesis import strategies as st

from gazetteer_desk.bulletin import codec, grid
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


_CHARACTERS = st.one_of(
    st.sampled_from(
        "一、（一）。，“”《》〔〕〇·—12 \u00a0\u3000\ufffc𠮷𰻞👨\u200d葛\U000e0100é̀ｱAa"
    ),
    st.characters(exclude_categories=("Cs", "Cc")),
)


def words(max_size: int = 12) -> st.SearchStrategy[str]:
    return st.text(_CHARACTERS, max_size=max_size).map(
        lambda text: codec.clean(text).replace("\u2028", "").replace("\u2029", "")
    )


spans = st.lists(
    st.builds(Span, words(), st.frozensets(st.sampled_from(Mark), max_size=2)), max_size=4
).map(lambda some: tidy_spans(tuple(some)))


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    made = Paragraph(draw(st.sampled_from(Kind)), draw(spans))
    lead = draw(st.integers(0, len(made.text)))
    return Paragraph(made.kind, made.spans, lead)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    cell = st.builds(
        Cell,
        st.lists(paragraphs(), max_size=2).map(tuple),
        st.sampled_from((1, 1, 1, 2, 3)),
        st.sampled_from((1, 1, 1, 2, 3)),
    )
    rows = draw(st.lists(st.lists(cell, max_size=3).map(tuple), min_size=1, max_size=3))
    rows[0] = (*rows[0], draw(cell))
    made = grid.settled(Table(tuple(rows), draw(st.booleans()), (), draw(words())))
    columns, _ = grid.place(made)
    widths = draw(
        st.one_of(st.just(()), st.lists(st.floats(0.1, 99), min_size=columns, max_size=columns))
    )
    return Table(made.rows, made.header, tuple(widths), codec.clean_line(made.caption))


pictures = st.builds(
    Picture,
    st.sampled_from(("a" * 64, "b" * 64)),
    st.just("image/png"),
    st.sampled_from((0, 60, 120.5)),
    words().map(codec.clean_line),
)
blocks = st.one_of(paragraphs(), paragraphs(), paragraphs(), tables(), pictures)
bodies = st.lists(blocks, max_size=7).map(tuple)
