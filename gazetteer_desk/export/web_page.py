"""A page for a browser as one file: it needs nothing else, fetches nothing and runs nothing."""

from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.export.oxml import escape


_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}\
</style>
</head>
<body>
{body}
</body>
</html>
"""


def page_bytes(title: str, style: str, body: str) -> bytes:
    """Return the page in UTF-8; `style` is its style sheet, `body` what is in it, as HTML."""
    return _PAGE.format(title=escape(clean_line(title)), style=style, body=body).encode()
