"""花脸稿 of two versions that the desk has: asked of `export`, with the store's pictures."""

import datetime as dt
from pathlib import Path

import msgspec

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import signing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.log import log


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What an issue is held against for its leader: what was signed, else an earlier 稿.

    `name` says which it is; `new_name` and `taken` are of the newest 稿.
    """

    bulletin: Bulletin
    name: str
    new_name: str
    taken: dt.datetime


def before(desk: Desk, entry: int) -> Before | None:
    """Return what the newest 稿 of an issue is held against, None where nothing is another.

    The words that were signed, where it was signed, else the last 稿 that says something else.
    """
    with desk.store.reading():
        newest, *older = desk.revisions(entry)
        now, name = desk.revision(newest.id), f"第{newest.nth}稿"
        standing = signing.standing(desk, entry)
        if standing.words is not None and standing.signed is not None:
            if edit.says_same(standing.words, now):
                return None
            of = f"{standing.signed.step}的第{standing.signed.nth}稿"
            return Before(bulletin=standing.words, name=of, new_name=name, taken=newest.taken)
        for line in older:
            if not edit.says_same(old := desk.revision(line.id), now):
                return Before(
                    bulletin=old, name=f"第{line.nth}稿", new_name=name, taken=newest.taken
                )
    return None


def redline(
    desk: Desk, old: Bulletin, new: Bulletin, to: Path, *, author: str, when: dt.datetime
) -> None:
    """Write what became of `old` in `new` to `to` as Word's tracked changes; raise `Known`.

    `author` and `when` are what Word says of every change.
    """
    from gazetteer_desk.export.redline import export_redline
    from gazetteer_desk.export.tracking import Stamp

    export_redline(
        old,
        new,
        {**desk.plates(old), **desk.plates(new)},
        to,
        stamp=Stamp(author, when.astimezone()),
        scheme=desk.scheme_of(new.masthead.series),
        templates=desk.shelf.folder,
    )
    log.info("redlined, %d articles", len(new.articles))
