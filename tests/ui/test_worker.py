"""The queues: answers on the screen's thread, the newest question only, nothing lost."""

import threading

import pytest
from PySide6.QtCore import QThread

from gazetteer_desk.errors import DiskFull, Known
from ui.worker import Worker


@pytest.fixture
def worker(qapp):
    worker = Worker()
    yield worker
    worker.close()


def test_answers_come_back_on_the_screens_thread_in_order(worker, qtbot):
    answers: list[tuple[int, bool]] = []
    here = QThread.currentThread()
    for number in range(200):
        worker.write(
            lambda n=number: n, lambda n: answers.append((n, QThread.currentThread() is here))
        )
    qtbot.waitUntil(lambda: len(answers) == 200)
    assert answers == [(n, True) for n in range(200)]


def test_a_job_does_not_run_on_the_screens_thread(worker, qtbot):
    names: list[str] = []
    worker.work(lambda: threading.current_thread().name, names.append)
    qtbot.waitUntil(lambda: bool(names))
    assert names[0].startswith("work")


def test_only_the_newest_question_of_a_topic_is_answered(worker, qtbot):
    gate = threading.Event()
    answers: list[str] = []
    worker.read(lambda: gate.wait(5), lambda _: answers.append("first"), topic="search")
    worker.read(lambda: "old", answers.append, topic="search")
    worker.read(lambda: "new", answers.append, topic="search")
    worker.read(lambda: "else", answers.append, topic="ledger")
    gate.set()
    qtbot.waitUntil(lambda: "else" in answers)
    assert answers == ["new", "else"]


def test_a_topic_is_one_of_its_queue(worker, qtbot):
    answers: list[str] = []
    worker.read(lambda: "counted", answers.append, topic="pages")
    worker.draw(lambda: "placed", answers.append, topic="pages")
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert sorted(answers) == ["counted", "placed"]


def refuse() -> None:
    raise DiskFull("磁盘满了。")


def test_a_known_failure_goes_to_who_asked_or_to_whoever_listens(worker, qtbot):
    told: list[Known] = []
    unseen: list[Known] = []
    worker.failed_unseen.connect(unseen.append)
    worker.write(refuse, lambda _: None, told.append)
    worker.write(refuse, lambda _: None)
    qtbot.waitUntil(lambda: bool(unseen))
    assert isinstance(told[0], DiskFull)
    assert isinstance(unseen[0], DiskFull)


def test_a_bug_in_a_job_is_raised_on_the_screens_thread(worker, qtbot):
    with qtbot.captureExceptions() as caught:
        worker.write(lambda: 1 // 0, lambda _: None)
        worker.drain()
    assert caught[0][0] is ZeroDivisionError


def test_a_question_asked_after_the_end_is_not_answered():
    worker = Worker()
    worker.close()
    answers: list[int] = []
    worker.read(lambda: 1, answers.append, topic="search")
    worker.drain()
    assert answers == []


def test_draining_waits_for_what_answers_ask_for_in_turn(worker):
    done: list[int] = []
    worker.write(lambda: 1, lambda n: worker.write(lambda: n + 1, done.append))
    worker.drain()
    assert done == [2]


def test_a_job_alone_waits_for_what_runs_and_lets_nothing_begin(worker, qtbot):
    order: list[str] = []
    gate, begun = threading.Event(), threading.Event()
    worker.read(
        lambda: (begun.set(), gate.wait(5), order.append("asked")), lambda _: None, topic="a"
    )
    assert begun.wait(5)
    worker.alone(lambda: order.append("alone"), lambda _: None)
    worker.read(lambda: order.append("asked later"), lambda _: None, topic="b")
    worker.work(lambda: order.append("worked"), lambda _: None)
    assert order == []
    gate.set()
    worker.drain()
    assert order[:2] == ["asked", "alone"]
    assert sorted(order[2:]) == ["asked later", "worked"]


def test_after_a_job_alone_that_failed_the_queues_go_on(worker, qtbot):
    def fail() -> None:
        raise DiskFull("磁盘满了。")

    told: list[object] = []
    worker.alone(fail, told.append, told.append)
    worker.read(lambda: "answer", told.append, topic="b")
    worker.drain()
    assert [str(one) for one in sorted(told, key=str)] == ["answer", "磁盘满了。"]
