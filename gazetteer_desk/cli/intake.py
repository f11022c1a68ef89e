"""intake: foreign files, whole folders of them, into the history (往期入库)."""

import contextlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import flag, opened, start_log, written
from gazetteer_desk.cli.speech import say, tell


if TYPE_CHECKING:
    from collections.abc import Generator

    from gazetteer_desk.desk.taking_in import Outcome
    from gazetteer_desk.history.intake import IntakeDrawer


HELP = """\
把以前的简报收进历史库：Word、WPS、PDF、网页、文本文件，文件夹连同里面的一起收。
一期的刊名、期号、日期、题名、正文都认准了，期号又不与别的重复的，收下并归档；其余的待审，在窗口里看过再定。
以前收过的（内容完全相同），不再收。中途断了，再收一次同一个文件夹就接着收。

用法：gazetteer-desk intake PATH... [--json] [--dry-run]

选项：
  --json       一个文件打印一行 JSON：{"file", "status", "kind", "bulletin", "left_over",
               "warnings", "error"}；status 是 taken 收下、review 待审、refused 未收
  --dry-run    只看会怎样，不收
  --help       显示这份说明

有没收的文件，退出码是 1；没有，是 0。
"""


@written(
    "intake",
    HELP,
    click.Argument(["what"], nargs=-1, required=True, metavar="PATH"),
    flag("--json"),
    flag("--dry-run"),
)
def command(what: tuple[str, ...], *, json: bool, dry_run: bool) -> int:
    """Print a line a file and their sum; return 1 where one of them was refused."""
    from gazetteer_desk.desk import gathering
    from gazetteer_desk.history.rows import FileState

    gathered = gathering.gather(map(Path, what))
    counts: Counter[FileState] = Counter()
    known = 0
    with contextlib.closing(_outcomes(gathered.files, dry_run=dry_run)) as outcomes:
        for outcome in outcomes:
            counts[outcome.status] += 1
            known += outcome.is_known
            tell(_json(outcome) if json else _line(outcome))
    if not json:
        ends = FileState.TAKEN, FileState.REVIEW, FileState.REFUSED
        told = "，".join(f"{state.label} {counts[state]}" for state in ends)
        before = f"其中 {known} 个以前收过。" if known else ""
        tell(f"{counts.total()} 个文件：{told}。{before}")
    if gathered.left_out:
        say(f"另有 {gathered.left_out} 个隐藏的、临时的文件或链接，没有看。")
    return int(counts[FileState.REFUSED] > 0)


def _outcomes(files: tuple[Path, ...], *, dry_run: bool) -> "Generator[Outcome]":
    """Yield what becomes of each file; a dry run makes no store."""
    from gazetteer_desk.desk import taking_in

    with _drawer(dry_run=dry_run) as drawer:
        if dry_run or drawer is None:
            steps = taking_in.look(files, drawer)
        else:
            steps = taking_in.take_in(files, drawer)
        with contextlib.closing(steps):
            for step in steps:
                if step.outcome:
                    yield step.outcome


@contextlib.contextmanager
def _drawer(*, dry_run: bool) -> "Generator[IntakeDrawer | None]":
    from gazetteer_desk.desk import taking_in

    if dry_run and not paths.store_path().is_file():
        yield None
        return
    if not dry_run:
        start_log()
    with opened(create=not dry_run) as (store, _):
        yield taking_in.drawer(store)


def _line(outcome: "Outcome") -> str:
    """Return what became of a file on one line, and why."""
    said = [] if outcome.is_refused else [_became(outcome)]
    if outcome.is_known:
        said.append("以前收过。")
    if outcome.found and (label := outcome.found.recognised.bulletin.label):
        said.append(f"{label}。")
    return f"{outcome.file}：{''.join(said)}{outcome.reason}"


def _became(outcome: "Outcome") -> str:
    number = "" if outcome.entry is None else f"，编号 {outcome.entry}"
    return f"{outcome.status.label}{number}。"


def _json(outcome: "Outcome") -> str:
    import msgspec

    found = outcome.found
    value = {
        "file": str(outcome.file),
        "status": outcome.status,
        "kind": outcome.form,
        "bulletin": _bulletin(outcome),
        "left_over": [piece.words for piece in found.recognised.left_over] if found else [],
        "warnings": [] if outcome.is_refused else _warnings(outcome),
        "error": outcome.reason if outcome.is_refused else None,
    }
    return msgspec.json.encode(value).decode()


def _bulletin(outcome: "Outcome") -> Any:
    import msgspec

    from gazetteer_desk.bulletin import codec

    if outcome.found is None:
        return None
    return msgspec.Raw(codec.canonical(outcome.found.recognised.bulletin))


def _warnings(outcome: "Outcome") -> list[str]:
    """Return what to know of a file that was not refused: why it waits, what was left out."""
    remarks = outcome.found.document.remarks if outcome.found else ()
    return [*filter(None, ("以前收过。" if outcome.is_known else "", outcome.reason)), *remarks]
