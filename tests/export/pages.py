"""Templates as a clerk and Word leave them: ours, with paragraphs written in the raw."""

import io

from docx import Document
from docx.oxml import parse_xml

from gazetteer_desk.export import template


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def document(name="简报"):
    """Return one of our templates, open."""
    return Document(io.BytesIO(template.find(name)))


def saved(opened):
    """Return the bytes of an open document."""
    data = io.BytesIO()
    opened.save(data)
    return data.getvalue()


def page(*paragraphs, name="简报"):
    """Return a template whose body is these elements, or text, `style|text` for a named style."""
    opened = document(name)
    body = opened.element.body
    body.clear_content()
    for at, paragraph in enumerate(paragraphs):
        body.insert(at, parsed(paragraph if paragraph[0] == "<" else plain(opened, paragraph)))
    return saved(opened)


def plain(opened, paragraph):
    """Return the XML of a paragraph given as `style|text` or text alone."""
    style, _, text = paragraph.rpartition("|")
    ppr = f'<w:pPr><w:pStyle w:val="{ids(opened)[style]}"/></w:pPr>' if style else ""
    return f"<w:p>{ppr}<w:r><w:t>{text}</w:t></w:r></w:p>"


def parsed(xml):
    """Return an element written without its namespaces."""
    tag, rest = xml.split(">", 1)
    slash = "/" if tag.endswith("/") else ""
    return parse_xml(f"{tag.removesuffix('/')} {SPACES}{slash}>{rest}")


def ids(opened):
    """Return the ids of the styles by their names."""
    return {style.name: style.style_id for style in opened.styles}


def as_word_saves(*paragraphs):
    """Return a template with all that Word leaves in one: theme, thumbnail, names, rsids, mode 14.

    It is python-docx's own empty document, as Word saved it, with our styles.
    """
    ours, opened = document(), Document()
    styles = opened.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend(list(ours.styles.element))
    fonts = opened.styles["密级"].element.rPr.rFonts
    for slot in list(fonts.attrib):
        del fonts.attrib[slot]
    fonts.set(f"{W}asciiTheme", "majorHAnsi")
    fonts.set(f"{W}eastAsiaTheme", "majorEastAsia")
    opened.styles["密级"].element.append(parsed('<w:rsid w:val="00AA11BB"/>'))
    body = opened.element.body
    for at, paragraph in enumerate(paragraphs):
        body.insert(at, parsed(paragraph if paragraph[0] == "<" else plain(opened, paragraph)))
    body.sectPr.set(f"{W}rsidR", "00AA11BB")
    settings = opened.settings.element
    for xml in (
        "<w:trackRevisions/>",
        '<w:documentProtection w:edit="forms" w:enforcement="1"/>',
        '<w:rsids><w:rsidRoot w:val="00AA11BB"/></w:rsids>',
        '<w:attachedTemplate r:id="rId99"/>',
    ):
        settings.insert(1, parsed(xml))
    opened.core_properties.last_modified_by = "甲某"
    opened.core_properties.comments = "内部意见"
    return saved(opened)
