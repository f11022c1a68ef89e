"""Paragraphs of a bulletin as runs: marks, and the sentence that stands in a heading's face."""

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Kind, Paragraph
from gazetteer_desk.layout.look import CharStyle
from gazetteer_desk.layout.sheet import Run


_LEADS = {
    Kind.HEADING1: CharStyle.LEAD1,
    Kind.HEADING2: CharStyle.LEAD2,
    Kind.HEADING3: CharStyle.LEAD3,
    Kind.HEADING4: CharStyle.LEAD4,
}


def runs_of(paragraph: Paragraph) -> tuple[Run, ...]:
    """Return the runs of a paragraph in one face."""
    return tuple(Run(span.text, span.marks) for span in paragraph.spans if span.text)


def run_in(paragraph: Paragraph) -> tuple[Run, ...]:
    """Return the runs of a paragraph whose first `lead` characters are a heading."""
    lead = _lead_style(paragraph)
    runs: list[Run] = []
    left = paragraph.lead
    for span in paragraph.spans:
        head, tail = span.text[:left], span.text[left:]
        left -= len(head)
        if head:
            runs.append(Run(head, span.marks, lead))
        if tail:
            runs.append(Run(tail, span.marks))
    return tuple(runs)


def _lead_style(paragraph: Paragraph) -> CharStyle:
    """Return the face of the lead: the kind's, else its number's, else the second level's."""
    kind = paragraph.kind if paragraph.kind in _LEADS else numbering.level_of(paragraph.text)
    return _LEADS.get(kind, CharStyle.LEAD2)
