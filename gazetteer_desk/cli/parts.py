"""What several commands share."""

import contextlib
import unicodedata
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer_desk import paths
from gazetteer_desk.cli.wording import Misused


if TYPE_CHECKING:
    from gazetteer_desk.bulletin.codec import Plates
    from gazetteer_desk.bulletin.issue import Bulletin
    from gazetteer_desk.bulletin.scheme import Scheme
    from gazetteer_desk.history.ledger import Ledger
    from gazetteer_desk.store.engine import Store


LARGEST_ID = 2**63 - 1


class Written(click.Command):
    """A command whose help is written by hand: click's own is English and breaks no Chinese."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help as it stands."""
        return (self.help or "").rstrip()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a mistake among them knows whose they were."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class EntryId(click.ParamType[int]):
    """The number of an entry, as `add` and `list` print it."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or refuse what is none."""
        if isinstance(value, int):
            return value
        if not is_id(str(value)):
            raise Misused(f"“{value}”不是编号；编号是 add、list 打印的数。", ctx)
        return min(int(str(value)[-40:]), LARGEST_ID)


def is_id(words: str) -> bool:
    """Return whether some words are the number of an entry."""
    return words.isascii() and words.isdigit()


def written(
    name: str, text: str, *params: click.Parameter, kind: type[Written] = Written
) -> Callable[[Callable[..., int | None]], Written]:
    """Make the decorated function a command; `text` is its help, `params` what it takes."""

    def made(function: Callable[..., int | None]) -> Written:
        return kind(name, callback=function, params=list(params), help=text)

    return made


def flag(name: str) -> click.Option:
    """Return an option without a value."""
    return click.Option([name], is_flag=True)


@contextlib.contextmanager
def opened(*, create: bool = True) -> "Generator[tuple[Store, Ledger]]":
    """Give the store and its ledger, and close them."""
    from gazetteer_desk.history.ledger import Ledger
    from gazetteer_desk.store.engine import open_store

    store = open_store(paths.store_path(), create=create)
    try:
        yield store, Ledger(store, (_follow, _index))
    finally:
        store.close()


def _follow(*kept: Any) -> None:
    from gazetteer_desk.history import placing  # late: whoever only reads needs no more rows

    placing.follow(*kept)


def _index(*kept: Any) -> None:
    from gazetteer_desk.search import index

    index.follow(*kept)


def read_file(path: Path) -> "tuple[Bulletin, Plates]":
    """Return the bulletin in an exchange file, and its pictures."""
    from gazetteer_desk.bulletin import codec
    from gazetteer_desk.files import read_whole

    return codec.read(read_whole(path, limit=codec.LARGEST))


def issue_of(what: str, context: click.Context) -> "tuple[Bulletin, Plates, Scheme]":
    """Return an issue by its ID or from its exchange file, its pictures, what its series prints.

    An exchange file needs no store, and none is opened.
    """
    from gazetteer_desk.bulletin.scheme import Scheme

    if not is_id(what):
        return *read_file(Path(what)), Scheme()
    from gazetteer_desk.bulletin.issue import plates_of
    from gazetteer_desk.directory.series import Directory

    entry = EntryId().convert(what, None, context)
    with opened(create=False) as (store, ledger):
        _, bulletin = ledger.head(entry)
        wanted = plates_of(bulletin)
        scheme = Directory(store).scheme_of(bulletin.masthead.series)
        return bulletin, ledger.plates(wanted) if wanted else {}, scheme


def start_log() -> None:
    """Let the log of deeds begin: only for commands that change something."""
    from gazetteer_desk import log

    log.start(paths.data_dir() / "logs")


def one_line(trouble: Exception) -> str:
    """Return the sentence of a known trouble on one line."""
    return " ".join(str(trouble).split())


def as_json(value: object) -> str:
    """Return a value as JSON for programs, readable for people."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=1)


def aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Return the rows in columns, a Han character counted as two places wide."""
    wide = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, wide, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def looks() -> "tuple[click.Option, ...]":
    """Return the options that change for once what a series prints."""
    return (
        click.Option(["--template"], metavar="NAME"),
        click.Option(["--contents/--no-contents"], default=None),
        click.Option(["--page-numbers"], type=click.Choice(["dashes", "plain", "none"])),
    )


def chosen_scheme(
    scheme: "Scheme", *, template: str | None, contents: bool | None, page_numbers: str | None
) -> "Scheme":
    """Return what a series prints, save what was chosen on the command line."""
    from msgspec.structs import replace

    from gazetteer_desk.bulletin.scheme import PageNumbers

    return replace(
        scheme,
        template=template or scheme.template,
        contents=scheme.contents if contents is None else contents,
        page_numbers=PageNumbers(page_numbers or scheme.page_numbers),
    )
