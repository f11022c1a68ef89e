"""Whole errands without a window: each command is a process, as a script calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from gazetteer_desk import paths
from gazetteer_desk.bulletin import codec, edit, plain
from gazetteer_desk.store.engine import beside
from tests import make


pytestmark = pytest.mark.journey
GOLDEN = Path(__file__).parent.parent / "golden"


class Clerk:
    """Somebody at a terminal, with a store of their own."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "desk.sqlite"
        self.folder = folder

    def ask(self, *args: object) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = [sys.executable, "-m", "gazetteer_desk", "--store", self.store, *args]
        return subprocess.run(
            list(map(str, command)),
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "GAZETTEER_DESK_HOME": str(self.folder / "home")},
            check=False,
            timeout=120,
        )

    def do(self, *args: object) -> str:
        """Run a command that must succeed and say nothing but its answer."""
        done = self.ask(*args)
        assert (done.returncode, done.stderr) == (0, ""), args
        return done.stdout

    def value(self, *args: object) -> Any:
        """Run a command and return its answer as a value."""
        return json.loads(self.do(*args, "--json"))


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    return Clerk(tmp_path)


def words_of(path: Path) -> str:
    """Return the words of a Word file, tables and text boxes too, white space apart."""
    body = docx.Document(str(path)).element.body
    found = body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    return "".join("".join(run.text or "" for run in found).split())


def test_the_reference_bulletin_goes_in_is_found_and_comes_out_whole(clerk: Clerk, tmp_path: Path):
    assert clerk.do("add", GOLDEN / "reference.json") == "1\n"
    (line,) = clerk.value("list")
    assert (line["series"], line["number"], line["total"]) == ("四川省地方志工作简报", 62, 667)
    found = clerk.value("search", "四川方志大讲堂")
    assert (found["count"], found["hits"][0]["id"]) == (1, 1)

    out = tmp_path / "第62期.docx"
    clerk.do("export", 1, "-o", out)
    exported = words_of(out)
    bulletin, _ = codec.read((GOLDEN / "reference.json").read_bytes())
    at = 0
    for article in bulletin.articles:
        for _, words in plain.article_lines(article):
            wanted = "".join(words.split())
            at = exported.find(wanted, at)
            assert at >= 0, wanted
    for wanted in ("四川省地方志工作简报", "第62期", "（总第667期）", "（共印21份）"):
        assert wanted in exported


def test_an_issue_is_revised_and_the_next_one_made_from_it(clerk: Clerk, tmp_path: Path):
    clerk.do("add", paths.resources() / "sample.json")
    first, _ = codec.read(clerk.do("show", 1, "--json").encode())

    revised = tmp_path / "改.json"
    key = first.articles[0].key
    revised.write_bytes(codec.write(edit.change_article(first, key, subtitle="改过的副题")))
    assert clerk.do("add", "--revise", 1, revised) == "1\n"
    assert "改过的副题" in clerk.do("show", 1)

    following = tmp_path / "下期.json"
    following.write_bytes(codec.write(make.following(first)))
    assert clerk.do("add", following) == "2\n"
    assert [line["number"] for line in clerk.value("list")] == [13, 12]

    clash = tmp_path / "重.json"
    clash.write_bytes(codec.write(make.bulletin("另一篇", number=13, total=145)))
    done = clerk.ask("add", clash)
    assert (done.returncode, done.stdout) == (0, "3\n")
    assert "与编号 2 的期号重复" in done.stderr


def test_a_ruined_store_comes_back_from_its_backup_and_from_its_journal(clerk: Clerk):
    clerk.do("add", paths.resources() / "sample.json")
    shown = clerk.do("show", 1, "--json")
    clerk.do("backup")
    clerk.store.write_bytes(os.urandom(clerk.store.stat().st_size))
    assert clerk.ask("show", 1).returncode == 1
    clerk.do("restore")
    assert clerk.do("show", 1, "--json") == shown
    clerk.do("verify")

    for path in (beside(clerk.store) / "backups").iterdir():
        path.unlink()
    for given in ((), ("--journal",)):  # without a backup the journal is what there is
        clerk.store.unlink()
        clerk.do("restore", *given)
        assert clerk.do("show", 1, "--json") == shown


def test_nothing_is_overwritten_by_what_cannot_be_done(clerk: Clerk, tmp_path: Path):
    out = tmp_path / "出.docx"
    out.write_bytes(b"the clerk's own")
    clerk.store.write_text("这不是数据库" * 1000, "utf-8")
    before = clerk.store.read_bytes()
    for args in (
        ["add", paths.resources() / "sample.json"],
        ["list"],
        ["export", 1, "-o", out],
        ["verify"],
        ["backup", tmp_path / "备.sqlite"],
    ):
        done = clerk.ask(*args)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
    assert clerk.store.read_bytes() == before
    assert out.read_bytes() == b"the clerk's own"
