"""花脸稿 in LibreOffice: accepted the changes leave the new text, rejected the old."""

import random
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from benchmarks import made
from gazetteer_desk.export import exporting, redline
from tests.export import settled
from tests.export.test_redline import STAMP, changed


pytestmark = pytest.mark.render
PYTHON = "/usr/bin/python3"  # of the system: it has what LibreOffice is spoken to with
SEEDS = (0, 7, 13)


def lacking():
    """Return what is not there to ask LibreOffice with, "" where all is."""
    if shutil.which("soffice") is None:
        return "soffice is not installed"
    has = [PYTHON, "-c", "import uno"]
    if (
        not Path(PYTHON).exists()
        or subprocess.run(has, capture_output=True, check=False).returncode
    ):
        return "python3-uno is not installed"
    return ""


def test_libreoffice_settles_the_changes_into_both_versions(tmp_path):
    if why := lacking():
        pytest.skip(why)
    wanted, errands = {}, []
    for seed in SEEDS:
        old, plates = made.issue(seed)
        new = changed(old, random.Random(seed))
        source = tmp_path / f"{seed}.docx"
        source.write_bytes(redline.redline(old, new, plates, stamp=STAMP))
        for version, how in ((new, "Accept"), (old, "Reject")):
            target = tmp_path / f"{seed}-{how}.docx"
            wanted[target] = words(exporting.built(version, plates).data)
            errands += [str(source), str(target), how]
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    listening = f"--accept=socket,host=localhost,port={port};urp"
    with subprocess.Popen(
        [*office, "--norestore", listening], stdout=subprocess.DEVNULL
    ) as running:
        try:
            script = Path(__file__).with_name("office.py")
            subprocess.run([PYTHON, str(script), str(port), *errands], check=True, timeout=240)
        finally:
            running.terminate()
    for target, said in wanted.items():
        assert words(target.read_bytes()) == said


def words(data):
    """Return the words of each paragraph without white space, and whether it is in a table."""
    return [("".join(text.split()), inside) for _, text, inside in settled.paragraphs(data)]
