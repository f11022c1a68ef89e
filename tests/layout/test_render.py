"""Lines and pages as LibreOffice shows them are those that were counted."""

import pytest

from benchmarks import rendering


pytestmark = pytest.mark.render
FEW, SEED = 3, 11


def test_lines_and_pages_are_those_that_libreoffice_shows(tmp_path):
    if lacking := rendering.lacking():
        pytest.skip(f"{lacking} is not installed")
    pytest.importorskip("PySide6")
    from benchmarks import agreement, standins

    issues, used = agreement.rendered(tmp_path, FEW, SEED)
    table = standins.widths(used)
    for issue in issues:
        found = agreement.compared(issue, table)
        assert found.counted == found.shown, found.name
        assert found.share > 0.9, (found.name, found.first)
