"""The written parts of fixed bulletins, kept as files: a difference here is one on the page.

`GAZETTEER_DESK_GOLDEN=write pytest tests/export/test_golden.py` writes them anew.
"""

import io
import os
import re
import zipfile

import pytest

from gazetteer_desk.export import exporting
from tests.export import issues


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def by_line(part):
    """Return XML with a line for each paragraph, row, table and style, so that it can be read."""
    return re.sub(r"><(?=(?:w:p|w:tr|w:tbl|w:style|w:sectPr|w:docDefaults)[ >])", ">\n<", part)


@pytest.mark.parametrize("name", issues.ALL)
@pytest.mark.parametrize("part", ["document", "styles", "footer1", "core"])
def test_the_written_parts_are_those_of_the_golden_file(name, part):
    bulletin, plates = issues.ALL[name]()
    folder = "docProps" if part == "core" else "word"
    data = parts(exporting.built(bulletin, plates).data)[f"{folder}/{part}.xml"]
    written = by_line(data.decode()) + "\n"
    golden = issues.GOLDEN / "export" / f"{name}.{part}.xml"
    if os.environ.get("GAZETTEER_DESK_GOLDEN") == "write":
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")
