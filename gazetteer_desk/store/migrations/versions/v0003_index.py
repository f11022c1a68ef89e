"""The index of all words, empty at first: it is filled in the background.

The statements are frozen: they are what every store was raised to version 3 by.
"""

from alembic import op


revision = "0003"
down_revision = "0002"

_STATEMENTS = (
    """CREATE TABLE indexed_article (
        id INTEGER NOT NULL,
        owner VARCHAR(16) NOT NULL,
        owner_id INTEGER NOT NULL,
        article_key VARCHAR NOT NULL,
        digest BLOB NOT NULL,
        CONSTRAINT pk_indexed_article PRIMARY KEY (id)
    )""",
    "CREATE INDEX ix_indexed_article_owner ON indexed_article (owner, owner_id)",
    (
        'CREATE VIRTUAL TABLE words USING fts5("text", "title", "column", "unit", "marks", '
        "content='', tokenize='ascii')"
    ),
    """CREATE TABLE indexed_source (
        owner VARCHAR(16) NOT NULL,
        owner_id INTEGER NOT NULL,
        revision_id INTEGER NOT NULL,
        CONSTRAINT pk_indexed_source PRIMARY KEY (owner, owner_id)
    )""",
    """CREATE TABLE index_state (
        id INTEGER NOT NULL,
        version INTEGER NOT NULL,
        is_whole BOOLEAN NOT NULL,
        CONSTRAINT pk_index_state PRIMARY KEY (id)
    )""",
    "INSERT INTO index_state VALUES (1, 0, 0)",
)


def upgrade() -> None:
    """Add the tables of version 3."""
    for statement in _STATEMENTS:
        op.execute(statement)
