"""The page as LibreOffice shows it: the pages, and that the colophon is pinned to the foot."""

import re
import shutil
import subprocess

import pytest

from gazetteer_desk.export import exporting
from tests.export import issues


pytestmark = pytest.mark.render
TOOLS = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the rendered pages of an issue: each a list of (top in mm, words)."""
    if TOOLS:
        pytest.skip(f"{'、'.join(TOOLS)} is not installed")
    folder = tmp_path_factory.mktemp("render")

    def render(name):
        bulletin, plates = issues.ALL[name]()
        file = folder / f"{name}.docx"
        exporting.export_docx(bulletin, plates, file)
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        convert = ["--convert-to", "pdf", "--outdir", str(folder), str(file)]
        subprocess.run([*office, *convert], check=True, capture_output=True, timeout=180)
        made = subprocess.run(
            ["pdftotext", "-bbox-layout", str(file.with_suffix(".pdf")), "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        return [_lines(page) for page in made.split("<page ")[1:]]

    return render


def _lines(page):
    found = re.findall(r'<line xMin="[\d.]+" yMin="([\d.]+)".*?>(.*?)</line>', page, re.S)
    return [(float(top) / 72 * 25.4, re.sub(r"<[^>]*>|\s", "", words)) for top, words in found]


def test_the_pages_of_the_reference_bulletin_have_22_lines(pages):
    made = pages("reference")
    assert len(made) in (4, 5)  # four in the official faces, five where marks are wider
    for page in made[1:3]:
        assert sum(37 <= top <= 262 for top, _ in page) == 22


def test_the_colophon_stands_at_the_foot_of_the_last_page(pages):
    for name in ("reference", "full"):
        last = pages(name)[-1]
        (top,) = [top for top, words in last if "共印" in words]
        assert 251 < top < 260


def test_every_page_has_its_number(pages):
    for nth, page in enumerate(pages("full"), start=1):
        assert any(words == f"—{nth}—" and top > 262 for top, words in page)
