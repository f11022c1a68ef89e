"""intake: foreign files, whole folders of them, into the history (往期入库)."""

import contextlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.parts import flag, opened, start_log, written
from gazetteer_desk.cli.speech import say, tell
from gazetteer_desk.cli.wording import Misused


if TYPE_CHECKING:
    from collections.abc import Generator

    from gazetteer_desk.desk.taking_in import Outcome, Step


HELP = """\
把以前的简报收进历史库：Word、WPS、PDF、网页、文本文件，文件夹连同里面的一起收。
一期的刊名、期号、日期、题名、正文都认准了，期号又不与别的重复的，收下并归档；其余的待审，在窗口里看过再定。
以前收过的（内容完全相同），不再收。中途断了，再收一次同一个文件夹，或不写 PATH，就接着收。

用法：gazetteer-desk intake PATH... [--json] [--dry-run]
      gazetteer-desk intake [--json]               接着收上次没收完的

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
    click.Argument(["what"], nargs=-1, metavar="PATH"),
    flag("--json"),
    flag("--dry-run"),
)
def command(what: tuple[str, ...], *, json: bool, dry_run: bool) -> int:
    """Print a line a file and their sum; return 1 where one of them was refused."""
    from gazetteer_desk.desk import gathering
    from gazetteer_desk.history.rows import FileState

    asked = _asked(what)
    gathered = gathering.gather(asked)
    counts: Counter[FileState] = Counter()
    known = 0
    steps = _foretold(gathered.files) if dry_run else _taken_in(gathered.files, asked)
    with contextlib.closing(steps) as outcomes:
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


def _asked(what: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the paths named, or those that were coming in when the program broke off."""
    from gazetteer_desk.desk import begun
    from gazetteer_desk.store.engine import beside

    found = tuple(map(Path, what)) or begun.left(beside(paths.store_path()))
    if not found:
        raise Misused("缺少 PATH；上次也没有没收完的。", click.get_current_context())
    return found


def _taken_in(files: tuple[Path, ...], asked: tuple[Path, ...]) -> "Generator[Outcome]":
    """Take the files in; yield what becomes of each."""
    from gazetteer_desk.desk import begun, taking_in

    start_log()
    with opened() as (store, _):
        begun.note(store.beside, tuple(one.absolute() for one in asked))
        yield from _outcomes(taking_in.take_in(files, taking_in.drawer(store)))
        begun.forget(store.beside)


def _foretold(files: tuple[Path, ...]) -> "Generator[Outcome]":
    """Yield what would become of each file; no store is made."""
    from gazetteer_desk.desk import taking_in

    if not paths.store_path().is_file():
        yield from _outcomes(taking_in.look(files, None))
        return
    with opened(create=False) as (store, _):
        yield from _outcomes(taking_in.look(files, taking_in.drawer(store)))


def _outcomes(steps: "Generator[Step]") -> "Generator[Outcome]":
    with contextlib.closing(steps):
        for step in steps:
            if step.outcome:
                yield step.outcome


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
