"""The series of an office (刊), and what each of them prints."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import choices
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.directory.tables import Series
from gazetteer_desk.errors import BadScheme, Known
from gazetteer_desk.log import log
from gazetteer_desk.store.engine import Store


class Directory:
    """The series in one store. A series is there as soon as an issue of it is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def series(self) -> list[str]:
        """Return the names of all series, in the order in which they are offered."""
        with self._store.reading() as session:
            return list(session.scalars(select(Series.name).order_by(Series.place, Series.id)))

    def scheme_of(self, name: str) -> Scheme:
        """Return the choices of a series; one that has made none prints as usual."""
        with self._store.reading() as session:
            kept = session.scalar(select(Series.scheme).where(Series.name == name))
        if not kept:
            return Scheme()
        try:
            return choices.read(kept.encode())
        except BadScheme as error:
            raise BadScheme(f"“{name}”的{error.message}", "请在设置里重新选一次。") from error

    def set_scheme(self, name: str, scheme: Scheme) -> None:
        """Keep the choices of a series, which is entered where it is new."""
        with self._store.writing() as session:
            entered(session, name).scheme = choices.write(scheme).decode()
        log.info("choices of a series kept")


def entered(session: Session, name: str) -> Series:
    """Return the row of a series, which is entered where it is new; raises `Known` without one."""
    if not name.strip():
        raise Known("还没有刊名，没有存。", "请先填刊名。")
    row = session.scalar(select(Series).where(Series.name == name))
    if row is None:
        session.add(row := Series(name=name))
        session.flush()
    return row
