"""A folder of past issues comes in: each file ends somewhere, nothing twice, nothing lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer_desk.desk import reading_in, taking_in
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.rows import FileState
from gazetteer_desk.store import backup
from gazetteer_desk.store.engine import open_store
from tests.desk.children import Fake


ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr(reading_in, "Hands", Fake)


def put(folder: Path, *words: str) -> list[Path]:
    """Write files with these words; return their paths."""
    files = [folder / f"{nth}.txt" for nth in range(len(words))]
    for file, text in zip(files, words, strict=True):
        file.write_text(text, "utf-8")
    return files


def outcomes(steps) -> list[taking_in.Outcome]:
    return [step.outcome for step in steps if step.outcome]


def test_each_file_ends_taken_waiting_or_refused_and_in_its_order(store, tmp_path):
    files = put(tmp_path, "期03", "弹", "疑04", "余05", "期03 再来", "期06", "期03")
    steps = list(taking_in.take_in([*files, tmp_path / "没有"], taking_in.drawer(store)))
    assert (steps[-1].done, steps[-1].of) == (8, 8)
    found = outcomes(steps)
    assert [one.file.name for one in found] == [f.name for f in files] + ["没有"]
    assert [one.status.label for one in found] == [
        "收下", "未收", "待审", "待审", "待审", "收下", "收下", "未收",
    ]  # fmt: skip
    assert [one.reason for one in found] == [
        "",
        "这个文件超过上限，没有收。请删去大图片或分成几份再拖进来。",
        "日期要核对。",
        "有 1 处文字不知归哪一项。",
        "2026年第3期已在台账里，编号 1。",
        "",
        "",
        f"没有找到“{tmp_path / '没有'}”。",
    ]
    assert (found[6].is_known, found[6].entry) == (True, found[0].entry)
    assert len(Ledger(store).lines()) == 2


def test_what_somebody_declined_is_refused_with_his_reason(store, tmp_path):
    files = put(tmp_path, "疑04")
    drawer = taking_in.drawer(store)
    list(taking_in.take_in(files, drawer))
    drawer.decline(drawer.lines()[0].sha256, "是草稿")
    for steps in (taking_in.take_in(files, drawer), taking_in.look(files, drawer)):
        (one,) = outcomes(steps)
        assert (one.status, one.is_known) == (FileState.REFUSED, True)
        assert one.reason == "以前看过，定为不收。是草稿"


def test_a_dry_run_tells_the_same_and_writes_nothing(store, tmp_path):
    files = put(tmp_path, "期03", "弹", "疑04", "期03 再来", "期03")
    told = outcomes(taking_in.look(files, None))
    assert [one.status.label for one in told] == ["收下", "未收", "待审", "待审", "收下"]
    assert told[3].reason == "与“0.txt”期号相同。"
    assert told[4].is_known
    drawer = taking_in.drawer(store)
    assert outcomes(taking_in.look(files, drawer)) == told
    assert drawer.lines() == []
    done = outcomes(taking_in.take_in(files, drawer))
    again = outcomes(taking_in.look(files, drawer))
    assert [one.status for one in again] == [one.status for one in done]
    assert [one.is_known for one in again] == [True, False, True, True, True]


def test_what_is_cancelled_leaves_no_trace_and_goes_on_later(store, tmp_path):
    files = put(tmp_path, "期01", "等", "期02", "期03")
    drawer = taking_in.drawer(store)
    steps = taking_in.take_in(files, drawer)
    first = next(step for step in steps if step.outcome)
    assert next(steps).outcome is None  # it does not wait for what takes long
    steps.close()
    assert [line.name for line in drawer.lines()] == [first.outcome.file.name]
    files[1].write_text("期04", "utf-8")
    found = outcomes(taking_in.take_in(files, drawer))
    assert [one.is_known for one in found] == [True, False, False, False]
    assert drawer.counts()[FileState.TAKEN] == 4


def test_a_file_over_the_limit_is_never_held(store, tmp_path, monkeypatch):
    monkeypatch.setattr(reading_in, "LARGEST", 5)
    (one,) = outcomes(taking_in.take_in(put(tmp_path, "期12"[:1] * 9), taking_in.drawer(store)))
    assert one.status is FileState.REFUSED
    (line,) = taking_in.drawer(store).lines()
    assert (line.size, line.status) == (27, FileState.REFUSED)


_WORKER = """
import sys
from pathlib import Path
from gazetteer_desk.desk import reading_in, taking_in
from gazetteer_desk.store.engine import open_store
from tests.desk.children import Fake
reading_in.Hands = Fake
folder = Path(sys.argv[1])
files = sorted(folder.glob("*.txt"))
for step in taking_in.take_in(files, taking_in.drawer(open_store(folder / "desk.sqlite"))):
    print(step.done, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_killed_in_the_midst_it_goes_on_without_loss_or_double(store, tmp_path):
    files = put(tmp_path, *(f"{'期疑'[nth % 2]}{nth:02}" for nth in range(12)))
    worker = subprocess.Popen(
        [sys.executable, "-c", _WORKER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert worker.stdout is not None
    while int(worker.stdout.readline()) < 3:
        pass
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    drawer = taking_in.drawer(store)
    before = len(drawer.lines())
    assert 3 <= before <= 12
    found = outcomes(taking_in.take_in(files, drawer))
    assert sum(one.is_known for one in found) == before
    assert len(Ledger(store).lines()) == drawer.counts()[FileState.TAKEN] == 6
    assert drawer.counts()[FileState.REVIEW] == 6
    assert backup.verify(store) == []
