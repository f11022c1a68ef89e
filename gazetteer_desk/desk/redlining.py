"""花脸稿 of two versions that the desk has: asked of `export`, with the store's pictures."""

import datetime as dt
from pathlib import Path

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.log import log


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
        stamp=Stamp(author, when),
        scheme=desk.scheme_of(new.masthead.series),
        templates=desk.shelf.folder,
    )
    log.info("redlined, %d articles", len(new.articles))
