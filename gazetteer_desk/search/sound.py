"""Is the index itself sound? What SQLite keeps of it may be damaged like everything else."""

from sqlalchemy.exc import DatabaseError

from gazetteer_desk.log import log, where
from gazetteer_desk.search import index
from gazetteer_desk.store.engine import Store


_CHECK = "INSERT INTO words(words) VALUES ('integrity-check')"  # it writes nothing


def doubt_if_damaged(store: Store) -> bool:
    """Call the index doubtful where its own check finds fault; tell whether it did.

    Then searches read everything, and `index.catch_up` makes it anew.
    """
    with store.writing() as session:
        try:
            with session.begin_nested():
                session.connection().exec_driver_sql(_CHECK)
        except DatabaseError as error:
            log.error("the index is damaged: %s", where(error))
            index.doubt(session)
            return True
    return False
