"""python-docx as the oracle: its own calls make the same paragraphs as the body written as text."""

import io
import re

import pytest
from docx import Document
from lxml import etree

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import exporting, writer
from gazetteer_desk.layout import lay
from gazetteer_desk.layout.sheet import Line
from tests.export import issues


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


NO_LINES = re.compile(r'w:drawing|w:val="(PictureCaption|Anchor|NewPage)"')


def by_calls(document, bulletin):
    """Return the lines of an issue as calls of python-docx make them."""
    made = []
    for line in lay(bulletin, Scheme()).elements:
        if isinstance(line, Line):
            paragraph = document.add_paragraph(style=line.style)
            if line.right:  # lines of a template are one run where they have one look
                paragraph.add_run(f"{line.text}\t{line.right}")
            for run in () if line.right else line.runs:
                paragraph.add_run(run.text, look(run))
            made.append(canonical(paragraph._p))
    return made


def look(run):
    """Return the name of a run's character style."""
    names = [run.lead] if run.lead else []
    names += [style for mark, style in writer._MARKS if mark in run.marks]
    return "与".join(names) or None


def canonical(element):
    """Return an element as canonical XML, without the namespaces it does not use."""
    return etree.tostring(element, method="c14n", exclusive=True).decode()


@pytest.mark.parametrize("name", ["reference", "full"])
def test_the_body_is_what_python_docx_would_have_written(name):
    bulletin, plates = issues.ALL[name]()
    document = Document(io.BytesIO(exporting.built(bulletin, plates).data))
    paragraphs = map(canonical, document.element.body.findall(f"{W}p"))
    written = [paragraph for paragraph in paragraphs if not NO_LINES.search(paragraph)]
    assert written == by_calls(document, bulletin)
