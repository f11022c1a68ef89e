import contextlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from gazetteer_desk.bulletin.body import Kind, Table, paragraph
from gazetteer_desk.bulletin.find import Query
from gazetteer_desk.errors import Known
from gazetteer_desk.hands import Hands
from gazetteer_desk.intake.refusals import Refused, Why
from tests import make


@pytest.fixture(scope="module")
def hands():
    made = Hands()
    made.warm()
    yield made
    made.close()


def test_html_and_text_come_back_as_values(hands: Hands) -> None:
    handed = hands.html("<p>一、总体情况</p><img src='file:///etc/passwd'>".encode())
    assert handed.body == (paragraph("一、总体情况", Kind.HEADING1),)
    assert handed.plates == {}
    assert len(handed.remarks) == 1
    assert hands.text("　　甲\n乙".encode("gb18030")).body == (paragraph("甲"), paragraph("乙"))


def test_the_same_child_serves_many(hands: Hands) -> None:
    hands.html(b"<p>a")
    child = hands.pid
    for _ in range(20):
        hands.html(b"<p>a")
    assert hands.pid == child


@pytest.mark.parametrize(
    "data",
    [
        b"<table><tr><td>" * 5000,
        b"<table><tr><td colspan=10000000>x<td>y</table>",
        b"<p>" + b"a b " * 5_000_000,
        b"<div>" * 1_000_000,
        os.urandom(200_000),
    ],
    ids=["nested", "spans", "20 MB", "deep", "noise"],
)
def test_hostile_bytes_end_in_a_value_or_a_sentence(hands: Hands, data: bytes) -> None:
    started = time.monotonic()
    with contextlib.suppress(Known):
        handed = hands.html(data)
        assert all(
            isinstance(one.text if not isinstance(one, Table) else "", str) for one in handed.body
        )
    assert time.monotonic() - started < 8
    assert hands.html("<p>甲".encode()).body == (paragraph("甲"),)


def test_what_is_too_big_never_reaches_the_child() -> None:
    hands = Hands(["/nonexistent"])
    with pytest.raises(Known, match="剪贴板有 60 MB，超过上限，没有粘贴。"):
        hands.html(b"x" * 60_000_000)
    assert hands.pid is None


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_child_killed_in_mid_job_is_a_sentence_and_is_replaced() -> None:
    hands = Hands([sys.executable, "-c", _SLEEPER])
    hands.warm()
    child = hands.pid
    assert child is not None
    threading.Timer(0.3, os.kill, (child, signal.SIGKILL)).start()
    with pytest.raises(Known, match="没有粘贴"):
        hands.html(b"<p>sleep", deadline_s=20)
    hands.warm()
    assert hands.pid not in (None, child)
    hands.close()


def test_a_child_that_hangs_is_killed_at_the_deadline() -> None:
    hands = Hands([sys.executable, "-c", _SLEEPER])
    hands.warm()
    started = time.monotonic()
    with pytest.raises(Known, match="秒还没读完"):
        hands.html(b"<p>sleep", deadline_s=0.3)
    assert time.monotonic() - started < 3
    assert hands.pid is None


def test_a_child_that_talks_nonsense_is_a_sentence() -> None:
    hands = Hands([sys.executable, "-c", "import sys; sys.stdout.write('nonsense' * 9)"])
    with pytest.raises(Known):
        hands.html(b"<p>x")
    hands.close()


def test_the_child_is_replaced_after_many_jobs(monkeypatch) -> None:
    monkeypatch.setattr("gazetteer_desk.hands._MOST_JOBS", 3)
    hands = Hands()
    children = set()
    for _ in range(4):
        hands.text(b"x")
        children.add(hands.pid)
    hands.close()
    assert len(children - {None}) == 2


def test_a_child_that_is_slow_to_start_costs_the_job_none_of_its_time() -> None:
    hands = Hands([sys.executable, "-c", f"import time; time.sleep(2.5)\n{_SLEEPER}"])
    assert hands.text("甲".encode(), deadline_s=2).body == (paragraph("甲"),)
    child = hands.pid
    assert child is not None
    os.kill(child, signal.SIGTERM)
    hands._child.wait()
    assert hands.text("乙".encode(), deadline_s=2).body == (paragraph("乙"),)
    hands.close()


# A child whose jobs sleep; it answers pings as the true one does.
_SLEEPER = """
import time
from pathlib import Path
from gazetteer_desk import child
answer = child._do
child._do = lambda job: time.sleep(60) if job.task == "html" else answer(job)
child.serve()
"""


def test_a_picture_left_for_the_clipboard_comes_through(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corner = tmp_path / "msohtmlclip1" / "01"
    corner.mkdir(parents=True)
    (corner / "clip_image001.png").write_bytes(make.png())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    source = (corner / "clip_image001.png").as_uri()
    assert list(hands.html(f"<img src='{source}'>".encode()).plates.values()) == [make.png()]


def test_lines_are_joined_and_rows_are_a_table_in_the_child(hands: Hands) -> None:
    assert isinstance(hands.text("甲\t乙\n丙\t丁".encode()).body[0], Table)
    assert len(hands.text("甲\t乙\n丙\t丁".encode(), plain=True).body) == 2


def test_a_pattern_is_looked_for_in_the_child(hands: Hands) -> None:
    assert hands.find(["甲", "3月5日"], Query(r"(\d)月", regex=True)) == [(1, ((0, 2), (0, 1)))]
    with pytest.raises(Known, match="没有写完整"):
        hands.find(["甲"], Query("(", regex=True))


def test_a_pattern_without_end_is_given_up(hands: Hands) -> None:
    started = time.monotonic()
    with pytest.raises(Known, match="要试的情况太多"):
        hands.find(["a" * 60 + "。"], Query("(a+)+$", regex=True), deadline_s=1)
    assert time.monotonic() - started < 5
    assert hands.find(["甲"], Query("甲", regex=True)) == [(0, ((0, 1),))]


def test_a_file_comes_back_as_what_it_is_or_as_a_reason(hands: Hands) -> None:
    found = hands.take_in("关于编修县志的报告\n\n　　正文一段。".encode())
    assert found.document.form == "txt"
    assert found.recognised.bulletin.articles
    for data, why in ((os.urandom(999), Why.OTHER_KIND), (b"PK\3\4" + b"x" * 99, Why.DAMAGED)):
        with pytest.raises(Refused) as refused:
            hands.take_in(data)
        assert refused.value.why is why
    with pytest.raises(Refused) as refused:
        hands.take_in(b"x" * 50_000_001)
    assert refused.value.why is Why.TOO_LARGE


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("seconds", "why"), [(0.3, Why.TOO_LARGE), (20, Why.DAMAGED)])
def test_a_file_that_hangs_or_breaks_the_child_is_refused(seconds: float, why: Why) -> None:
    hands = Hands([sys.executable, "-c", _SLEEPER.replace('"html"', '"intake"')])
    hands.warm()
    if why is Why.DAMAGED:
        threading.Timer(0.3, hands.break_off).start()
    with pytest.raises(Refused) as refused:
        hands.take_in(b"x", deadline_s=seconds)
    assert refused.value.why is why
    hands.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a bound of Linux")
def test_a_file_may_not_fill_the_memory(hands: Hands) -> None:
    hungry = Hands([sys.executable, "-c", _HUNGRY])
    with pytest.raises(Refused) as refused:
        hungry.take_in(b"x")
    assert refused.value.why is Why.TOO_LARGE
    hungry.close()


# A child that fills its memory with the file: no more than it may.
_HUNGRY = """
from gazetteer_desk import child
from gazetteer_desk.intake import found
found.find = lambda data: data * (600 << 20)
child.serve()
"""
